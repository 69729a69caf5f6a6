"""Tables of AsciiDoc, put into HTML line for line: a row or a cell a line, spans, comma-separated values."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator

from statusbook.notes.asciidoc_inline import inline_html
from statusbook.notes.block import TASK_BOX
from statusbook.notes.translation import escape, table_cell, table_rows

# What begins a cell, with its span, alignment and style: ``|``, ``2+|``, ``.3+^a|``; not ``\|``
_CELL = re.compile(
    r"(?<!\\)(?:(?<![\w.])(?P<columns>\d+)?(?:\.(?P<rows>\d+))?(?P<sign>[+*]))?(?:[<^>]?(?:\.[<^>])?(?:(?<![\w가-힣])[adehlmsv])?)\|"
)

# The mark of an item in a cell: ``* 쉰다``, ``. 첫째``; not ``*404*``
_ITEM = re.compile(r"(?:[*.-]+|\d+\.)\s+(?=\S)")

# The box of a task in a cell: ``[ ] 404``, ``[x] 404``; not ``[404]``
_BOX = re.compile(rf"\A{TASK_BOX.pattern}\s+|\A\[\*\]\s+")

# The columns of a table: ``cols="1,3"``, ``cols=2``, ``cols="3*"``; not ``columns=2``
_COLUMNS = re.compile(r"cols\s*=\s*(?:\"([^\"]*)\"|([\d*]+))")

# The same columns many times: ``3*``, ``2*<``; not ``1,3``
_REPEATED_COLUMNS = re.compile(r"\s*(\d+)\*.*")

_MOST_COLUMNS = 100

Cell = tuple[int, int, int, str]
"""How many columns and rows a cell spans, how often it stands, and its text."""


def columns_of(options: str) -> int | None:
    """Returns the number of columns that the options of a table ask for: 2 for ``1,3``, 3 for ``3*``, or None."""
    found = _COLUMNS.search(options)
    if found is None:
        return None
    columns = found.group(1) or found.group(2)
    repeated = _REPEATED_COLUMNS.fullmatch(columns)
    width = int(repeated.group(1)[:4]) if repeated else len([part for part in columns.split(",") if part.strip()])
    return min(max(width, 1), _MOST_COLUMNS)


def table_lines(body: list[str], columns: int | None, *, has_header: bool) -> Iterator[str]:
    """Returns the lines of a table as HTML; cells fill the rows, however many are on a line."""
    width = columns or _first_row_width(body)
    has_header = has_header or _has_implicit_header(body, width)
    grid = _Grid(width)
    for line in body:
        before, cells = _split(line)
        item = _ITEM.match(before.strip())
        out = ("<br>" if item else "") + inline_html(_BOX.sub("", before.strip()[item.end() if item else 0 :]))
        for across, down, times, text in cells:
            for _ in range(times):
                opens_row = grid.place(across, down)
                rows, spanned = str(down) if down > 1 else "", str(across) if across > 1 else ""
                is_head = has_header and grid.row == 0
                out += table_cell(inline_html(text), opens_row=opens_row, is_head=is_head, rows=rows, columns=spanned)
        yield out


class _Grid:
    """Finds where cells stand: those that span rows leave fewer places in the rows below."""

    def __init__(self, width: int) -> None:
        self.row = -1
        self._covered = [0] * width  # for each column, into how many rows a cell from above still reaches
        self._at = width

    def place(self, across: int, down: int) -> bool:
        """Places a cell at the next free place; returns whether it begins a row."""
        begins = self._skip() >= len(self._covered)
        if begins:
            self.row, self._at = self.row + 1, 0
            if self._skip() >= len(self._covered):  # no place left in a whole row: nonsense
                self._covered, self._at = [0] * len(self._covered), 0
        for column in range(self._at, min(self._at + across, len(self._covered))):
            self._covered[column] = down - 1
        self._at += across
        return begins

    def _skip(self) -> int:
        while self._at < len(self._covered) and self._covered[self._at]:
            self._covered[self._at] -= 1
            self._at += 1
        return self._at


def values_lines(body: list[str], separator: str) -> Iterator[str]:
    """Returns the lines of a table of values as HTML, a row on each; a value in quotes may run over lines."""
    waiting: list[str] = []
    for line in body:
        waiting.append(line)
        text = "\n".join(waiting)
        if text.count('"') % 2 and len(waiting) < len(body):
            yield ""
            continue
        rows = list(csv.reader(text.split("\n"), delimiter=separator)) if text.strip() else []
        waiting = []
        yield table_rows([escape(cell.strip()) for cell in row] for row in rows if row)


def _split(line: str) -> tuple[str, list[Cell]]:
    """Returns the text before the first mark, and the cells of a line: ``""``, [404, 없다] for ``|404|없다``."""
    marks = list(_CELL.finditer(line))
    if not marks:
        return line.replace("\\|", "|"), []
    cells: list[Cell] = []
    for index, mark in enumerate(marks):
        end = marks[index + 1].start() if index + 1 < len(marks) else len(line)
        text = line[mark.end() : end].replace("\\|", "|")
        columns, rows = int((mark["columns"] or "1")[:3]) or 1, int((mark["rows"] or "1")[:3]) or 1
        is_repeated = mark["sign"] == "*"
        across = 1 if is_repeated else min(columns, _MOST_COLUMNS)
        cells.append((across, 1 if is_repeated else rows, min(columns, _MOST_COLUMNS) if is_repeated else 1, text))
    return line[: marks[0].start()].replace("\\|", "|"), cells


def _width_of(line: str) -> int:
    return sum(across * times for across, _, times, _ in _split(line)[1])


def _groups(body: list[str]) -> Iterator[int]:
    """Returns the number of cells in each group of lines between empty lines."""
    count = 0
    for line in [*body, ""]:
        if line.strip():
            count += _width_of(line)
        elif count:
            yield count
            count = 0


def _first_row_width(body: list[str]) -> int:
    """Returns the number of cells in the first row: those on the first line, or, one a line, up to an empty line."""
    first = next((width for line in body if (width := _width_of(line))), 1)
    return min(first if first > 1 else max(next(_groups(body), 1), 1), _MOST_COLUMNS)


def _has_implicit_header(body: list[str], width: int) -> bool:
    """Returns whether the first row is a header: it stands alone above an empty line."""
    filled = [at for at, line in enumerate(body) if line.strip()]
    if len(filled) < 2:
        return False
    first_group = next(_groups(body), 0)
    return first_group == width and filled[-1] > first_group
