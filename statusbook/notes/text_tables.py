"""Tables drawn in text: with pipes, with tabs, or with columns of spaces."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from statusbook.notes.inline_markdown import SourceLine

# The line under a header: ``|---|:-:|``, ``--- | ---``, ``---+---``; not ``| 404 |``, ``- a``
_UNDER_HEADER = re.compile(r"\s*\|?\s*:?-+:?\s*(?:[|+]\s*:?-+:?\s*)*\|?\s*")

# A border around rows: ``+----+----+``, ``+====+``, ``|----|``; not ``+ 404 +``, ``----``
_BORDER = re.compile(r"\s*[+|][-=+|:\s]+[+|]\s*")

# What separates cells: ``|``; not ``\|``
_PIPE = re.compile(r"(?<!\\)\|")

# Code, in which pipes separate nothing: `` `a|b` ``; not `` `a|b``
_CODE_SPAN = re.compile(r"(?<!`)(`{1,2})(?!`)[^`]{1,300}\1(?!`)")

# Tabs between words: ``404\tNot Found``; not ``\t404``, ``404  Not``
_TAB = re.compile(r"\S\t+\s*\S")

# What separates cells in such a line: ``\t``, ``\t\t``; not `` ``
_TABS = re.compile(r"\t+")

# A cell of a line with columns of spaces: ``Not Found`` in ``404  Not Found  없다``; not `` ``
_COLUMN = re.compile(r"\S+(?: \S+)*")

# ``404``; not ``4040``, ``404:``
_CODE = re.compile(r"[1-5]\d\d")

_LONGEST_ROW = 300
"""Characters; a longer line with tabs or bars in it is prose, and costs the patterns too much."""

_FEWEST_COLUMNS = 3
"""Two spaces inside a line are often a slip; twice in a line they are columns."""

_LINES_WITH_HEADER_RULE = 3
"""The rule below a header is on the second or, below a border, on the third line."""


class RowStyle(StrEnum):
    """How the cells of a row are separated."""

    TEXT = "text"  # the line is no row
    PIPES = "pipes"  # | 404 | Not Found |
    BARE_PIPES = "bare pipes"  # 404 | Not Found
    TABS = "tabs"
    COLUMNS = "columns"  # OK    요청    성공
    CODE_COLUMNS = "columns with a code"  # 404   Not Found   없음


_FEWEST_ROWS = {RowStyle.TABS: 2, RowStyle.BARE_PIPES: 2, RowStyle.COLUMNS: 3, RowStyle.CODE_COLUMNS: 2}
"""Fewer rows than this in a row are text. Columns of spaces without a code need one more: poems have them too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineRun:
    """Lines that belong together: rows of a table with their cells, or text."""

    source: tuple[SourceLine, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...] = ()
    has_header: bool = False


def is_rule(text: str) -> bool:
    """Returns whether the line only draws: ``|---|:-:|`` under a header, ``+----+----+`` around rows."""
    if "-" not in text and "=" not in text:
        return False
    under_header = ("|" in text or "+" in text) and _UNDER_HEADER.fullmatch(text) is not None
    return under_header or _BORDER.fullmatch(text) is not None


def split_runs(source: Sequence[SourceLine]) -> Iterator[LineRun]:
    """Returns the runs of table rows and of text in a paragraph."""
    styles = _keep_long_runs(_styles([text for _, text in source]))
    for style, pairs in groupby(zip(styles, source, strict=True), key=lambda pair: pair[0]):
        yield _run(tuple(line for _, line in pairs), style)


# How each line is drawn ---------------------------------------------------------------------------


def _styles(lines: Sequence[str]) -> list[RowStyle]:
    """Returns the style of each line; a rule makes rows of the header above it and of the lines with pipes below."""
    styles: list[RowStyle] = []
    in_table = False
    for index, text in enumerate(lines):
        rule = is_rule(text)
        if rule and index and "|" in lines[index - 1]:
            styles[-1] = RowStyle.PIPES
        in_table = rule or (in_table and "|" in text)
        styles.append(RowStyle.PIPES if in_table else _style(text))
    return styles


def _style(text: str) -> RowStyle:
    stripped = text.strip()
    if stripped.startswith("|") and stripped.count("|") >= 2:
        return RowStyle.PIPES
    if len(stripped) > _LONGEST_ROW:
        return RowStyle.TEXT
    if _TAB.search(stripped):
        return RowStyle.TABS
    if " | " in stripped or stripped.endswith(" |"):
        return RowStyle.BARE_PIPES
    columns = _COLUMN.findall(stripped) if "  " in stripped else []
    if len(columns) < _FEWEST_COLUMNS or any(column[0] in ":：=-" for column in columns[1:]):
        return RowStyle.TEXT  # "404   : 없다" is aligned, not a table
    return RowStyle.CODE_COLUMNS if any(_CODE.fullmatch(column) for column in columns) else RowStyle.COLUMNS


def _keep_long_runs(styles: Iterable[RowStyle]) -> list[RowStyle]:
    """Returns the styles with too few rows of a kind as text."""
    kept: list[RowStyle] = []
    for style, run in groupby(styles):
        length = len(list(run))
        kept += [style if length >= _FEWEST_ROWS.get(style, 1) else RowStyle.TEXT] * length
    return kept


# The cells of a run -------------------------------------------------------------------------------


def _run(source: tuple[SourceLine, ...], style: RowStyle) -> LineRun:
    if style is RowStyle.TEXT:
        return LineRun(source=source)
    drawn = [(number, text) for number, text in source if not is_rule(text)]
    has_header = any(is_rule(text) for _, text in source[1:_LINES_WITH_HEADER_RULE])
    if style in (RowStyle.COLUMNS, RowStyle.CODE_COLUMNS):
        rows = tuple(_columns(drawn))
    elif style is RowStyle.TABS:
        rows = tuple((number, _tab_cells(text)) for number, text in drawn)
    else:
        rows = tuple((number, _pipe_cells(text)) for number, text in drawn)
    return LineRun(source=source, rows=rows, has_header=has_header)


def _tab_cells(text: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in _TABS.split(text.strip()))


def _pipe_cells(text: str) -> tuple[str, ...]:
    r"""Returns the cells of a row: ``404``, ``a|b`` for ``| 404 | a\|b |``."""
    stripped = text.strip()
    shielded = _CODE_SPAN.sub(lambda match: match.group().replace("|", "\x00"), stripped)
    cells = [cell.replace("\x00", "|").replace("\\|", "|").strip() for cell in _PIPE.split(shielded)]
    if stripped.startswith("|"):
        cells = cells[1:]
    if stripped.endswith("|") and not stripped.endswith("\\|"):
        cells = cells[:-1]
    return tuple(cells)


def _columns(source: Sequence[SourceLine]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Returns the cells of rows separated by spaces; those of a row with fewer cells go to the nearest columns."""
    starts = max(([match.start() for match in _COLUMN.finditer(text)] for _, text in source), key=len)
    for number, text in source:
        cells = [""] * len(starts)
        found = list(_COLUMN.finditer(text))
        for index, match in enumerate(found):
            is_full = len(found) == len(starts)
            column = index if is_full else min(range(len(starts)), key=lambda at: abs(starts[at] - match.start()))
            cells[column] = f"{cells[column]} {match.group()}".strip()
        yield number, tuple(cells)
