"""Gathers the rows of an HTML table while a reader walks over it, cells that span rows and columns too."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from statusbook.notes.block import Block, Line, NoteCell, NoteRow, Shape
from statusbook.notes.line_writer import LineWriter

_MOST_SPANNED = 200
"""No table of a note is larger; a hostile ``colspan="999999999"`` must not fill the memory."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _OpenCell:
    """A cell that is being read, and the rows and columns it spans."""

    writer: LineWriter
    rows: int
    columns: int


class HtmlTable:
    """A table that is being read: its rows so far, and the row and the cell that are open.

    A cell that spans rows or columns stands in the first of them; the others are empty cells.
    """

    def __init__(self, first: int) -> None:
        self.images: list[Line] = []
        self._first = first
        self._rows: list[NoteRow] = []
        self._has_header = False
        self._row_line = first
        self._cells: list[NoteCell] = []
        self._cell: _OpenCell | None = None
        self._covered: dict[int, int] = {}  # column: number of rows still to come that a cell above covers

    @property
    def writer(self) -> LineWriter | None:
        """What takes the text of the open cell, None between cells."""
        return self._cell.writer if self._cell is not None else None

    def open_row(self, line: int) -> None:
        """Begins a row."""
        self._cells, self._row_line = [], line
        self._fill_covered()

    def open_cell(self, element: etree._Element, line: int) -> None:
        """Begins a cell; ``<th>`` in the first row makes it the header."""
        if element.tag == "th" and not self._rows:
            self._has_header = True
        rows, columns = _number(element.get("rowspan")), _number(element.get("colspan"))
        self._cell = _OpenCell(writer=LineWriter(line), rows=rows, columns=columns)

    def close_cell(self) -> None:
        """Ends the cell that is open, if one is."""
        if self._cell is None:
            return
        if self._cell.rows > 1:
            self._covered[len(self._cells)] = self._cell.rows - 1
        self._cells.append(self._cell.writer.lines())
        self._cells.extend(() for _ in range(self._cell.columns - 1))
        self.images.extend(self._cell.writer.images)
        self._cell = None
        self._fill_covered()

    def close_row(self, line: int) -> None:
        """Ends the row; one without text is left out."""
        if any(self._cells):
            self._rows.append(NoteRow(cells=tuple(self._cells), first=self._row_line, last=line))
        self._cells = []

    def close(self, line: int) -> Block | None:
        """Returns the table, or None when it is empty."""
        self.close_cell()
        self.close_row(line)
        if not self._rows:
            return None
        rows = tuple(self._rows)
        return Block(shape=Shape.TABLE, first=self._first, last=line, rows=rows, has_header=self._has_header)

    def _fill_covered(self) -> None:
        """Adds empty cells where cells from rows above reach down."""
        while self._covered.get(len(self._cells), 0) > 0:
            self._covered[len(self._cells)] -= 1
            self._cells.append(())


def _number(value: str | None) -> int:
    """Returns the span that an attribute says, 1 where it says none: 3 for ``3``; 1 for ``0``, ``three`` and None."""
    return min(int(value), _MOST_SPANNED) if value and value.isascii() and value.isdigit() and int(value) > 0 else 1
