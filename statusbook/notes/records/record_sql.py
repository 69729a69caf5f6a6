"""Parses the rows that SQL inserts into a tree of records."""

from __future__ import annotations

from statusbook.notes.records.record_tree import RecordList, RecordNode, RecordTree, Scalar
from statusbook.notes.records.sql_copies import map_of_row, take_copies
from statusbook.notes.records.sql_tokens import SqlToken, sql_tokens


def parse_sql(text: str) -> RecordTree:
    """Returns each inserted row as a map of its columns, or as a list where nothing names them."""
    tree = RecordTree()
    rest = take_copies(text, tree)
    tokens = list(sql_tokens(rest, tree))
    _Statements(tokens, tree).read()
    tree.roots.sort(key=lambda root: root.first)
    return tree


class _Statements:
    """Reads ``INSERT … VALUES``, ``INSERT … SELECT``, ``… SET a = 1``, and the columns of ``CREATE TABLE``."""

    def __init__(self, tokens: list[SqlToken], tree: RecordTree) -> None:
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

    def _take(self) -> SqlToken:
        self._at += 1
        return self._tokens[self._at - 1]

    def _peek(self) -> SqlToken:
        return self._tokens[self._at] if self._at < len(self._tokens) else SqlToken("end", "", 0, 0)

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
        tokens: list[SqlToken] = []
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
            return map_of_row(names, values, values[0].first, self._tree)
        self._tree.scalars.extend(values)
        return RecordList(first=values[0].first, last=values[-1].last, values=list(values))

    def _add(self, rows: list[RecordNode]) -> None:
        if rows:
            self._tree.roots.append(RecordList(first=rows[0].first, last=rows[-1].last, values=rows))
