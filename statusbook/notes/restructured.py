"""Reads reStructuredText: underlined titles, directives, list tables, simple tables, roles."""

from __future__ import annotations

import csv
import re
from itertools import pairwise

from statusbook.notes.block import Aside, Block
from statusbook.notes.restructured_inline import inline, inline_html
from statusbook.notes.translation import SAMPLE, Translation, table_cell, table_rows

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

# The text of a footnote or citation: ``.. [1] RFC 9110``, ``.. [#a] RFC``; not ``.. 주석``
_FOOTNOTE = re.compile(r"\s*\.\.\s+\[[\w#*.-]{1,60}\]")

# What a mark stands for: ``.. |주의| replace:: 조심``; not ``.. note::``
_SUBSTITUTION = re.compile(r"\s*\.\.\s+\|(?P<name>[^|]{1,80})\|\s+(?P<kind>[\w-]+)::\s*(?P<text>.*)")

# A target: ``.. _errors:``, ``.. _문서: https://a.example``; not ``.. 주석``
_TARGET = re.compile(r"\s*\.\.\s+_|__ ")

# A field at the top, which is about the note: ``:저자: 김개발``, ``:Date: 2024``; not ``:404: 없다``
_FIELD = re.compile(r":(?![1-5]\d\d\b|[a-z]+:`)[^\W\d][^:`\n]{0,40}:(?:\s|\Z)")

# A line of verse: ``| 줄``; not ``| 404 | 없다 |``
_VERSE = re.compile(r"(\s*)\|\s+(?=\S)(?!.*\|\s*\Z)")

# An item or a field, which is no term: ``- 404``, ``1. 404``, ``#. 404``, ``:404: 없다``; not ``404``, ``:ref:`404` ``
_NO_TERM = re.compile(r"(?:[-*+|•]|\(?\w[.)]|#\.)\s|:[^:`]+:(?:\s|\Z)|\+[-=]|.*::\Z")

# A code at the beginning of a term: ``404 Not Found``, ``\x60\x60404\x60\x60``; not ``4040``
_CODE = re.compile(r"[`*]{0,2}[1-5]\d\d(?!\d)")

# The end of a sentence, which a title has not: ``없다.``, ``합니다``; not ``404 Not Found``
_SENTENCE = re.compile(r"[.!?。]\Z|[다요]\Z")

# An item with an automatic number: ``#. 첫째``; not ``# 첫째``, ``1. 첫째``
_AUTO_NUMBER = re.compile(r"\s*#\.\s")

# A directive at the margin, which no other format has: ``.. note::``; not ``.. 주석``, ``  .. note::``
_ANY_DIRECTIVE = re.compile(r"^\.\. [\w-]+::", re.MULTILINE)

_BOXES = frozenset(
    "note warning tip hint important caution danger attention error admonition topic sidebar dropdown card"
    " tab-item tab details collapse".split()
)
_LONGEST_TITLE = 80
_LINES_OF_PREAMBLE = 15
"""Fields up to here are about the note: who wrote it, and when."""

_LITERALS = frozenset({"code", "code-block", "sourcecode", "literalinclude", "highlight", "parsed-literal"})
_IMAGES = frozenset({"image", "figure"})
_TABLES = frozenset({"list-table", "csv-table", "table"})
_UNREAD = frozenset({"contents", "toctree", "include", "raw", "meta", "only", "seealso"})
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
        self._box_ends: set[int] = set()  # empty lines, below which a callout is over
        self._substitutions = {
            found["name"]: found["text"]
            for line in self._source
            if "|" in line and (found := _SUBSTITUTION.match(line)) is not None and found["kind"] == "replace"
        }

    def translate(self) -> Translation:
        while self._index < len(self._source):
            line = self._source[self._index]
            if self._index in self._box_ends:
                self._out.lines[self._index] = ":::"
                self._index += 1
                continue
            if _SIMPLE_BORDER.match(line) and self._simple_table():
                continue
            if (directive := _DIRECTIVE.match(line)) is not None:
                self._directive(directive)
            elif _EXPLICIT.match(line):
                self._unread(line)
            elif self._title(line):
                continue
            elif self._index < _LINES_OF_PREAMBLE and _FIELD.match(line):
                self._out.drop(self._index, Aside.ABOUT_NOTE)
                self._index += 1
            else:
                text = self._inline(_VERSE.sub(r"\1", line))
                self._out.lines[self._index] = f"**{text}**" if self._is_term(line) and "*" not in text else text
                self._index += 1
        return self._out

    def _at(self, index: int) -> str:
        return self._source[index] if 0 <= index < len(self._source) else ""

    def _inline(self, line: str) -> str:
        line = _AUTO_NUMBER.sub("1. ", inline(line, self._substitutions))
        return line[:-1] if line.endswith("::") else line

    def _is_term(self, line: str) -> bool:
        """Returns whether the line is a term, whose definition stands below it, further in.

        Above it is nothing or the definition of the term before; a code may have an empty line below it.
        """
        above, below = self._at(self._index - 1), self._at(self._index + 1)
        if not below and _CODE.match(line):
            below = self._at(self._index + 2)
        is_alone = bool(line) and not line[0].isspace() and (not above or above[0].isspace())
        return (
            is_alone and bool(below) and below[0].isspace() and not _NO_TERM.match(line) and not _SENTENCE.search(line)
        )

    def _unread(self, line: str) -> None:
        """Drops a comment, a footnote or a target, with the lines right below that are indented as its text."""
        is_footnote = _FOOTNOTE.match(line) is not None
        reason = Aside.MARKUP if is_footnote else Aside.LINK_TARGET if _TARGET.match(line) else Aside.COMMENT
        indent = _indent(line)
        while True:
            self._out.drop(self._index, reason)
            self._index += 1
            if not self._at(self._index) or _indent(self._at(self._index)) <= indent:
                return

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
        self._out.lines[index] = "#" * level + " " + self._inline(self._source[index].strip())
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
            self._out.asides[start + 1] = Aside.NAVIGATION
            self._drop_body(body, end)
        elif name in _IMAGES:
            self._keep(start, f"![](<{argument}>)")
        elif name in _LITERALS:
            self._literal(start, body, end)
        elif name in _BOXES and self._open_box(start, end, name, argument):
            pass
        elif argument:
            self._keep(start, f"**{argument}**" if name == "rubric" else self._inline(argument))
        if name in _TABLES:
            self._directive_table(name, start, body, end)
        is_text = name not in _UNREAD | _LITERALS | _TABLES
        self._index = body if is_text else end

    def _open_box(self, start: int, end: int, name: str, argument: str) -> bool:
        """Makes a callout of a directive; returns False for one whose text begins beside its name."""
        is_title = len(argument) <= _LONGEST_TITLE and not _SENTENCE.search(argument)
        last = next((at for at in range(end - 1, start, -1) if self._at(at)), start)
        if not is_title or last == start or last + 1 >= len(self._source) or self._at(last + 1):
            return False
        self._out.asides.pop(start + 1, None)
        self._out.open_box(start, self._inline(argument), name)
        self._box_ends.add(last + 1)
        return True

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

    def _directive_table(self, name: str, start: int, body: int, end: int) -> None:
        filled = [at for at in range(body, end) if self._at(at)]
        if not filled:
            return
        if name == "csv-table":
            header = [at for at in range(start + 1, body) if self._at(at).strip().startswith(":header:")]
            if header:  # the title of the table stands above it, on a line of its own
                values = self._at(header[0]).strip().removeprefix(":header:")
                self._out.asides.pop(header[0] + 1, None)
                self._out.lines[header[0]] = self._row(next(csv.reader([values], skipinitialspace=True), []), "th")
                filled.insert(0, header[0])
            self._values(range(body, end))
        else:
            self._list_table(filled)
        self._out.lines[filled[0]] = "<table>" + self._out.lines[filled[0]]
        self._out.table(filled[0], end - 1)

    def _list_table(self, filled: list[int]) -> None:
        """Reads a table of items in items; text below an item belongs to its cell."""
        column = 0
        for at in filled:
            text = self._at(at).strip()
            if text.startswith("* -"):
                column = self._at(at).index("-")
                self._out.lines[at] = table_cell(self._html(text[3:]), opens_row=True)
            elif text.startswith("-") and _indent(self._at(at)) == column:
                self._out.lines[at] = table_cell(self._html(text[1:]), opens_row=False)
            else:
                mark = "<br>" if not self._at(at - 1) or text.startswith(("- ", "* ")) else " "
                text = text.removeprefix("- ").removeprefix("* ")
                self._out.lines[at] = mark + self._html(text)
            if text.startswith("* - - ") or (text.startswith("- - ") and _indent(self._at(at)) == column):
                self._out.lines[at] = self._out.lines[at].replace(">- ", ">", 1)

    def _values(self, lines: range) -> None:
        """Reads rows of values, separated by commas; one in quotes may run over lines."""
        waiting: list[str] = []
        for at in lines:
            waiting.append(self._at(at).strip())
            text = " ".join(waiting)
            if text.count('"') % 2 == 0 or at == lines[-1]:
                self._out.lines[at] = self._row(next(csv.reader([text], skipinitialspace=True), []))
                waiting = []
            else:
                self._out.asides[at + 1] = Aside.MARKUP

    def _row(self, values: list[str], tag: str = "td") -> str:
        return "<tr>" + "".join(f"<{tag}>{self._html(value)}</{tag}>" for value in values) + "</tr>" if values else ""

    def _html(self, text: str) -> str:
        return inline_html(text, self._substitutions)

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
                self._out.lines[at] = table_rows([[self._html(cell) for cell in cells]])
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
