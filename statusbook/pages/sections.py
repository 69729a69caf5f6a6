"""House prose as HTML for the page: links relative, RFCs linked, citation marks at the sentence's end."""

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
from statusbook.pages.house_html import block_html, code_html, inline_html
from statusbook.pages.sequence import draw_exchange
from statusbook.registry.record import CitedSentence
from statusbook.statements.statement import Statement
from statusbook.urls import anchors, relative_link

_CODE_SPAN = re.compile(r"`([^`]+)`")  # `Retry-After`
_HANGUL = re.compile(r"[ㄱ-ㅎㅏ-ㅣ가-힣]")
_WORD = re.compile(r"\b[A-Za-z][a-z]+\b")  # Not, found; no GET, no HTTP: acronyms are Korean's too

_MARK, _BLOCK, _END = "\ue000", "\ue001", "\ue002"
"""Private characters, which no file of content may hold: a number between them stands for markup of our own."""

_PLACE = re.compile(f"(?:<p>){_BLOCK}(\\d+){_END}</p>|[{_MARK}{_BLOCK}](\\d+){_END}")


@dataclass(slots=True)
class Marks:
    """Numbers the notes a page cites, in the order in which they are first cited."""

    cited: list[tuple[Statement, ...]] = field(default_factory=list)

    def mark(self, citing: tuple[Statement, ...]) -> Markup:
        """Gives the superscript mark of one sentence; the sources' list takes its number."""
        self.cited.append(citing)
        number = len(self.cited)
        notes = len({statement.source for statement in citing})
        return Markup(
            f'<sup class="sb-cite" id="{anchors.cite(number)}"><a href="#{anchors.cited(number)}" '
            f'aria-label="출처 {number}: 노트 {notes}개">{number}</a></sup>'
        )


@dataclass(slots=True)
class _OwnMarkup:
    """Keeps the markup that we write away from the parser, and puts it back where it stood."""

    kept: list[Markup] = field(default_factory=list)

    def inline(self, markup: Markup) -> str:
        """Gives what stands for markup inside a line."""
        return self._keep(_MARK, markup)

    def block(self, markup: Markup, indent: str) -> str:
        """Gives what stands for markup that is a block of its own."""
        return f"\n{indent}{self._keep(_BLOCK, markup)}\n"

    def put_back(self, html: str) -> Markup:
        """Gives the HTML with all of it in its place."""
        return Markup(_PLACE.sub(lambda match: self.kept[int(match[1] or match[2])], html))

    def _keep(self, sign: str, markup: Markup) -> str:
        self.kept.append(markup)
        return f"{sign}{len(self.kept) - 1}{_END}"


def render_section(
    section: Section,
    *,
    origin: str,
    rfcs: Mapping[int, Rfc],
    cited: Sequence[CitedSentence] = (),
    marks: Marks | None = None,
) -> Markup:
    """Gives a section's HTML, without its heading."""
    own = _OwnMarkup()
    cuts = [(fence.start, fence.end, own.block(html, _indent(section, fence))) for fence, html in _fences(section)]
    for one in cited:
        if one.sentence.anchor == section.anchor and one.citing:
            mark = own.inline(marks.mark(one.citing)) if marks else ""
            cuts.append((one.sentence.end, one.sentence.end, mark))
    spans = [InlineSpan(start=code.start, end=code.end) for code in section.code_spans]
    spans += [InlineSpan(start=link.start, end=link.end, target=link.target) for link in section.links]
    spans.sort(key=lambda span: span.start)
    parts, place = [], 0
    for start, end, text in sorted(cuts, key=lambda cut: (cut[0], cut[1])):
        parts += [_linked(section.markdown, place, start, spans, origin, rfcs), text]
        place = end
    parts.append(_linked(section.markdown, place, len(section.markdown), spans, origin, rfcs))
    return own.put_back(block_html("".join(parts).strip("\n")))


def _indent(section: Section, fence: Fence) -> str:
    """The space before a fence, which keeps it inside its list item."""
    line = section.markdown[fence.start : fence.end]
    return line[: len(line) - len(line.lstrip(" "))]


def _fences(section: Section) -> Iterable[tuple[Fence, Markup]]:
    """The fences as HTML; the picture of an exchange comes before its first message."""
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
    for index, fence in enumerate(fences):
        kind = fence.info.split(" ")[0]
        picture = draw_exchange(first_of[index]) if index in first_of else Markup("")
        if kind == "event":
            html = Markup('<p class="sb-event">{}</p>').format(fence.text.strip())
        elif kind == "http":
            html = code_html(fence.text, kind, _spoken(fence))
        else:
            html = code_html(fence.text, {"log": "text"}.get(kind, kind))
        yield fence, Markup("\n").join(part for part in (picture, html) if part)


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
    if target is None or not target.startswith("/"):
        return markdown
    return f"{markdown.removesuffix(f'{target})')}{relative_link(origin, target)})"


def _cite_rfcs(markdown: str, rfcs: Mapping[int, Rfc]) -> str:
    parts, place = [], 0
    for match, number, section in citations(markdown):
        if number in rfcs:
            parts += [markdown[place : match.start()], f"[{match[0]}]({rfcs[number].url(section)})"]
            place = match.end()
    return "".join([*parts, markdown[place:]])


def render_inline(text: str, *, origin: str, rfcs: Mapping[int, Rfc]) -> Markup:
    """Gives one line of house Markdown (a question, a rule, a table cell) as HTML."""
    return Markup(inline_html(_linked(text, 0, len(text), spans_of(text), origin, rfcs)))


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
