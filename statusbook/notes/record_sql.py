"""Parses the rows that SQL inserts into a tree of records, with the comments beside them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from statusbook.notes.record_tree import DataComment, RecordList, RecordMap, RecordNode, RecordTree, Scalar
from statusbook.text import clean_text

# Tokens of SQL. A backslash escapes a quote in MySQL only, and no lexer at hand reads both this and standard SQL.
_REST = (
    r"|(?P<comment>--[^\n]*|\#[^\n]*|/\*(?s:.*?)\*/)|(?P<name>\"[^\"\n]*\"|`[^`\n]*`|\[[^\]\n]*\])"
    r"|(?P<number>[-+]?\d[\d.]*(?![\w]))|(?P<word>[^\W\d][\w$.]*)|(?P<dollar>\$\$(?s:.*?)\$\$)|(?P<sign>\|\||.)"
)

# ``'I''m'``, ``-- 404``, ``/* 404 */``, ``"code"``, ``[code]``, ``404``, ``INSERT``, ``(``, ``||``
_STANDARD = re.compile(r"(?P<space>\s+)|(?P<string>[NnEe]?'(?:[^']|'')*')" + _REST)

# ``'I\'m'``, ``'I''m'``, ``404``
_ESCAPING = re.compile(r"(?P<space>\s+)|(?P<string>[NnEe]?'(?:[^'\\]|''|\\(?s:.))*')" + _REST)

# ``\n``
_LINE_END = re.compile("\n")

# A sign behind a backslash: ``\'``, ``\%``; not ``'``
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_ESCAPES = {"n": "\n", "t": " ", "r": " ", "0": ""}

# Rows for PostgreSQL: ``COPY codes (code, message) FROM stdin;\n``; not ``COPY codes FROM 'a.csv';\n``
_COPY = re.compile(r"^COPY\s+\S+\s*\((?P<columns>[^)]{1,2000})\)\s+FROM\s+stdin\b[^;\n]{0,200};\n", re.I | re.M)


class _Token(NamedTuple):
    kind: str
    text: str  # as a reader sees it: without quotes
    line: int
    last: int

    def is_word(self, *words: str) -> bool:
        """Returns whether this is one of the words."""
        return self.kind == "word" and self.text.upper() in words


def parse_sql(text: str) -> RecordTree:
    """Returns each inserted row as a map of its columns, or as a list where nothing names them."""
    tree = RecordTree()
    rest = _take_copies(text, tree)
    tokens = list(_tokens(rest, tree))
    _Statements(tokens, tree).read()
    tree.roots.sort(key=lambda root: root.first)
    return tree


def _take_copies(text: str, tree: RecordTree) -> str:
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
                rows.append(_map(names, [_copied(value, number) for value in values], line, tree))
        if rows:
            tree.roots.append(RecordList(first=line, last=rows[-1].last, values=rows))
        parts += [text[at : found.start()], "\n" * text.count("\n", found.start(), end)]
        lines += text.count("\n", found.start(), end)
        at = end
    return "".join([*parts, text[at:]])


def _copied(value: str, line: int) -> Scalar:
    is_null = value == "\\N"
    text = "null" if is_null else _ESCAPE.sub(lambda found: _ESCAPES.get(found[1], found[1]), value)
    return Scalar(text=text, first=line, last=line, is_text=not (is_null or value.replace(".", "").isdigit()))


def _tokens(text: str, tree: RecordTree) -> Iterator[_Token]:
    pattern = _ESCAPING if "\\'" in text else _STANDARD
    is_escaping = pattern is _ESCAPING
    ends = [found.start() for found in _LINE_END.finditer(text)]
    before = 0
    for found in pattern.finditer(text):
        kind = found.lastgroup or "sign"
        if kind == "space":
            continue
        raw = found.group()
        line = bisect_right(ends, found.start() - 1) + 1
        last = line + raw.count("\n")
        if kind == "comment":
            start = found.start() - (ends[line - 2] + 1 if line > 1 else 0)
            body = raw[2:-2] if raw.startswith("/*") else raw.lstrip("-#")
            for offset, part in enumerate(body.split("\n")):
                if part := part.strip(" \t*"):
                    is_alone = line != before or offset > 0
                    tree.comments.append(DataComment(text=part, line=line + offset, column=start, is_alone=is_alone))
            continue
        before = last
        yield _Token(kind, _shown(kind, raw, is_escaping=is_escaping), line, last)


def _shown(kind: str, raw: str, *, is_escaping: bool) -> str:
    if kind == "string":
        inside = raw[raw.index("'") + 1 : -1].replace("''", "'")
        return (
            clean_text(_ESCAPE.sub(lambda found: _ESCAPES.get(found[1], found[1]), inside)) if is_escaping else inside
        )
    return raw[1:-1] if kind == "name" else raw


def _map(names: list[str], values: list[Scalar], line: int, tree: RecordTree) -> RecordMap:
    pairs: list[tuple[Scalar, RecordNode]] = []
    for name, value in zip(names, values, strict=True):
        pairs.append((Scalar(text=name, first=line, last=line), value))
        tree.scalars.append(value)
    return RecordMap(first=values[0].first, last=values[-1].last, pairs=pairs)


class _Statements:
    """Reads ``INSERT … VALUES``, ``INSERT … SELECT``, ``… SET a = 1``, and the columns of ``CREATE TABLE``."""

    def __init__(self, tokens: list[_Token], tree: RecordTree) -> None:
        self._tokens = tokens
        self._tree = tree
        self._at = 0
        self._columns: dict[str, list[str]] = {}  # of tables, by their names

    def read(self) -> None:
        """Reads every statement."""
        while self._at < len(self._tokens):
            token = self._take()
            if token.is_word("CREATE"):
                self._read_create()
            elif token.is_word("INTO", "REPLACE", "UPSERT", "INSERT", "UPDATE") and self._peek_kind() in (
                "name",
                "word",
            ):
                self._read_insert()

    def _take(self) -> _Token:
        self._at += 1
        return self._tokens[self._at - 1]

    def _peek(self) -> _Token:
        return self._tokens[self._at] if self._at < len(self._tokens) else _Token("end", "", 0, 0)

    def _peek_kind(self) -> str:
        token = self._peek()
        is_clause = token.is_word("INTO", "IGNORE", "OR", "OVERWRITE", "ALL", "TABLE", "LOW_PRIORITY", "DELAYED")
        return "clause" if is_clause else token.kind

    def _name(self) -> str:
        """Returns the last part of a name: ``codes`` for ``public.codes``, ``"public"."codes"``."""
        name = self._take().text
        while self._peek().text == "." and self._at + 1 < len(self._tokens):
            self._at += 1
            name = self._take().text
        return name.rsplit(".", 1)[-1].lower()

    def _read_create(self) -> None:
        while self._at < len(self._tokens) and not (self._peek().is_word("TABLE") or self._peek().text == ";"):
            self._at += 1
        if self._peek().text in (";", ""):
            return
        self._at += 1
        while self._peek().is_word("IF", "NOT", "EXISTS"):
            self._at += 1
        if self._at >= len(self._tokens):
            return
        name = self._name()
        names, depth, opens_part = [], 0, False
        while self._at < len(self._tokens):
            token = self._take()
            if token.text == ";" and token.kind == "sign":
                break
            if token.kind == "sign" and token.text in "()":
                depth += 1 if token.text == "(" else -1
                opens_part = token.text == "(" and depth == 1
                if depth == 0:
                    break
            elif depth == 1 and token.text == "," and token.kind == "sign":
                opens_part = True
            elif opens_part:
                if not token.is_word("PRIMARY", "UNIQUE", "KEY", "CONSTRAINT", "FOREIGN", "INDEX", "CHECK"):
                    names.append(token.text)
                opens_part = False
        self._columns[name] = names

    def _read_insert(self) -> None:
        table = self._name()
        names = self._columns.get(table, [])
        if self._peek().text == "(":
            at = self._at
            listed = self._list()
            if listed is not None and all(isinstance(value, str) for value, _ in listed):
                names = [str(value) for value, _ in listed]
            else:
                self._at = at
        while self._at < len(self._tokens) and self._peek().text != ";":
            token = self._peek()
            if token.is_word("VALUES", "VALUE"):
                self._at += 1
                self._read_values(names)
                return
            if token.is_word("SELECT"):
                self._at += 1
                self._read_select(names)
            elif token.is_word("SET"):
                self._at += 1
                self._read_set()
                return
            elif token.is_word("INSERT", "CREATE", "INTO"):
                return
            else:
                self._at += 1

    def _read_values(self, names: list[str]) -> None:
        rows: list[RecordNode] = []
        while self._peek().text in ("(", ",") or self._peek().is_word("ROW"):
            if self._peek().text != "(":
                self._at += 1
                continue
            listed = self._list()
            if listed is None:
                break
            if listed:
                rows.append(self._row(names, [value for _, value in listed]))
        self._add(rows)

    def _read_select(self, names: list[str]) -> None:
        """Reads one ``SELECT 404, 'Not Found'``, of several behind ``UNION ALL``."""
        values: list[Scalar] = []
        while self._at < len(self._tokens) and not (
            self._peek().text == ";" or self._peek().is_word("UNION", "FROM", "WHERE", "SELECT")
        ):
            _, value = self._value()
            if self._peek().is_word("AS"):
                self._at += 2
            values.append(value)
            if self._peek().text == ",":
                self._at += 1
        if len(values) > 1:
            self._add([self._row(names, values)])

    def _read_set(self) -> None:
        """Reads ``SET code = 404, message = '…'``, and the conditions of an UPDATE."""
        pairs: list[tuple[str, Scalar]] = []
        while self._at + 2 < len(self._tokens) and self._peek().text != ";":
            if self._peek().kind in ("word", "name") and self._tokens[self._at + 1].text == "=":
                name = self._take().text.rsplit(".", 1)[-1]
                self._at += 1
                pairs.append((name, self._value()[1]))
            else:
                self._at += 1
        if len(pairs) > 1:
            pairs.sort(key=lambda pair: pair[1].first)
            self._add([self._row([name for name, _ in pairs], [value for _, value in pairs])])

    def _list(self) -> list[tuple[str | None, Scalar]] | None:
        """Returns the values between brackets, a name as a string as well; None where the brackets do not close."""
        self._at += 1
        values: list[tuple[str | None, Scalar]] = []
        while self._at < len(self._tokens):
            if self._peek().text == ")" and self._peek().kind == "sign":
                self._at += 1
                return values
            if self._peek().text == "," and self._peek().kind == "sign":
                self._at += 1
                continue
            values.append(self._value())
        return None

    def _value(self) -> tuple[str | None, Scalar]:
        """Returns the value up to the next comma or bracket: strings that are joined make one text."""
        tokens: list[_Token] = []
        depth = 0
        while self._at < len(self._tokens):
            token = self._peek()
            if token.kind == "sign" and depth == 0 and token.text in ",);":
                break
            if depth == 0 and token.is_word("UNION", "WHERE", "FROM", "AS", "AND", "ON") and tokens:
                break
            depth += (token.text == "(") - (token.text == ")") if token.kind == "sign" else 0
            tokens.append(self._take())
        if not tokens:
            self._at += 1
            token = self._tokens[min(self._at, len(self._tokens)) - 1]
            return None, Scalar(text="", first=token.line, last=token.last, is_text=False)
        strings = [token for token in tokens if token.kind == "string"]
        name = tokens[0].text if len(tokens) == 1 and tokens[0].kind in ("word", "name") else None
        shown = "".join(token.text for token in strings) if strings else tokens[0].text
        text = shown if strings or len(tokens) == 1 else "".join(token.text for token in tokens)
        return name, Scalar(text=text, first=tokens[0].line, last=tokens[-1].last, is_text=bool(strings))

    def _row(self, names: list[str], values: list[Scalar]) -> RecordNode:
        if len(names) == len(values):
            return _map(names, values, values[0].first, self._tree)
        self._tree.scalars.extend(values)
        return RecordList(first=values[0].first, last=values[-1].last, values=list(values))

    def _add(self, rows: list[RecordNode]) -> None:
        if rows:
            self._tree.roots.append(RecordList(first=rows[0].first, last=rows[-1].last, values=rows))
