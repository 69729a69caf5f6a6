"""Finds what the columns of a table hold: codes, phrases, Korean names, or prose under a label."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from statusbook.notes.block import Block, NoteCell, NoteRow
from statusbook.statements.head import Follow, Head
from statusbook.statements.head_reader import read_head
from statusbook.statements.phrase_book import PhraseBook
from statusbook.statements.section_labels import Label, label_of
from statusbook.text import squeeze

_LONGEST_CODE_CELL = 120


def cell_text(cell: NoteCell) -> str:
    """Gives the text of a cell on one line."""
    return squeeze(" ".join(line.text for line in cell))


def cell_head(cell: NoteCell, book: PhraseBook) -> Head | None:
    """Gives the head that a short cell is."""
    text = cell_text(cell)
    return read_head(text, book) if 0 < len(text) <= _LONGEST_CODE_CELL else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The columns of one table."""

    header: NoteRow | None
    body: tuple[NoteRow, ...]
    roles: tuple[Label | None, ...]
    codes: tuple[int, ...]  # columns that hold the codes which the rows are about
    across: bool = False  # the codes stand in the header: a column for each

    def role(self, column: int) -> Label | None:
        """Gives what the header says of a column."""
        return self.roles[column] if column < len(self.roles) else None


def find_columns(block: Block, book: PhraseBook, likely: bool) -> Columns:
    """Gives the columns of a table; ``codes`` is empty when the table is not about codes.

    ``likely`` says that the note speaks of HTTP, so that bare numbers may be codes.
    """
    header, body = _split_header(block, book)
    width = max((len(row.cells) for row in block.rows), default=0)
    cells = header.cells if header else ()
    roles = tuple(label_of(cell_text(cells[column])) if column < len(cells) else None for column in range(width))
    if header is not None and _codes_in(header, book) >= 2 and not _is_code_cell(header.cells[0], book):
        return Columns(header=header, body=body, roles=roles, codes=(), across=True)
    codes = tuple(column for column in range(width) if _holds_codes(body, column, roles[column], book))
    codes = _main_columns(codes, roles, body, book)
    if not _is_about_codes(codes, roles, body, book, likely):
        codes = ()
    return Columns(header=header, body=body, roles=roles, codes=codes)


def _split_header(block: Block, book: PhraseBook) -> tuple[NoteRow | None, tuple[NoteRow, ...]]:
    first, rest = block.rows[0], block.rows[1:]
    is_entry = bool(first.cells) and _is_code_cell(first.cells[0], book)
    if is_entry:
        return None, block.rows
    named = sum(label_of(cell_text(cell)) is not None for cell in first.cells)
    if block.has_header or (rest and named and named * 2 >= sum(bool(cell) for cell in first.cells)):
        return first, rest
    return (
        (first, rest) if rest and _codes_in(first, book) >= 2 and not cell_text(first.cells[0]) else (None, block.rows)
    )


def _codes_in(row: NoteRow, book: PhraseBook) -> int:
    return sum(_is_code_cell(cell, book) for cell in row.cells)


def _is_code_cell(cell: NoteCell, book: PhraseBook) -> bool:
    head = cell_head(cell, book)
    if head is None or not head.pairs or head.follow is Follow.RELATION:
        return False
    return head.follow is not Follow.TEXT or head.has_phrase or head.labelled


def _holds_codes(body: Sequence[NoteRow], column: int, role: Label | None, book: PhraseBook) -> bool:
    if role not in (None, Label.CODE, Label.PHRASE, Label.STATUS_CLASS, Label.MEANING, Label.NAME_KO):
        return False
    filled = [row.cells[column] for row in body if column < len(row.cells) and row.cells[column]]
    heads = [cell_head(cell, book) for cell in filled]
    codes = sum(_is_code_cell(cell, book) for cell in filled)
    other = sum(head is not None and head.status_class is not None for head in heads)
    return codes > 0 and (codes + other) * 2 >= len(filled)


def _main_columns(
    codes: tuple[int, ...], roles: tuple[Label | None, ...], body: Sequence[NoteRow], book: PhraseBook
) -> tuple[int, ...]:
    """Keeps side-by-side columns of codes only where the table repeats itself sideways."""
    labelled = tuple(column for column in codes if roles[column] is Label.CODE)
    codes = labelled or codes
    if len(codes) < 2:
        return codes
    gap = codes[1] - codes[0]
    even = all(right - left == gap for left, right in pairwise(codes))
    repeats = gap >= 2 and (not any(roles) or roles[: len(roles) - gap] == roles[gap:])
    phrases = all(
        (head := cell_head(row.cells[column], book)) is None or head.has_phrase or not head.pairs
        for row in body
        for column in codes
        if column < len(row.cells)
    )
    return codes if even and (repeats or phrases) else codes[:1]


def _is_about_codes(
    codes: tuple[int, ...], roles: tuple[Label | None, ...], body: Sequence[NoteRow], book: PhraseBook, likely: bool
) -> bool:
    """Tells a table of codes from one that has numbers, or answers with codes, in a column."""
    if not codes:
        return False
    rows = fits = known = 0
    for row in body:
        for column in codes:
            head = cell_head(row.cells[column], book) if column < len(row.cells) else None
            if head is None or not head.pairs:
                continue
            rows += 1
            known += book.is_known(head.codes[0])
            fits += head.has_phrase or any(
                book.fit(cell_text(cell), head.codes[0]).fit.is_known
                or book.code_of_name(cell_text(cell)) == head.codes[0]
                or ((end := book.match_at(cell_text(cell), 0)) is not None and len(head.codes) == 1 and end >= 2)
                for other, cell in enumerate(row.cells)
                if other != column and cell
            )
    if Label.ENDPOINT in roles:
        return fits * 2 >= rows
    if Label.CODE in roles:
        return known > 0
    if fits * 3 >= rows:
        return True
    if not likely:
        return False
    return min(codes) == 0 and known == rows and (any(roles) or (rows >= 3 and _has_words_beside(body)))


def _has_words_beside(body: Sequence[NoteRow]) -> bool:
    """Tells whether words, not numbers, stand beside the codes of a table without a header."""
    beside = [cell_text(cell) for row in body for cell in row.cells[1:] if cell]
    return sum(any(sign.isalpha() for sign in text) for text in beside) * 2 > len(beside)


def codes_of_table(columns: Columns, book: PhraseBook) -> set[int]:
    """Gives the codes that a table is about."""
    cells = [row.cells[at] for row in columns.body for at in columns.codes if at < len(row.cells)]
    if columns.across and columns.header is not None:
        cells.extend(columns.header.cells)
    return {code for cell in cells if (head := cell_head(cell, book)) is not None for code in head.codes}
