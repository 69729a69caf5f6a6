"""House prose as the stage's Markdown: links relative, RFCs linked, citation marks at the sentence's end."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup, escape

from statusbook.facts.rfcs import Rfc, citations
from statusbook.house.exchange import PARTICIPANTS, speakers
from statusbook.house.prose import Fence, Section
from statusbook.house.reference import Reference
from statusbook.pages.sequence import draw_exchange
from statusbook.registry.record import CitedSentence
from statusbook.statements.statement import Statement
from statusbook.urls import anchors, relative_link

_PERMALINK = re.compile(r"(\]\()(/[^)\s]*)(\))")  # the target in [404 Not Found](/404/#client)
_SHIELDED = re.compile(r"`[^`]*`|\[(?:[^\[\]]|\[[^\]]*\])*\]\([^)]*\)")
"""Code spans and whole links, brackets in their words included: an RFC named inside is not linked a second time."""

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
    fences = _exchanges(section)
    ends = [(c.sentence.end, c.citing) for c in cited if c.sentence.anchor == section.anchor and c.citing]
    parts, place = [], 0
    marked = sorted([*((end, citing) for end, citing in ends)], key=lambda pair: pair[0])
    cuts: list[tuple[int, int, str]] = [(start, end, text) for start, end, text in fences]
    for end, citing in marked:
        cuts.append((end, end, marks.mark(citing) if marks else ""))
    for start, end, text in sorted(cuts, key=lambda cut: (cut[0], cut[1])):
        parts += [_linked(section.markdown[place:start], origin, rfcs), text]
        place = end
    parts.append(_linked(section.markdown[place:], origin, rfcs))
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


def _linked(markdown: str, origin: str, rfcs: Mapping[int, Rfc]) -> str:
    parts, place = [], 0
    for shielded in _SHIELDED.finditer(markdown):
        parts.append(_cite_rfcs(markdown[place : shielded.start()], rfcs))
        parts.append(_relative(shielded[0], origin))
        place = shielded.end()
    parts.append(_cite_rfcs(markdown[place:], rfcs))
    return "".join(parts)


def _relative(markdown: str, origin: str) -> str:
    if markdown.startswith("`"):
        return markdown
    link = _PERMALINK.sub(lambda match: match[1] + relative_link(origin, match[2], ending="md") + match[3], markdown)
    return f'{link}{{: lang="en" }}' if _ENGLISH_LINK.match(link) else link


def _cite_rfcs(markdown: str, rfcs: Mapping[int, Rfc]) -> str:
    parts, place = [], 0
    for match, number, section in citations(markdown):
        if number in rfcs:
            parts += [markdown[place : match.start()], f"[{match[0]}]({rfcs[number].url(section)})"]
            place = match.end()
    return "".join([*parts, markdown[place:]])


def render_inline(text: str, *, origin: str, rfcs: Mapping[int, Rfc]) -> Markup:
    """Gives one line of house Markdown (a question, a rule, a table cell) as Markdown for the stage."""
    return Markup(_linked(text, origin, rfcs))


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
