"""Makes blocks of the records found in a tree: a table whose columns are named, comments in their rows, the rest aside."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from statusbook.notes.block import Block, Line, NoteCell, NoteRow, Shape
from statusbook.notes.block_moves import moved
from statusbook.notes.field_values import clean_code, is_code_value
from statusbook.notes.inline_markdown import new_parser
from statusbook.notes.markdown import read_markdown
from statusbook.notes.records.data_asides import DataAsides
from statusbook.notes.records.data_comments import CommentPlacer
from statusbook.notes.records.found_data import CodeRecord, FoundData, RecordField
from statusbook.notes.records.record_finder import RecordFinder
from statusbook.notes.records.record_tree import RecordList, RecordTree, Scalar
from statusbook.notes.records.value_lines import lines_of_value
from statusbook.text import squeeze


def blocks_of_records(tree: RecordTree, text: str) -> list[Block]:
    """Returns the blocks of a note that holds data; an empty list when no record of it describes a status code."""
    found = RecordFinder(tree, text).find()
    if not (found.records or found.texts or found.tables):
        return []
    return _RecordWriter(tree, found, text).blocks()


class _RecordWriter:
    """Writes what was found."""

    def __init__(self, tree: RecordTree, found: FoundData, text: str) -> None:
        self._tree = tree
        self._found = found
        self._source = text.split("\n")
        self._parser = new_parser()
        self._records = sorted(found.records, key=lambda record: record.first)
        self._comments = CommentPlacer(tree, self._source, self._records, self._parser)

    def blocks(self) -> list[Block]:
        """Returns tables, lines and what is set aside, in no order."""
        texts = list(self._comments.place())
        for scalar in self._found.texts:
            lines = lines_of_value(self._parser, scalar)
            texts.append(Block(shape=Shape.LIST_ITEM, first=scalar.first, last=scalar.last, lines=lines, depth=1))
        for scalar in self._found.pages:
            texts.extend(moved(block, scalar.first - 1) for block in read_markdown(scalar.text))
        texts.extend(self._table(table) for table in self._found.tables)
        rows = [(self._columns(record), self._row(record)) for record in self._records]
        breaks = sorted(block.first for block in texts)
        blocks = [*texts, *_tables(rows, breaks)]
        asides = DataAsides(self._tree, self._found, self._comments.removed)
        return [*asides.with_removed(blocks), *asides.asides(blocks, self._source)]

    def _columns(self, record: CodeRecord) -> tuple[str, ...]:
        comments = ("description",) * len(self._comments.cells.get(id(record), ()))
        return ("code", *(each.name for each in record.fields), *comments)

    def _row(self, record: CodeRecord) -> NoteRow:
        code = Line(text=record.code, first=record.code_first, last=record.code_last)
        cells = [(code,), *(self._cell(each) for each in record.fields), *self._comments.cells.get(id(record), ())]
        return NoteRow(cells=tuple(cells), first=record.first, last=record.last)

    def _cell(self, each: RecordField) -> NoteCell:
        if each.joined:
            text = ", ".join(squeeze(value.text) for value in each.values)
            line = Line(text=text, first=each.values[0].first, last=each.values[-1].last)
            return (line,)
        return tuple(line for value in each.values for line in lines_of_value(self._parser, value))

    def _table(self, table: RecordList) -> Block:
        """Returns lists of lists as a table, whose first row may be a header."""
        rows = []
        for row in table.values:
            if isinstance(row, RecordList):
                cells = tuple(
                    lines_of_value(self._parser, cell) if isinstance(cell, Scalar) else () for cell in row.values
                )
                coded = tuple(
                    (replace(cell[0], text=clean_code(cell[0].text)),)
                    if len(cell) == 1 and is_code_value(cell[0].text)
                    else cell
                    for cell in cells
                )
                rows.append(NoteRow(cells=coded, first=row.first, last=row.last))
        first = [cell[0].text if cell else "" for cell in rows[0].cells]
        has_header = len(rows) > 1 and not any(is_code_value(text) for text in first)
        return Block(shape=Shape.TABLE, first=table.first, last=table.last, rows=tuple(rows), has_header=has_header)


def _tables(rows: Iterable[tuple[tuple[str, ...], NoteRow]], breaks: Sequence[int]) -> Iterator[Block]:
    """Returns a table for rows with the same columns that follow each other without a text between them."""
    gathered: list[NoteRow] = []
    columns: tuple[str, ...] = ()
    for names, row in rows:
        is_parted = gathered and bisect_left(breaks, row.first) > bisect_left(breaks, gathered[-1].first)
        if gathered and (names != columns or is_parted):
            yield _table_block(gathered, columns)
            gathered = []
        columns = names
        gathered.append(row)
    if gathered:
        yield _table_block(gathered, columns)


def _table_block(rows: Sequence[NoteRow], columns: tuple[str, ...]) -> Block:
    last = max(row.last for row in rows)
    return Block(shape=Shape.TABLE, first=rows[0].first, last=last, rows=tuple(rows), columns=columns)
