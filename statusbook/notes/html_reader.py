"""Reads HTML, a whole page or a fragment in another format, into blocks, through a real HTML parser."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from statusbook.notes.block import Aside, Block, Line, Shape
from statusbook.notes.html_table import HtmlTable
from statusbook.notes.line_writer import LineWriter

_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6, "summary": 7}
_LISTS = frozenset({"ul", "ol", "dir", "menu"})
_INLINE = re.compile(
    r"a|abbr|acronym|b|bd[io]|big|cite|code|data|del|dfn|em|font|i|ins|kbd|label|mark|q|r[bpt]|ruby|s|samp|small"
    r"|span|strike|strong|su[bp]|time|tt|u|var"
)
_ASIDES = {
    **dict.fromkeys(("script", "style", "template", "iframe", "object", "svg", "noscript", "head"), Aside.SCRIPT),
    **dict.fromkeys(("nav", "button", "select", "textarea", "input"), Aside.NAVIGATION),
}
_LAST_COUNTED_LINE = 65_535
_LINE_END = re.compile(r"&#(?:0*1[03]|[xX]0*[aAdD])\b;?")
_BROKEN_END_TAG = re.compile(r"</([A-Za-z][^\s<>]{0,40})(\s*\n\s*)>")
_WORD = re.compile(r"\w{1,6}")
_ASTRAY = 60
_LONGEST_LINE = 5_000
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
        plain = _SPACE.sub(" ", re.sub(r"<[^<>]*>?", " ", text)).strip()
        if plain:
            line = Line(text=plain, first=number, last=number)
            yield Block(shape=Shape.PARAGRAPH, first=number, last=number, lines=(line,))


class _Walker:
    """Walks the elements in order, keeping the source line, and gathers blocks."""

    def __init__(self, source: list[str], first_line: int) -> None:
        self._source = source
        self.blocks: list[Block] = []
        self._offset = first_line - 1
        self._line = first_line
        self._writer = LineWriter(first_line)
        self._shape = Shape.PARAGRAPH
        self._level = 0
        self._lists = 0
        self._quotes = 0
        self._pre = 0
        self._tables: list[HtmlTable] = []
        self._aside: tuple[etree._Element, int] | None = None

    def walk(self, root: etree._Element) -> None:
        for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
            if event == "start":
                self._start(element)
            elif event == "end":
                self._end(element)
            else:
                self._line += (element.text or "").count("\n")
                self._text(element.tail)
        self._flush()

    def _text(self, text: str | None) -> None:
        if not text:
            return
        if self._aside is not None:
            self._line += text.count("\n")
            return
        writer = self._current()
        for index, part in enumerate(text.split("\n")):
            if index:
                self._line = min(self._line + 1, self._offset + len(self._source))
                writer.break_line() if self._pre else writer.write(" ")
            self._settle(part)
            writer.number = self._line
            if part:
                writer.write(part if self._pre else _SPACE.sub(" ", part))

    def _settle(self, text: str) -> None:
        """Moves to the source line that has the words, where broken markup led the count astray."""
        found = _WORD.search(text)
        at = self._line - self._offset - 1
        if found is None or self._has(at, found.group()):
            return
        near = range(1, _ASTRAY)
        for place in (*(at + step for step in near), *(at - step for step in near)):
            if 0 <= place < len(self._source) and self._has(place, found.group()):
                self._line = place + self._offset + 1
                return

    def _has(self, at: int, word: str) -> bool:
        if not 0 <= at < len(self._source):
            return False
        return len(self._source[at]) > _LONGEST_LINE or word in self._source[at]

    def _current(self) -> LineWriter:
        if self._tables and self._tables[-1].writer is not None:
            return self._tables[-1].writer
        return self._writer

    def _start(self, element: etree._Element) -> None:
        tag = element.tag
        line = element.sourceline
        if isinstance(line, int) and line < _LAST_COUNTED_LINE:
            self._line = max(self._line, line + self._offset)
        if self._aside is None and tag in _ASIDES:
            self._aside = (element, self._line)
        if self._aside is not None:
            self._text(element.text)
            return
        if _INLINE.fullmatch(tag):
            self._inline(tag, element, opening=True)
        elif tag in ("br", "wbr"):
            self._current().break_line()
        elif tag == "img":
            self._current().number = self._line
            self._current().write_image(element.get("alt") or "", element.get("src") or "")
        else:
            self._open_block(tag, element)
        self._text(element.text)

    def _end(self, element: etree._Element) -> None:
        tag = element.tag
        if self._aside is not None:
            if element is self._aside[0]:
                kind, first = _ASIDES[tag], self._aside[1]
                self.blocks.append(Block(shape=Shape.ASIDE, first=first, last=self._line, aside=kind))
                self._aside = None
        elif _INLINE.fullmatch(tag):
            self._inline(tag, element, opening=False)
        elif tag not in ("br", "img"):
            self._close_block(tag)
        self._text(element.tail)

    def _inline(self, tag: str, element: etree._Element, *, opening: bool) -> None:
        writer = self._current()
        if tag in ("b", "strong"):
            writer.open_strong() if opening else writer.close_strong()
        elif tag in ("code", "kbd", "samp", "tt") and not self._pre:
            writer.number = self._line
            writer.write("`")
        elif tag == "a":
            writer.open_link(element.get("href") or "") if opening else writer.close_link()

    def _open_block(self, tag: str, element: etree._Element) -> None:
        self._flush()
        if tag in _LISTS:
            self._lists += 1
        elif tag == "blockquote":
            self._quotes += 1
        elif tag == "pre":
            self._pre += 1
            self._shape = Shape.CODE
        elif tag in _HEADINGS:
            self._shape, self._level = Shape.HEADING, _HEADINGS[tag]
        elif tag == "li":
            self._shape = Shape.LIST_ITEM
        elif tag == "dt":
            self._shape = Shape.TERM
        elif tag == "table":
            self._tables.append(HtmlTable(self._line))
        elif self._tables and tag == "tr":
            self._tables[-1].open_row(self._line)
        elif self._tables and tag in ("td", "th"):
            self._tables[-1].close_cell()
            self._tables[-1].open_cell(element, self._line)
        elif tag == "title":
            self._shape = Shape.HEADING

    def _close_block(self, tag: str) -> None:
        if tag in ("td", "th") and self._tables:
            self._tables[-1].close_cell()
        elif tag == "tr" and self._tables:
            self._tables[-1].close_cell()
            self._tables[-1].close_row(self._line)
        else:
            self._flush()
        if tag in _LISTS:
            self._lists = max(self._lists - 1, 0)
        elif tag == "blockquote":
            self._quotes = max(self._quotes - 1, 0)
        elif tag == "pre":
            self._pre = max(self._pre - 1, 0)
        elif tag == "table" and self._tables:
            self._close_table()
        self._shape, self._level = Shape.PARAGRAPH, 0

    def _close_table(self) -> None:
        table = self._tables.pop()
        block = table.close(self._line)
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
        images = self._writer.images
        if lines:
            shape = self._shape
            if shape is Shape.PARAGRAPH and self._quotes:
                shape = Shape.QUOTE
            depth = self._lists if shape is not Shape.HEADING else 0
            self.blocks.append(
                Block(
                    shape=shape,
                    first=lines[0].first,
                    last=lines[-1].last,
                    lines=lines,
                    level=self._level,
                    depth=max(depth, 1) if shape is Shape.LIST_ITEM else depth,
                )
            )
            if shape is Shape.LIST_ITEM:
                self._shape = Shape.PARAGRAPH
        self._add_images(images)
        self._writer = LineWriter(self._line)
