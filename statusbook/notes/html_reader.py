"""Reads HTML, a whole page or a fragment in another format, into blocks, through a real HTML parser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import cast

from lxml import etree

from statusbook.notes.block import Aside, Block, Line, Removed, Shape
from statusbook.notes.confluence_storage import read_plain_text
from statusbook.notes.html_elements import INLINE, PageParts, use_of
from statusbook.notes.html_position import SourcePosition
from statusbook.notes.html_table import HtmlTable, may_hold_codes
from statusbook.notes.html_use import Use
from statusbook.notes.line_writer import LineWriter
from statusbook.text import squeeze

_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6, "summary": 7}
_SHAPES = {
    **dict.fromkeys((*_HEADINGS, "title"), Shape.HEADING),
    "pre": Shape.CODE,
    "li": Shape.LIST_ITEM,
    "dt": Shape.TERM,
}
_BLOCKS = frozenset("p div ul ol dl li table pre h1 h2 h3 h4 h5 h6 blockquote section details".split())
_LISTS = frozenset({"ul", "ol", "dir", "menu"})
# A line end as a reference, which the source has none for: ``&#10;``, ``&#x0D``; not ``&#100;``
_LINE_END = re.compile(r"&#(?:0*1[03]|[xX]0*[aAdD])\b;?")

# An end tag over two lines: ``</p\n>``; not ``</p >``, ``<p\n>``
_BROKEN_END_TAG = re.compile(r"</([A-Za-z][^\s<>]{0,40})(\s*\n\s*)>")

# A tag, or the beginning of one: ``<p>``, ``</p>``, ``<p``; not ``404``
_TAG = re.compile(r"<[^<>]*>?")

# ``<!--``, ``-->``; not ``->``
_COMMENT_MARK = re.compile(r"<!--|-->")

# A code at the beginning of a term: ``404``, ``404 Not Found``; not ``4040``, ``없음 404``
_CODE = re.compile(r"[1-5]\d\d(?!\d)")

# Nothing but a code: ``404``; not ``404 Not Found``
_ONLY_CODE = re.compile(r"[1-5]\d\d")

# ``없``; not ``a``
_HANGUL = re.compile(r"[가-힣]")

# White space as HTML has it: ``\t``, ``\n``, `` ``; not ``a``
_SPACE = re.compile(r"[ \t\f\r\n]+")


def read_html(html: str, *, first_line: int = 1) -> list[Block]:
    """Returns the blocks of a page or fragment whose first line is ``first_line`` of the note."""
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=False, no_network=True)
    try:
        root = etree.fromstring(_even_lines(html).encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        root = None
    if root is None or any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        return list(_read_without_tags(html, first_line))
    walker = _Walker(html.split("\n"), first_line, PageParts.of(root))
    walker.walk(root)
    return [*_comments(html, first_line), *walker.blocks]


def _even_lines(html: str) -> str:
    """Returns the HTML with every line end where it can be counted: none from entities, none inside end tags."""
    return _BROKEN_END_TAG.sub(r"</\1>\2", _LINE_END.sub(" ", read_plain_text(html)))


def _comments(html: str, first_line: int) -> Iterator[Block]:
    """Returns the comments that begin their line as blocks set aside; others stand beside text that is read."""
    line, start = first_line, 0
    while (begin := html.find("<!--", start)) >= 0:
        end = html.find("-->", begin + 4)
        end = len(html) if end < 0 else end + 3
        line += html.count("\n", start, begin)
        last = line + html.count("\n", begin, end)
        if html[html.rfind("\n", 0, begin) + 1 : begin].strip() == "":
            yield Block(shape=Shape.ASIDE, first=line, last=last, aside=Aside.COMMENT)
        line, start = last, end


def _read_without_tags(html: str, first_line: int) -> Iterator[Block]:
    """Returns the text line by line, for a page nested too deep for the parser, or one that is nothing but a comment."""
    lines: list[Line] = []
    for number, text in enumerate(html.split("\n"), start=first_line):
        plain = _SPACE.sub(" ", _TAG.sub(" ", _COMMENT_MARK.sub(" ", text))).strip()
        if plain:
            lines.append(Line(text=plain, first=number, last=number))
        elif lines:
            yield Block(shape=Shape.PARAGRAPH, first=lines[0].first, last=lines[-1].last, lines=tuple(lines))
            lines = []
    if lines:
        yield Block(shape=Shape.PARAGRAPH, first=lines[0].first, last=lines[-1].last, lines=tuple(lines))


@dataclass(slots=True)
class _Open:
    """The elements that are open: the shape that text has in them, and how deep lists, quotes, ``pre`` and boxes are."""

    shape: Shape = Shape.PARAGRAPH
    level: int = 0
    lists: int = 0
    quotes: int = 0
    pre: int = 0
    boxes: int = 0

    def enter(self, tag: str) -> None:
        """Opens an element."""
        self.lists += tag in _LISTS
        self.quotes += tag == "blockquote"
        self.pre += tag == "pre"
        self.shape = _SHAPES.get(tag, self.shape)
        self.boxes += tag == "details"
        self.level = _HEADINGS.get(tag, self.level)
        if tag == "summary":
            self.level += max(self.boxes - 1, 0)

    def leave(self, tag: str) -> None:
        """Closes an element; what follows is a paragraph. Broken markup may close what was never opened."""
        self.lists = max(self.lists - (tag in _LISTS), 0)
        self.quotes = max(self.quotes - (tag == "blockquote"), 0)
        self.pre = max(self.pre - (tag == "pre"), 0)
        self.boxes = max(self.boxes - (tag == "details"), 0)
        self.shape, self.level = Shape.PARAGRAPH, 0


class _Walker:
    """Walks the elements in order, keeping the source line, and gathers blocks."""

    def __init__(self, source: list[str], first_line: int, parts: PageParts) -> None:
        self.blocks: list[Block] = []
        self._parts = parts
        self._position = SourcePosition(source, first_line)
        self._writer = LineWriter(first_line)
        self._open = _Open()
        self._tables: list[HtmlTable] = []
        self._boxes: list[int] = []  # the places of the blocks that open the callouts around
        self._uses: list[Use] = []  # of the elements that are open
        self._aside: tuple[etree._Element, int] | None = None  # the element that is not read, and its first line

    def walk(self, root: etree._Element) -> None:
        for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
            if event == "start":
                self._start(element)
            elif event == "end":
                self._end(element)
            else:
                self._position.skip(element.text)
                self._text(element.tail)
        self._flush()

    # Text

    def _text(self, text: str | None) -> None:
        if not text:
            return
        if self._aside is not None:
            self._position.skip(text)
            return
        writer = self._current()
        for index, part in enumerate(text.split("\n")):
            if index:
                self._position.next_line()
                writer.break_line() if self._open.pre else writer.write(" ")
            self._position.settle(part)
            writer.number = self._position.line
            if part:
                writer.write(part if self._open.pre else _SPACE.sub(" ", part))

    def _current(self) -> LineWriter:
        """Returns what takes text: the cell that is open, or else the block."""
        if self._tables and self._tables[-1].writer is not None:
            return self._tables[-1].writer
        return self._writer

    # Elements

    def _start(self, element: etree._Element) -> None:
        self._position.reach(element.sourceline)
        if self._aside is None:
            use = use_of(element, self._parts)
            self._uses.append(use)
            self._open_element(use, element)
        self._text(element.text)

    def _open_element(self, use: Use, element: etree._Element) -> None:
        is_inline = use.tag in INLINE and not _holds_blocks(element)
        if use.left_out is not None and not is_inline and use.tag not in ("td", "th"):
            if use.tag not in INLINE:
                self._flush()
            self._aside = (element, self._position.line)
            if element.tag == "head":
                self.blocks.extend(_titles_of(element))
        elif is_inline:
            self._inline(use, element, opening=True)
        elif use.tag == "br":
            self._current().break_line()
        elif use.tag == "img":
            self._current().number = self._position.line
            self._current().write_image(element.get("alt") or "", element.get("src") or "")
        elif use.tag not in INLINE and use.tag != "wbr":
            self._open_block(use, element)

    def _end(self, element: etree._Element) -> None:
        if self._aside is None or element is self._aside[0]:
            self._close_element(self._uses.pop(), element)
        self._text(element.tail)

    def _close_element(self, use: Use, element: etree._Element) -> None:
        if self._aside is not None:
            first, self._aside = self._aside[1], None
            self.blocks.append(_aside_of(element, use.left_out, first, self._position.line))
        elif use.tag in INLINE:
            if not _holds_blocks(element):
                self._inline(use, element, opening=False)
        elif use.tag not in ("br", "wbr", "img"):
            self._close_block(use.tag)

    def _inline(self, use: Use, element: etree._Element, *, opening: bool) -> None:
        writer, tag = self._current(), use.tag
        if use.left_out is not None:
            writer.number = self._position.line
            writer.open_removed(use.left_out) if opening else writer.close_removed()
        elif tag == "small" and self._open.shape is Shape.HEADING and not self._tables:
            if opening and not (element.tail or "").strip() and _HANGUL.search(element.text or ""):
                writer.break_line()
        elif tag in ("b", "strong"):
            writer.open_strong() if opening else writer.close_strong()
        elif tag in ("code", "kbd", "samp", "tt") and not self._open.pre:
            writer.number = self._position.line
            writer.write("`")
        elif tag == "a":
            writer.open_link(element.get("href") or "") if opening else writer.close_link()

    # Blocks

    def _open_block(self, use: Use, element: etree._Element) -> None:
        tag = use.tag
        self._flush()
        self._open.enter(tag)
        if tag == "details" and self._tables == []:
            self._boxes.append(len(self.blocks))
            self.blocks.append(Block(shape=Shape.BOX, first=self._position.line, last=self._position.line))
        elif tag == "table":
            self._tables.append(HtmlTable(self._position.line))
        elif self._tables and tag == "tr":
            self._tables[-1].open_row(self._position.line)
        elif self._tables and tag in ("td", "th"):
            self._tables[-1].close_cell()
            self._tables[-1].open_cell(element, self._position.line)
            if use.left_out is not None:
                self._current().open_removed(use.left_out)
        elif self._tables and tag in ("thead", "tbody", "tfoot"):
            self._tables[-1].open_group()

    def _close_block(self, tag: str) -> None:
        if self._tables and tag in ("td", "th", "tr"):
            self._tables[-1].close_cell()
            if tag == "tr":
                self._tables[-1].close_row(self._position.line)
        else:
            self._flush()
        if self._tables and tag == "table":
            self._close_table()
        elif tag == "details" and self._tables == [] and self._boxes:
            self._close_box(self._boxes.pop())
        self._open.leave(tag)

    def _close_box(self, place: int) -> None:
        """Closes a callout; a title alone is no callout but the heading of what follows."""
        inside = self.blocks[place + 1 :]
        if len(inside) == 1 and inside[0].shape is Shape.HEADING:
            del self.blocks[place]
        else:
            last = max([self.blocks[place].first, *(block.first for block in inside)])
            self.blocks.append(Block(shape=Shape.BOX_END, first=last, last=last))

    def _close_table(self) -> None:
        table = self._tables.pop()
        block = table.close(self._position.line)
        if block is not None and self._tables and self._tables[-1].writer is not None and not may_hold_codes(block):
            _write_rows(self._tables[-1].writer, block)
        elif block is not None:
            self.blocks.append(block)
        self.blocks.extend(table.asides)
        self._add_images(table.images)

    def _add_images(self, images: list[Line]) -> None:
        for image in images:
            self.blocks.append(Block(shape=Shape.IMAGE, first=image.first, last=image.last, lines=(image,)))

    def _flush(self) -> None:
        """Closes the paragraph, heading or list item that is open; inside a cell only the line."""
        if self._tables and self._tables[-1].writer is not None:
            self._tables[-1].writer.break_line()
            return
        lines = self._writer.lines()
        if lines:
            lines, below = _subtitle_of(lines) if self._open.shape is Shape.HEADING else (lines, ())
            self._add_block(self._block_of(lines))
            if below:
                first, last = below[0].first, below[-1].last
                self.blocks.append(Block(shape=Shape.PARAGRAPH, first=first, last=last, lines=below))
            if self._open.shape is Shape.LIST_ITEM:
                self._open.shape = Shape.PARAGRAPH  # a second paragraph of the item
        self.blocks.extend(self._writer.asides)
        self._add_images(self._writer.images)
        self._writer = LineWriter(self._position.line)

    def _add_block(self, block: Block) -> None:
        """Adds a block; codes that are terms one below the other, 405 and 406, are one term of both."""
        before = self.blocks[-1] if self.blocks else None
        if block.shape is Shape.TERM and len(block.lines) > 1 and all(_CODE.match(line.text) for line in block.lines):
            text = ", ".join(line.text for line in block.lines)
            block = replace(block, lines=(Line(text=text, first=block.first, last=block.last),))
        is_term = before is not None and before.shape is block.shape is Shape.TERM
        if before is not None and is_term and _CODE.match(before.text) and _CODE.match(block.text):
            text = f"{before.text}, {block.text}"
            line = Line(text=text, first=before.first, last=block.last, removed=before.lines[0].removed)
            block = Block(shape=Shape.TERM, first=before.first, last=block.last, lines=(line,), depth=block.depth)
            self.blocks.pop()
        self.blocks.append(block)

    def _block_of(self, lines: tuple[Line, ...]) -> Block:
        shape, depth = self._open.shape, self._open.lists
        if shape is Shape.HEADING:
            depth = 0
        elif shape is Shape.LIST_ITEM:
            depth = max(depth, 1)
        elif shape is Shape.PARAGRAPH and self._open.quotes:
            shape = Shape.QUOTE
        return Block(
            shape=shape, first=lines[0].first, last=lines[-1].last, lines=lines, level=self._open.level, depth=depth
        )


def _titles_of(head: etree._Element) -> Iterator[Block]:
    """Returns the title of a page as a heading that is no part of its text."""
    title = head.find("title")
    text = squeeze("".join(str(part) for part in title.itertext())) if title is not None else ""
    if title is not None and text:
        line_number = cast("int", title.sourceline)
        line = Line(text=text, first=line_number, last=line_number)
        yield Block(
            shape=Shape.HEADING, first=line.first, last=line.last, lines=(line,), level=1, aside=Aside.FRONT_MATTER
        )


def _aside_of(element: etree._Element, reason: Aside | None, first: int, last: int) -> Block:
    """Returns the block of an element that is not read; it names its words where other text shares their line."""
    lines: tuple[Line, ...] = ()
    if first == last and reason is not None and reason is not Aside.SCRIPT:
        words = _SPACE.sub(" ", "".join(str(text) for text in element.itertext())).strip()
        lines = (Line(text="", first=first, last=last, removed=(Removed(text=words, reason=reason),)),) if words else ()
    return Block(shape=Shape.ASIDE, first=first, last=last, lines=lines, aside=reason)


def _holds_blocks(element: etree._Element) -> bool:
    """Returns whether an element of a line holds paragraphs or lists: ``<del><p>없다.</p></del>``."""
    return any(isinstance(child.tag, str) and child.tag in _BLOCKS for child in element)


def _subtitle_of(lines: tuple[Line, ...]) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """Returns a heading and what stands below it: a Korean line under a code is a text; a phrase belongs to the code."""
    if len(lines) == 1 or not _ONLY_CODE.fullmatch(lines[0].text):
        return lines, ()
    if _HANGUL.match(lines[1].text):
        return lines[:1], lines[1:]
    text = f"{lines[0].text} {lines[1].text}"
    removed = (*lines[0].removed, *lines[1].removed)
    return (Line(text=text, first=lines[0].first, last=lines[1].last, removed=removed), *lines[2:]), ()


def _write_rows(writer: LineWriter, table: Block) -> None:
    """Writes a table that stands inside a cell as lines of the cell: ``필드 · 뜻``."""
    for row in table.rows:
        own = [cell for column, cell in enumerate(row.cells) if cell and column not in row.repeated]
        for index, cell in enumerate(own):
            for line in cell:
                writer.number = line.first
                writer.write((" · " if index and line is cell[0] else " " if line is not cell[0] else "") + line.text)
        writer.break_line()
