"""Finds what the columns of a table hold: codes, phrases, Korean names, or prose under a label."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from statusbook.notes.block import Block, NoteCell, NoteRow
from statusbook.statements.head import Follow, Head
from statusbook.statements.head_reader import read_head
from statusbook.statements.phrase_book import PhraseBook
from statusbook.statements.section_labels import Label, label_of
from statusbook.text import squeeze

_LONGEST_CODE_CELL = 120
"""Characters of a cell that is read as a head: code, phrase, name and a remark. With 12 six labelled cases are lost."""

_FEWEST_CODES_ACROSS = 2
"""Codes in a header; with 3 the labelled table that compares two codes is lost, and one code alone compares nothing."""

_FEWEST_ROWS_WITHOUT_LABELS = 3
"""Rows of a table without a header or phrases, all of whose numbers are known codes: two may be so by chance."""

_CODE_SHARE = 1 / 2
"""Cells of a column that are codes; the others are classes, totals, remarks."""

_LABEL_SHARE = 1 / 2
"""Cells of a first row that are labels; with 3/4 the header of the labelled Confluence note is read as data."""

_FIT_SHARE = 1 / 3
"""Rows whose code has its phrase or name beside it. From 2/5 on, two labelled tables with one known name are lost."""

_FIT_SHARE_OF_ENDPOINTS = 1 / 2
"""The same in a table of endpoints, where a few rows name the phrase of the answer; above 2/3 a table of codes with
a column of methods is lost, below 1/3 one of endpoints is read."""

_WORD_SHARE = 1 / 2
"""Cells beside the codes that have a letter; a table of numbers has none."""

_SHORTEST_PHRASE = 2
"""``OK``."""

_MAY_HOLD_CODES = {None, Label.CODE, Label.PHRASE, Label.STATUS_CLASS, Label.MEANING, Label.NAME_KO}


# A code on a line of its own in a cell: ``308``, ``308 Permanent Redirect``; not ``308은 …``, ``3080``, ``300.5``
_CODE_LINE = re.compile(r"\W?[1-5]\d\d(?:\W?|\s[A-Za-z'() -]{2,40})\s*\Z")


def cell_text(cell: NoteCell) -> str:
    """Returns the text of a cell on one line; codes on a line each, ``301`` and ``308``, as ``301, 308``."""
    is_list = len(cell) > 1 and all(_CODE_LINE.match(line.text) for line in cell)
    return squeeze((", " if is_list else " ").join(line.text for line in cell))


def cell_head(cell: NoteCell, book: PhraseBook) -> Head | None:
    """Returns the head that a cell begins with; a long cell has none."""
    text = cell_text(cell)
    return read_head(text, book) if 0 < len(text) <= _LONGEST_CODE_CELL else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The columns of one table, its header apart from its body.

    In ``| 코드 | 설명 |`` above ``| 404 | 없다 |`` the labels are CODE and MEANING and ``codes`` is (0,). Where the
    header holds the codes, ``| | 401 | 403 |`` above ``| 뜻 | 인증 | 인가 |``, ``across`` is set and ``codes`` empty.
    """

    header: NoteRow | None
    body: tuple[NoteRow, ...]
    labels: tuple[Label | None, ...]
    codes: tuple[int, ...]  # columns that hold the codes which the rows are about
    across: bool = False

    def label(self, column: int) -> Label | None:
        """Returns what the header says of a column."""
        return self.labels[column] if column < len(self.labels) else None


def find_columns(block: Block, book: PhraseBook, is_about_http: bool) -> Columns:
    """Returns the columns of a table; ``codes`` is empty when the table is not about codes.

    ``is_about_http`` says that the rest of the note is, so that bare numbers may be codes.
    """
    if block.columns:  # records, whose keys say what a cell is
        labels = tuple(label_of(name) for name in block.columns)
        codes = tuple(column for column, label in enumerate(labels) if label is Label.CODE)[:1]
        return Columns(header=None, body=block.rows, labels=labels, codes=codes)
    header, body = _split_header(block, book)
    labels = _labels_of(header, max(len(row.cells) for row in block.rows))
    if header is not None and _count_codes(header, book) >= _FEWEST_CODES_ACROSS and not _opens_entry(header, book):
        return Columns(header=header, body=body, labels=labels, codes=(), across=True)
    columns = [column for column, label in enumerate(labels) if _holds_codes(body, column, label, book)]
    codes = _main_columns(columns, labels, body, book)
    if not _is_about_codes(codes, labels, body, book, is_about_http):
        codes = ()
    return Columns(header=header, body=body, labels=labels, codes=codes)


# The header -------------------------------------------------------------------------------------


def _split_header(block: Block, book: PhraseBook) -> tuple[NoteRow | None, tuple[NoteRow, ...]]:
    """Returns the header and the rows below it; the first row is no header when it begins with a code."""
    first, rest = block.rows[0], block.rows[1:]
    if _opens_entry(first, book):
        return None, block.rows
    filled = [cell_text(cell) for cell in first.cells if cell]
    labelled = sum(label_of(text) is not None for text in filled)
    is_labelled = labelled > 0 and labelled >= _LABEL_SHARE * len(filled)
    holds_codes = _count_codes(first, book) >= _FEWEST_CODES_ACROSS and not cell_text(first.cells[0])
    if block.has_header or (rest and (is_labelled or holds_codes)):
        return first, rest
    return None, block.rows


def _labels_of(header: NoteRow | None, width: int) -> tuple[Label | None, ...]:
    labels = [label_of(cell_text(cell)) for cell in header.cells] if header else []
    return tuple(labels + [None] * (width - len(labels)))


def _opens_entry(row: NoteRow, book: PhraseBook) -> bool:
    return bool(row.cells) and _is_code_cell(row.cells[0], book)


def _count_codes(row: NoteRow, book: PhraseBook) -> int:
    return sum(_is_code_cell(cell, book) for cell in row.cells)


def _is_code_cell(cell: NoteCell, book: PhraseBook) -> bool:
    """Returns whether a cell is a code: ``404``, ``404 Not Found``, ``404: 없다``; not ``404와 같다``, ``404 없음``."""
    head = cell_head(cell, book)
    if head is None or not head.pairs or head.follow is Follow.RELATION:
        return False
    return head.follow is not Follow.TEXT or head.has_phrase or head.labelled


# The columns of codes ---------------------------------------------------------------------------


def _cells(body: Sequence[NoteRow], column: int) -> list[NoteCell]:
    """Returns the cells of a column that hold anything."""
    return [row.cells[column] for row in body if column < len(row.cells) and row.cells[column]]


def _holds_codes(body: Sequence[NoteRow], column: int, label: Label | None, book: PhraseBook) -> bool:
    """Returns whether enough cells of a column are codes; classes (``4xx``) between them count too."""
    if label not in _MAY_HOLD_CODES:
        return False
    cells = _cells(body, column)
    codes = sum(_is_code_cell(cell, book) for cell in cells)
    heads = [cell_head(cell, book) for cell in cells]
    classes = sum(head is not None and head.status_class is not None for head in heads)
    return codes > 0 and codes + classes >= _CODE_SHARE * len(cells)


def _main_columns(
    columns: Sequence[int], labels: Sequence[Label | None], body: Sequence[NoteRow], book: PhraseBook
) -> tuple[int, ...]:
    """Returns the columns that rows are about: the first, or all where a table is set beside itself.

    ``| 코드 | 뜻 | 코드 | 뜻 |`` has two of them; ``| 코드 | 뜻 | 비슷한 코드 |`` has one.
    """
    labelled = [column for column in columns if labels[column] is Label.CODE]
    codes = tuple(labelled or columns)
    if len(codes) < 2:
        return codes
    gap = codes[1] - codes[0]
    is_even = all(right - left == gap for left, right in pairwise(codes))
    repeats = gap >= 2 and (not any(labels) or labels[: len(labels) - gap] == labels[gap:])
    is_beside_itself = is_even and (repeats or _have_phrases(body, codes, book))
    return codes if is_beside_itself else codes[:1]


def _have_phrases(body: Sequence[NoteRow], columns: Sequence[int], book: PhraseBook) -> bool:
    """Returns whether every code in the columns has its phrase in the same cell."""
    heads = [cell_head(row.cells[column], book) for row in body for column in columns if column < len(row.cells)]
    return all(head is None or head.has_phrase or not head.pairs for head in heads)


# What the table is about ------------------------------------------------------------------------


def _is_about_codes(
    codes: Sequence[int],
    labels: Sequence[Label | None],
    body: Sequence[NoteRow],
    book: PhraseBook,
    is_about_http: bool,
) -> bool:
    """Returns whether the rows of a table are about the codes in it.

    False for a table of numbers (``| 300 | 50 |``) and for one of endpoints, whose rows only answer with a code
    (``| GET /users | 200 |``).
    """
    heads = list(_heads_of_rows(codes, body, book))
    if not heads:
        return False
    fitting = sum(_fits(row, column, head, book) for row, column, head in heads)
    known = sum(book.is_known(head.codes[0]) for _, _, head in heads)
    if Label.ENDPOINT in labels:
        return fitting >= _FIT_SHARE_OF_ENDPOINTS * len(heads)
    if Label.CODE in labels:
        return known > 0
    if fitting >= _FIT_SHARE * len(heads):
        return True
    if not is_about_http or min(codes) > 0 or known < len(heads):
        return False
    return any(labels) or (len(heads) >= _FEWEST_ROWS_WITHOUT_LABELS and _has_words_beside(body))


def _heads_of_rows(
    codes: Sequence[int], body: Sequence[NoteRow], book: PhraseBook
) -> Iterator[tuple[NoteRow, int, Head]]:
    for row in body:
        for column in codes:
            head = cell_head(row.cells[column], book) if column < len(row.cells) else None
            if head is not None and head.pairs:
                yield row, column, head


def _fits(row: NoteRow, column: int, head: Head, book: PhraseBook) -> bool:
    """Returns whether a phrase or Korean name of the code is in its row: in its cell or in one beside it."""
    others = [cell_text(cell) for other, cell in enumerate(row.cells) if other != column and cell]
    return head.has_phrase or any(_is_name_of(text, head, book) for text in others)


def _is_name_of(text: str, head: Head, book: PhraseBook) -> bool:
    """Returns whether a cell holds the phrase or the name of a code, or begins with any phrase."""
    code = head.codes[0]
    if book.fit(text, code).fit.is_known or book.code_of_name(text) == code:
        return True
    end = book.match_at(text, 0)
    return end is not None and end >= _SHORTEST_PHRASE and len(head.pairs) == 1


def _has_words_beside(body: Sequence[NoteRow]) -> bool:
    """Returns whether words, not numbers, stand beside the codes of a table without a header."""
    beside = [cell_text(cell) for row in body for cell in row.cells[1:] if cell]
    return sum(any(sign.isalpha() for sign in text) for text in beside) > _WORD_SHARE * len(beside)


def codes_of_table(columns: Columns, book: PhraseBook) -> set[int]:
    """Returns the codes that a table is about."""
    cells = [row.cells[at] for row in columns.body for at in columns.codes if at < len(row.cells)]
    if columns.across and columns.header is not None:
        cells.extend(columns.header.cells)
    return {code for cell in cells if (head := cell_head(cell, book)) is not None for code in head.codes}
