"""Tables drawn in text: with pipes, with tabs, or with columns of spaces."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from statusbook.notes.inline_markdown import SourceLine

_DELIMITER = re.compile(r"\s*\|?\s*:?-+:?\s*(?:[|+]\s*:?-+:?\s*)*\|?\s*")
_BORDER = re.compile(r"\s*[+|][-=+|:\s]+[+|]\s*")
_PIPE = re.compile(r"(?<!\\)\|")
_CODE_SPAN = re.compile(r"(?<!`)(`{1,2})(?!`)[^`]{1,300}\1(?!`)")
_TAB = re.compile(r"\S\t+\s*\S")
_COLUMN = re.compile(r"\S+(?: \S+)*")
_CODE = re.compile(r"[1-5]\d\d")
_FEWEST_COLUMN_ROWS = 3
_FEWEST_COLUMNS = 3
_LONGEST_ROW = 300


class RowStyle(StrEnum):
    """How the cells of a row are parted."""

    TEXT = "text"  # the line is no row
    PIPES = "pipes"
    BARE_PIPES = "bare pipes"  # a pipe inside the line, none at its ends
    TABS = "tabs"
    COLUMNS = "columns"
    CODE_COLUMNS = "columns with a code"


@dataclass(frozen=True, slots=True, kw_only=True)
class LineRun:
    """Lines that belong together: rows of a table with their cells, or text."""

    source: tuple[SourceLine, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...] = ()
    has_header: bool = False


def is_rule(text: str) -> bool:
    """Returns whether the line only draws: ``|---|:-:|`` under a head, ``+----+----+`` around rows."""
    if "-" not in text and "=" not in text:
        return False
    under_head = ("|" in text or "+" in text) and _DELIMITER.fullmatch(text) is not None
    return under_head or _BORDER.fullmatch(text) is not None


def split_runs(source: Sequence[SourceLine]) -> Iterator[LineRun]:
    """Returns the runs of table rows and of text in a paragraph."""
    drawings = _drawings([text for _, text in source])
    start = 0
    for index in range(1, len(source) + 1):
        if index == len(source) or drawings[index] is not drawings[start]:
            yield _run(tuple(source[start:index]), drawings[start])
            start = index


def _drawings(lines: Sequence[str]) -> list[RowStyle]:
    drawings: list[RowStyle] = []
    in_table = False
    for index, text in enumerate(lines):
        if is_rule(text):
            in_table = True
            if index and "|" in lines[index - 1]:
                drawings[-1] = RowStyle.PIPES
        in_table = in_table and ("|" in text or is_rule(text))
        drawings.append(RowStyle.PIPES if in_table else _drawing(text))
    _keep_long_runs(drawings, RowStyle.TABS, 2)
    _keep_long_runs(drawings, RowStyle.BARE_PIPES, 2)
    _keep_long_runs(drawings, RowStyle.COLUMNS, _FEWEST_COLUMN_ROWS)
    _keep_long_runs(drawings, RowStyle.CODE_COLUMNS, 2)
    return drawings


def _drawing(text: str) -> RowStyle:
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
    if len(columns) >= _FEWEST_COLUMNS and not any(column[0] in ":：=-" for column in columns[1:]):
        return RowStyle.CODE_COLUMNS if any(_CODE.fullmatch(column) for column in columns) else RowStyle.COLUMNS
    return RowStyle.TEXT


def _keep_long_runs(drawings: list[RowStyle], drawing: RowStyle, fewest: int) -> None:
    """Makes text of rows that stand alone."""
    start = 0
    for index in range(1, len(drawings) + 1):
        if index == len(drawings) or drawings[index] is not drawings[start]:
            if drawings[start] is drawing and index - start < fewest:
                drawings[start:index] = [RowStyle.TEXT] * (index - start)
            start = index


def _run(source: tuple[SourceLine, ...], drawing: RowStyle) -> LineRun:
    if drawing is RowStyle.TEXT:
        return LineRun(source=source)
    drawn = [(number, text) for number, text in source if not is_rule(text)]
    has_header = len(source) > 1 and any(is_rule(text) for _, text in source[1:3])
    if drawing in (RowStyle.COLUMNS, RowStyle.CODE_COLUMNS):
        rows = tuple(_columns(drawn))
    elif drawing is RowStyle.TABS:
        rows = tuple((number, _tab_cells(text)) for number, text in drawn)
    else:
        rows = tuple((number, _pipe_cells(text)) for number, text in drawn)
    return LineRun(source=source, rows=rows, has_header=has_header)


def _tab_cells(text: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in re.split(r"\t+", text.strip()))


def _pipe_cells(text: str) -> tuple[str, ...]:
    stripped = text.strip()
    shielded = _CODE_SPAN.sub(lambda match: match.group().replace("|", "\x00"), stripped)
    cells = [cell.replace("\x00", "|").replace("\\|", "|").strip() for cell in _PIPE.split(shielded)]
    if stripped.startswith("|"):
        cells = cells[1:]
    if stripped.endswith("|") and not stripped.endswith("\\|"):
        cells = cells[:-1]
    return tuple(cells)


def _columns(source: Sequence[SourceLine]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Returns the cells of rows parted by spaces; a row with fewer cells is laid beside the widest row."""
    widest = max((list(_COLUMN.finditer(text)) for _, text in source), key=len)
    starts = [match.start() for match in widest]
    for number, text in source:
        cells = [""] * len(starts)
        found = list(_COLUMN.finditer(text))
        for index, match in enumerate(found):
            column = index
            if len(found) < len(starts):
                column = min(range(len(starts)), key=lambda at: abs(starts[at] - match.start()))
            cells[column] = f"{cells[column]} {match.group()}".strip()
        yield number, tuple(cells)
