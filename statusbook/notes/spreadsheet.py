"""Finds the tables in the rows of a spreadsheet: title rows, headers, empty columns, totals, values as Excel writes them."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from markdown_it import MarkdownIt

from statusbook.notes.block import TASK_BOX, Aside, Block, Line, NoteCell, NoteRow, Removed, Shape
from statusbook.notes.field_names import code_rank
from statusbook.notes.field_values import is_code_value
from statusbook.notes.inline_markdown import new_parser
from statusbook.notes.marked_text import has_markup, read_marked
from statusbook.text import squeeze

_SAMPLE_ROWS = 200
"""Rows that are looked at to find the column of the codes."""

# A value that Excel is told to take for text: ``="404"``, ``=404``; not ``=A1``
_FORMULA = re.compile(r"=\s*(?:\"(?P<text>[^\"]*)\"|(?P<number>\d+))")

# The box of a task that a note database writes into a cell: ``[ ] 점검``, ``- [x] 점검``; not ``[404]``
_BOX = re.compile(rf"(?:[-*]\s+)?{TASK_BOX.pattern}\s+")

# A code as a spreadsheet writes a number: ``404.0``, ``404,00``, ``'404``; not ``4.04``
_NUMBER = re.compile(r"'?(?P<code>[1-5]\d\d)(?P<zeros>[.,]0+)?")

# A code and what IIS says more of it: ``404.13``; not ``404.131``, ``410.14``
_SUBSTATUS = re.compile(r"(?:40[013456]|41[23]|50[0-3])\.\d{1,2}")

# The first cell of a row that sums up or says whose the table is: ``합계``, ``총 12건``, ``Total``; not ``총괄 코드``
_TOTAL = re.compile(r"(?:합계|총계|소계|누계|총\s*\d+\s*[건개]?|(?:grand\s*)?total|sum|count)\s*:?", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueRow:
    """A row as it was parsed, with the source lines it stands on."""

    values: list[str]
    first: int
    last: int

    @property
    def filled(self) -> list[int]:
        """The columns that hold anything."""
        return [column for column, value in enumerate(self.values) if value.strip()]

    @property
    def is_filled(self) -> bool:
        """Returns whether any column holds anything."""
        return any(value.strip() for value in self.values)

    def value(self, column: int) -> str:
        """Returns the value of a column, empty where the row is too short."""
        return self.values[column].strip() if 0 <= column < len(self.values) else ""


def tables_of_rows(rows: Sequence[ValueRow]) -> Iterator[Block]:
    """Returns the tables in the rows, and the rows that are none of theirs set aside as being about the note.

    A sheet may hold several tables below each other, parted by empty rows, each with a header of its own.
    """
    parts: list[_Part] = []
    for rows_of_part in _split_at_empty_rows(rows):
        part = _Part(rows_of_part)
        if parts and part.codes_from is not None and part.header is None and parts[-1].codes_from is not None:
            parts[-1] = _Part([*parts[-1].rows, *rows_of_part])
        else:
            parts.append(part)
    if all(part.codes_from is None for part in parts):  # a table about something else
        yield from _without_struck_rows(_table([row for row in rows if row.is_filled], column=-1, has_header=False))
        return
    for part in parts:
        yield from part.blocks()


def _split_at_empty_rows(rows: Sequence[ValueRow]) -> Iterator[list[ValueRow]]:
    part: list[ValueRow] = []
    for row in rows:
        if row.is_filled:
            part.append(row)
        elif part:
            yield part
            part = []
    if part:
        yield part


class _Part:
    """Rows without an empty one between them: perhaps titles, perhaps a header, and what it names."""

    def __init__(self, rows: list[ValueRow]) -> None:
        self.rows = rows
        self.column = _code_column(rows)
        self.codes_from = next((at for at, row in enumerate(rows) if self._is_data(row)), None)
        self.header = self._header()

    def _is_data(self, row: ValueRow) -> bool:
        return len(row.filled) > 1 and _is_code(row.value(self.column))

    def _header(self) -> int | None:
        """Returns where the header is: the last row above the codes that names more than one column."""
        above = range((self.codes_from or 0) - 1, -1, -1)
        return next((at for at in above if len(self.rows[at].filled) > 1 and not self._is_group(self.rows[at])), None)

    def _is_group(self, row: ValueRow) -> bool:
        """Returns whether a row names what follows it: ``4xx 클라이언트 오류``."""
        return any(_is_code(row.value(column)) for column in row.filled[:1])

    def blocks(self) -> Iterator[Block]:
        """Returns the table and the rows around it."""
        if self.codes_from is None:
            yield from (_about_note(row) for row in self.rows)
            return
        start = self.codes_from if self.header is None else self.header
        while self.header is None and start > 0 and self._is_group(self.rows[start - 1]) and start > 1:
            start -= 1
        last_data = max(at for at, row in enumerate(self.rows) if _is_code(row.value(self.column)))
        kept: list[ValueRow] = []
        for at, row in enumerate(self.rows):
            if at < start or self._is_about_note(row, is_behind=at > last_data):
                yield _about_note(row)
            else:
                kept.append(row)
        yield from _without_struck_rows(_table(kept, column=self.column, has_header=self.header is not None))

    def _is_about_note(self, row: ValueRow, *, is_behind: bool) -> bool:
        """Returns whether a row is a total, or a remark in the first of the columns."""
        filled = row.filled
        if _TOTAL.fullmatch(squeeze(row.value(filled[0]))):
            return True
        is_alone = len(filled) == 1 and (filled[0] == 0 or filled[0] <= self.column or is_behind)
        return is_alone and not _is_code(row.value(filled[0]))


def _code_column(rows: Sequence[ValueRow]) -> int:
    """Returns the column that holds most codes; one that is called so before others, -1 where none holds any."""
    counts: dict[int, int] = {}
    named: dict[int, int] = {}
    for row in rows[:_SAMPLE_ROWS]:
        for column in row.filled:
            if _is_code(row.value(column)):
                counts[column] = counts.get(column, 0) + 1
            elif column not in counts and (rank := code_rank(row.value(column))) is not None:
                named[column] = rank
    labelled = [column for column in counts if column in named]
    if labelled:
        return min(labelled, key=lambda column: (named[column], column))
    return max(counts, key=lambda column: (counts[column], -column), default=-1)


def _is_code(value: str) -> bool:
    plain = _plain_code(_unquoted(squeeze(value)))
    return is_code_value(plain) or _SUBSTATUS.fullmatch(plain) is not None


def _unquoted(value: str) -> str:
    """Returns a value as the sheet shows it: ``404`` for ``="404"``."""
    found = _FORMULA.fullmatch(value) if value.startswith("=") else None
    text = (found["text"] or found["number"] or "") if found else value
    return text[1:-1].strip() if len(text) > 2 and text[0] == text[-1] == '"' else text


def _plain_code(value: str) -> str:
    found = _NUMBER.fullmatch(value)
    return found["code"] if found else value


def _about_note(row: ValueRow) -> Block:
    return Block(shape=Shape.ASIDE, first=row.first, last=row.last, aside=Aside.ABOUT_NOTE)


def _table(rows: Sequence[ValueRow], *, column: int, has_header: bool) -> Block:
    """Returns a table of the rows without the columns that are empty in all of them."""
    used = sorted({filled for row in rows for filled in row.filled})
    return Block(
        shape=Shape.TABLE,
        first=rows[0].first,
        last=rows[-1].last,
        has_header=has_header,
        rows=tuple(
            NoteRow(
                cells=tuple(_cell(row, other, is_code=other == column) for other in used if other < len(row.values)),
                first=row.first,
                last=row.last,
            )
            for row in rows
        ),
    )


def _without_struck_rows(table: Block) -> Iterator[Block]:
    """Returns a table, and its rows of which nothing is left but that they were struck set aside."""
    kept = tuple(row for row in table.rows if any(line.text for cell in row.cells for line in cell))
    if kept:
        yield replace(table, rows=kept)
    for row in table.rows:
        if not any(line.text for cell in row.cells for line in cell):
            yield Block(shape=Shape.ASIDE, first=row.first, last=row.last, aside=Aside.STRUCK)


def _cell(row: ValueRow, column: int, *, is_code: bool) -> NoteCell:
    """Returns a cell as one line, but the codes of one that has several on a line each; struck text is left out."""
    value, number = row.values[column], row.first + sum(each.count("\n") for each in row.values[:column])
    if is_code and "\n" in value.strip():
        lines = [
            _line(text, min(at, row.last), min(at, row.last), is_code=True)
            for at, text in enumerate(value.split("\n"), number)
        ]
    else:
        lines = [_line(value, row.first, row.last, is_code=is_code)]
    return tuple(line for line in lines if line.text or line.removed)


def _line(value: str, first: int, last: int, *, is_code: bool) -> Line:
    """Returns a line of a cell as a reader sees it; what is struck or only markup is among what was removed."""
    text = _unquoted(squeeze(value))
    removed: tuple[Removed, ...] = ()
    if has_markup(text) or _BOX.match(text):
        marked = read_marked(_parser(), [(first, _BOX.sub("", text))])
        text, removed = " ".join(line.text for line in marked), tuple(one for line in marked for one in line.removed)
    found = _NUMBER.fullmatch(text) if is_code else None
    if found is not None:
        text = found["code"]
        removed += (Removed(text=found["zeros"], reason=Aside.MARKUP),) if found["zeros"] else ()
    return Line(text=text, first=first, last=last, removed=removed)


@functools.cache
def _parser() -> MarkdownIt:
    return new_parser()
