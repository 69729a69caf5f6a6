"""Rows of PostgreSQL: ``COPY codes (code, message) FROM stdin;``."""

from __future__ import annotations

import re

from statusbook.notes.records.record_tree import RecordList, RecordMap, RecordNode, RecordTree, Scalar
from statusbook.notes.records.sql_tokens import unescaped

# Rows for PostgreSQL: ``COPY codes (code, message) FROM stdin;\n``; not ``COPY codes FROM 'a.csv';\n``
_COPY = re.compile(r"^COPY\s+\S+\s*\((?P<columns>[^)]{1,2000})\)\s+FROM\s+stdin\b[^;\n]{0,200};\n", re.I | re.M)


def take_copies(text: str, tree: RecordTree) -> str:
    """Reads the rows of COPY, and returns the text with these lines blank."""
    parts, at, lines = [], 0, 0
    for found in _COPY.finditer(text):
        if found.start() < at:
            continue
        end = text.find("\n\\.", found.end() - 1)
        end = len(text) if end < 0 else end
        names = [name.strip(' "`\n') for name in found["columns"].split(",")]
        lines += text.count("\n", at, found.start())
        line = lines + 1
        rows: list[RecordNode] = []
        for offset, row in enumerate(text[found.end() : end].split("\n")):
            number = line + found.group().count("\n") + offset
            values = row.split("\t")
            if len(values) == len(names):
                rows.append(map_of_row(names, [_copied(value, number) for value in values], line, tree))
        if rows:
            tree.roots.append(RecordList(first=line, last=rows[-1].last, values=rows))
        parts += [text[at : found.start()], "\n" * text.count("\n", found.start(), end)]
        lines += text.count("\n", found.start(), end)
        at = end
    return "".join([*parts, text[at:]])


def _copied(value: str, line: int) -> Scalar:
    is_null = value == "\\N"
    text = "null" if is_null else unescaped(value)
    return Scalar(text=text, first=line, last=line, is_text=not (is_null or value.replace(".", "").isdigit()))


def map_of_row(names: list[str], values: list[Scalar], line: int, tree: RecordTree) -> RecordMap:
    """Returns a row as a map of its columns; its values go to the scalars of the tree."""
    pairs: list[tuple[Scalar, RecordNode]] = []
    for name, value in zip(names, values, strict=True):
        pairs.append((Scalar(text=name, first=line, last=line), value))
        tree.scalars.append(value)
    return RecordMap(first=values[0].first, last=values[-1].last, pairs=pairs)
