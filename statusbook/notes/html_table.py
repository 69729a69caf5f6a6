"""Gathers the rows of an HTML table while a reader walks over it, cells that span rows and columns too."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from statusbook.notes.block import Block, Line, NoteCell, NoteRow, Shape
from statusbook.notes.line_writer import LineWriter

_MOST_SPANNED = 200
"""No table of a note is larger; a hostile ``colspan="999999999"`` must not fill the memory."""

_MOST_REPEATED = 20
"""Places that spans may fill for each cell of a table; a hostile one has a thousand cells that all cover each other."""

_TO_THE_END = 100_000
"""Rows: ``rowspan="0"`` reaches to the end of the group of rows, however many there are."""

# A cell that may be a code: ``404``, ``404 Not Found``, ``4xx``; not ``40``, ``4040``, ``없다``
_CODE = re.compile(r"\W{0,3}[1-5](?:\d\d|[xX]{2})(?!\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class _OpenCell:
    """A cell that is being read, and the rows and columns it spans."""

    writer: LineWriter
    rows: int
    columns: int


@dataclass(slots=True)
class _Covering:
    """A cell that reaches down into rows still to come: its lines, and into how many."""

    cell: NoteCell
    rows: int


class HtmlTable:
    """A table that is being read: its rows so far, and the row and the cell that are open.

    A cell that spans rows stands in each of them, as far as its group of rows reaches; one that spans columns stands
    in the first, and the others are empty.
    """

    def __init__(self, first: int) -> None:
        self.images: list[Line] = []
        self.asides: list[Block] = []
        self._first = first
        self._rows: list[NoteRow] = []
        self._has_header = False
        self._row_line = first
        self._cells: list[NoteCell] = []
        self._repeated: set[int] = set()
        self._cell: _OpenCell | None = None
        self._covered: dict[int, _Covering] = {}  # by column
        self._left_to_fill = _MOST_SPANNED

    @property
    def writer(self) -> LineWriter | None:
        """What takes the text of the open cell, None between cells."""
        return self._cell.writer if self._cell is not None else None

    def open_group(self) -> None:
        """Begins a group of rows, into which no cell of the group before reaches."""
        self._covered = {}

    def open_row(self, line: int) -> None:
        """Begins a row."""
        self._cells, self._repeated, self._row_line = [], set(), line
        self._fill_covered()

    def open_cell(self, element: etree._Element, line: int) -> None:
        """Begins a cell; ``<th>`` in the first row makes it the header."""
        if element.tag == "th" and not self._rows:
            self._has_header = True
        rows = _number(element.get("rowspan"), zero=_TO_THE_END)
        columns = _number(element.get("colspan"), zero=1)
        self._cell = _OpenCell(writer=LineWriter(line), rows=rows, columns=columns)

    def close_cell(self) -> None:
        """Ends the cell that is open, if one is."""
        if self._cell is None:
            return
        opened, self._cell = self._cell, None
        column, lines = len(self._cells), opened.writer.lines()
        self._left_to_fill += _MOST_REPEATED
        self._cells.append(lines)
        for _ in range(opened.columns - 1):
            self._repeat(())
        if opened.rows > 1:
            self._covered[column] = _Covering(lines, opened.rows - 1)
            for other in range(column + 1, len(self._cells)):
                self._covered[other] = _Covering((), opened.rows - 1)
        self.images.extend(opened.writer.images)
        self.asides.extend(opened.writer.asides)
        self._fill_covered()

    def close_row(self, line: int) -> None:
        """Ends the row; one without text of its own is left out."""
        if any(cell for column, cell in enumerate(self._cells) if column not in self._repeated):
            cells, repeated = tuple(self._cells), frozenset(self._repeated)
            self._rows.append(NoteRow(cells=cells, first=self._row_line, last=line, repeated=repeated))
        self._cells, self._repeated = [], set()

    def close(self, line: int) -> Block | None:
        """Returns the table, or None when it is empty."""
        self.close_cell()
        self.close_row(line)
        if not self._rows:
            return None
        rows = tuple(self._rows)
        return Block(shape=Shape.TABLE, first=self._first, last=line, rows=rows, has_header=self._has_header)

    def _fill_covered(self) -> None:
        """Adds the cells from rows above that reach down to where the row is."""
        while (covering := self._covered.get(len(self._cells))) is not None and covering.rows > 0:
            covering.rows -= 1
            if not self._repeat(covering.cell):
                self._covered = {}

    def _repeat(self, cell: NoteCell) -> bool:
        """Adds what a cell above or to the left says of the next column; returns False where that became too much."""
        self._left_to_fill -= 1
        if self._left_to_fill < 0:
            return False
        self._repeated.add(len(self._cells))
        self._cells.append(cell)
        return True


def may_hold_codes(table: Block) -> bool:
    """Returns whether any cell begins as a code does; a table inside a cell that has none belongs to the cell."""
    return any(cell and _CODE.match(cell[0].text) for row in table.rows for cell in row.cells)


def _number(value: str | None, *, zero: int) -> int:
    """Returns the span that an attribute says, 1 where it says none: 3 for ``3``; 1 for ``three`` and None."""
    if not (value and value.strip().isascii() and value.strip().isdigit()):
        return 1
    return min(int(value.strip()[:6]), _MOST_SPANNED) or zero
