"""Reads notes that hold data: JSON, JSON lines, YAML, OpenAPI documents."""

from __future__ import annotations

import re

from statusbook.notes.block import Aside, Block
from statusbook.notes.markdown import read_markdown
from statusbook.notes.records.data_asides import aside_lines
from statusbook.notes.records.record_blocks import blocks_of_records
from statusbook.notes.records.record_json import parse_json
from statusbook.notes.records.record_keyed import KEYED_SUFFIXES, parse_keyed
from statusbook.notes.records.record_sql import parse_sql
from statusbook.notes.records.record_tree import NotRecords, RecordTree
from statusbook.notes.records.record_xml import XML_SUFFIXES, parse_xml
from statusbook.notes.records.record_yaml import parse_yaml
from statusbook.notes.source_code import read_source_code

_JSON_SUFFIXES = frozenset({"json", "jsonc", "json5", "jsonl", "ndjson", "jsonlines", "har"})
_SQL_SUFFIXES = frozenset({"sql", "ddl", "dml", "psql", "mysql", "pgsql"})
_YAML_SUFFIXES = frozenset({"yml", "yaml"})

# The beginning of data: ``[{"code"``, ``{"404"``, ``{ code:``, ``[[404,``; not ``[404] 없다``, ``{{< note >}}``
JSON_START = re.compile(r"\s*(?:\[\s*)?(?:\{\s*(?:[\"'}]|//|/\*|[\w$]+\s*:)|\[\s*[\[\"'])")

# The beginning of an API document: ``openapi: 3.1.0``, ``# api\nopenapi: "3.0"``; not ``openapi 문서``
_OPENAPI_START = re.compile(r"(?:\s*(?:#[^\n]*|---)\n)*(?:openapi|swagger)\s*:\s*[\"']?\d")

# The beginning of SQL, behind comments: ``INSERT INTO codes (code)``, ``-- 404\nCREATE TABLE codes (``; not ``INSERT 문``
SQL_START = re.compile(
    r"(?:\s*--[^\n]*\n){0,50}\s*(?:INSERT\s+(?:IGNORE\s+)?INTO\s+\S+\s*(?:\(|VALUES|SET|SELECT)|CREATE\s+TABLE\s+[^\n(]+\()",
    re.IGNORECASE,
)

# The beginning of XML: ``<?xml version="1.0"?>``; not ``<p>``
_XML_START = re.compile(r"\ufeff?\s*<\?xml\b")

# A comment that speaks of a code: ``# 404 없다``, ``#  - 404: 없다``; not ``# port 8404``
_CODE_IN_COMMENT = re.compile(r"^\s*(?:#|--).*(?<![\d.:])[1-5]\d\d(?!\d|[.:]\d)", re.MULTILINE)


def is_json(suffix: str, text: str) -> bool:
    """Returns whether the note is JSON: from its name, or all of it is, and describes codes."""
    if suffix in _JSON_SUFFIXES:
        return True
    return JSON_START.match(text) is not None and bool(blocks_of_json(text))


def read_json(text: str) -> list[Block]:
    """Returns a row for each record, all else set aside; as Markdown what is no JSON."""
    try:
        tree = parse_json(text)
    except NotRecords:
        return _read_lines(text) or read_markdown(text)
    return blocks_of_records(tree, text) or _nothing(text, tree)


def is_yaml(suffix: str, text: str) -> bool:
    """Returns whether the note is YAML: from its name, or an API document from its first line."""
    return suffix in _YAML_SUFFIXES or _OPENAPI_START.match(text) is not None


def read_yaml(text: str) -> list[Block]:
    """Returns a row for each record, all else set aside; as comments of a program where only these speak of codes."""
    try:
        tree = parse_yaml(text)
    except NotRecords:
        return read_source_code(text)
    if found := blocks_of_records(tree, text):
        return found
    return _comments_only(text, tree) if _CODE_IN_COMMENT.search(text) else _nothing(text, tree)


def is_sql(suffix: str, text: str) -> bool:
    """Returns whether the note is SQL: from its name, or from its first statement, which inserts rows."""
    return suffix in _SQL_SUFFIXES or SQL_START.match(text) is not None


def read_sql(text: str) -> list[Block]:
    """Returns a row for each inserted row, all else set aside; as comments where only these speak of codes."""
    tree = parse_sql(text)
    if found := blocks_of_records(tree, text):
        return found
    return _comments_only(text, tree) if _CODE_IN_COMMENT.search(text) else _nothing(text, tree)


def is_keyed(suffix: str, text: str) -> bool:
    """Returns whether the note is a file of keys and values that describes codes: from its name, and all of it."""
    return suffix in KEYED_SUFFIXES and bool(read_keyed(text, suffix))


def read_keyed(text: str, suffix: str) -> list[Block]:
    """Returns a row for each record, all else set aside; none where nothing describes a code."""
    return blocks_of_records(parse_keyed(text, suffix), text)


def is_xml(suffix: str, text: str) -> bool:
    """Returns whether the note is XML that holds data about codes: from its name or first line, and all of it."""
    is_named = suffix in XML_SUFFIXES or _XML_START.match(text) is not None
    return is_named and bool(read_xml(text))


def read_xml(text: str) -> list[Block]:
    """Returns a row for each record, all else set aside; none where nothing describes a code."""
    try:
        return blocks_of_records(parse_xml(text), text)
    except NotRecords:
        return []


def blocks_of_json(text: str) -> list[Block]:
    """Returns the blocks of a text in JSON that describes codes; none for any other text."""
    try:
        return blocks_of_records(parse_json(text), text)
    except NotRecords:
        return []


def blocks_of_yaml(text: str) -> list[Block]:
    """Returns the blocks of a text in YAML that describes codes; none for any other text."""
    try:
        return blocks_of_records(parse_yaml(text), text)
    except NotRecords:
        return []


def blocks_of_sql(text: str) -> list[Block]:
    """Returns the blocks of SQL that inserts rows about codes; none for any other text."""
    return blocks_of_records(parse_sql(text), text)


def _nothing(text: str, tree: RecordTree) -> list[Block]:
    """Returns the note set aside as program code."""
    reasons = {comment.line: Aside.COMMENT for comment in tree.comments if comment.is_alone}
    return list(aside_lines(text.split("\n"), set(), reasons))


def _comments_only(text: str, tree: RecordTree) -> list[Block]:
    """Returns what the comments say that stand alone on their lines; the data around them is set aside."""
    source = text.split("\n")
    words = {comment.line: comment.text for comment in tree.comments if comment.is_alone}
    blocks = read_markdown("\n".join(words.get(number, "") for number in range(1, len(source) + 1)))
    return [*blocks, *aside_lines(source, set(words), {})]


def _read_lines(text: str) -> list[Block]:
    """Returns the records of a note with one a line, some lines of which are no JSON; empty when most are none."""
    lines = text.split("\n")
    filled = [number for number, line in enumerate(lines, start=1) if line.strip()]
    trees: list[RecordTree] = []
    bad: set[int] = set()
    for number in filled:
        try:
            if lines[number - 1].strip()[:1] not in ("{", "["):
                raise NotRecords("no record")
            trees.append(parse_json(lines[number - 1]))
        except NotRecords:
            bad.add(number)
    if len(bad) * 2 > len(filled) or not trees:
        return []
    kept = "\n".join("" if number in bad else line for number, line in enumerate(lines, start=1))
    blocks = blocks_of_records(parse_json(kept), kept)
    others = "\n".join(line if number in bad else "" for number, line in enumerate(lines, start=1))
    return [*blocks, *read_markdown(others)] if blocks else []
