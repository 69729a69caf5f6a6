"""Tables drawn with pipes or tabs: which lines are rows, and what the cells are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from statusbook.notes.inline import Source

_DELIMITER = re.compile(r"\s*\|?\s*:?-+:?\s*(?:[|+]\s*:?-+:?\s*)*\|?\s*")
_BORDER = re.compile(r"\s*[+|][-=+|:\s]+[+|]\s*")
_PIPE = re.compile(r"(?<!\\)\|")
_CODE_SPAN = re.compile(r"(?<!`)(`{1,2})(?!`)[^`]{1,300}\1(?!`)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Lines that belong together: the rows of a table with their cells, or text."""

    source: tuple[Source, ...]
    is_table: bool
    has_header: bool = False


def is_delimiter(text: str) -> bool:
    """Tells whether the line is the rule under a table's head (``|---|:-:|``)."""
    return "-" in text and ("|" in text or "+" in text) and _DELIMITER.fullmatch(text) is not None


def is_border(text: str) -> bool:
    """Tells whether the line only draws a table (``+-----+-----+``)."""
    return ("-" in text or "=" in text) and _BORDER.fullmatch(text) is not None


def split_runs(source: Sequence[Source]) -> Iterator[Run]:
    """Gives the runs of table rows and of text in a paragraph."""
    kinds = [_row_kind(text) for _, text in source]
    for index, (_, text) in enumerate(source):
        if is_delimiter(text):
            if index and "|" in source[index - 1][1]:
                kinds[index - 1] = "pipes"
            kinds[index] = "pipes"
            for below in range(index + 1, len(source)):
                if "|" not in source[below][1]:
                    break
                kinds[below] = "pipes"
    start = 0
    for index in range(1, len(source) + 1):
        if index == len(source) or kinds[index] != kinds[start]:
            yield _run(source[start:index], kinds[start])
            start = index


def _row_kind(text: str) -> str:
    stripped = text.strip()
    if stripped.startswith("|") and stripped.count("|") >= 2:
        return "pipes"
    if is_border(stripped):
        return "pipes"
    return "tabs" if "\t" in stripped and re.search(r"\S\t+\s*\S", stripped) else "text"


def _run(source: Sequence[Source], kind: str) -> Run:
    lines = tuple(source)
    if kind == "pipes":
        header = len(lines) > 1 and any(is_delimiter(text) or is_border(text) for _, text in lines[1:3])
        return Run(source=lines, is_table=True, has_header=header)
    return Run(source=lines, is_table=kind == "tabs" and len(lines) > 1)


def split_cells(text: str) -> list[str]:
    """Gives the cells of a row drawn with pipes, or with tabs when there is no pipe in it."""
    stripped = text.strip()
    if "|" not in stripped:
        return [cell.strip() for cell in re.split(r"\t+", stripped)]
    shielded = _CODE_SPAN.sub(lambda match: match.group().replace("|", "\x00"), stripped)
    cells = [cell.replace("\x00", "|").replace("\\|", "|").strip() for cell in _PIPE.split(shielded)]
    if stripped.startswith("|"):
        cells = cells[1:]
    if stripped.endswith("|") and not stripped.endswith("\\|"):
        cells = cells[:-1]
    return cells
