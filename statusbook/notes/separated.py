"""Reads tables of values: CSV, TSV, semicolons, cells over several lines in quotes, exports of spreadsheets."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from statusbook.notes.block import Aside, Block, Shape
from statusbook.notes.markdown import read_markdown
from statusbook.notes.spreadsheet import ValueRow, tables_of_rows

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

# The line that tells Excel the separator: ``sep=;``, ``"sep=,"``; not ``sep=;a``
_SEPARATOR_LINE = re.compile(r"\s*\"?sep=(?P<sign>[^\w\s]|\t)\"?[ \t,;]*(?:\n|\Z)", re.IGNORECASE)


def is_separated(suffix: str, text: str) -> bool:
    """Returns whether the note is a table of values: from its name, or a like number of cells on its lines."""
    if suffix in ("csv", "tsv") or _SEPARATOR_LINE.match(text):
        return True
    lines = [line for line in text[:_SAMPLE].split("\n") if line.strip()][:_SAMPLE_LINES]
    if len(lines) < _FEWEST_LINES or suffix in _OTHER_SUFFIXES or not ('"' in lines[0] or "," in lines[0]):
        return False
    counts = [len(row) for row in csv.reader(lines, delimiter=",")]
    even = sum(count == counts[0] for count in counts)
    return counts[0] >= _FEWEST_CELLS and even >= _EVEN_SHARE * len(counts)


def read_separated(text: str) -> list[Block]:
    """Returns tables, and what stands around them set aside; as Markdown when the quotes of the file do not close."""
    said = _SEPARATOR_LINE.match(text)
    skipped = text[: said.end()].count("\n") if said else 0
    try:
        rows = list(_rows(text, said["sign"] if said else _separator(text), skipped))
    except csv.Error:
        return read_markdown(text)
    if not any(row.is_filled for row in rows) or any(row.last - row.first > _MOST_LINES_IN_A_ROW for row in rows):
        return read_markdown(text)
    blocks = list(tables_of_rows(rows))
    if said:
        blocks.append(Block(shape=Shape.ASIDE, first=1, last=max(skipped, 1), aside=Aside.MARKUP))
    return blocks


def _separator(text: str) -> str:
    """Returns the separator that cuts most lines into as many cells: ``;`` for ``코드;뜻``, ``404;없다, 영영``."""
    lines = [line for line in text[:_SAMPLE].split("\n") if line.strip()][:_SAMPLE_LINES]

    def evenness(separator: str) -> tuple[int, int]:
        widths = [len(row) for row in csv.reader(lines, delimiter=separator)]
        counts = Counter(width for width in widths if width > 1)
        return max(((count, width) for width, count in counts.items()), default=(0, 0))

    return max(_SEPARATORS, key=evenness)


def _rows(text: str, separator: str, skipped: int) -> Iterator[ValueRow]:
    """Returns every row behind the skipped lines; a quoted cell may run over several lines."""
    lines: Sequence[str] = text.split("\n")[skipped:]
    reader = csv.reader((f"{line}\n" for line in lines), delimiter=separator)
    before = 0
    for values in reader:
        first, before = before + 1, reader.line_num
        yield ValueRow(values=values, first=first + skipped, last=before + skipped)
