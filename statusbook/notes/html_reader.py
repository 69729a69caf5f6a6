"""Reads HTML, a whole page or a fragment in another format, into blocks, through a real HTML parser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from statusbook.notes.block import Aside, Block, Line, Shape
from statusbook.notes.html_position import SourcePosition
from statusbook.notes.html_table import HtmlTable
from statusbook.notes.line_writer import LineWriter

_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6, "summary": 7}
_SHAPES = {
    **dict.fromkeys((*_HEADINGS, "title"), Shape.HEADING),
    "pre": Shape.CODE,
    "li": Shape.LIST_ITEM,
    "dt": Shape.TERM,
}
_LISTS = frozenset({"ul", "ol", "dir", "menu"})
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q rb rp rt ruby s samp small"
    " span strike strong sub sup time tt u var".split()
)
_ASIDES = {
    **dict.fromkeys(("script", "style", "template", "iframe", "object", "svg", "noscript", "head"), Aside.SCRIPT),
    **dict.fromkeys(("nav", "button", "select", "textarea", "input"), Aside.NAVIGATION),
}

# A line end as a reference, which the source has none for: ``&#10;``, ``&#x0D``; not ``&#100;``
_LINE_END = re.compile(r"&#(?:0*1[03]|[xX]0*[aAdD])\b;?")

# An end tag over two lines: ``</p\n>``; not ``</p >``, ``<p\n>``
_BROKEN_END_TAG = re.compile(r"</([A-Za-z][^\s<>]{0,40})(\s*\n\s*)>")

# A tag, or the beginning of one: ``<p>``, ``</p>``, ``<p``; not ``404``
_TAG = re.compile(r"<[^<>]*>?")

# White space as HTML has it: ``\t``, ``\n``, `` ``; not ``a``
_SPACE = re.compile(r"[ \t\f\r\n]+")


def read_html(html: str, *, first_line: int = 1) -> list[Block]:
    """Returns the blocks of a page or fragment whose first line is ``first_line`` of the note."""
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=False, no_network=True)
    try:
        root = etree.fromstring(_even_lines(html).encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        root = None
    comments = list(_comments(html, first_line))
    if root is None or any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        return [*comments, *_read_without_tags(html, first_line)]
    walker = _Walker(html.split("\n"), first_line)
    walker.walk(root)
    return [*comments, *walker.blocks]


def _even_lines(html: str) -> str:
    """Returns the HTML with every line end where it can be counted: none from entities, none inside end tags."""
    return _BROKEN_END_TAG.sub(r"</\1>\2", _LINE_END.sub(" ", html))


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
    """Returns the text line by line, for a page nested too deep for the parser."""
    for number, text in enumerate(html.split("\n"), start=first_line):
        plain = _SPACE.sub(" ", _TAG.sub(" ", text)).strip()
        if plain:
            line = Line(text=plain, first=number, last=number)
            yield Block(shape=Shape.PARAGRAPH, first=number, last=number, lines=(line,))


@dataclass(slots=True)
class _Open:
    """The elements that are open: the shape that text has in them, and how deep lists, quotes and ``pre`` are."""

    shape: Shape = Shape.PARAGRAPH
    level: int = 0
    lists: int = 0
    quotes: int = 0
    pre: int = 0

    def enter(self, tag: str) -> None:
        """Opens an element."""
        self.lists += tag in _LISTS
        self.quotes += tag == "blockquote"
        self.pre += tag == "pre"
        self.shape = _SHAPES.get(tag, self.shape)
        self.level = _HEADINGS.get(tag, self.level)

    def leave(self, tag: str) -> None:
        """Closes an element; what follows is a paragraph. Broken markup may close what was never opened."""
        self.lists = max(self.lists - (tag in _LISTS), 0)
        self.quotes = max(self.quotes - (tag == "blockquote"), 0)
        self.pre = max(self.pre - (tag == "pre"), 0)
        self.shape, self.level = Shape.PARAGRAPH, 0


class _Walker:
    """Walks the elements in order, keeping the source line, and gathers blocks."""

    def __init__(self, source: list[str], first_line: int) -> None:
        self.blocks: list[Block] = []
        self._position = SourcePosition(source, first_line)
        self._writer = LineWriter(first_line)
        self._open = _Open()
        self._tables: list[HtmlTable] = []
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
        tag = element.tag
        self._position.reach(element.sourceline)
        if self._aside is None and tag in _ASIDES:
            self._aside = (element, self._position.line)
        if self._aside is None:
            self._open_element(tag, element)
        self._text(element.text)

    def _open_element(self, tag: str, element: etree._Element) -> None:
        if tag in _INLINE:
            self._inline(tag, element, opening=True)
        elif tag in ("br", "wbr"):
            self._current().break_line()
        elif tag == "img":
            self._current().number = self._position.line
            self._current().write_image(element.get("alt") or "", element.get("src") or "")
        else:
            self._open_block(tag, element)

    def _end(self, element: etree._Element) -> None:
        tag = element.tag
        if self._aside is not None:
            if element is self._aside[0]:
                reason, first = _ASIDES[tag], self._aside[1]
                self.blocks.append(Block(shape=Shape.ASIDE, first=first, last=self._position.line, aside=reason))
                self._aside = None
        elif tag in _INLINE:
            self._inline(tag, element, opening=False)
        elif tag not in ("br", "img"):
            self._close_block(tag)
        self._text(element.tail)

    def _inline(self, tag: str, element: etree._Element, *, opening: bool) -> None:
        writer = self._current()
        if tag in ("b", "strong"):
            writer.open_strong() if opening else writer.close_strong()
        elif tag in ("code", "kbd", "samp", "tt") and not self._open.pre:
            writer.number = self._position.line
            writer.write("`")
        elif tag == "a":
            writer.open_link(element.get("href") or "") if opening else writer.close_link()

    # Blocks

    def _open_block(self, tag: str, element: etree._Element) -> None:
        self._flush()
        self._open.enter(tag)
        if tag == "table":
            self._tables.append(HtmlTable(self._position.line))
        elif self._tables and tag == "tr":
            self._tables[-1].open_row(self._position.line)
        elif self._tables and tag in ("td", "th"):
            self._tables[-1].close_cell()
            self._tables[-1].open_cell(element, self._position.line)

    def _close_block(self, tag: str) -> None:
        if self._tables and tag in ("td", "th", "tr"):
            self._tables[-1].close_cell()
            if tag == "tr":
                self._tables[-1].close_row(self._position.line)
        else:
            self._flush()
        if self._tables and tag == "table":
            self._close_table()
        self._open.leave(tag)

    def _close_table(self) -> None:
        table = self._tables.pop()
        block = table.close(self._position.line)
        if block is not None:
            self.blocks.append(block)
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
            self.blocks.append(self._block_of(lines))
            if self._open.shape is Shape.LIST_ITEM:
                self._open.shape = Shape.PARAGRAPH  # a second paragraph of the item
        self._add_images(self._writer.images)
        self._writer = LineWriter(self._position.line)

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
