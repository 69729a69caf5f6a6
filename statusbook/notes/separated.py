"""Reads tables of values: CSV, TSV, semicolons, cells over several lines in quotes."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from statusbook.notes.block import Block, Line, NoteRow, Shape
from statusbook.notes.markdown import read_markdown
from statusbook.text import squeeze

_SEPARATORS = ",;\t|"
_MOST_LINES_IN_A_ROW = 200
"""A row that is longer has a quote that nobody closed, and the rest of the note in it."""

_SAMPLE = 20_000
_SAMPLE_LINES = 40
_FEWEST_LINES = 3
_FEWEST_CELLS = 3
_EVEN_SHARE = 0.9
"""What makes a text a table, without a name that says so: at least three lines with at least three cells each, the same
number on nine lines of ten. Prose has commas too, but never as many on every line; a table may have a broken row."""

_OTHER_SUFFIXES = frozenset({"md", "markdown", "html", "adoc", "rst"})


def is_separated(suffix: str, text: str) -> bool:
    """Returns whether the note is a table of values: from its name, or a like number of cells on its lines."""
    if suffix in ("csv", "tsv"):
        return True
    lines = [line for line in text[:_SAMPLE].split("\n") if line.strip()][:_SAMPLE_LINES]
    if len(lines) < _FEWEST_LINES or suffix in _OTHER_SUFFIXES or not ('"' in lines[0] or "," in lines[0]):
        return False
    counts = [len(row) for row in csv.reader(lines, delimiter=",")]
    even = sum(count == counts[0] for count in counts)
    return counts[0] >= _FEWEST_CELLS and even >= _EVEN_SHARE * len(counts)


def read_separated(text: str) -> list[Block]:
    """Returns one table; as Markdown when the quotes of the file do not close."""
    try:
        rows = list(_rows(text, _separator(text)))
    except csv.Error:
        return read_markdown(text)
    if not rows or any(row.last - row.first > _MOST_LINES_IN_A_ROW for row in rows):
        return read_markdown(text)
    return [Block(shape=Shape.TABLE, first=rows[0].first, last=rows[-1].last, rows=tuple(rows))]


def _separator(text: str) -> str:
    """Returns the separator that the first line has most of: ``;`` for ``code;phrase;뜻``."""
    first = next((line for line in text.split("\n") if line.strip()), "")
    return max(_SEPARATORS, key=first.count)


def _rows(text: str, separator: str) -> Iterator[NoteRow]:
    """Returns the rows that have any text; a quoted cell may run over several lines."""
    reader = csv.reader((f"{line}\n" for line in text.split("\n")), delimiter=separator)
    before = 0
    for values in reader:
        first, before = before + 1, reader.line_num
        cells = tuple(
            (Line(text=squeeze(value), first=first, last=before),) if value.strip() else () for value in values
        )
        if any(cells):
            yield NoteRow(cells=cells, first=first, last=before)
