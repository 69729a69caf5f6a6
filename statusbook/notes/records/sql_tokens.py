"""The words of SQL, with the comments beside them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from statusbook.notes.records.record_tree import DataComment, RecordTree
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


class SqlToken(NamedTuple):
    """A word of SQL with its source lines."""

    kind: str
    text: str  # as a reader sees it: without quotes
    line: int
    last: int

    def is_word(self, *words: str) -> bool:
        """Returns whether this is one of the words."""
        return self.kind == "word" and self.text.upper() in words


def sql_tokens(text: str, tree: RecordTree) -> Iterator[SqlToken]:
    """Returns every word in order; comments go to the tree."""
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
        yield SqlToken(kind, _shown(kind, raw, is_escaping=is_escaping), line, last)


def unescaped(text: str) -> str:
    """Returns a string of SQL without the backslashes in it."""
    return _ESCAPE.sub(lambda found: _ESCAPES.get(found[1], found[1]), text)


def _shown(kind: str, raw: str, *, is_escaping: bool) -> str:
    if kind == "string":
        inside = raw[raw.index("'") + 1 : -1].replace("''", "'")
        return clean_text(unescaped(inside)) if is_escaping else inside
    return raw[1:-1] if kind == "name" else raw
