"""Reads reStructuredText: underlined titles, directives, list tables, simple tables, roles."""

from __future__ import annotations

import csv
import re
from itertools import pairwise

from statusbook.notes.block import Aside, Block
from statusbook.notes.translation import Translation, escape, table_cell, table_rows

_ADORNMENT = re.compile(r"([=\-~^\"'`#*+.:_<>])\1{2,}\Z")
_DIRECTIVE = re.compile(r"(\s*)\.\.\s+([\w:-]+)::\s*(.*)")
_EXPLICIT = re.compile(r"\s*\.\.(?:\s|\Z)")
_OPTION = re.compile(r"\s+:[\w-]+:")
_SIMPLE_BORDER = re.compile(r"\s*={2,}(?:\s+={2,})+\s*\Z")
_ROLES = (
    (re.compile(r":[\w:+-]+:`([^`<]+?)(?:\s*<[^`>]*>)?`"), r"`\1`"),
    (re.compile(r"`([^`<]+?)\s*<([^`>]+)>`__?"), r"[\1](<\2>)"),
    (re.compile(r"``([^`]+)``"), r"`\1`"),
    (re.compile(r"(?<![`\w])`([^`]+)`_"), r"\1"),
)
_LITERAL = frozenset({"code", "code-block", "sourcecode", "literalinclude", "highlight", "parsed-literal"})
_BULLET = re.compile(r"\s*#\.\s")


def is_restructured(suffix: str, text: str) -> bool:
    """Returns whether the note is reStructuredText, from its name or its directives."""
    if suffix in ("rst", "rest"):
        return True
    return re.search(r"^\.\. [\w-]+::", text[:50_000], re.MULTILINE) is not None


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
        """Reads a title with a line under it, or above and under it."""
        index = self._index
        over = _ADORNMENT.match(line)
        if over is not None and self._at(index + 1).strip() and self._at(index + 2) == line:
            self._put_title(index + 1, over.group(1) * 2, (index, index + 2))
            self._index = index + 3
            return True
        if over is not None:
            self._out.drop(index, Aside.SEPARATOR)
            self._index += 1
            return True
        under = _ADORNMENT.match(self._at(index + 1))
        starts = not line.startswith((" ", "\t")) and bool(line)
        if under is not None and starts and not self._at(index - 1).strip() and len(self._at(index + 1)) >= 3:
            self._put_title(index, under.group(1), (index + 1,))
            self._index = index + 2
            return True
        return False

    def _put_title(self, index: int, style: str, lines: tuple[int, ...]) -> None:
        if style not in self._levels:
            self._levels.append(style)
        level = min(self._levels.index(style) + 1, 6)
        self._out.lines[index] = "#" * level + " " + _inline(self._source[index].strip())
        for at in lines:
            self._out.drop(at, Aside.SEPARATOR)

    def _directive(self, found: re.Match[str]) -> None:
        name, argument, indent = found.group(2).lower(), found.group(3), len(found.group(1))
        start = self._index
        self._out.drop(start)
        end = start + 1
        while end < len(self._source) and (not self._at(end) or _indent(self._at(end)) > indent):
            end += 1
        body = start + 1
        while body < end and _OPTION.match(self._at(body)):
            self._out.drop(body)
            body += 1
        self._index = end
        if name in ("image", "figure"):
            self._keep(start, f"![](<{argument}>)")
        elif name in ("list-table", "csv-table", "table"):
            if argument:
                self._keep(start, _inline(argument))
            self._directive_table(name, body, end)
            return
        elif name in ("contents", "toctree", "include", "raw", "meta", "only"):
            for at in range(body, end):
                if self._at(at):
                    self._out.drop(at, Aside.NAVIGATION)
            return
        elif argument and name not in _LITERAL and name not in ("rubric",):
            self._keep(start, _inline(argument))
        self._index = body  # what the directive holds is text like any other
        if name in _LITERAL:
            self._literal(start, body, end)

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
        self._index = end

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
        for at in range(start + 1, min(start + 2000, len(self._source))):
            if _SIMPLE_BORDER.match(self._at(at)):
                borders.append(at)
                if not self._at(at + 1).strip():
                    break
        if len(borders) < 2:
            return False
        rule = self._at(start)
        columns = [match.start() for match in re.finditer(r"=+", rule)]
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
    parts = re.split(r"\s{2,}", line.strip())
    if len(parts) == len(columns):
        return parts
    bounds = [*columns, len(line)]
    return [line[left:right].strip() for left, right in pairwise(bounds)]


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _inline(line: str) -> str:
    for pattern, replacement in _ROLES:
        line = pattern.sub(replacement, line)
    line = _BULLET.sub("1. ", line)
    return line[:-1] if line.endswith("::") else line


def _inline_html(text: str) -> str:
    text = escape(text.strip())
    text = re.sub(r":[\w:+-]+:`([^`]+)`", r"<code>\1</code>", text)
    text = re.sub(r"``([^`]+)``", r"<code>\1</code>", text)
    return re.sub(r"\*\*([^*]+)\*\*", r"<b>\1</b>", text)
