"""Reads AsciiDoc: headings, lists, labelled lists, blocks, and tables with a row or a cell a line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from statusbook.notes.block import Aside, Block
from statusbook.notes.translation import SAMPLE, Translation, escape, table_cell

# ``== 404 Not Found``; not ``==404``, ``404 ==``
_HEADING = re.compile(r"(={1,6})\s+(?=\S)")

# An attribute of the document: ``:toc: left``, ``:!sectnums:``; not ``:404``, ``원인: 없다``
_ATTRIBUTE = re.compile(r":!?[\w-]+!?:(?:\s.*)?\Z")

# Options of the block below: ``[source,http]``, ``[cols="1,3"]``, ``[[anchor]]``; not ``[404] Not Found``
_BLOCK_OPTIONS = re.compile(r"\[[^\[\]]*\]\Z|\[\[[^\]]*\]\]\Z")

# The fence of code: ``----``, ``....``; not ``--``, ``---- a``
_FENCE = re.compile(r"(-{4,}|\.{4,}|`{3,})\Z")

# The fence of other blocks, page breaks, list continuations: ``====``, ``--``, ``+``; not ``== 404``, ``- 404``
_DELIMITER = re.compile(r"(?:={4,}|\*{4,}|_{4,}|--|\+{4,}|\+|'{3,}|<{3,})\Z")

# ``* 404``, ``** 404``, ``. 첫째``, ``1. 첫째``; not ``*404*``, ``404``
_LIST = re.compile(r"\s*([*.-]+|\d+\.)\s+(?=\S)")

# ``404 Not Found:: 주소가 없다``, ``404::``; not ``404: 없다``, ``std::string``
_LABELLED = re.compile(r"(?P<term>[^:\s][^\n]*?)(?P<level>:{2,4}|;;)(?:\s+(?P<text>\S.*))?\Z")

# ``NOTE: 주의``; not ``Note: 주의``, ``NOTES: ``
_ADMONITION = re.compile(r"(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION): ")

# The dot before the title of a block: ``.응답 코드``; not ``. 첫째``, ``..``
_TITLE = re.compile(r"\.(?=[^\s.])")

# What begins a cell, with its span, alignment and style: ``|``, ``2+|``, ``.3+^a|``; not ``\|``
_CELL = re.compile(r"(?<!\\)(?:(?:\d+(?:\.\d+)?|\.\d+)[+*])?(?:[<^>]?(?:\.[<^>])?[aehlmsv]?)\|")

# The columns of a table: ``cols="1,3"``, ``cols=2``, ``cols="3*"``; not ``columns=2``
_COLUMNS = re.compile(r"cols\s*=\s*(?:\"([^\"]*)\"|([\d*]+))")

# The same columns many times: ``3*``, ``2*<``; not ``1,3``
_REPEATED_COLUMNS = re.compile(r"\s*(\d+)\*.*")

_LINKS = (
    # ``link:/404/[404]``, ``mailto:a@b.example[]``
    (re.compile(r"(?:link|xref|mailto):([^\s\[\]]+)\[([^\]]*)\]"), r"[\2](<\1>)"),
    # ``https://a.example[문서]``; not ``https://a.example``
    (re.compile(r"(https?://[^\s\[\]<>]+)\[([^\]]+)\]"), r"[\2](<\1>)"),
    # ``<<errors, 오류>>``; not ``<<errors>>``
    (re.compile(r"<<[^,>]+,\s*([^>]+)>>"), r"\1"),
    # ``image::flow.png[흐름]``, ``image:a.png[]``
    (re.compile(r"image::?([^\s\[\]]+)\[([^\],]*)[^\]]*\]"), r"![\2](<\1>)"),
)

# The same in a cell, which is HTML: ``link:https://a.example[문서]``, ``https://a.example[문서]``;
# not ``https://a.example``
_LINK_IN_CELL = re.compile(r"(?:link:)?(https?://[^\s\[\]]+)\[([^\]]+)\]")

# ``*404*``; not ``* 404``, ``2*3*4``
_BOLD = re.compile(r"(?<![\w*])\*(?![\s*])([^*\n]+?)(?<!\s)\*(?![\w*])")

# ``+404+``, `` `+404+` ``; not ``a+404+b``, ``2 + 2``
_MONO = re.compile(r"`\+([^`+]+)\+`|(?<!\w)\+([^+\n]+)\+(?!\w)")

# `` `404` ``, `` `+404+` ``; not ``404``
_MONO_IN_CELL = re.compile(r"`\+?([^`]+?)\+?`")

# The fence of a table, a sign no other format has: ``|===``; not ``|====|``, ``| ===``
_TABLE_FENCE = re.compile(r"^\|===\s*$", re.MULTILINE)


def is_asciidoc(suffix: str, text: str) -> bool:
    """Returns whether the note is AsciiDoc, from its name or from signs no other format has."""
    if suffix in ("adoc", "asciidoc", "asc"):
        return True
    return _TABLE_FENCE.search(text[:SAMPLE]) is not None


def read_asciidoc(text: str) -> list[Block]:
    """Returns the blocks of an AsciiDoc note."""
    return _Translator(text.split("\n")).translate().read()


class _Translator:
    def __init__(self, lines: list[str]) -> None:
        self._source = lines
        self._out = Translation(lines=[""] * len(lines))
        self._index = 0
        self._columns: int | None = None
        self._has_header = False

    def translate(self) -> Translation:
        while self._index < len(self._source):
            line = self._source[self._index].rstrip()
            if line.startswith("////"):
                self._skip_to("////", Aside.COMMENT)
            elif line == "|===" or line.startswith(("!===", ",===")):
                self._table(line)
            elif _FENCE.match(line):
                self._fence(line)
            else:
                self._line(line)
            self._index += 1
        return self._out

    def _line(self, line: str) -> None:
        index = self._index
        if line.startswith("//"):
            self._out.drop(index, Aside.COMMENT)
        elif not line or _ATTRIBUTE.match(line) or _DELIMITER.match(line):
            if line:
                self._out.drop(index)
        elif _BLOCK_OPTIONS.match(line):
            self._options(line)
            self._out.drop(index)
        else:
            self._out.lines[index] = _inline(_marks(line))

    def _options(self, line: str) -> None:
        found = _COLUMNS.search(line)
        if found is not None:
            self._columns = _count_columns(found.group(1) or found.group(2))
        self._has_header = "header" in line

    def _skip_to(self, fence: str, reason: Aside) -> None:
        self._out.drop(self._index, reason)
        while self._index + 1 < len(self._source):
            self._index += 1
            self._out.drop(self._index, reason)
            if self._source[self._index].rstrip() == fence:
                return

    def _closing(self, fence: str) -> int | None:
        """Returns the line that closes what the current one opens; without any, the current one is dropped."""
        lines = range(self._index + 1, len(self._source))
        end = next((at for at in lines if self._source[at].rstrip() == fence), None)
        if end is None:
            self._out.drop(self._index)
        return end

    def _fence(self, fence: str) -> None:
        end = self._closing(fence)
        if end is None:
            return
        self._out.fence(self._index)
        for at in range(self._index + 1, end):
            self._out.code(at, self._source[at])
        self._out.fence(end)
        self._index = end

    def _table(self, fence: str) -> None:
        end = self._closing(fence)
        if end is None:
            return
        start = self._index
        body = self._source[start + 1 : end]
        width = self._columns or _first_row_width(body)
        has_header = self._has_header or _has_implicit_header(body, width)
        self._out.lines[start : end + 1] = ["<table>", *_table_lines(body, width, has_header), "</table>"]
        self._out.table(start, end)
        self._index = end
        self._columns, self._has_header = None, False


def _table_lines(body: list[str], width: int, has_header: bool) -> Iterator[str]:
    """Returns the lines of a table as HTML; cells fill rows of ``width``, however many are on a line."""
    count = 0
    for line in body:
        before, cells = _split(line)
        out = _inline_html(before)
        for cell in cells:
            is_head = has_header and count < width
            out += table_cell(_inline_html(cell), opens_row=count % width == 0, is_head=is_head)
            count += 1
        yield out


def _marks(line: str) -> str:
    """Returns the line with its mark as Markdown has it: ``## 404`` for ``== 404``, ``- 404: 없다`` for ``404:: 없다``."""
    if (heading := _HEADING.match(line)) is not None:
        return "#" * len(heading.group(1)) + " " + line[heading.end() :].rstrip("= ")
    if (item := _LIST.match(line)) is not None:
        mark = item.group(1)
        depth = len(mark) if not mark[0].isdigit() else 1
        return "   " * (depth - 1) + ("1. " if mark[0] in ".0123456789" else "- ") + line[item.end() :]
    if (labelled := _LABELLED.match(line)) is not None and "//" not in labelled["term"]:
        text = f": {labelled['text']}" if labelled["text"] else ""
        return f"- {labelled['term']}{text}"
    if (admonition := _ADMONITION.match(line)) is not None:
        return line[admonition.end() :]
    return _TITLE.sub("", line)


def _inline(line: str) -> str:
    for pattern, replacement in _LINKS:
        line = pattern.sub(replacement, line)
    line = _MONO.sub(lambda found: f"`{found.group(1) or found.group(2)}`", line)
    return _BOLD.sub(r"**\1**", line).removesuffix(" +")


def _inline_html(text: str) -> str:
    text = escape(text.strip())
    text = _LINK_IN_CELL.sub(r'<a href="\1">\2</a>', text)
    text = _MONO_IN_CELL.sub(r"<code>\1</code>", text)
    return _BOLD.sub(r"<b>\1</b>", text).removesuffix(" +")


def _split(line: str) -> tuple[str, list[str]]:
    """Returns the text before the first mark, and the cells of a line: ``""``, [``404``, ``없다``] for ``|404|없다``."""
    parts = [part.replace("\\|", "|") for part in _CELL.split(line)]
    return parts[0], parts[1:]


def _count_columns(columns: str) -> int:
    """Returns the number of columns that ``cols`` asks for: 2 for ``1,3``, 3 for ``3*``."""
    repeated = _REPEATED_COLUMNS.fullmatch(columns)
    return int(repeated.group(1)) if repeated else max(len([part for part in columns.split(",") if part.strip()]), 1)


def _groups(body: list[str]) -> Iterator[int]:
    """Returns the number of cells in each group of lines between empty lines."""
    count = 0
    for line in [*body, ""]:
        if line.strip():
            count += len(_split(line)[1])
        elif count:
            yield count
            count = 0


def _first_row_width(body: list[str]) -> int:
    """Returns the number of cells in the first row: those on the first line, or, one a line, up to an empty line."""
    first = next((len(cells) for line in body if (cells := _split(line)[1])), 1)
    return first if first > 1 else max(next(_groups(body), 1), 1)


def _has_implicit_header(body: list[str], width: int) -> bool:
    """Returns whether the first row is a header: it stands alone above an empty line."""
    filled = [at for at, line in enumerate(body) if line.strip()]
    if len(filled) < 2:
        return False
    first_group = next(_groups(body), 0)
    return first_group == width and filled[-1] > first_group
