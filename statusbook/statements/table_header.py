"""Finds the head of a table: title rows, the header in one row or two, or the row of codes that columns are about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from statusbook.notes.block import Block, NoteCell, NoteRow
from statusbook.statements.cell_heads import cell_head, cell_text, is_code_cell
from statusbook.statements.column_labels import column_label_of
from statusbook.statements.phrase_book import PhraseBook
from statusbook.statements.predicates import has_predicate
from statusbook.statements.section_labels import Label, label_of

_FEWEST_CODES_ACROSS = 2
"""Codes in a header; with 3 the labelled table that compares two codes is lost, and one code alone compares nothing."""

_LABEL_SHARE = 1 / 2
"""Cells of a first row that are labels; with 3/4 the header of the labelled Confluence note is read as data."""

CODE_SHARE = 1 / 2
"""Cells of a column that are codes; the others are classes, totals, remarks."""

_MOST_ROWS_ABOVE = 6
"""Title, date, author, an empty row and a row of groups may stand above the header of an export."""

_LONGEST_LOWER_LABEL = 20
"""Characters of a cell in a second header row; a longer one is text."""

_ASPECTS = frozenset(
    {"항목", "속성", "특성", "기준", "관점", "비교", "비교 항목", "property", "field", "aspect", "vs", "구분"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TableHead:
    """The rows above the body of a table, and what they name.

    ``names`` are the texts at the head of each column. ``codes_across`` is the row whose cells hold the codes, where
    columns are about them; where each row is about a code it is None.
    """

    above: tuple[NoteRow, ...] = ()
    body: tuple[NoteRow, ...]
    names: tuple[str, ...] = ()
    codes_across: NoteRow | None = None


def find_table_head(block: Block, book: PhraseBook) -> TableHead:
    """Returns the head of a table that is no list of records."""
    rows = block.rows
    if (across := _row_of_codes(block, book)) is not None:
        return TableHead(above=rows[:across], body=rows[across + 1 :], codes_across=rows[across])
    in_body = _columns_of_codes(rows, book)
    header = _header_at(block, in_body, book)
    if header is None:
        return TableHead(body=rows)
    names = [cell_text(cell) for cell in rows[header].cells]
    first = header + 1
    if first + 1 < len(rows) and _is_second_header(rows[header], rows[first], in_body, book):
        lower = [cell_text(cell) for cell in rows[first].cells]
        width = max(len(names), len(lower))
        names, lower = names + [""] * (width - len(names)), lower + [""] * (width - len(lower))
        names = [below or above for above, below in zip(names, lower, strict=True)]
        first += 1
    return TableHead(above=rows[:first], body=rows[first:], names=tuple(names))


def is_labelled(row: NoteRow) -> bool:
    """Returns whether at least half of the cells of a row are heads of columns, as a header repeated below is."""
    filled = _filled(row)
    labels = sum(column_label_of(cell_text(cell)) is not None for cell in filled)
    return labels > 0 and labels >= _LABEL_SHARE * len(filled)


def _filled(row: NoteRow) -> list[NoteCell]:
    """Returns the cells of a row that hold anything; one that spans columns once."""
    cells = {id(cell[0]): cell for cell in row.cells if cell}
    return list(cells.values())


# A row for a code -------------------------------------------------------------------------------


def _columns_of_codes(rows: Sequence[NoteRow], book: PhraseBook) -> set[int]:
    """Returns the columns in which codes stand below the first row."""
    filled: dict[int, int] = {}
    codes: dict[int, int] = {}
    for row in rows[1:]:
        for column, cell in enumerate(row.cells):
            if cell:
                filled[column] = filled.get(column, 0) + 1
                codes[column] = codes.get(column, 0) + is_code_cell(cell, book)
    return {column for column, count in filled.items() if codes[column] and codes[column] >= CODE_SHARE * count}


def _is_data(row: NoteRow, in_body: set[int], book: PhraseBook) -> bool:
    """Returns whether a row is no header: a code stands in it, first or where codes stand below, or a class and its name."""
    places = {0, *in_body}
    first = cell_head(row.cells[0], book) if row.cells else None
    if first is not None and first.status_class is not None and 0 in in_body and not is_labelled(row):
        return True
    return any(column in places and is_code_cell(cell, book) for column, cell in enumerate(row.cells))


def _header_at(block: Block, in_body: set[int], book: PhraseBook) -> int | None:
    """Returns the place of the header, behind rows of titles; None where the first row is about a code."""
    rows = block.rows
    for index, row in enumerate(rows[: _MOST_ROWS_ABOVE + 1]):
        if _is_data(row, in_body, book):
            break
        is_wide = len(_filled(row)) > 1 or len(row.cells) == 1
        if is_wide and is_labelled(row) and (index + 1 < len(rows) or block.has_header):
            return index
    first = rows[0]
    if _is_data(first, in_body, book):
        return None
    is_header = block.has_header or (len(rows) > 1 and (is_labelled(first) or _heads_codes(first, in_body)))
    return 0 if is_header else None


def _heads_codes(row: NoteRow, in_body: set[int]) -> bool:
    """Returns whether a row above codes has a short name for every column: ``부호 | 까닭``; not ``기타 | 모두 거절합니다.``."""
    texts = [cell_text(cell) for cell in row.cells]
    is_full = len(texts) > 1 and len(_filled(row)) == len(texts)
    return bool(in_body) and is_full and all(_is_short_name(text) for text in texts)


def _is_short_name(text: str) -> bool:
    is_name = len(text) <= _LONGEST_LOWER_LABEL and not has_predicate(text)
    return is_name and any(sign.isalpha() for sign in text) and not any(sign.isdigit() for sign in text)


def _is_second_header(upper: NoteRow, lower: NoteRow, in_body: set[int], book: PhraseBook) -> bool:
    """Returns whether a row names the columns that the row above leaves empty: ``| | 메시지 | 재시도 |``."""
    if _is_data(lower, in_body, book):
        return False
    fills_gap = False
    for column, cell in enumerate(lower.cells):
        above = upper.cells[column] if column < len(upper.cells) else ()
        text = cell_text(cell)
        if not cell or (above and above[0] is cell[0]):
            continue
        if len(text) > _LONGEST_LOWER_LABEL or has_predicate(text) or (column in in_body and above):
            return False
        fills_gap = fills_gap or not above or column_label_of(text) is not None
    return fills_gap


# A column for a code ----------------------------------------------------------------------------


def _row_of_codes(block: Block, book: PhraseBook) -> int | None:
    """Returns the place of the row whose codes the columns are about: ``| | 401 | 403 |``; None where there is none."""
    rows = block.rows
    if _is_card(rows, book):
        return 0
    for index, row in enumerate(rows[:3]):
        if index + 1 == len(rows) or is_code_cell(row.cells[0] if row.cells else (), book):
            return None
        columns = [column for column, cell in enumerate(row.cells) if is_code_cell(cell, book)]
        if len(columns) < _FEWEST_CODES_ACROSS:
            continue
        first = cell_text(row.cells[0])
        is_aspect = not first or first.lower() in _ASPECTS or column_label_of(first) is not None
        if (is_aspect or (index == 0 and block.has_header)) and not _have_codes(rows[index + 1 :], columns, book):
            return index
        return None
    return None


def _is_card(rows: Sequence[NoteRow], book: PhraseBook) -> bool:
    """Returns whether two columns hold labels and what is said of one code: ``| 코드 | 404 |``, ``| 설명 | 없다 |``."""
    if len(rows) < 2 or any(len(row.cells) != 2 for row in rows):
        return False
    label, value = rows[0].cells
    if column_label_of(cell_text(label)) is not Label.CODE or not is_code_cell(value, book):
        return False
    labels = sum(label_of(cell_text(row.cells[0])) is not None for row in rows[1:])
    return labels > 0 and labels >= _LABEL_SHARE * (len(rows) - 1)


def _have_codes(rows: Sequence[NoteRow], columns: Sequence[int], book: PhraseBook) -> bool:
    """Returns whether codes stand below codes, so that the rows are about other things, which answer with them."""
    cells = [row.cells[column] for row in rows for column in columns if column < len(row.cells) and row.cells[column]]
    heads = [cell_head(cell, book) for cell in cells]
    return sum(head is not None and bool(head.pairs) for head in heads) >= max(CODE_SHARE * len(cells), 1)
