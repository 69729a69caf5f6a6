"""Tables drawn in text: with pipes, with tabs, or with columns of spaces."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from statusbook.notes.inline_markdown import SourceLine

# The line under a header: ``|---|:-:|``, ``--- | ---``, ``---+---``; not ``| 404 |``, ``- a``
_UNDER_HEADER = re.compile(r"\s*\|?\s*:?-+:?\s*(?:[|+]\s*:?-+:?\s*)*\|?\s*")

# A border around rows: ``+----+----+``, ``+====+``, ``|----|``; not ``+ 404 +``, ``----``
_BORDER = re.compile(r"\s*[+|][-=+|:\s]+[+|]\s*")

# A bar of box drawing: ``│``; not ``|``
_BAR = re.compile("[│┃║┆┇┊┋╎╏￨]")
_BARS = str.maketrans(dict.fromkeys("│┃║┆┇┊┋╎╏￨", "|"))

# A rule of box drawing: ``├──┼──┤``, ``╔══╦══╗``; not ``────``, ``├─ 404``, ``│ 404 │``
_BOX_RULE = re.compile(
    r"(?=.*[\u2500\u2501\u2504\u2505\u2508\u2509\u2550-])\s*[\u250c-\u254b\u2551-\u2570][\u2500-\u257f\s|-]*"
)

# A branch of a tree, which is no table: ``├─ 404``, ``└── 없다``; not ``├───┤``
_BRANCH = re.compile(r"[├└╰┣┗╠╚][─━═]*\s*[^\s\u2500-\u257f]")

_FEWEST_BARS = 2
"""Bars of box drawing in a row; a tree has one before its branches."""

# What separates cells: ``|``; not ``\|``
_PIPE = re.compile(r"(?<!\\)\|")

# Code, in which pipes separate nothing: `` `a|b` ``; not `` `a|b``
_CODE_SPAN = re.compile(r"(?<!`)(`{1,2})(?!`)[^`]{1,300}\1(?!`)")

# A row whose first cell or last cells are empty, below another row: ``\t없다``, ``404\t``; not ``404``
_EDGE_TAB = re.compile(r"\t.*\S|\S *\t\s*$")

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

_DEEP = 8
"""Columns on paper before a cell that goes on alone below its row; a list is indented less."""

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
    if _BOX_RULE.fullmatch(text):
        return True
    if "-" not in text and "=" not in text:
        return False
    under_header = ("|" in text or "+" in text) and _UNDER_HEADER.fullmatch(text) is not None
    return under_header or _BORDER.fullmatch(text) is not None


def split_runs(source: Sequence[SourceLine]) -> Iterator[LineRun]:
    """Returns the runs of table rows and of text in a paragraph."""
    drawn = [(number, _plain_bars(text)) for number, text in source]
    styles = _keep_long_runs(_styles([text for _, text in drawn]))
    for style, group in groupby(zip(styles, source, drawn, strict=True), key=lambda each: each[0]):
        lines = list(group)
        if style is RowStyle.TEXT:
            yield LineRun(source=tuple(line for _, line, _ in lines))
        else:
            yield _run(tuple(line for _, _, line in lines), style)


def _plain_bars(text: str) -> str:
    """Returns a row of box drawing with plain bars, any other line as it is."""
    if len(text) > _LONGEST_ROW or len(_BAR.findall(text)) < _FEWEST_BARS or _BRANCH.search(text):
        return text
    return text.translate(_BARS)


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
        if styles[-1] is RowStyle.TEXT and styles[-2:-1] == [RowStyle.TABS] and _is_tab_row(text):
            styles[-1] = RowStyle.TABS
    return _with_short_rows(styles, lines)


def _is_tab_row(text: str) -> bool:
    """Returns whether a line below a row with tabs is one with a single filled cell."""
    return len(text) <= _LONGEST_ROW and _EDGE_TAB.search(text) is not None


def _with_short_rows(styles: list[RowStyle], lines: Sequence[str]) -> list[RowStyle]:
    """Returns the styles with the header above rows of codes as one of them, and rows below in which cells are empty."""
    for index in range(len(styles) - 2, -1, -1):
        is_above = styles[index] is RowStyle.COLUMNS and styles[index + 1] is RowStyle.CODE_COLUMNS
        if is_above and len(_COLUMN.findall(lines[index])) == len(_COLUMN.findall(lines[index + 1])):
            styles[index] = RowStyle.CODE_COLUMNS
    starts: set[int] = set()
    for index, style in enumerate(styles):
        if style is RowStyle.CODE_COLUMNS:
            starts |= set(_starts(lines[index]))
        elif style in (RowStyle.TEXT, RowStyle.COLUMNS) and starts and _is_short_row(lines[index], starts):
            styles[index] = RowStyle.CODE_COLUMNS
        else:
            starts = set()
    return styles


def _is_short_row(text: str, starts: set[int]) -> bool:
    """Returns whether all of a line stands where columns of the rows above begin, in two columns or deep inside."""
    if len(text) > _LONGEST_ROW:
        return False
    own = _starts(text)
    is_row = len(own) > 1 or own[:1] >= [_DEEP]
    return is_row and set(own) <= starts


def _starts(text: str) -> list[int]:
    """Returns where the columns of a line begin on paper, on which Hangul is twice as wide."""
    width, at, starts = 0, 0, []
    for match in _COLUMN.finditer(text):
        width += sum(1 + (unicodedata.east_asian_width(sign) in "WF") for sign in text[at : match.start()])
        at = match.start()
        starts.append(width)
    return starts


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
    drawn = [(number, text) for number, text in source if not is_rule(text)]
    has_header = any(is_rule(text) for _, text in source[1:_LINES_WITH_HEADER_RULE])
    if style in (RowStyle.COLUMNS, RowStyle.CODE_COLUMNS):
        rows = tuple(_columns(drawn))
    elif style is RowStyle.TABS:
        rows = tuple(_tab_rows(drawn))
    else:
        rows = tuple((number, _pipe_cells(text)) for number, text in drawn)
    return LineRun(source=source, rows=rows, has_header=has_header)


def _tab_rows(source: Sequence[SourceLine]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Returns the cells of rows with tabs: each tab ends a cell, but where several only line up the columns."""
    aligned = [_TABS.split(text.strip()) for _, text in source]
    single = [text.rstrip("\n").split("\t") for _, text in source]
    is_aligned = len({len(cells) for cells in aligned}) == 1 or max(map(len, single)) > len(single[0])
    for (number, _), cells in zip(source, aligned if is_aligned else single, strict=True):
        yield number, tuple(cell.strip() for cell in cells)


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
    starts = max((_starts(text) for _, text in source), key=len)
    for number, text in source:
        cells = [""] * len(starts)
        found = _COLUMN.findall(text)
        for index, (cell, start) in enumerate(zip(found, _starts(text), strict=True)):
            is_full = len(found) == len(starts)
            column = index if is_full else min(range(len(starts)), key=lambda at: abs(starts[at] - start))
            cells[column] = f"{cells[column]} {cell}".strip()
        yield number, tuple(cells)
