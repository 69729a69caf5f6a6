"""Reads tables: a row for a code, a column for a code, or rows that speak of something else."""

from __future__ import annotations

from statusbook.notes.block import Aside, Line, NoteCell, NoteRow
from statusbook.statements import grammar as g
from statusbook.statements import name_grammar as names
from statusbook.statements.drafts import Draft, NoteDrafts
from statusbook.statements.head import Follow, Head
from statusbook.statements.head_reader import read_head
from statusbook.statements.ledger_builder import LedgerBuilder
from statusbook.statements.phrase_book import PhraseBook
from statusbook.statements.section_labels import KIND_OF_LABEL, Label
from statusbook.statements.statement import Subject
from statusbook.statements.table_columns import Columns, cell_head, cell_text
from statusbook.text import has_hangul, squeeze

_LONGEST_NAME = 20
_SHORT_CELL = 40


class TableReader:
    """Turns one table into drafts; what is about no code goes to the draft of the section."""

    def __init__(
        self, columns: Columns, book: PhraseBook, ledger: LedgerBuilder, drafts: NoteDrafts, section: Draft
    ) -> None:
        self.columns = columns
        self._found: list[Draft] = []
        self._book = book
        self._ledger = ledger
        self._drafts = drafts
        self._section = section
        self._row_draft: Draft | None = None

    def read(self) -> list[Draft]:
        """Returns a draft for each entry of the table."""
        columns = self.columns
        if columns.header is not None and not columns.across:
            for cell in columns.header.cells:
                for line in cell:
                    self._ledger.set_aside(line.first, line.last, Aside.TABLE_HEADER)
        if columns.across:
            self._read_across(columns.header, columns.body)
        else:
            for row in columns.body:
                self._read_row(row)
        return self._found

    def _read_row(self, row: NoteRow) -> None:
        codes = self.columns.codes
        if not codes:
            self._add_row_text(self._section, row)
            return
        bounds = [*codes[1:], len(row.cells)]
        start = 0
        for column, end in zip(codes, bounds, strict=True):
            self._read_entry(row, column, [other for other in range(start, end) if other != column])
            start = end

    def _read_entry(self, row: NoteRow, column: int, others: list[int]) -> None:
        cell: NoteCell = row.cells[column] if column < len(row.cells) else ()
        head = cell_head(cell, self._book)
        if not cell and self._row_draft is not None:
            self._add_cells(self._row_draft, row, others)
            return
        if head is None or head.hypothetical or not (head.pairs or head.status_class):
            self._row_draft = None
            self._add_row_text(self._section, row)
            return
        if head.pairs:
            draft = self._drafts.new(Subject(codes=head.codes), cell[0])
            self._add_head(draft, head, cell)
        else:
            draft = self._drafts.new(Subject(status_class=head.status_class), cell[0])
            self._ledger.add_statement(cell[0].first, cell[-1].last)
            if head.is_range:
                self._add_row_text(draft, row)
                self._found.append(draft)
                self._row_draft = None
                return
            if (name := head.phrase or head.name_ko) is not None:
                draft.add_phrase(name, cell[0]) if head.phrase else draft.add_name(name, cell[0])
        self._add_cells(draft, row, others)
        if draft.is_empty:
            self._add_row_text(self._section, row)
            return
        self._row_draft = draft
        self._found.append(draft)

    def _add_head(self, draft: Draft, head: Head, cell: NoteCell) -> None:
        line = _joined(cell)
        for named in head.pairs:
            if named.phrase:
                draft.add_phrase(named.phrase, line)
        if head.name_ko:
            draft.add_name(head.name_ko, line)
        self._ledger.add_statement(line.first, line.last)
        if head.follow in (Follow.MARK, Follow.TEXT, Follow.TOPIC):
            rest = line.part(head.text_from)
            if self._is_name(rest.text) and draft.name_ko is None and head.follow is Follow.MARK:
                draft.add_name(rest.text, line)
            else:
                draft.add_text([rest])

    def _add_cells(self, draft: Draft, row: NoteRow, others: list[int]) -> None:
        for column in others:
            cell = row.cells[column] if column < len(row.cells) else ()
            if cell:
                self._add_cell(draft, cell, self.columns.label(column))

    def _add_cell(self, draft: Draft, cell: NoteCell, role: Label | None) -> None:
        text = cell_text(cell)
        line = _joined(cell)
        code = draft.subject.codes[0] if len(draft.subject.codes) == 1 else None
        if code is not None and draft.phrase is None and self._take_phrase(draft, line, code, role):
            return
        if role is Label.NAME_KO or (role is Label.PHRASE and self._is_name(text) and draft.name_ko is None):
            draft.add_name(text, line)
        elif self._is_class_cell(line, role):
            self._ledger.add_statement(line.first, line.last)
        else:
            draft.add_text(cell, KIND_OF_LABEL.get(role) if role not in (None, Label.PHRASE) else None)

    def _is_class_cell(self, line: Line, role: Label | None) -> bool:
        """Tells whether a cell names the class of its row; the name goes to an entry of the class."""
        if role is not Label.STATUS_CLASS and (role is not None or len(line.text) > _LONGEST_NAME):
            return False
        head = read_head(line.text, self._book)
        if head is None or head.status_class is None or head.is_range:
            return role is Label.STATUS_CLASS
        names = head.phrase or head.name_ko or line.text[head.text_from :].strip(" ()-:")
        if names:
            draft = self._drafts.new(Subject(status_class=head.status_class), line)
            draft.add_name(names, line) if has_hangul(names) else draft.add_phrase(names, line)
            self._found.append(draft)
        return True

    def _take_phrase(self, draft: Draft, line: Line, code: int, role: Label | None) -> bool:
        """Takes the phrase from its column, or from a cell that begins or ends with it."""
        text = line.text
        bare = text.strip("`'\"*()[] ")
        end = self._book.match_at(text, len(text) - len(text.lstrip("`'\"*([ ")))
        own = end is not None and self._book.fit(text[:end], code).owner == code
        if end is not None and (own or not self._book.fit(bare, code).fit.is_known):
            return self._take_leading(draft, line, end, role)
        if self._book.fit(bare, code).fit.is_known or (
            role is Label.PHRASE and not has_hangul(bare) and 0 < len(bare) <= 60 and any(c.isalpha() for c in bare)
        ):
            draft.add_phrase(bare, line)
            return True
        for found in names.LATIN_BRACKET.finditer(text):
            if self._book.fit(found["inside"], code).fit.is_known:
                draft.add_phrase(found["inside"], line)
                rest = squeeze(text[: found.start()] + " " + text[found.end() :])
                if self._is_name(rest):
                    draft.add_name(rest, line)
                elif rest:
                    draft.add_text([Line(text=rest, first=line.first, last=line.last)])
                return True
        return False

    def _take_leading(self, draft: Draft, line: Line, end: int, role: Label | None) -> bool:
        """Takes the phrase a cell begins with; what follows it is a Korean name or text."""
        phrase = line.text[:end].strip("`'\"*([ ")
        rest = line.text[end:].lstrip("`'\"*)]")
        bracketed, marked = names.BRACKETED.match(rest), g.MARK.match(rest)
        if bracketed is None and marked is None and rest.strip() and role is not Label.PHRASE:
            if " " in phrase or len(line.text) <= _SHORT_CELL:
                draft.add_phrase(phrase, line)
            return False
        draft.add_phrase(phrase, line)
        if bracketed is not None and has_hangul(bracketed["inside"]) and self._is_name(bracketed["inside"]):
            draft.add_name(bracketed["inside"], line)
            rest = rest[bracketed.end() :]
            marked = g.MARK.match(rest)
        rest = rest[marked.end() :] if marked else rest
        if rest.strip(" .,()"):
            draft.add_text([Line(text=rest.strip(), first=line.first, last=line.last)])
        return True

    def _is_name(self, text: str) -> bool:
        return has_hangul(text) and len(text) <= _LONGEST_NAME and text[-1:] not in "다요.!?"

    def _add_row_text(self, draft: Draft, row: NoteRow) -> None:
        """Adds a row that is about no code as one text."""
        cells = [_joined(cell) for cell in row.cells if cell]
        if cells:
            text = " · ".join(line.text for line in cells)
            draft.add_text([Line(text=text, first=cells[0].first, last=cells[-1].last)])

    def _read_across(self, header: NoteRow | None, body: tuple[NoteRow, ...]) -> None:
        """Reads a table with a column for each code and a label before each row."""
        assert header is not None
        drafts: dict[int, Draft] = {}
        for column, cell in enumerate(header.cells):
            head = cell_head(cell, self._book)
            if head is not None and head.pairs:
                drafts[column] = self._drafts.new(Subject(codes=head.codes), cell[0])
                self._add_head(drafts[column], head, cell)
            else:
                for line in cell:
                    self._ledger.set_aside(line.first, line.last, Aside.TABLE_HEADER)
        for row in body:
            label = cell_text(row.cells[0]) if row.cells and 0 not in drafts else ""
            for line in row.cells[0] if row.cells and 0 not in drafts else ():
                self._ledger.add_statement(line.first, line.last)
            for column, cell in enumerate(row.cells):
                if column in drafts and cell:
                    line = _joined(cell)
                    text = f"{label}: {line.text}" if label else line.text
                    drafts[column].add_text([Line(text=text, first=line.first, last=line.last)])
                elif column and cell:
                    self._section.add_text(cell)
        self._found.extend(draft for draft in drafts.values() if not draft.is_empty)


def _joined(cell: NoteCell) -> Line:
    """Gives the lines of a cell as one."""
    return Line(
        text=cell_text(cell),
        first=cell[0].first,
        last=cell[-1].last,
        links=cell[0].links if len(cell) == 1 and cell[0].text == cell_text(cell) else (),
    )
