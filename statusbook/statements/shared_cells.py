"""Which cells of a table stand in several rows, and of which codes the rows are."""

from __future__ import annotations

from statusbook.notes.block import NoteCell
from statusbook.statements.cell_heads import cell_head
from statusbook.statements.phrase_book import PhraseBook
from statusbook.statements.table_columns import Columns


class SharedCells:
    """The cells that span rows: their readers put the same lines into each of these.

    The text that 301 and 308 share belongs to both; a code that spans two rows is described by both.
    """

    def __init__(self, columns: Columns, book: PhraseBook) -> None:
        self._codes: dict[int, list[int]] = {}
        self._times: dict[int, int] = {}
        self._seen: set[int] = set()
        if len(columns.codes) == 1:
            self._find(columns, columns.codes[0], book)

    def _find(self, columns: Columns, column: int, book: PhraseBook) -> None:
        of_row: tuple[int, ...] = ()
        for row in columns.body:
            cell = row.cells[column] if column < len(row.cells) else ()
            if cell:
                head = cell_head(cell, book)
                of_row = head.codes if head is not None else ()
            for other in row.cells:
                if other:
                    key = id(other[0])
                    self._times[key] = self._times.get(key, 0) + 1
                    self._codes.setdefault(key, []).extend(of_row)

    def continues(self, code_cell: NoteCell) -> bool:
        """Returns whether the cell of a code is that of a row before as well; to be asked once for each row."""
        key = id(code_cell[0])
        if self._times.get(key, 1) < 2:
            return False
        is_known = key in self._seen
        self._seen.add(key)
        return is_known

    def is_new(self, cell: NoteCell) -> bool:
        """Returns whether a cell was not read yet, in another row or column; to be asked once for each cell."""
        key = id(cell[0])
        if self._times.get(key, 1) < 2:
            return True
        is_new = key not in self._seen
        self._seen.add(key)
        return is_new

    def codes_of(self, cell: NoteCell) -> tuple[int, ...]:
        """Returns the codes of all rows that share a cell, none for a cell of one row."""
        key = id(cell[0])
        return tuple(dict.fromkeys(self._codes.get(key, ()))) if self._times.get(key, 1) > 1 else ()
