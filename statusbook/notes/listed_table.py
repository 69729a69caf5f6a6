"""Tables written as lists inside lists, the ``list-table`` of MyST: ``* - 404`` begins a row, ``  - 없다`` its next cell."""

from __future__ import annotations

import re
from collections.abc import Sequence

# The fence of such a table: ``{list-table} 코드``; not ``{table}``, ``python``
_INFO = re.compile(r"\{list-table\}")

# The first cell of a row: ``* - 404``, ``- * 404``; not ``- 404``
_ROW = re.compile(r"[*+-][ \t]+[*+-](?:[ \t]+|\Z)")

# Another cell of the row: ``  - 없다``; not ``- 없다``
_CELL = re.compile(r"[ \t]+[*+-](?:[ \t]+|\Z)")

# An option of the table: ``:header-rows: 1``; not ``: 없다``
_OPTION = re.compile(r":[\w-]+:")

Cell = list[tuple[int, str]]
"""The lines of a cell, each with its number."""


def is_listed_table(info: str) -> bool:
    """Returns whether a fence holds a table written as lists, from what stands behind its signs."""
    return _INFO.match(info.strip()) is not None


def rows_of_lists(lines: Sequence[tuple[int, str]]) -> list[list[Cell]]:
    """Returns the rows of such a table, given its lines with their numbers; options and empty lines are none."""
    rows: list[list[Cell]] = []
    for number, text in lines:
        if (begun := _ROW.match(text)) is not None:
            rows.append([[(number, text[begun.end() :])]])
        elif not rows or not text.strip() or _OPTION.match(text):
            continue
        elif (cell := _CELL.match(text)) is not None:
            rows[-1].append([(number, text[cell.end() :])])
        else:
            rows[-1][-1].append((number, text.strip()))
    return rows
