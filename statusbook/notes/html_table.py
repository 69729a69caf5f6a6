"""Gathers the rows of an HTML table while a reader walks over it, cells that span rows and columns too."""

from __future__ import annotations

from lxml import etree

from statusbook.notes.block import Block, Line, NoteCell, NoteRow, Shape
from statusbook.notes.line_writer import LineWriter

_MAX_SPAN = 200


class HtmlTable:
    """A table that is being read: its rows so far, the open row and cell, and cells that span rows."""

    def __init__(self, first: int) -> None:
        self.first = first
        self.rows: list[NoteRow] = []
        self.cells: list[NoteCell] = []
        self.images: list[Line] = []
        self.row_line = first
        self.writer: LineWriter | None = None
        self.has_header = False
        self.spans: dict[int, int] = {}
        self.span = (1, 1)

    def open_row(self, line: int) -> None:
        """Begins a row."""
        self.cells, self.row_line = [], line
        self._fill_spanned()

    def open_cell(self, element: etree._Element, line: int) -> None:
        """Begins a cell; ``writer`` takes its text."""
        if element.tag == "th" and not self.rows:
            self.has_header = True
        self.span = (_number(element.get("rowspan")), _number(element.get("colspan")))
        self.writer = LineWriter(line)

    def close_cell(self) -> None:
        """Ends the cell that is open."""
        if self.writer is None:
            return
        rows, columns = self.span
        if rows > 1:
            self.spans[len(self.cells)] = rows - 1
        self.cells.append(self.writer.lines())
        self.images.extend(self.writer.images)
        self.cells.extend(() for _ in range(columns - 1))
        self.writer = None
        self._fill_spanned()

    def close_row(self, line: int) -> None:
        """Ends the row."""
        if any(self.cells):
            self.rows.append(NoteRow(cells=tuple(self.cells), first=self.row_line, last=line))
        self.cells = []

    def close(self, line: int) -> Block | None:
        """Returns the table, or None when it is empty."""
        self.close_cell()
        self.close_row(line)
        if not self.rows:
            return None
        return Block(shape=Shape.TABLE, first=self.first, last=line, rows=tuple(self.rows), has_header=self.has_header)

    def _fill_spanned(self) -> None:
        while self.spans.get(len(self.cells), 0) > 0:
            self.spans[len(self.cells)] -= 1
            self.cells.append(())


def _number(value: str | None) -> int:
    return min(int(value), _MAX_SPAN) if value and value.isascii() and value.isdigit() and int(value) > 0 else 1
