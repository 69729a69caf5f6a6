"""Shapes of maps and lists in data: rows, merged maps, named components, values that hold codes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from statusbook.notes.field_names import bare, code_rank, column_name
from statusbook.notes.field_values import clean_code, code_of_key, is_code_value, says_something
from statusbook.notes.records.record_tree import RecordList, RecordMap, RecordNode, Scalar
from statusbook.notes.status_names import is_known_status, is_phrase_of


def code_column(rows: Sequence[RecordList]) -> int | None:
    """Returns the place at which every row has a code; None where the first row is a header, or rows differ."""
    width = min(len(row.values) for row in rows)
    return next((column for column in range(width) if all(code_text(row.values[column]) for row in rows)), None)


def names_of_columns(rows: Sequence[RecordList], column: int) -> list[str]:
    """Returns names for the values of rows that have none: an empty one for flags and numbers, which say nothing alone."""
    names: list[str] = []
    for at in range(max(len(row.values) for row in rows)):
        cells = [row.values[at] for row in rows if at < len(row.values)]
        texts = [
            cell.text for cell in cells if isinstance(cell, Scalar) and cell.is_text and len(cell.text.strip()) > 1
        ]
        if at == column or not any(says_something(text) for text in texts):
            names.append("")
        elif all(column_name("code", text) == "identifier" for text in texts):
            names.append("identifier")
        else:
            names.append("description" if "message" in names else "message")
    return names


def is_computed(value: Scalar) -> bool:
    """Returns whether a value of SQL is none: ``NULL``, ``NOW()``."""
    return not value.is_text and (value.text == "NULL" or value.text.endswith(")"))


def like(scalar: Scalar, text: str) -> Scalar:
    """Returns another text that stands where a scalar stands."""
    return Scalar(text=text, first=scalar.first, last=scalar.last)


def get(node: RecordNode, name: str) -> RecordNode | None:
    """Returns the value of a key, None where a node has none."""
    if not isinstance(node, RecordMap):
        return None
    return next((value for key, value in node.pairs if key.text == name), None)


def merged(node: RecordMap) -> list[tuple[Scalar, RecordNode]]:
    """Returns the pairs of a map, with those of ``<<`` that it does not replace."""
    if not any(key.text == "<<" for key, _ in node.pairs):
        return node.pairs
    own = {key.text for key, _ in node.pairs}
    pairs = [pair for pair in node.pairs if pair[0].text != "<<"]
    for key, value in node.pairs:
        bases = value.values if isinstance(value, RecordList) else [value]
        if key.text == "<<":
            pairs.extend(
                pair for base in bases if isinstance(base, RecordMap) for pair in base.pairs if pair[0].text not in own
            )
    return pairs


def with_inner_code(pairs: list[tuple[Scalar, RecordNode]]) -> list[tuple[Scalar, RecordNode]]:
    """Returns the pairs of a map, those of its ``http: {status: 404, …}`` at the place of that; others say no code."""
    found = [
        at
        for at, (key, value) in enumerate(pairs)
        if isinstance(value, RecordMap) and code_rank(key.text) in _SURE_RANKS and _has_status(value)
    ]
    if len(found) != 1 or any(
        holds_records(value) or code_rank(key.text) is not None
        for at, (key, value) in enumerate(pairs)
        if at != found[0]
    ):
        return pairs
    at, inner = found[0], pairs[found[0]][1]
    return [*pairs[:at], *(inner.pairs if isinstance(inner, RecordMap) else ()), *pairs[at + 1 :]]


_SURE_RANKS = (0, 1)


def _has_status(node: RecordMap) -> bool:
    """Returns whether a map of plain values holds one code, under a name that says so."""
    return (
        all(isinstance(value, Scalar) for _, value in node.pairs)
        and sum(code_rank(key.text) is not None and code_text(value) != "" for key, value in node.pairs) == 1
    )


def code_text(value: RecordNode) -> str:
    """Returns the code of a value: ``404``, or ``301, 308`` for a list; empty for what is no code."""
    if isinstance(value, RecordList):
        texts = [inner.text for inner in value.values if isinstance(inner, Scalar)]
        is_codes = 0 < len(texts) == len(value.values) and all(is_code_value(text) for text in texts)
        return ", ".join(clean_code(text) for text in texts) if is_codes else ""
    if isinstance(value, Scalar) and is_code_value(value.text):
        return clean_code(value.text)
    return ""


def holds_records(node: RecordNode) -> bool:
    """Returns whether records, or codes as keys, are anywhere in the first values of a node."""
    if isinstance(node, RecordList):
        return sum(holds_code(value) for value in node.values[:5]) >= min(2, len(node.values)) > 0
    return (
        isinstance(node, RecordMap)
        and sum(code_of_key(key.text) is not None or holds_records(value) for key, value in node.pairs[:20]) > 0
    )


def holds_code(node: RecordNode) -> bool:
    """Returns whether a node is a map with a code."""
    if not isinstance(node, RecordMap):
        return False
    return any(code_rank(key.text) is not None and code_text(value) != "" for key, value in node.pairs)


def is_table(values: Sequence[RecordNode]) -> bool:
    """Returns whether a list holds rows that begin with a code: ``[[404, "Not Found"], …]``."""
    rows = [value for value in values if isinstance(value, RecordList)]
    if not rows or len(rows) < len(values):
        return False
    flat = [row for row in rows if len(row.values) > 1 and all(isinstance(cell, Scalar) for cell in row.values)]
    coded = [
        row for row in flat if any(isinstance(cell, Scalar) and is_code_value(cell.text) for cell in row.values[:3])
    ]
    worded = [row for row in coded if any(says_something(cell.text) for cell in row.values if isinstance(cell, Scalar))]
    return len(flat) == len(rows) and 0 < len(worded) >= len(rows) - 1


def is_page_of_codes(value: Scalar) -> bool:
    """Returns whether a text over several lines of the source has lines that begin with a code and its phrase.

    Of items that begin with a code (``- **429**는 …``), two are enough.
    """
    if not value.is_literal or "\n" not in value.text:
        return False
    lines = value.text.split("\n")
    heads = (_HEAD.match(line) for line in lines)
    if any(head is not None and is_phrase_of(head["phrase"].strip(), int(head["code"])) for head in heads):
        return True
    items = {found["code"] for line in lines if (found := _ITEM.match(line)) is not None}
    return len(items) >= _FEWEST_ITEMS and all(is_known_status(int(code)) for code in items)


# The head of a line: ``- **404 Not Found**: 없다``; not ``없으면 404``
_HEAD = re.compile(r"\W{0,8}(?P<code>[1-5]\d\d)[\s*_`:-]{1,4}(?P<phrase>[A-Za-z][A-Za-z' -]{1,40})")


# An item that begins with a code: ``- **429(호출 초과)**는``, ``* 503: ``, ``| 404 |``; not ``- 300명``, ``404 없음``
_ITEM = re.compile(r"\s*(?:[-*+|•]|\d\.)\s+[*`_]{0,3}(?P<code>[1-5]\d\d)(?![\w.,]|\s?[가-힣]{0,2}(?:명|개|원|건|초))")

_FEWEST_ITEMS = 2


def split_table(pairs: Sequence[tuple[Scalar, RecordNode]]) -> RecordList | None:
    """Returns the header and rows of ``{"columns": ["code", …], "data": [[404, …], …]}`` as one list."""
    header = next((value for key, value in pairs if bare(key.text).lower() in ("columns", "header", "headers")), None)
    rows = next((value for key, value in pairs if bare(key.text).lower() in ("data", "rows", "values")), None)
    if not isinstance(header, RecordList) or not isinstance(rows, RecordList):
        return None
    table = RecordList(
        first=min(header.first, rows.first), last=max(header.last, rows.last), values=[header, *rows.values]
    )
    return table if is_table(table.values) else None


def components(roots: Sequence[RecordNode]) -> dict[str, RecordNode]:
    """Returns the named responses of an OpenAPI document: ``components.responses``, ``responses`` of Swagger 2."""
    found: dict[str, RecordNode] = {}
    for root in roots:
        for holder in (get(root, "components"), root):
            named = get(holder, "responses") if holder is not None else None
            if isinstance(named, RecordMap):
                found.update({key.text: value for key, value in named.pairs})
    return found
