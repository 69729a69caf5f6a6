"""Reads tables of values: CSV, TSV, semicolons, cells over several lines in quotes."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from statusbook.notes.block import Block, Line, NoteRow, Shape
from statusbook.notes.markdown import read_markdown
from statusbook.text import squeeze

_SEPARATORS = ",;\t|"
_MOST_LINES_IN_A_ROW = 200
_SAMPLE = 40


def is_separated(suffix: str, text: str) -> bool:
    """Returns whether the note is a table of values: from its name, or a like number of cells on its lines."""
    if suffix in ("csv", "tsv"):
        return True
    lines = [line for line in text[:20_000].split("\n") if line.strip()][:_SAMPLE]
    if len(lines) < 3 or suffix in ("md", "markdown", "html", "adoc", "rst"):
        return False
    counts = [len(row) for row in csv.reader(lines, delimiter=",")] if '"' in lines[0] or "," in lines[0] else []
    return bool(counts) and counts[0] >= 3 and sum(count == counts[0] for count in counts) >= 0.9 * len(counts)


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
    first = next((line for line in text.split("\n") if line.strip()), "")
    return max(_SEPARATORS, key=first.count)


def _rows(text: str, separator: str) -> Iterator[NoteRow]:
    reader = csv.reader((f"{line}\n" for line in text.split("\n")), delimiter=separator)
    before = 0
    for values in reader:
        first, before = before + 1, reader.line_num
        cells = tuple(
            (Line(text=squeeze(value), first=first, last=before),) if value.strip() else () for value in values
        )
        if any(cells):
            yield NoteRow(cells=cells, first=first, last=before)
