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
_SEGMENT = 4_000
_MOST_BRACKETS = 300
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)")
_ATTRIBUTE = re.compile(r"""\b(href|src|alt)\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)""", re.IGNORECASE)


class _Parser(MarkdownIt):
    def validateLink(self, url: str) -> bool:
        """Takes every link for a link; where it leads is judged when a statement is made of it."""
        return True


def new_parser() -> MarkdownIt:
    """Returns the CommonMark parser: indented text is text, tables and inline text are read by us."""
    parser = _Parser("commonmark", {"maxNesting": 40}).enable("strikethrough")
    return parser.disable(["code", "inline", "text_join"])


def read_inline(parser: MarkdownIt, source: Sequence[SourceLine], env: dict[str, Any]) -> LineWriter:
    """Returns a writer that holds the lines, read as inline Markdown, and the images among them."""
    writer = LineWriter(source[0][0] if source else 1)
    for segment in _segments(source):
        if not _is_markup(segment):
            _write_plain(writer, segment)
            continue
        tokens: list[Token] = []
        parser.inline.parse(f"\n{_LINE_MARK}".join(text for _, text in segment), parser, env, tokens)
        writer.number = segment[0][0]
        _write_tokens(writer, tokens, segment[-1][0])
    return writer


def _segments(source: Sequence[SourceLine]) -> Iterable[list[SourceLine]]:
    """Cuts long text, at a space, so that no hostile line costs more than its length."""
    segment: list[SourceLine] = []
    length = 0
    for number, text in source:
        for piece in _pieces(text):
            if length + len(piece) > _SEGMENT and segment:
                yield segment
                segment, length = [], 0
            segment.append((number, piece))
            length += len(piece)
    if segment:
        yield segment


def _pieces(text: str) -> Iterable[str]:
    start = 0
    while len(text) - start > _SEGMENT:
        end = text.rfind(" ", start + _SEGMENT // 2, start + _SEGMENT)
        end = start + _SEGMENT if end < 0 else end + 1
        yield text[start:end]
        start = end
    yield text[start:]


def _is_markup(segment: list[SourceLine]) -> bool:
    """Returns whether there is anything to parse; a heap of open brackets is no markup but an attack."""
    if sum(text.count("[") for _, text in segment) > _MOST_BRACKETS:
        return False
    return any(sign in text for _, text in segment for sign in "*_`[]<&\\~!")


def _write_plain(writer: LineWriter, segment: list[SourceLine]) -> None:
    for number, text in segment:
        if number != writer.number:
            writer.break_line()
            writer.number = number
        writer.write(text)


def _write_tokens(writer: LineWriter, tokens: list[Token], last: int) -> None:
    for token in tokens:
        kind = token.type
        lines_on = token.content.count(_LINE_MARK)
        text = token.content.replace(_LINE_MARK, "") if lines_on else token.content
        if kind in ("softbreak", "hardbreak"):
            writer.break_line()
        elif kind == "code_inline":
            writer.write_code(text)
        elif kind == "html_inline":
            _write_tag(writer, text)
        elif kind == "image":
            alt = "".join(child.content for child in token.children or ())
            writer.write_image(alt.replace(_LINE_MARK, ""), str(token.attrs.get("src", "")))
        elif kind in ("strong_open", "strong_close"):
            writer.open_strong() if kind == "strong_open" else writer.close_strong()
        elif kind == "link_open":
            writer.open_link(str(token.attrs.get("href", "")))
        elif kind == "link_close":
            writer.close_link()
        elif text:
            if lines_on:
                writer.number = min(writer.number + lines_on, last)
                lines_on = 0
            writer.write(text)
        writer.number = min(writer.number + lines_on, last)


def _write_tag(writer: LineWriter, html: str) -> None:
    """Follows an inline HTML tag as far as it means something for plain text."""
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
        writer.close_link() if closing else writer.open_link(tag_attributes(html).get("href", ""))
    elif name == "img":
        attributes = tag_attributes(html)
        writer.write_image(attributes.get("alt", ""), attributes.get("src", ""))


def tag_attributes(html: str) -> dict[str, str]:
    """Returns href, src and alt of a tag."""
    return {name.lower(): value.strip("\"'") for name, value in _ATTRIBUTE.findall(html)}
