"""Markdown inside a line: emphasis, code, links, inline HTML, through a CommonMark parser."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from statusbook.notes.line_writer import LineWriter

SourceLine = tuple[int, str]
"""A line number (from 1) and the raw text of that line."""

_LINE_MARK = "\N{OGHAM SPACE MARK}"  # white space to the parser, and never left in cleaned text
_DEEPEST_NESTING = 40
"""Lists and quotes inside each other that are read; with 4 five labelled notes are lost, and nobody writes ten."""

_LONGEST_SEGMENT = 4_000
"""Characters that are parsed at once: the parser's time may grow with the square. A paragraph has
less, so that none is cut."""

_MOST_BRACKETS = 300
"""Open brackets in such a segment; each may cost the parser a search to the end."""
_MARKUP_SIGNS = "*_`[]<&\\~!"

# ``<br/>``, ``</b>``, ``<a href=x>``; not ``< b``, ``<3``
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)")

# ``href="/404/"``, ``src='a.png'``, ``alt=흐름``; not ``data-href2="a"``, ``href``
_ATTRIBUTE = re.compile(r"""\b(href|src|alt)\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)""", re.IGNORECASE)


class _Parser(MarkdownIt):
    def validateLink(self, url: str) -> bool:
        """Returns True for every link; where it leads is checked when a statement is made of it."""
        return True


def new_parser() -> MarkdownIt:
    """Returns the CommonMark parser: indented text is text, tables and inline text are read by us."""
    parser = _Parser("commonmark", {"maxNesting": _DEEPEST_NESTING}).enable("strikethrough")
    return parser.disable(["code", "inline", "text_join"])


def read_inline(parser: MarkdownIt, source: Sequence[SourceLine], env: dict[str, Any]) -> LineWriter:
    """Returns a writer that holds the lines, read as inline Markdown, and the images among them."""
    writer = LineWriter(source[0][0] if source else 1)
    for segment in _segments(source):
        if not _is_markup(segment):
            _write_plain(writer, segment)
            continue
        if segment[0][0] != writer.number:
            writer.break_line()
            writer.number = segment[0][0]
        tokens: list[Token] = []
        parser.inline.parse(f"\n{_LINE_MARK}".join(text for _, text in segment), parser, env, tokens)
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
    return any(sign in text for _, text in segment for sign in _MARKUP_SIGNS)


def _write_plain(writer: LineWriter, segment: list[SourceLine]) -> None:
    for number, text in segment:
        if number != writer.number:
            writer.break_line()
            writer.number = number
        writer.write(text)


# Tokens -----------------------------------------------------------------------------------------


def _write_token(writer: LineWriter, token: Token, last: int) -> None:
    """Writes one token; the line marks in it say how many source lines it takes, up to the ``last`` of the segment."""
    number = min(writer.number + token.content.count(_LINE_MARK), last)
    text = token.content.replace(_LINE_MARK, "")
    match token.type:
        case "softbreak" | "hardbreak":
            writer.break_line()
        case "code_inline":
            writer.write_code(text)
        case "html_inline":
            _write_tag(writer, text)
        case "image":
            alt = "".join(child.content for child in token.children or ())
            writer.write_image(alt.replace(_LINE_MARK, ""), str(token.attrs.get("src", "")))
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
    """Writes what an inline HTML tag means for plain text: a line end, bold, code, a link, an image, or nothing."""
    found = _TAG.match(html)
    if found is None:
        return
    closing, name = found.group(1) == "/", found.group(2).lower()
    if name in ("br", "p", "div", "li", "tr"):
        writer.break_line()
    elif name in ("b", "strong"):
        writer.close_strong() if closing else writer.open_strong()
    elif name in ("code", "kbd", "samp", "tt"):
        writer.write("`")
    elif name == "a":
        writer.close_link() if closing else writer.open_link(_attributes(html).get("href", ""))
    elif name == "img":
        attributes = _attributes(html)
        writer.write_image(attributes.get("alt", ""), attributes.get("src", ""))


def _attributes(html: str) -> dict[str, str]:
    """Returns href, src and alt of a tag."""
    return {name.lower(): value.strip("\"'") for name, value in _ATTRIBUTE.findall(html)}
