"""Reads reStructuredText: underlined titles, directives, list tables, simple tables, roles."""

from __future__ import annotations

import csv
import re
from itertools import pairwise

from statusbook.notes.block import Aside, Block
from statusbook.notes.translation import SAMPLE, Translation, escape, table_cell, table_rows

# The line under or around a title, three signs or more: ``====``, ``---``, ``~~~~``; not ``--``, ``=-=-``, ``== ==``
_ADORNMENT = re.compile(r"([=\-~^\"'`#*+.:_<>])\1{2,}\Z")

# ``.. note::``, ``.. code-block:: http``, ``   .. image:: a.png``; not ``.. 주석``, ``.. _target:``
_DIRECTIVE = re.compile(r"(\s*)\.\.\s+([\w:-]+)::\s*(.*)")

# Any other explicit markup, which is a comment or a target: ``.. 주석``, ``..``, ``.. _target:``; not ``...``, ``. 404``
_EXPLICIT = re.compile(r"\s*\.\.(?:\s|\Z)")

# An option of a directive: ``   :widths: 1 3``; not ``:widths: 1 3``, ``   widths``
_OPTION = re.compile(r"\s+:[\w-]+:")

# A border of a simple table: ``====  =====``; not ``====``, ``----  ----``
_SIMPLE_BORDER = re.compile(r"\s*={2,}(?:\s+={2,})+\s*\Z")

# One column of it: ``====``; not ``----``
_SIMPLE_COLUMN = re.compile(r"=+")

# What separates the cells of a row: ``  ``; not `` ``
_GAP = re.compile(r"\s{2,}")

_INLINE = (
    # A role: ``:http:statuscode:`404` ``, ``:ref:`오류 <errors>` ``; not `` `404` ``
    (re.compile(r":[\w:+-]+:`([^`<]+?)(?:\s*<[^`>]*>)?`"), r"`\1`"),
    # A link: `` `문서 <https://a.example>`_ ``; not `` `문서`_ ``
    (re.compile(r"`([^`<]+?)\s*<([^`>]+)>`__?"), r"[\1](<\2>)"),
    # Code in two backticks: ``\x60\x60404\x60\x60``; not `` `404` ``
    (re.compile(r"``([^`]+)``"), r"`\1`"),
    # A reference: `` `오류`_ ``; not `` `오류` ``
    (re.compile(r"(?<![`\w])`([^`]+)`_"), r"\1"),
)

# The same in a cell, which is HTML: ``:http:statuscode:`404` ``; not `` `404` ``
_ROLE_IN_CELL = re.compile(r":[\w:+-]+:`([^`]+)`")

# ``\x60\x60404\x60\x60``; not `` `404` ``
_CODE_IN_CELL = re.compile(r"``([^`]+)``")

# ``**404**``; not ``*404*``
_STRONG_IN_CELL = re.compile(r"\*\*([^*]+)\*\*")

# An item with an automatic number: ``#. 첫째``; not ``# 첫째``, ``1. 첫째``
_AUTO_NUMBER = re.compile(r"\s*#\.\s")

# A directive at the margin, which no other format has: ``.. note::``; not ``.. 주석``, ``  .. note::``
_ANY_DIRECTIVE = re.compile(r"^\.\. [\w-]+::", re.MULTILINE)

_LITERALS = frozenset({"code", "code-block", "sourcecode", "literalinclude", "highlight", "parsed-literal"})
_IMAGES = frozenset({"image", "figure"})
_TABLES = frozenset({"list-table", "csv-table", "table"})
_UNREAD = frozenset({"contents", "toctree", "include", "raw", "meta", "only"})
_DEEPEST_LEVEL = 6
"""Levels that Markdown has."""

_LONGEST_TABLE = 2_000
"""Lines that are searched for the last border of a simple table, so that no hostile note costs more."""


def is_restructured(suffix: str, text: str) -> bool:
    """Returns whether the note is reStructuredText, from its name or its directives."""
    if suffix in ("rst", "rest"):
        return True
    return _ANY_DIRECTIVE.search(text[:SAMPLE]) is not None


def read_restructured(text: str) -> list[Block]:
    """Returns the blocks of a reStructuredText note."""
    return _Translator(text.split("\n")).translate().read()


class _Translator:
    def __init__(self, lines: list[str]) -> None:
        self._source = [line.rstrip() for line in lines]
        self._out = Translation(lines=[""] * len(lines))
        self._levels: list[str] = []
        self._index = 0

    def translate(self) -> Translation:
        while self._index < len(self._source):
            line = self._source[self._index]
            if _SIMPLE_BORDER.match(line) and self._simple_table():
                continue
            if (directive := _DIRECTIVE.match(line)) is not None:
                self._directive(directive)
            elif _EXPLICIT.match(line):
                self._out.drop(self._index, Aside.COMMENT)
                self._index += 1
            elif self._title(line):
                continue
            else:
                self._out.lines[self._index] = _inline(line)
                self._index += 1
        return self._out

    def _at(self, index: int) -> str:
        return self._source[index] if 0 <= index < len(self._source) else ""

    def _title(self, line: str) -> bool:
        """Reads a title with a line under it, or above and under it; returns whether the line was (part of) one."""
        index = self._index
        over, under = _ADORNMENT.match(line), _ADORNMENT.match(self._at(index + 1))
        if over is not None and self._at(index + 1).strip() and self._at(index + 2) == line:
            self._put_title(index + 1, over.group(1) * 2, (index, index + 2))
            self._index = index + 3
        elif over is not None:
            self._out.drop(index, Aside.SEPARATOR)
            self._index = index + 1
        elif under is not None and line and not line.startswith((" ", "\t")) and not self._at(index - 1).strip():
            self._put_title(index, under.group(1), (index + 1,))
            self._index = index + 2
        return self._index > index

    def _put_title(self, index: int, style: str, lines: tuple[int, ...]) -> None:
        if style not in self._levels:
            self._levels.append(style)
        level = min(self._levels.index(style) + 1, _DEEPEST_LEVEL)
        self._out.lines[index] = "#" * level + " " + _inline(self._source[index].strip())
        for at in lines:
            self._out.drop(at, Aside.SEPARATOR)

    def _directive(self, found: re.Match[str]) -> None:
        """Reads a directive; what it holds is text like any other, unless it is code, a table, or nothing to read."""
        name, argument = found.group(2).lower(), found.group(3)
        start = self._index
        self._out.drop(start)
        end = self._end_of_directive(start + 1, len(found.group(1)))
        body = start + 1
        while body < end and _OPTION.match(self._at(body)):
            self._out.drop(body)
            body += 1
        if name in _UNREAD:
            self._drop_body(body, end)
        elif name in _IMAGES:
            self._keep(start, f"![](<{argument}>)")
        elif name in _LITERALS:
            self._literal(start, body, end)
        elif argument and name != "rubric":
            self._keep(start, _inline(argument))
        if name in _TABLES:
            self._directive_table(name, body, end)
        is_text = name not in _UNREAD | _LITERALS | _TABLES
        self._index = body if is_text else end

    def _end_of_directive(self, index: int, indent: int) -> int:
        """Returns the first line behind the directive: one that is not empty and not deeper than it."""
        while index < len(self._source) and (not self._at(index) or _indent(self._at(index)) > indent):
            index += 1
        return index

    def _drop_body(self, body: int, end: int) -> None:
        for at in range(body, end):
            if self._at(at):
                self._out.drop(at, Aside.NAVIGATION)

    def _keep(self, index: int, text: str) -> None:
        self._out.lines[index] = text
        self._out.asides.pop(index + 1, None)

    def _literal(self, start: int, body: int, end: int) -> None:
        filled = [at for at in range(body, end) if self._at(at)]
        if filled:
            self._out.fence(start)
            for at in filled:
                self._out.code(at, self._at(at).strip())
            if filled[-1] + 1 < len(self._source):
                self._out.fence(filled[-1] + 1)

    def _directive_table(self, name: str, body: int, end: int) -> None:
        opened = False
        for at in range(body, end):
            text = self._at(at).strip()
            if not text:
                continue
            out = "" if opened else "<table>"
            opened = True
            if name == "csv-table":
                out += table_rows([escape(cell) for cell in row] for row in csv.reader([text]))
            elif text.startswith("* -"):
                out += table_cell(_inline_html(text[3:]), opens_row=True)
            elif text.startswith("- "):
                out += table_cell(_inline_html(text[2:]), opens_row=False)
            else:
                out += " " + _inline_html(text)
            self._out.lines[at] = out
        if opened:
            self._out.table(body, end - 1)

    def _simple_table(self) -> bool:
        """Reads a table drawn with ``====  ====`` lines; the columns are where the signs stand."""
        start = self._index
        borders = [start]
        for at in range(start + 1, min(start + _LONGEST_TABLE, len(self._source))):
            if _SIMPLE_BORDER.match(self._at(at)):
                borders.append(at)
                if not self._at(at + 1).strip():
                    break
        if len(borders) < 2:
            return False
        rule = self._at(start)
        columns = [match.start() for match in _SIMPLE_COLUMN.finditer(rule)]
        for at in range(start + 1, borders[-1]):
            if at not in borders and self._at(at).strip():
                cells = _cut(self._at(at), columns)
                self._out.lines[at] = table_rows([[_inline_html(cell) for cell in cells]])
        self._out.lines[start], self._out.lines[borders[-1]] = "<table>", "</table>"
        self._out.table(start, borders[-1])
        self._index = borders[-1] + 1
        return True


def _cut(line: str, columns: list[int]) -> list[str]:
    """Cuts a row at its columns; Hangul is drawn two wide, so the cut falls on white space when it can."""
    parts = _GAP.split(line.strip())
    if len(parts) == len(columns):
        return parts
    bounds = [*columns, len(line)]
    return [line[left:right].strip() for left, right in pairwise(bounds)]


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _inline(line: str) -> str:
    for pattern, replacement in _INLINE:
        line = pattern.sub(replacement, line)
    line = _AUTO_NUMBER.sub("1. ", line)
    return line[:-1] if line.endswith("::") else line


def _inline_html(text: str) -> str:
    text = escape(text.strip())
    text = _ROLE_IN_CELL.sub(r"<code>\1</code>", text)
    text = _CODE_IN_CELL.sub(r"<code>\1</code>", text)
    return _STRONG_IN_CELL.sub(r"<b>\1</b>", text)
