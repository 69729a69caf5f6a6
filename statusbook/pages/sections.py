"""House prose as the stage's Markdown: links relative, RFCs linked, citation marks at the sentence's end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup, escape

from statusbook.facts.rfcs import Rfc, citations
from statusbook.house.exchange import PARTICIPANTS, speakers
from statusbook.house.inline import InlineSpan, spans_of
from statusbook.house.reference import Reference
from statusbook.house.section import Fence, Section
from statusbook.pages.sequence import draw_exchange
from statusbook.registry.record import CitedSentence
from statusbook.statements.statement import Statement
from statusbook.urls import anchors, relative_link

_ENGLISH_LINK = re.compile(r"\[\d{3} [A-Z][A-Za-z' -]*\]")
"""A link whose words are a code and its reason phrase, [404 Not Found]: it is marked as English for screen readers."""

_CODE_SPAN = re.compile(r"`([^`]+)`")  # `Retry-After`
_HANGUL = re.compile(r"[ㄱ-ㅎㅏ-ㅣ가-힣]")
_WORD = re.compile(r"\b[A-Za-z][a-z]+\b")  # Not, found; no GET, no HTTP: acronyms are Korean's too


@dataclass(slots=True)
class Marks:
    """Numbers the notes a page cites, in the order in which they are first cited."""

    cited: list[tuple[Statement, ...]] = field(default_factory=list)

    def mark(self, citing: tuple[Statement, ...]) -> str:
        """Gives the superscript mark of one sentence; the sources' list takes its number."""
        self.cited.append(citing)
        number = len(self.cited)
        notes = len({statement.source for statement in citing})
        return (
            f'<sup class="sb-cite" id="{anchors.cite(number)}"><a href="#{anchors.cited(number)}" '
            f'aria-label="출처 {number}: 노트 {notes}개">{number}</a></sup>'
        )


def render_section(
    section: Section,
    *,
    origin: str,
    rfcs: Mapping[int, Rfc],
    cited: Sequence[CitedSentence] = (),
    marks: Marks | None = None,
) -> Markup:
    """Gives a section's Markdown, ready for the stage."""
    cuts = _exchanges(section)
    for one in cited:
        if one.sentence.anchor == section.anchor and one.citing:
            cuts.append((one.sentence.end, one.sentence.end, marks.mark(one.citing) if marks else ""))
    spans = [InlineSpan(start=code.start, end=code.end) for code in section.code_spans]
    spans += [InlineSpan(start=link.start, end=link.end, target=link.target) for link in section.links]
    spans.sort(key=lambda span: span.start)
    parts, place = [], 0
    for start, end, text in sorted(cuts, key=lambda cut: (cut[0], cut[1])):
        parts += [_linked(section.markdown, place, start, spans, origin, rfcs), text]
        place = end
    parts.append(_linked(section.markdown, place, len(section.markdown), spans, origin, rfcs))
    return Markup("".join(parts).strip())


def _exchanges(section: Section) -> list[tuple[int, int, str]]:
    """The fences as they are staged; the picture of an exchange comes before its first message."""
    messages = [fence for fence in section.fences if fence.info.split(" ")[0] in ("http", "event")]
    runs: list[list[int]] = []
    fences = list(section.fences)
    for index, fence in enumerate(fences):
        if fence not in messages:
            continue
        joined = runs and runs[-1][-1] == index - 1
        between = section.markdown[fences[index - 1].end : fence.start] if joined else "x"
        if joined and not between.strip():
            runs[-1].append(index)
        else:
            runs.append([index])
    first_of = {run[0]: [fences[index] for index in run] for run in runs}
    cuts = []
    for index, fence in enumerate(fences):
        kind = fence.info.split(" ")[0]
        picture = f"{draw_exchange(first_of[index])}\n\n" if index in first_of else ""
        if kind == "event":
            text = picture + f'<p class="sb-event">{escape(fence.text.strip())}</p>'
        elif kind == "http":
            text = f'{picture}```http title="{_spoken(fence)}"\n{fence.text}```'
        else:
            language = {"log": "text"}.get(kind, kind)
            text = f"```{language}\n{fence.text}```"
        cuts.append((fence.start, fence.end, text))
    return cuts


def _spoken(fence: Fence) -> str:
    """Who says a message to whom, as the line above it shows."""
    sender, receiver = (PARTICIPANTS.get(name or "", name) for name in speakers(fence))
    return f"{sender} → {receiver}"


def _linked(
    markdown: str, start: int, end: int, spans: Iterable[InlineSpan], origin: str, rfcs: Mapping[int, Rfc]
) -> str:
    """Gives a stretch of Markdown: links made relative, RFCs outside links and code made links; spans come in order."""
    parts, place = [], start
    for span in spans:
        if start <= span.start and span.end <= end:
            parts.append(_cite_rfcs(markdown[place : span.start], rfcs))
            parts.append(_relative(markdown[span.start : span.end], span.target, origin))
            place = span.end
    parts.append(_cite_rfcs(markdown[place:end], rfcs))
    return "".join(parts)


def _relative(markdown: str, target: str | None, origin: str) -> str:
    if target is None:
        return markdown
    if target.startswith("/"):
        markdown = f"{markdown.removesuffix(f'{target})')}{relative_link(origin, target, ending='md')})"
    return f'{markdown}{{: lang="en" }}' if _ENGLISH_LINK.match(markdown) else markdown


def _cite_rfcs(markdown: str, rfcs: Mapping[int, Rfc]) -> str:
    parts, place = [], 0
    for match, number, section in citations(markdown):
        if number in rfcs:
            parts += [markdown[place : match.start()], f"[{match[0]}]({rfcs[number].url(section)})"]
            place = match.end()
    return "".join([*parts, markdown[place:]])


def render_inline(text: str, *, origin: str, rfcs: Mapping[int, Rfc]) -> Markup:
    """Gives one line of house Markdown (a question, a rule, a table cell) as Markdown for the stage."""
    return Markup(_linked(text, 0, len(text), spans_of(text), origin, rfcs))


def reference_html(reference: Reference, rfcs: Mapping[int, Rfc]) -> Markup:
    """Gives a reference as a link to the section it names."""
    rfc = rfcs.get(reference.rfc) if reference.rfc else None
    url = rfc.url(reference.section) if rfc else reference.url
    return Markup('<a href="{}">{}</a>').format(url, reference.label) if url else escape(reference.label)


def statement_html(text: str) -> Markup:
    """Gives a statement's text as markup: everything escaped, backtick spans as code, English marked as English.

    A text is English if it has no Hangul and more than one English word: a single one is often a name.
    """
    markup = Markup(_CODE_SPAN.sub(r"<code>\1</code>", str(escape(text))))
    spoken = _CODE_SPAN.sub("", text)
    is_english = not _HANGUL.search(spoken) and len(_WORD.findall(spoken)) > 1
    return Markup('<span lang="en">{}</span>').format(markup) if is_english else markup
