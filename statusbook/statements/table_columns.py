"""Finds what the columns of a table hold: codes, phrases, Korean names, prose under a label, or what is about the row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from statusbook.notes.block import Block, NoteCell, NoteRow
from statusbook.statements.cell_heads import cell_head, cell_text, is_code_head
from statusbook.statements.column_labels import (
    column_label_of,
    column_name,
    is_of_protocol,
    is_other_thing,
    is_quantity,
    needs_no_name,
)
from statusbook.statements.column_people import holds_people
from statusbook.statements.column_values import (
    counts_rows,
    holds_addresses,
    holds_dates,
    holds_quantities,
    holds_row_names,
    holds_vendor_codes,
)
from statusbook.statements.phrase_book import PhraseBook
from statusbook.statements.section_labels import KIND_OF_LABEL, Label
from statusbook.statements.table_header import CODE_SHARE, find_table_head
from statusbook.statements.table_subject import is_about_codes, is_name_of, share_of_known

_PHRASE_SHARE = 1 / 2
"""Cells of a column under unknown words that are phrases or names of their rows' codes; then the others are, too."""

_MOST_CANDIDATES = 8
"""Columns of codes that are weighed against each other; a hostile table has thousands."""

_MOST_NEIGHBOURS = 24
"""Columns in which the phrase of a code is looked for."""

_MAY_HOLD_CODES = {None, Label.CODE, Label.PHRASE, Label.STATUS_CLASS, Label.MEANING, Label.NAME_KO}
_MAY_HOLD_CODES_TOO = {Label.ROW_NUMBER, Label.ABOUT_ROW, Label.VENDOR_CODE}
"""Under ``번호`` or ``ID`` there are codes only where there are none under other words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The columns of one table, the rows above its body apart from it.

    In ``| 코드 | 설명 | 재시도 |`` above ``| 404 | 없다 | X |`` the labels are CODE, MEANING and None, ``names`` has
    ``재시도`` for the last, and ``codes`` is (0,). Where a row holds the codes, ``| | 401 | 403 |`` above
    ``| 뜻 | 인증 | 인가 |``, it is ``across`` and ``codes`` is empty.
    """

    above: tuple[NoteRow, ...] = ()  # titles and header
    body: tuple[NoteRow, ...]
    labels: tuple[Label | None, ...]
    names: tuple[str, ...]  # what is shown before the cells of a column, empty where they need no name
    heads: tuple[str, ...] = ()  # the words at the head of each column
    codes: tuple[int, ...]  # columns that hold the codes which the rows are about
    across: NoteRow | None = None

    def label(self, column: int) -> Label | None:
        """Returns what the header says of a column."""
        return self.labels[column] if column < len(self.labels) else None

    def name(self, column: int) -> str:
        """Returns what is shown before the cells of a column."""
        return self.names[column] if column < len(self.names) else ""


def find_columns(block: Block, book: PhraseBook, is_about_http: bool) -> Columns:
    """Returns the columns of a table; ``codes`` is empty when the table is not about codes.

    ``is_about_http`` says that the rest of the note is, so that bare numbers may be codes.
    """
    width = max(len(row.cells) for row in block.rows)
    if block.columns:  # records, whose keys say what a cell is
        found = _named(Columns(body=block.rows, labels=(), names=(), codes=()), block.columns, width)
        codes = tuple(column for column, label in enumerate(found.labels) if label is Label.CODE)[:1]
        return _with_labels_by_values(replace(found, codes=codes), book)
    head = find_table_head(block, book)
    found = _named(Columns(above=head.above, body=head.body, labels=(), names=(), codes=()), head.names, width)
    if head.codes_across is not None:
        return replace(found, across=head.codes_across)
    codes = _main_columns(_columns_with_codes(found, book), found, book)
    if not is_about_codes(codes, found.labels, found.heads, found.body, book, is_about_http):
        return found
    return _with_labels_by_values(replace(found, codes=codes), book)


def _named(columns: Columns, heads: Sequence[str], width: int) -> Columns:
    """Returns the columns with their labels and the names before their cells."""
    heads = (*heads, *[""] * (width - len(heads)))
    labels = tuple(column_label_of(head) for head in heads)
    return replace(columns, labels=labels, heads=heads, names=_names(heads, labels))


def _names(heads: Sequence[str], labels: Sequence[Label | None]) -> tuple[str, ...]:
    return tuple(
        "" if needs_no_name(column_name(head), label) else column_name(head)
        for head, label in zip(heads, labels, strict=True)
    )


# The columns of codes ---------------------------------------------------------------------------


def _cells(body: Sequence[NoteRow], column: int) -> list[NoteCell]:
    """Returns the cells of a column that hold anything."""
    return [row.cells[column] for row in body if column < len(row.cells) and row.cells[column]]


def _columns_with_codes(found: Columns, book: PhraseBook) -> list[int]:
    """Returns the columns in which codes stand, under words that allow it."""
    for allowed in (_MAY_HOLD_CODES, _MAY_HOLD_CODES_TOO):
        columns = [
            column
            for column, label in enumerate(found.labels)
            if label in allowed and not (label is None and is_quantity(found.heads[column]))
            if _holds_codes(found.body, column, book)
        ]
        if columns:
            return columns
    return []


def _holds_codes(body: Sequence[NoteRow], column: int, book: PhraseBook) -> bool:
    """Returns whether enough cells of a column are codes; classes (``4xx``) between them count too."""
    cells = _cells(body, column)
    heads = [cell_head(cell, book) for cell in cells]
    codes = sum(is_code_head(head) for head in heads)
    classes = sum(head is not None and head.status_class is not None for head in heads)
    return codes > 0 and codes + classes >= CODE_SHARE * len(cells)


def _main_columns(columns: Sequence[int], found: Columns, book: PhraseBook) -> tuple[int, ...]:
    """Returns the columns that rows are about: the likeliest, or all where a table is set beside itself.

    ``| 코드 | 뜻 | 코드 | 뜻 |`` has two of them; ``| 코드 | 뜻 | 비슷한 코드 |`` has one.
    """
    labels, body = found.labels, found.body
    labelled = [column for column in columns if labels[column] is Label.CODE]
    codes = tuple(labelled or columns)
    if len(codes) < 2:
        return codes
    gap = codes[1] - codes[0]
    is_even = all(right - left == gap for left, right in pairwise(codes))
    repeats = gap >= 2 and (not any(labels) or labels[: len(labels) - gap] == labels[gap:])
    if is_even and (repeats or _have_phrases(body, codes, book)):
        return codes
    return (max(codes[:_MOST_CANDIDATES], key=lambda column: _likelihood(column, found, book)),)


def _likelihood(column: int, found: Columns, book: PhraseBook) -> tuple[bool, float, float, int]:
    """Returns how likely the rows are about the codes of a column: by its words, then by its values, then the first."""
    heads = [(row, cell_head(row.cells[column], book)) for row in found.body if column < len(row.cells)]
    named = [(row, head) for row, head in heads if head is not None and head.pairs]
    fits = sum(
        head.has_phrase
        or any(
            is_name_of(cell_text(cell), head, book)
            for at, cell in enumerate(row.cells[:_MOST_NEIGHBOURS])
            if at != column and cell
        )
        for row, head in named
    )
    is_protocol = found.labels[column] is Label.CODE and is_of_protocol(found.heads[column])
    return is_protocol, fits / max(len(named), 1), share_of_known([head for _, head in named], book), -column


def _have_phrases(body: Sequence[NoteRow], columns: Sequence[int], book: PhraseBook) -> bool:
    """Returns whether every code in the columns has its phrase in the same cell."""
    heads = [cell_head(row.cells[column], book) for row in body for column in columns if column < len(row.cells)]
    return all(head is None or head.has_phrase or not head.pairs for head in heads)


# Columns whose values say what they hold ----------------------------------------------------------


def _with_labels_by_values(found: Columns, book: PhraseBook) -> Columns:
    """Returns the columns of a table of codes with labels for those whose head says nothing."""
    if not found.codes:
        return found
    labels = list(found.labels)
    heads = [cell_head(cell, book) for cell in _cells(found.body, found.codes[0])]
    codes = [head.codes[0] for head in heads if head is not None and head.pairs]
    for column, label in enumerate(labels):
        if column not in found.codes:
            labels[column] = _label_by_values(column, label, codes, found, book)
    return replace(found, labels=tuple(labels), names=_names(found.heads, labels))


def _label_by_values(
    column: int, label: Label | None, codes: Sequence[int], found: Columns, book: PhraseBook
) -> Label | None:
    if label not in (None, Label.CODE, Label.MEANING):
        return label
    head = found.heads[column]
    texts = [text for cell in _cells(found.body, column) if (text := cell_text(cell)) != head and _says_anything(text)]
    if label is Label.MEANING:  # "비고", under which people stand
        return Label.ABOUT_ROW if texts and holds_people(texts, head) else label
    if label is Label.CODE:
        return Label.VENDOR_CODE
    if label is None and texts:
        if counts_rows(texts) and (not head or column == 0):
            return Label.ROW_NUMBER
        if holds_dates(texts) or holds_people(texts, head) or holds_row_names(texts, head):
            return Label.ABOUT_ROW
        if holds_vendor_codes(texts, head, codes) and not (head and _holds_codes(found.body, column, book)):
            return Label.VENDOR_CODE
        if holds_addresses(texts):
            return Label.REFERENCE
        if head and _holds_names(column, found, book):
            return Label.PHRASE
    return label


def _says_anything(text: str) -> bool:
    """Returns whether a cell is not only a dash or another sign for nothing."""
    return any(sign.isalnum() for sign in text)


def _holds_names(column: int, found: Columns, book: PhraseBook) -> bool:
    """Returns whether most cells of a column are the phrases or Korean names of their rows' codes."""
    named = cells = 0
    for row in found.body:
        code_cell = row.cells[found.codes[0]] if found.codes[0] < len(row.cells) else ()
        cell = row.cells[column] if column < len(row.cells) else ()
        head = cell_head(code_cell, book)
        if cell and head is not None and head.pairs:
            text = cell_text(cell)
            cells += 1
            is_phrase = book.fit(text, head.codes[0]).fit.is_of_code
            named += is_phrase or book.code_of_name(text) == head.codes[0]
    return cells > 0 and named >= _PHRASE_SHARE * cells


def is_about_entry(columns: Columns, book: PhraseBook) -> bool:
    """Returns whether a table that is about no codes may be about the entry above it.

    One of causes and remedies is; one of prices, times, ports or requests, or one whose rows answer with codes, is not.
    """
    if Label.ENDPOINT in columns.labels or any(is_other_thing(head) or is_quantity(head) for head in columns.heads):
        return False
    has_parts = any(label in KIND_OF_LABEL for label in columns.labels)
    for column in range(1, len(columns.labels)):
        cells = _cells(columns.body, column)
        if not has_parts and holds_quantities([cell_text(cell) for cell in cells]):
            return False
        if cells and _holds_codes(columns.body, column, book):
            return False
    times = [cell_text(cell) for cell in _cells(columns.body, 0)]
    return not (holds_dates(times) or holds_quantities(times))


def codes_of_table(columns: Columns, book: PhraseBook) -> set[int]:
    """Returns the codes that a table is about."""
    cells = [row.cells[at] for row in columns.body for at in columns.codes if at < len(row.cells)]
    if columns.across is not None:
        cells.extend(columns.across.cells)
    return {code for cell in cells if (head := cell_head(cell, book)) is not None for code in head.codes}
