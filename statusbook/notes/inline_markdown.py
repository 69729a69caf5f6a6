"""Markdown inside a line: emphasis, code, links, inline HTML, through a CommonMark parser."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from statusbook.notes.block import Aside
from statusbook.notes.block_rules import use_blocks
from statusbook.notes.emphasis import use_korean_emphasis
from statusbook.notes.html_use import struck_reason
from statusbook.notes.inline_marks import LINE_MARK, REMOVED, use_marks
from statusbook.notes.line_writer import LineWriter

SourceLine = tuple[int, str]
"""A line number (from 1) and the raw text of that line."""

_DEEPEST_NESTING = 40
"""Lists and quotes inside each other that are read; with 4 five labelled notes are lost, and nobody writes ten."""

_LONGEST_SEGMENT = 4_000
"""Characters that are parsed at once: the parser's time may grow with the square. A paragraph has
less, so that none is cut."""

_MOST_BRACKETS = 300
"""Open brackets in such a segment; each may cost the parser a search to the end."""

# What may be markup: ``*``, ``[``, ``==``, ``{``, ``:w``, ``#a``; not ``=``, ``: ``, ``C#``
_MARKUP = re.compile(r"[*_`\[\]<&\\~!^{]|==|\+\+|%%|:[:a-z+-]|(?:^|\s)#\S")

# ``<br/>``, ``</b>``, ``<a href=x>``; not ``< b``, ``<3``
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)")

# The name of a tag that HTML has: ``span``, ``BR``; not ``token``
_KNOWN_TAG = re.compile(
    r"a|abbr|acronym|address|article|aside|audio|b|bdi|bdo|big|blockquote|br|button|callout|caption|center|cite|code|col"
    r"|colgroup|data|dd|del|details|dfn|div|dl|dt|em|embed|figcaption|figure|font|footer|h[1-6]|header|hr|i|iframe|img"
    r"|input|ins|kbd|label|li|link|main|map|mark|menu|meter|nav|ol|object|option|p|picture|pre|progress|q|rb|rp|rt"
    r"|ruby|s|samp|section|select|small|source|span|strike|strong|sub|summary|sup|svg|table|tbody|td|textarea|tfoot|th"
    r"|thead|time|tr|tt|u|ul|var|video|wbr",
    re.IGNORECASE,
)

# ``href="/404/"``, ``src='a.png'``, ``alt=흐름``; not ``data-href2="a"``, ``href``
_ATTRIBUTE = re.compile(r"""\b(href|src|alt|data-reason)\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)""", re.IGNORECASE)


class _Parser(MarkdownIt):
    def validateLink(self, url: str) -> bool:
        """Returns True for every link; where it leads is checked when a statement is made of it."""
        return True


def new_parser() -> MarkdownIt:
    """Returns the CommonMark parser: indented text is text, tables and inline text are read by us."""
    parser = _Parser("commonmark", {"maxNesting": _DEEPEST_NESTING}).enable("strikethrough")
    use_korean_emphasis(parser)
    use_marks(parser)
    use_blocks(parser)
    return parser.disable(["code", "inline", "text_join"])


def read_inline(parser: MarkdownIt, source: Sequence[SourceLine], env: dict[str, Any], *, mark: str = "") -> LineWriter:
    """Returns a writer that holds the lines, read as inline Markdown, and the images among them.

    ``mark`` is what stood before the first line and is left out: ``[x]`` of an item of a task list.
    """
    writer = LineWriter(source[0][0] if source else 1)
    if mark:
        writer.remove(mark, Aside.MARKUP)
    for segment in _segments(source):
        if not _is_markup(segment):
            _write_plain(writer, segment)
            continue
        if segment[0][0] != writer.number:
            writer.break_line()
            writer.number = segment[0][0]
        tokens: list[Token] = []
        parser.inline.parse(f"\n{LINE_MARK}".join(text for _, text in segment), parser, env, tokens)
        for token in tokens:
            _write_token(writer, token, last=segment[-1][0])
    return writer


# Segments: so that no hostile line costs more than its length ---------------------------------------


def _segments(source: Sequence[SourceLine]) -> Iterable[list[SourceLine]]:
    """Returns the lines in segments that are not too long to parse; a line that is gets cut at a space."""
    segment: list[SourceLine] = []
    length = 0
    for number, text in source:
        for piece in _pieces(text):
            if length + len(piece) > _LONGEST_SEGMENT and segment:
                yield segment
                segment, length = [], 0
            segment.append((number, piece))
            length += len(piece)
    if segment:
        yield segment


def _pieces(text: str) -> Iterable[str]:
    start = 0
    while len(text) - start > _LONGEST_SEGMENT:
        end = text.rfind(" ", start + _LONGEST_SEGMENT // 2, start + _LONGEST_SEGMENT)
        end = start + _LONGEST_SEGMENT if end < 0 else end + 1
        yield text[start:end]
        start = end
    yield text[start:]


def _is_markup(segment: list[SourceLine]) -> bool:
    """Returns whether there is anything to parse; a heap of open brackets is no markup but an attack."""
    if sum(text.count("[") for _, text in segment) > _MOST_BRACKETS:
        return False
    return any(_MARKUP.search(text) for _, text in segment)


def _write_plain(writer: LineWriter, segment: list[SourceLine]) -> None:
    for number, text in segment:
        if number != writer.number:
            writer.break_line()
            writer.number = number
        writer.write(text)


# Tokens -----------------------------------------------------------------------------------------


def _write_token(writer: LineWriter, token: Token, last: int) -> None:
    """Writes one token; the line marks in it say how many source lines it takes, up to the ``last`` of the segment."""
    number = min(writer.number + token.content.count(LINE_MARK), last)
    text = token.content.replace(LINE_MARK, "")
    match token.type:
        case "softbreak" | "hardbreak":
            writer.break_line()
        case "code_inline":
            writer.write_code(text)
        case "html_inline":
            _write_tag(writer, text)
        case "image":
            alt = "".join(child.content for child in token.children or ())
            writer.write_image(alt.replace(LINE_MARK, ""), str(token.attrs.get("src", "")))
        case "s_open":
            writer.open_removed(Aside.STRUCK)
        case "s_close":
            writer.close_removed()
        case str() if token.type == REMOVED:
            writer.remove(text, token.meta["reason"])
        case "strong_open":
            writer.open_strong()
        case "strong_close":
            writer.close_strong()
        case "link_open":
            writer.open_link(str(token.attrs.get("href", "")))
        case "link_close":
            writer.close_link()
        case _:  # text stands behind its line mark
            writer.number = number
            writer.write(text)
    writer.number = number


def _write_tag(writer: LineWriter, html: str) -> None:
    """Writes what an inline HTML tag means for plain text: a line end, bold, struck, code, a link, an image, or nothing.

    A comment and a tag that HTML does not have, ``<token>``, are left out.
    """
    found = _TAG.match(html)
    if found is None or not _KNOWN_TAG.fullmatch(found.group(2)):
        writer.remove(html, Aside.MARKUP if found is not None else Aside.COMMENT)
        return
    closing, name = found.group(1) == "/", found.group(2).lower()
    if name in ("br", "p", "div", "li", "tr"):
        writer.break_line()
    elif name in ("b", "strong"):
        writer.close_strong() if closing else writer.open_strong()
    elif name in ("del", "s", "strike"):
        reason = struck_reason(_attributes(html).get("data-reason"))
        writer.close_removed() if closing else writer.open_removed(reason)
    elif name in ("code", "kbd", "samp", "tt"):
        writer.write("`")
    elif name == "a":
        writer.close_link() if closing else writer.open_link(_attributes(html).get("href", ""))
    elif name == "img":
        attributes = _attributes(html)
        writer.write_image(attributes.get("alt", ""), attributes.get("src", ""))


def _attributes(html: str) -> dict[str, str]:
    """Returns href, src, alt and the reason of a tag that leaves text out."""
    return {name.lower(): value.strip("\"'") for name, value in _ATTRIBUTE.findall(html)}
