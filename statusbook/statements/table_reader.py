"""Reads tables: a row for a code, a column for a code, or rows that are about something else."""

from __future__ import annotations

import re
from collections.abc import Sequence

from statusbook.notes.block import Aside, Line, NoteCell, NoteRow
from statusbook.statements.cell_heads import cell_head, cell_text
from statusbook.statements.cell_names import is_name_cell
from statusbook.statements.cell_writer import CellWriter, joined
from statusbook.statements.column_labels import column_label_of, column_name, needs_no_name
from statusbook.statements.drafts import Draft, NoteDrafts
from statusbook.statements.head import Follow, Head
from statusbook.statements.ledger_builder import LedgerBuilder
from statusbook.statements.phrase_book import PhraseBook
from statusbook.statements.section_labels import Label
from statusbook.statements.shared_cells import SharedCells
from statusbook.statements.statement import Subject
from statusbook.statements.table_columns import Columns
from statusbook.statements.table_header import is_labelled

# Behind a code, the sign of a remark below the table: ``¹``, ``†``, ``[1]``; not ``없다``, ``404``
_SIGNS = re.compile(r"[^\w]{1,6}|[¹²³⁰-⁹]{1,3}|\[\^?\d{1,2}\]")

# The first cell of a row that sums up: ``합계``, ``총 5개``, ``Total``; not ``총 요청 수 초과``
_TOTAL = re.compile(
    r"\W*(?:합계|총계|소계|총합|합|계|평균|total|sum|subtotal|average|총\s*\d+\s*[개건]?)\W*", re.IGNORECASE
)

# The first cell of a row about every other code: ``기타``, ``그 외``, ``default``, ``*``; not ``기타 오류 코드 404``
_EVERY_OTHER = re.compile(
    r"\W*(?:기타|그\s*외(?:의?\s*(?:모든\s*)?(?:코드|오류|에러|값|응답))?|그\s*밖(?:의?\s*(?:코드|오류|에러|값|응답))?|나머지(?:\s*(?:코드|오류|에러|전부|모두))?"
    r"|default|others?|else|otherwise|any(?:\s*other)?|all\s*others?)\W*|\*",
    re.IGNORECASE,
)

_ABOUT_ROW = frozenset({Label.ABOUT_ROW, Label.ROW_NUMBER})


class TableReader:
    """Turns one table into drafts; what is about no code goes to the draft of the section."""

    def __init__(
        self, columns: Columns, book: PhraseBook, ledger: LedgerBuilder, drafts: NoteDrafts, section: Draft
    ) -> None:
        self._columns = columns
        self._book = book
        self._ledger = ledger
        self._drafts = drafts
        self._section = section
        self._cells = CellWriter(book, ledger, drafts)
        self._shared = SharedCells(columns, book)
        self._found: list[Draft] = []
        self._row_draft: Draft | None = None  # of the row before, which continues where the cell of the code is empty

    def read(self) -> list[Draft]:
        """Returns a draft for each entry of the table."""
        columns = self._columns
        if columns.across is not None:
            self._read_across(columns.across)
            return self._found
        for row in columns.above:
            self._set_aside(row, Aside.TABLE_HEADER)
        for row in columns.body:
            self._read_row(row)
        return self._found

    def _set_aside(self, row: NoteRow, reason: Aside) -> None:
        for cell in row.cells:
            self._cells.set_aside(cell, reason)

    # A row for a code

    def _read_row(self, row: NoteRow) -> None:
        """Reads one row; in a table set beside itself, the cells up to the next code belong to the code before."""
        codes = self._columns.codes
        if not codes:
            self._add_row(self._section, row)
            return
        if self._is_read_whole(row, codes[0]):
            self._row_draft = None
            return
        start = 0
        for column, end in zip(codes, [*codes[1:], len(row.cells)], strict=True):
            self._read_entry(row, column, [other for other in range(start, end) if other != column])
            start = end

    def _read_entry(self, row: NoteRow, column: int, others: Sequence[int]) -> None:
        cell = cell_at(row, column)
        goes_on = not cell or self._shared.continues(cell)
        if self._row_draft is not None and goes_on:
            self._add_cells(self._row_draft, row, others)
            return
        head = cell_head(cell, self._book)
        if head is None or head.hypothetical or not (head.pairs or head.status_class):
            self._row_draft = None
            self._add_row(self._section, row)
        elif head.is_range:
            self._row_draft = None
            draft = self._draft_of_class(head, cell)
            self._add_row(draft, row)
            self._found.append(draft)
        else:
            self._read_described(row, cell, head, others)

    def _read_described(self, row: NoteRow, cell: NoteCell, head: Head, others: Sequence[int]) -> None:
        draft = self._draft_of_codes(head, cell) if head.pairs else self._draft_of_class(head, cell)
        place = len(self._found)
        self._add_cells(draft, row, others)
        if draft.is_empty:
            is_described = len(self._found) > place or any(self._shared.codes_of(each) for each in row.cells if each)
            if not is_described:
                self._add_row(self._section, row)
            self._row_draft = None
        else:
            self._row_draft = draft
            self._found.insert(place, draft)

    # Rows that are about no code of their own

    def _is_read_whole(self, row: NoteRow, column: int) -> bool:
        """Reads a row that is a title or says nothing about a code; returns whether it is one."""
        if (reason := self._reason_to_skip(row, cell_at(row, column))) is not None:
            self._set_aside(row, reason)
            return True
        if self._is_title(row, column):
            self._read_title(row)
            return True
        return False

    def _reason_to_skip(self, row: NoteRow, cell: NoteCell) -> Aside | None:
        """Returns why a row says nothing about a code: a total, a row for every other code, the header once more."""
        first = next((cell_text(each) for each in row.cells if each), "")
        if _TOTAL.fullmatch(first) and cell_head(cell, self._book) is None:
            return Aside.ABOUT_ROW
        if cell and _EVERY_OTHER.fullmatch(cell_text(cell)):
            return Aside.DEFAULT
        if cell and self._columns.above and column_label_of(cell_text(cell)) is Label.CODE and is_labelled(row):
            return Aside.TABLE_HEADER
        return None

    def _is_title(self, row: NoteRow, column: int) -> bool:
        """Returns whether nothing but a title stands in a row, over all its columns perhaps: ``4xx 클라이언트 오류``."""
        filled = [at for at, cell in enumerate(row.cells) if cell]
        if len(row.cells) < 2 or not filled or filled[0] > column:
            return False
        cell = row.cells[filled[0]]
        if any(row.cells[at][0] is not cell[0] for at in filled[1:]):
            return False
        head = cell_head(cell, self._book)
        return head is None or not head.pairs

    def _read_title(self, row: NoteRow) -> None:
        """Reads a title: that of a class gives the class its name."""
        cell = next(cell for cell in row.cells if cell)
        line = joined(cell)
        if (named := self._cells.class_of(line)) is not None:
            self._found.append(named)
        else:
            self._ledger.add_statement(line.first, line.last, line.text)
            self._section.add_text([line])

    # The cell of the code

    def _draft_of_codes(self, head: Head, cell: NoteCell) -> Draft:
        """Returns a draft with what the cell of the code says: ``404 Not Found: 없다``."""
        draft = self._drafts.new(Subject(codes=head.codes), cell[0])
        line = joined(cell)
        for pair in head.pairs:
            if pair.phrase:
                draft.add_phrase(pair.phrase, line)
        if head.name_ko:
            draft.add_name(head.name_ko, line)
        draft.add_substatus(head.pairs)
        self._ledger.add_statement(line.first, line.last, line.text)
        if head.follow in (Follow.MARK, Follow.TEXT, Follow.TOPIC):
            rest = line.part(head.text_from)
            if _SIGNS.fullmatch(rest.text):
                return draft
            if head.follow is Follow.MARK and draft.name_ko is None and is_name_cell(rest.text):
                draft.add_name(rest.text, line)
            else:
                draft.add_text([rest])
        return draft

    def _draft_of_class(self, head: Head, cell: NoteCell) -> Draft:
        """Returns a draft with the name of the class: ``4xx (Client Error)``; that of a range is left in its row."""
        draft = self._drafts.new(Subject(status_class=head.status_class), cell[0])
        self._ledger.add_statement(cell[0].first, cell[-1].last, cell_text(cell))
        if head.phrase and not head.is_range:
            draft.add_phrase(head.phrase, cell[0])
        elif head.name_ko and not head.is_range:
            draft.add_name(head.name_ko, cell[0])
        return draft

    # The other cells of a row

    def _add_cells(self, draft: Draft, row: NoteRow, columns: Sequence[int]) -> None:
        for column in columns:
            if cell := cell_at(row, column):
                self._add_cell(draft, cell, column)

    def _add_cell(self, draft: Draft, cell: NoteCell, column: int) -> None:
        """Adds a cell to the entry of its row; one that several rows share to an entry of all their codes, once."""
        label, name = self._columns.label(column), self._columns.name(column)
        if not self._shared.is_new(cell):
            return
        if label in _ABOUT_ROW:
            self._cells.set_aside(cell, Aside.ABOUT_ROW)
            return
        codes = self._shared.codes_of(cell)
        if codes and codes != draft.subject.codes and self._cells.class_of(joined(cell)) is None:
            draft = self._drafts.new(Subject(codes=codes), cell[0])
            self._found.append(draft)
        found = self._cells.add(draft, cell, label, name)
        if found is not None:
            self._found.append(found)

    def _add_row(self, draft: Draft, row: NoteRow) -> None:
        """Adds a row that is about no code as one text: ``300 · 50``."""
        kept: list[Line] = []
        for column, cell in enumerate(row.cells):
            if self._columns.codes and self._columns.label(column) in _ABOUT_ROW:
                self._cells.set_aside(cell, Aside.ABOUT_ROW)
            elif cell:
                kept.append(joined(cell))
        if kept:
            text = " · ".join(dict.fromkeys(line.text for line in kept))
            first, last = min(line.first for line in kept), max(line.last for line in kept)
            draft.add_text([Line(text=text, first=first, last=last)])

    # A column for a code

    def _read_across(self, header: NoteRow) -> None:
        """Reads a table with a column for each code and a label before each row."""
        drafts: dict[int, Draft] = {}
        for column, cell in enumerate(header.cells):
            head = cell_head(cell, self._book)
            if head is not None and head.pairs:
                drafts[column] = self._draft_of_codes(head, cell)
            else:
                self._cells.set_aside(cell, Aside.TABLE_HEADER)
        every = list(drafts.values())
        for row in self._columns.above:
            self._read_names_across(row, drafts)
        for row in self._columns.body:
            label_cell = cell_at(row, 0) if 0 not in drafts else ()
            if len(every) == 1 and column_label_of(cell_text(label_cell)) is Label.CODE:
                drafts = self._next_card(row, drafts)
                every.extend(drafts.values())
            else:
                self._read_row_across(row, label_cell, drafts)
        self._found.extend(draft for draft in every if not draft.is_empty)

    def _next_card(self, row: NoteRow, drafts: dict[int, Draft]) -> dict[int, Draft]:
        """Returns the draft of the next code, where labels and texts of several codes stand below each other."""
        column = next(iter(drafts))
        cell = cell_at(row, column)
        head = cell_head(cell, self._book)
        if head is None or not head.pairs:
            self._add_row(self._section, row)
            return {}
        for line in cell_at(row, 0):
            self._ledger.add_statement(line.first, line.last, line.text)
        return {column: self._draft_of_codes(head, cell)}

    def _read_names_across(self, row: NoteRow, drafts: dict[int, Draft]) -> None:
        """Reads a row above that of the codes: names of the codes, or a title."""
        for column, cell in enumerate(row.cells):
            is_name = column in drafts and cell and drafts[column].name_ko is None and is_name_cell(cell_text(cell))
            if is_name:
                drafts[column].add_name(cell_text(cell), joined(cell))
            else:
                self._cells.set_aside(cell, Aside.TABLE_HEADER)

    def _read_row_across(self, row: NoteRow, label_cell: NoteCell, drafts: dict[int, Draft]) -> None:
        """Adds ``재시도: O`` to the draft of 401 for the row ``| 재시도 | O | … |``."""
        name = column_name(cell_text(label_cell))
        label = column_label_of(cell_text(label_cell))
        if label in _ABOUT_ROW or _TOTAL.fullmatch(name):
            self._set_aside(row, Aside.ABOUT_ROW)
            return
        for line in label_cell:
            self._ledger.add_statement(line.first, line.last, line.text)
        shown = "" if needs_no_name(name, label) else name
        cell: NoteCell = ()
        for column, own in enumerate(row.cells):
            cell = own if own or column not in row.repeated else cell  # that of the left may reach over this column
            if column in drafts and cell:
                self._cells.add(drafts[column], cell, label, shown)
            elif column and own:
                self._section.add_text(own)


def cell_at(row: NoteRow, column: int) -> NoteCell:
    """Returns a cell, an empty one where the row is too short."""
    return row.cells[column] if column < len(row.cells) else ()
