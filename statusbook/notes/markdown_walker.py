"""Walks over the tokens of the Markdown parser and follows what opens and closes: lists, quotes, callouts, headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

from statusbook.notes.block import TASK_BOX, Aside, Block, Line, Shape
from statusbook.notes.callouts import quoted_title
from statusbook.notes.html_in_markdown import mark_up, split_behind_table
from statusbook.notes.html_reader import read_html
from statusbook.notes.inline_markdown import SourceLine, new_parser
from statusbook.notes.listed_table import is_listed_table, rows_of_lists
from statusbook.notes.markdown_writer import MarkdownNote, MarkdownWriter
from statusbook.notes.text_tables import split_runs

# A line that begins with a code or class, behind a number that is none to the parser: ``404 Not Found``, ``(5xx)``,
# ``**404**``, ``나. 404``, ``(다) 404``, ``②404``; not ``4040``, ``404.14``, ``4. 404``
_CODE_FIRST = re.compile(
    r"(?:\(?(?:[가-하ㄱ-ㅎA-Za-z]|[ivxIVXⅠ-ⅿ]{1,4})[.)]\s{0,3}|[①-⓿㈀-㈞㉠-㉾Ⅰ-ⅿ➀-➓❶-❿]\s{0,3})?"
    r"\W{0,3}[1-5](?:\d\d|[xX]{2}|\*\*)(?![\d.])"
)

# The end of a sentence, under which a line of dashes is no sign of a heading: ``없다.``, ``다음과 같다: ``;
# not ``404 Not Found``
_SENTENCE_END = re.compile(r"[.!?。:]\s*$")

# The box of a task list and the space behind it: ``[ ] ``, ``[x] ``, ``[] ``; not ``[x](a)``, ``[404] ``
_TASK = re.compile(rf"{TASK_BOX.pattern}(?:[ \t]+|\Z)")

_DEEPEST_LEVEL = 7
"""As for a summary of HTML: a heading below all others."""

_CODE_DIGITS = 3
"""``404. Not Found`` is a code with a full stop, ``40. Not Found`` an item with a number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Box:
    """A callout that is open: the number of blocks before it, and the level and depth around it."""

    place: int
    level: int
    depth: int


class MarkdownWalker:
    """Walks over one part of a note."""

    def __init__(self, text: str, lines_before: int, note: MarkdownNote, depth: int = 0) -> None:
        self._before = lines_before
        self._note = note
        self._parser: MarkdownIt = new_parser()
        self._writer = MarkdownWriter(self._parser, note)
        self._lines = text.split("\n")
        self._blocks = self._writer.blocks
        self._depth = depth
        self._quotes = 0
        self._boxes: list[_Box | None] = []  # None for a quote that is no callout
        self._struck_items: list[bool] = []  # whether each item that is open was struck
        self._level = 0  # of the heading that is open
        self._item: str | None = None  # the number of a list item whose text is still to come
        self._heading: Token | None = None

    def read(self) -> list[Block]:
        """Returns the blocks of the part."""
        for token in self._parser.parse("\n".join(self._lines), self._writer.env):
            if token.map and token.type in ("inline", "fence", "html_block", "callout_open", "footnote", "comment"):
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
                self._struck_items.append(False)
            case "list_item_close":
                if self._struck_items.pop():
                    self._end_box(max(self._blocks[-1].first, self._blocks[-1].last))
            case "blockquote_open":
                self._quotes += 1
                self._boxes.append(None)
            case "blockquote_close":
                self._quotes -= 1
                self._close_box()
            case "callout_close":
                self._close_box()
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
        elif token.type == "callout_open":
            self._open_box(first + int(token.meta["line"]), str(token.meta["title"]))
        elif token.type == "comment":
            last = first + token.map[1] - token.map[0] - 1 if token.map else first
            reason = token.meta.get("reason", Aside.COMMENT)
            self._blocks.append(Block(shape=Shape.ASIDE, first=first, last=last, aside=reason))
        elif token.type == "footnote":
            self._writer.take_footnote(token, first)
        else:
            self._read_inline(token, first)

    def _read_inline(self, token: Token, first: int) -> None:
        source: list[SourceLine] = list(enumerate(token.content.split("\n"), start=first))
        if self._heading is not None:
            self._read_heading(self._heading, source)
            return
        number, self._item = self._item, None
        if number is None and self._quotes:
            self._read_quote(source)
            return
        if number is None:
            self._writer.add_lines(source, Shape.PARAGRAPH, self._depth)
            return
        if len(number) == _CODE_DIGITS:  # "404. …": the parser took the code for the number of the item
            source[0] = (first, f"{number}. {source[0][1]}")
        task = _TASK.match(source[0][1])
        if task is not None:
            source[0] = (first, source[0][1][task.end() :])
        end, place = self._end_of_item(source), len(self._blocks)
        self._writer.add_lines(source[:end], Shape.LIST_ITEM, self._depth, mark=task.group().strip() if task else "")
        if self._struck_items and self._is_struck(place):
            self._struck_items[-1] = True
            self._blocks.insert(place, Block(shape=Shape.BOX, first=first, last=first, aside=Aside.STRUCK))
        self._writer.add_lines(source[end:], Shape.PARAGRAPH, 0)

    def _is_struck(self, place: int) -> bool:
        """Returns whether all that was read from that block on is struck."""
        return len(self._blocks) > place and all(block.aside is Aside.STRUCK for block in self._blocks[place:])

    def _end_of_item(self, source: Sequence[SourceLine]) -> int:
        """Returns the number of lines in an item: a line at the margin that begins with a code is none of them."""
        for index, (number, text) in enumerate(source[1:], start=1):
            raw = self._lines[number - 1 - self._before]
            if not raw[:1].isspace() and _CODE_FIRST.match(text):
                return index
        return len(source)

    def _read_quote(self, source: Sequence[SourceLine]) -> None:
        """Reads lines of a quote; each ``[!WARNING]`` among them makes a callout of what follows."""
        titles = {index: title for index, (_, text) in enumerate(source) if (title := quoted_title(text)) is not None}
        bounds = sorted({0, *titles, len(source)})
        for start, end in pairwise(bounds):
            if (title := titles.get(start)) is not None:
                self._close_box()
                self._open_box(source[start][0], title)
            lines = source[start + (title is not None) : end]
            if lines:
                self._writer.add_lines(lines, Shape.QUOTE, self._depth)

    # Callouts

    def _open_box(self, number: int, title: str) -> None:
        """Opens a callout; its title is a heading inside of what is open, or inside of the item of a list."""
        box = _Box(place=len(self._blocks), level=self._level, depth=self._depth)
        self._boxes.append(box)
        self._blocks.append(Block(shape=Shape.BOX, first=number, last=number))
        self._depth += self._depth > 0
        if title:
            self._level = min(self._level + 1, _DEEPEST_LEVEL)
        mark = self._note.lines[number - 1].replace(title, "", 1).strip(" \t>")
        self._writer.add_text(Shape.HEADING, [(number, title)], level=self._level, depth=self._depth, mark=mark)

    def _close_box(self) -> None:
        """Closes the innermost callout; a title alone is no callout but the heading of what follows."""
        box = self._boxes.pop() if self._boxes else None
        if box is None:
            return
        inside = self._blocks[box.place + 1 :]
        has_title = any(block.shape is Shape.HEADING for block in inside)
        if has_title and len(inside) == 1:
            del self._blocks[box.place]
        else:
            self._end_box(max([self._blocks[box.place].first, *(block.first for block in inside)]))
            self._level = box.level
        self._depth = box.depth

    def _end_box(self, number: int) -> None:
        self._blocks.append(Block(shape=Shape.BOX_END, first=number, last=number))

    # Headings, fences, HTML

    def _read_heading(self, heading: Token, source: list[SourceLine]) -> None:
        """Reads a heading; of underlined lines only the last is one, and none that ends a sentence."""
        is_underlined = heading.markup in ("-", "=")
        is_paragraph = _SENTENCE_END.search(source[-1][1]) or (len(source) > 1 and heading.markup == "-")
        if is_underlined and is_paragraph:
            self._writer.add_text(Shape.PARAGRAPH, source)
            return
        if len(source) > 1:
            self._writer.add_text(Shape.PARAGRAPH, source[:-1])
        box = next((box for box in reversed(self._boxes) if box is not None), None)
        self._level = max(int(heading.tag[1]), box.level + 1 if box is not None else 1)
        place = len(self._blocks)
        self._writer.add_text(Shape.HEADING, source[-1:], level=self._level)
        if self._is_struck(place):  # it says nothing, and still ends what stands above
            number = source[-1][0]
            line = Line(text="", first=number, last=number)
            self._blocks.append(
                Block(
                    shape=Shape.HEADING,
                    first=number,
                    last=number,
                    lines=(line,),
                    level=self._level,
                    aside=Aside.STRUCK,
                )
            )

    def _read_fence(self, token: Token, first: int) -> None:
        """Reads a fence as code, but a table of codes that is drawn in it as such."""
        source = list(enumerate(token.content.split("\n"), start=first + 1))
        if is_listed_table(token.info) and (rows := rows_of_lists(source)):
            self._writer.add_listed_table(rows)
            return
        code: list[SourceLine] = []
        for run in split_runs(source):
            if run.has_header and any(_CODE_FIRST.match(cell) for _, cells in run.rows for cell in cells):
                self._writer.add_code(code, depth=self._depth)
                self._writer.add_table(run)
                code = []
            else:
                code.extend(run.source)
        self._writer.add_code(code, depth=self._depth)

    def _read_html(self, token: Token, first: int) -> None:
        html, rest = split_behind_table(mark_up(token.content))
        self._blocks.extend(read_html(html, first_line=first))
        if rest:
            self._blocks.extend(MarkdownWalker(rest, first - 1 + html.count("\n"), self._note, self._depth).read())
