"""Parses JSON into a tree that knows its lines; comments, trailing commas and several values are taken as well."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Literal, NamedTuple

from statusbook.notes.records.record_tree import (
    DEEPEST,
    DataComment,
    NotRecords,
    RecordList,
    RecordMap,
    RecordNode,
    RecordTree,
    Scalar,
)
from statusbook.text import clean_text

# One token of JSON or of its dialects: ``"404"``, ``{``, ``404``, ``true``, ``// 404``, ``/* 404 */``, ``'404'``, ``code``
_TOKEN = re.compile(
    r"(?P<space>\s+)|(?P<mark>[{}\[\],:])|(?P<string>\"(?:[^\"\\\n]|\\.)*\")|(?P<word>[-+]?[\w.$][\w.$+-]*)"
    r"|(?P<single>'(?:[^'\\\n]|\\.)*')|(?P<comment>//[^\n]*|\#[^\n]*|/\*(?s:.*?)\*/)"
)

# ``\n``
_LINE_END = re.compile("\n")

# ``404``, ``-1.5e3``, ``true``, ``null``; not ``code``
_LITERAL = re.compile(r"[-+]?\d[\w.+-]*|true|false|null|NaN|-?Infinity|undefined|None|True|False")

# A quote inside single quotes, and one that was escaped there: ``"``, ``\'``
_SINGLE = re.compile(r'\\(.)|(")', re.DOTALL)


class _Token(NamedTuple):
    kind: Literal["mark", "string", "word"]
    text: str
    line: int


def parse_json(text: str) -> RecordTree:
    """Returns the values of a text in JSON: one, several behind each other (a record a line), or pairs without braces.

    Raises NotRecords for a text that is none.
    """
    tree = RecordTree()
    parser = _Parser(list(_tokens(text, tree)), tree)
    try:
        parser.parse()
    except (ValueError, RecursionError) as error:
        raise NotRecords(str(error)) from None
    return tree


def _tokens(text: str, tree: RecordTree) -> Iterator[_Token]:
    ends = [found.start() for found in _LINE_END.finditer(text)]
    at, line_before, depth = 0, 0, 0
    while at < len(text):
        found = _TOKEN.match(text, at)
        if found is None:
            raise NotRecords(f"no token at {at}")
        kind = found.lastgroup
        if kind in ("mark", "string", "word"):
            line_before = bisect_right(ends, at - 1) + 1
            token = found.group()
            depth += (token in "{[") - (token in "}]") if kind == "mark" else 0
            if depth > DEEPEST:
                raise NotRecords("too deep")
            yield _Token(kind, token, line_before)  # type: ignore[arg-type]
        elif kind == "single":
            line_before = bisect_right(ends, at - 1) + 1
            inside = _SINGLE.sub(
                lambda part: part[1] if part[1] == "'" else "\\" + (part[1] or part[2]), found.group()[1:-1]
            )
            yield _Token("string", f'"{inside}"', line_before)
        elif kind == "comment":
            line = bisect_right(ends, at - 1) + 1
            column = at - (ends[line - 2] + 1 if line > 1 else 0)
            tree.comments.extend(_comments(found.group(), line, column, is_alone=line != line_before))
        at = found.end()


def _comments(text: str, line: int, column: int, *, is_alone: bool) -> Iterator[DataComment]:
    body = text[2:-2] if text.startswith("/*") else text.lstrip("/#")
    for offset, part in enumerate(body.split("\n")):
        if part := part.strip(" \t*"):
            yield DataComment(text=part, line=line + offset, column=column, is_alone=is_alone or offset > 0)


class _Parser:
    """Reads tokens by recursive descent, to a depth."""

    def __init__(self, tokens: list[_Token], tree: RecordTree) -> None:
        self._tokens = tokens
        self._tree = tree
        self._at = 0

    def parse(self) -> None:
        """Reads values until the end; those of a list or map whose brackets were not copied make one."""
        tokens = self._tokens
        if not tokens:
            raise NotRecords("nothing in it")
        if len(tokens) > 1 and tokens[0].kind != "mark" and tokens[1].text == ":":
            self._tree.roots.append(self._map(1, closing=None))
            return
        roots: list[RecordNode] = []
        while self._at < len(tokens):
            roots.append(self._value(1))
            if self._peek() == ",":
                self._at += 1
        if len(roots) > 1 and not all(isinstance(root, RecordMap | RecordList) for root in roots):
            raise NotRecords("values that are no records")
        is_lines = len(roots) > 1
        self._tree.roots = [RecordList(first=roots[0].first, last=roots[-1].last, values=roots)] if is_lines else roots

    def _peek(self) -> str:
        return self._tokens[self._at].text if self._at < len(self._tokens) else ""

    def _next(self) -> _Token:
        if self._at >= len(self._tokens):
            raise NotRecords("ends too early")
        self._at += 1
        return self._tokens[self._at - 1]

    def _value(self, depth: int) -> RecordNode:
        if depth > DEEPEST:
            raise NotRecords("too deep")
        token = self._next()
        if token.text == "{":
            return self._map(depth, closing="}")
        if token.text == "[":
            return self._list(token, depth)
        if token.kind == "mark":
            raise NotRecords(f"{token.text} on line {token.line}")
        return self._scalar(token, is_key=False)

    def _map(self, depth: int, *, closing: str | None) -> RecordMap:
        first = self._tokens[self._at - 1 if closing else 0].line
        pairs: list[tuple[Scalar, RecordNode]] = []
        while self._at < len(self._tokens) and self._peek() != closing:
            key = self._next()
            if key.kind == "mark" or self._next().text != ":":
                raise NotRecords(f"no key on line {key.line}")
            name = self._scalar(key, is_key=True)
            pairs.append((name, self._value(depth + 1)))
            if self._peek() == ",":
                self._at += 1
            elif self._peek() not in (closing, ""):
                raise NotRecords(f"no comma behind line {key.line}")
        last = self._next().line if closing else self._tokens[-1].line
        return RecordMap(first=first, last=last, pairs=pairs)

    def _list(self, opening: _Token, depth: int) -> RecordList:
        values: list[RecordNode] = []
        while self._peek() != "]":
            values.append(self._value(depth + 1))
            if self._peek() == ",":
                self._at += 1
            elif self._peek() != "]":
                raise NotRecords(f"no comma in the list of line {opening.line}")
        return RecordList(first=opening.line, last=self._next().line, values=values)

    def _scalar(self, token: _Token, *, is_key: bool) -> Scalar:
        """Returns a string as it is read, or a number or word as it stands; an unquoted word is a key and no value."""
        if token.kind == "string":
            raw = token.text
            value = raw[1:-1] if "\\" not in raw else str(json.loads(raw, strict=False))
            text, is_text = (clean_text(value) if "\\" in raw else value), True
        elif is_key or _LITERAL.fullmatch(token.text):
            text, is_text = token.text, is_key
        else:
            raise NotRecords(f"{token.text} on line {token.line}")
        scalar = Scalar(text=text, first=token.line, last=token.line, is_text=is_text)
        self._tree.scalars.append(scalar)
        return scalar
