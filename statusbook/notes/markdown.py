"""Reads Markdown, with HTML and macros in it, and plain text, which is Markdown without marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from statusbook.notes.block import Block, Line, NoteRow, Shape
from statusbook.notes.fences import open_fences
from statusbook.notes.html_in_markdown import separate_html, split_behind_table
from statusbook.notes.html_reader import read_html
from statusbook.notes.inline_markdown import SourceLine, new_parser, read_inline
from statusbook.notes.macros import expand_macros
from statusbook.notes.metadata_block import read_metadata_block
from statusbook.notes.text_tables import LineRun, split_runs

# A line that begins with a code or class: ``404 Not Found``, ``(5xx)``, ``**404**``; not ``4040``, ``404.14``,
# ``4. 404``
_CODE_FIRST = re.compile(r"\W{0,3}[1-5](?:\d\d|[xX]{2}|\*\*)(?![\d.])")

# The end of a sentence, under which a line of dashes is no sign of a heading: ``없다.``, ``다음과 같다: ``;
# not ``404 Not Found``
_SENTENCE_END = re.compile(r"[.!?。:]\s*$")

_CHUNK = 200_000
"""Characters that are parsed at once: the parser's time grows faster than the length of the text."""

_CODE_DIGITS = 3
"""``404. Not Found`` is a code with a full stop, ``40. Not Found`` an item with a number."""


def read_markdown(text: str) -> list[Block]:
    """Returns the blocks of a Markdown note, front matter set aside."""
    lines = text.split("\n")
    blocks = read_metadata_block(lines)
    if blocks:
        lines[: blocks[-1].last] = [""] * blocks[-1].last
    source = separate_html(expand_macros("\n".join(lines)))
    for first, chunk in _chunks(source):
        blocks.extend(_Reader(chunk, first).read())
    return blocks


def _chunks(text: str) -> Iterator[tuple[int, str]]:
    """Returns a long note in chunks, each with the number of lines before it.

    A chunk ends at an empty line outside of fences, above a line at the margin, so that no block is cut.
    """
    if len(text) <= _CHUNK:
        yield 0, text
        return
    lines = text.split("\n")
    start = length = 0
    for index, in_fence in enumerate(open_fences(lines)):
        length += len(lines[index]) + 1
        following = lines[index + 1] if index + 1 < len(lines) else ""
        if length > _CHUNK and not in_fence and not lines[index].strip() and following[:1].strip():
            yield start, "\n".join(lines[start : index + 1])
            start, length = index + 1, 0
    yield start, "\n".join(lines[start:])


class _Reader:
    """Walks over the tokens of the parser and gathers blocks."""

    def __init__(self, text: str, lines_before: int = 0, depth: int = 0) -> None:
        self._before = lines_before
        self._parser: MarkdownIt = new_parser()
        self._env: dict[str, Any] = {}  # link targets, which the parser fills and inline text needs
        self._lines = text.split("\n")
        self._blocks: list[Block] = []
        self._depth = depth
        self._quotes = 0
        self._item: str | None = None  # the number of a list item whose text is still to come
        self._heading: Token | None = None

    def read(self) -> list[Block]:
        for token in self._parser.parse("\n".join(self._lines), self._env):
            if token.map and token.type in ("inline", "fence", "html_block"):
                self._read_content(token, token.map[0] + 1 + self._before)
            else:
                self._read_mark(token)
        return self._blocks

    def _read_mark(self, token: Token) -> None:
        """Follows what opens and closes; a new kind of block that the parser knows begins with a case here."""
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                self._depth += 1
            case "bullet_list_close" | "ordered_list_close":
                self._depth -= 1
            case "list_item_open":
                self._item = token.info
            case "blockquote_open":
                self._quotes += 1
            case "blockquote_close":
                self._quotes -= 1
            case "heading_open":
                self._heading = token
            case "heading_close":
                self._heading = None

    def _read_content(self, token: Token, first: int) -> None:
        """Reads a token that has text, which begins on source line ``first``."""
        if token.type == "fence":
            self._read_fence(token, first)
        elif token.type == "html_block":
            self._read_html(token, first)
        else:
            self._read_inline(token, first)

    def _read_inline(self, token: Token, first: int) -> None:
        source: list[SourceLine] = list(enumerate(token.content.split("\n"), start=first))
        if self._heading is not None:
            self._read_heading(self._heading, source)
            return
        number, self._item = self._item, None
        if number is None:
            self._read_lines(source, Shape.QUOTE if self._quotes else Shape.PARAGRAPH, self._depth)
            return
        if len(number) == _CODE_DIGITS:  # "404. …": the parser took the code for the number of the item
            source[0] = (first, f"{number}. {source[0][1]}")
        end = self._end_of_item(source)
        self._read_lines(source[:end], Shape.LIST_ITEM, self._depth)
        self._read_lines(source[end:], Shape.PARAGRAPH, 0)

    def _end_of_item(self, source: Sequence[SourceLine]) -> int:
        """Returns the number of lines in an item: a line at the margin that begins with a code is none of them."""
        for index, (number, text) in enumerate(source[1:], start=1):
            raw = self._lines[number - 1 - self._before]
            if not raw[:1].isspace() and _CODE_FIRST.match(text):
                return index
        return len(source)

    def _read_lines(self, source: Sequence[SourceLine], shape: Shape, depth: int) -> None:
        """Reads lines as text, or as tables where they are drawn as such."""
        for run in split_runs(source):
            if run.rows:
                self._add_table(run)
            else:
                self._add_text(shape, run.source, depth=depth)
            shape = Shape.PARAGRAPH if shape is Shape.LIST_ITEM else shape

    def _read_heading(self, heading: Token, source: list[SourceLine]) -> None:
        """Reads a heading; of underlined lines only the last is one, and none that ends a sentence."""
        is_underlined = heading.markup in ("-", "=")
        is_paragraph = _SENTENCE_END.search(source[-1][1]) or (len(source) > 1 and heading.markup == "-")
        if is_underlined and is_paragraph:
            self._add_text(Shape.PARAGRAPH, source)
            return
        if len(source) > 1:
            self._add_text(Shape.PARAGRAPH, source[:-1])
        self._add_text(Shape.HEADING, source[-1:], level=int(heading.tag[1]))

    def _add_text(self, shape: Shape, source: Sequence[SourceLine], *, level: int = 0, depth: int = 0) -> None:
        writer = read_inline(self._parser, source, self._env)
        lines = writer.lines()
        if lines:
            self._add(shape, lines, level=level, depth=depth)
        for image in writer.images:
            self._add(Shape.IMAGE, (image,), depth=depth)

    def _add(self, shape: Shape, lines: tuple[Line, ...], *, level: int = 0, depth: int = 0) -> None:
        self._blocks.append(
            Block(shape=shape, first=lines[0].first, last=lines[-1].last, lines=lines, level=level, depth=depth)
        )

    def _add_table(self, run: LineRun) -> None:
        rows = []
        images: list[Line] = []
        for number, texts in run.rows:
            writers = [read_inline(self._parser, [(number, text)], self._env) for text in texts]
            cells = tuple(writer.lines() for writer in writers)
            images.extend(image for writer in writers for image in writer.images)
            if any(cells):
                rows.append(NoteRow(cells=cells, first=number, last=number))
        if rows:
            first, last = run.source[0][0], run.source[-1][0]
            self._blocks.append(
                Block(shape=Shape.TABLE, first=first, last=last, rows=tuple(rows), has_header=run.has_header)
            )
        for image in images:
            self._add(Shape.IMAGE, (image,))

    def _read_fence(self, token: Token, first: int) -> None:
        """Reads a fence as code, but a table of codes that is drawn in it as such."""
        source = list(enumerate(token.content.split("\n"), start=first + 1))
        code: list[SourceLine] = []
        for run in split_runs(source):
            if run.has_header and any(_CODE_FIRST.match(cell) for _, cells in run.rows for cell in cells):
                self._add_code(code)
                self._add_table(run)
                code = []
            else:
                code.extend(run.source)
        self._add_code(code)

    def _add_code(self, source: Sequence[SourceLine]) -> None:
        lines = tuple(Line(text=text.strip(), first=number, last=number) for number, text in source if text.strip())
        if lines:
            self._add(Shape.CODE, lines, depth=self._depth)

    def _read_html(self, token: Token, first: int) -> None:
        html, rest = split_behind_table(token.content)
        self._blocks.extend(read_html(html, first_line=first))
        if rest:
            self._blocks.extend(_Reader(rest, first - 1 + html.count("\n"), self._depth).read())
