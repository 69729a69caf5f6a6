"""Reads tables: a row for a code, a column for a code, or rows that are about something else."""

from __future__ import annotations

from collections.abc import Sequence

from statusbook.notes.block import Aside, Line, NoteCell, NoteRow
from statusbook.statements.cell_names import is_name_cell, read_cell_names
from statusbook.statements.drafts import Draft, NoteDrafts
from statusbook.statements.head import Follow, Head
from statusbook.statements.head_reader import read_head
from statusbook.statements.ledger_builder import LedgerBuilder
from statusbook.statements.phrase_book import PhraseBook
from statusbook.statements.section_labels import KIND_OF_LABEL, Label
from statusbook.statements.statement import Subject
from statusbook.statements.table_columns import Columns, cell_head, cell_text
from statusbook.text import has_hangul

_LONGEST_CLASS_CELL = 20
"""``4xx Client Error`` in a column without a label; a longer cell says something about the class."""


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
        self._found: list[Draft] = []
        self._row_draft: Draft | None = None  # of the row before, which continues where the cell of the code is empty

    def read(self) -> list[Draft]:
        """Returns a draft for each entry of the table."""
        columns = self._columns
        if columns.header is not None and columns.across:
            self._read_across(columns.header, columns.body)
            return self._found
        for cell in columns.header.cells if columns.header is not None else ():
            self._set_aside_header(cell)
        for row in columns.body:
            self._read_row(row)
        return self._found

    def _set_aside_header(self, cell: NoteCell) -> None:
        for line in cell:
            self._ledger.set_words_aside(line, Aside.TABLE_HEADER)

    # A row for a code

    def _read_row(self, row: NoteRow) -> None:
        """Reads one row; in a table set beside itself, the cells up to the next code belong to the code before."""
        codes = self._columns.codes
        if not codes:
            _add_row(self._section, row)
            return
        start = 0
        for column, end in zip(codes, [*codes[1:], len(row.cells)], strict=True):
            self._read_entry(row, column, [other for other in range(start, end) if other != column])
            start = end

    def _read_entry(self, row: NoteRow, column: int, others: Sequence[int]) -> None:
        cell = _cell_at(row, column)
        if self._row_draft is not None and (not cell or column in row.repeated):
            self._add_cells(self._row_draft, row, [other for other in others if other not in row.repeated])
            return
        head = cell_head(cell, self._book)
        if head is None or head.hypothetical or not (head.pairs or head.status_class):
            self._row_draft = None
            _add_row(self._section, row)
        elif head.is_range:
            self._row_draft = None
            draft = self._draft_of_class(head, cell)
            _add_row(draft, row)
            self._found.append(draft)
        else:
            draft = self._draft_of_codes(head, cell) if head.pairs else self._draft_of_class(head, cell)
            self._add_cells(draft, row, others)
            if draft.is_empty:
                _add_row(self._section, row)
            else:
                self._row_draft = draft
                self._found.append(draft)

    def _draft_of_codes(self, head: Head, cell: NoteCell) -> Draft:
        """Returns a draft with what the cell of the code says: ``404 Not Found: 없다``."""
        draft = self._drafts.new(Subject(codes=head.codes), cell[0])
        line = _joined(cell)
        for pair in head.pairs:
            if pair.phrase:
                draft.add_phrase(pair.phrase, line)
        if head.name_ko:
            draft.add_name(head.name_ko, line)
        self._ledger.add_statement(line.first, line.last, line.text)
        if head.follow in (Follow.MARK, Follow.TEXT, Follow.TOPIC):
            rest = line.part(head.text_from)
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
            if cell := _cell_at(row, column):
                self._add_cell(draft, cell, self._columns.label(column), is_repeated=column in row.repeated)

    def _add_cell(self, draft: Draft, cell: NoteCell, label: Label | None, *, is_repeated: bool) -> None:
        line = _joined(cell)
        if self._add_names(draft, line, label):
            return
        if label is Label.NAME_KO or (label is Label.PHRASE and draft.name_ko is None and is_name_cell(line.text)):
            draft.add_name(line.text, line)
        elif self._is_class_cell(line, label, is_repeated=is_repeated):
            self._ledger.add_statement(line.first, line.last, line.text)
        else:
            draft.add_text(cell, KIND_OF_LABEL.get(label) if label not in (None, Label.PHRASE) else None)

    def _add_names(self, draft: Draft, line: Line, label: Label | None) -> bool:
        """Adds the phrase of a code that has none yet and what is beside it; returns if that was the whole cell."""
        if len(draft.subject.codes) != 1 or draft.phrase is not None:
            return False
        found = read_cell_names(line.text, draft.subject.codes[0], label, self._book)
        if found is None:
            return False
        draft.add_phrase(found.phrase, line)
        if found.name_ko:
            draft.add_name(found.name_ko, line)
        if found.rest:
            draft.add_text([Line(text=found.rest, first=line.first, last=line.last)])
        return found.rest is not None

    def _is_class_cell(self, line: Line, label: Label | None, *, is_repeated: bool) -> bool:
        """Returns whether a cell names the class of its row; the name goes to an entry of the class, once."""
        if label is not Label.STATUS_CLASS and (label is not None or len(line.text) > _LONGEST_CLASS_CELL):
            return False
        head = read_head(line.text, self._book)
        if head is None or head.status_class is None or head.is_range:
            return label is Label.STATUS_CLASS
        name = head.phrase or head.name_ko or line.text[head.text_from :].strip(" ()-:")
        if name and not is_repeated:
            draft = self._drafts.new(Subject(status_class=head.status_class), line)
            draft.add_name(name, line) if has_hangul(name) else draft.add_phrase(name, line)
            self._found.append(draft)
        return True

    # A column for a code

    def _read_across(self, header: NoteRow, body: Sequence[NoteRow]) -> None:
        """Reads a table with a column for each code and a label before each row."""
        drafts: dict[int, Draft] = {}
        for column, cell in enumerate(header.cells):
            head = cell_head(cell, self._book)
            if head is not None and head.pairs:
                drafts[column] = self._draft_of_codes(head, cell)
            else:
                self._set_aside_header(cell)
        for row in body:
            self._read_row_across(row, drafts)
        self._found.extend(draft for draft in drafts.values() if not draft.is_empty)

    def _read_row_across(self, row: NoteRow, drafts: dict[int, Draft]) -> None:
        """Adds ``뜻: 인증이 필요하다`` to the draft of 401 for the row ``| 뜻 | 인증이 필요하다 | … |``."""
        label_cell = _cell_at(row, 0) if 0 not in drafts else ()
        label = f"{cell_text(label_cell)}: " if cell_text(label_cell) else ""
        for line in label_cell:
            self._ledger.add_statement(line.first, line.last, line.text)
        cell: NoteCell = ()
        for column, own in enumerate(row.cells):
            cell = own if own or column not in row.repeated else cell  # that of the left may reach over this column
            if column in drafts and cell:
                line = _joined(cell)
                drafts[column].add_text([Line(text=label + line.text, first=line.first, last=line.last)])
            elif column and own:
                self._section.add_text(own)


def _cell_at(row: NoteRow, column: int) -> NoteCell:
    """Returns a cell, an empty one where the row is too short."""
    return row.cells[column] if column < len(row.cells) else ()


def _add_row(draft: Draft, row: NoteRow) -> None:
    """Adds a row that is about no code as one text: ``300 · 50``."""
    own = [cell for column, cell in enumerate(row.cells) if cell and column not in row.repeated]
    if cells := [_joined(cell) for cell in own]:
        text = " · ".join(line.text for line in cells)
        draft.add_text([Line(text=text, first=cells[0].first, last=cells[-1].last)])


def _joined(cell: NoteCell) -> Line:
    """Returns the lines of a cell as one."""
    is_one_line = len(cell) == 1 and cell[0].text == cell_text(cell)
    return Line(
        text=cell_text(cell),
        first=cell[0].first,
        last=cell[-1].last,
        links=cell[0].links if is_one_line else (),
    )
