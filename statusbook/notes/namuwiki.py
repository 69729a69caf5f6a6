"""Reads the markup of Namuwiki: ``== headings ==``, ``|| tables ||``, ``{{{#!folding boxes``, ``[* footnotes]``."""

from __future__ import annotations

import re

from statusbook.notes.block import Aside, Block, Line, Shape
from statusbook.notes.namuwiki_marks import PLACE, Prepared, inline, lines_of_code, prepare
from statusbook.notes.translation import SAMPLE, Translation, left_out, table_cell

# ``== 404 Not Found ==``, ``==# 404 #==``; not ``== 404``, ``404 ==``
_HEADING = re.compile(r"(?P<marks>={1,6})(?P<closed>#?)\s*(?P<text>[^=\s#].*?|#\S.*?)\s*(?P=closed)(?P=marks)\s*\Z")

# `` * 404``, ``  1. 404``, `` a.#3 404``; not ``* 404``, `` 404``, `` 1.5``
_ITEM = re.compile(r"(?P<indent>\s+)(?P<mark>\*|[1aAiI]\.)(?:#\d{1,5}(?=\s))?\s*(?=\S)")

# A line between parts: ``----``; not ``--``, ``-----------``
_RULER = re.compile(r"\s*-{4,9}\s*\Z")

# ``##주석``; not ``#redirect``, ``###``
_COMMENT = re.compile(r"##")

# ``#redirect 404``, ``#넘겨주기 404``; not ``#404``
_REDIRECT = re.compile(r"#(?:redirect|넘겨주기)\b", re.IGNORECASE)

# What says how a cell looks or what it spans: ``<-3>``, ``<^|2>``, ``<tablealign=center>``, ``<#fff>``, ``<:>``;
# not ``<token>``, ``<b>``
_CELL_OPTION = re.compile(
    r"\s*<(?P<option>-\d{1,3}|[\^v]?\|\d{1,3}|[:()]|#\w{3,20}(?:,\s?#\w{3,20})?|(?:table|row|col|bg|width|height|align|color)"
    r"[a-z ]{0,20}=[^<>\n]{0,200}|(?:row|col)?(?:keepall|nopad))>"
)

# The first cell of a table that has a caption: ``|차단 응답|404||``; not ``||404||``, ``|404|없다|``
_CAPTION = re.compile(r"\|(?P<text>[^|\n]{1,300})\|(?=[^|\n].*\|\|[ \t]*\Z)")

# What only Namuwiki has, a group for each
_SIGNS = re.compile(
    r"^(?:(?P<contents>\[(?:목차|tableofcontents|clearfix|각주)\])|(?P<category>\[\[분류:)|(?P<include>\[include\())"
    r"|\{\{\{(?P<brace>#!(?:folding|wiki|syntax|html)\b|#[A-Za-z0-9]{3,20}[, ]|[+-][1-5] )"
    r"|(?<!\w)\[(?P<macro>anchor\(|br\]|youtube\(|ruby\()"
    r"|\|\|(?P<cell><(?:-\d|[\^v]?\|\d|[:()]>|(?:table|row|col|bg)[a-z ]+=|\#\w{3}))"
    r"|(?P<footnote>\[\*\w{0,20} [^\[\]\n]+\])",
    re.MULTILINE,
)

# ``== 404 ==``, ``||404||없다||``; not ``= 404``, ``|404|``
_SHAPE = re.compile(r"^(?:={2,6}#? ?[^=\n]+ ?#?={2,6}|\|\|[^\n]*\|\|)[ \t]*$", re.MULTILINE)

_CONTENTS = frozenset({"[목차]", "[tableofcontents]"})
_FEWEST_SIGNS = 2
"""Signs of different kinds that make a page one of Namuwiki; with its name or its headings, one is enough."""

_LONGEST_ROW = 200
"""Lines that the row of a table may run over."""


def is_namuwiki(suffix: str, text: str) -> bool:
    """Returns whether the note is of Namuwiki, from its name or from signs that other wikis have not."""
    if suffix in ("namu", "namuwiki", "namumark"):
        return True
    start = text[:SAMPLE]
    kinds = {found.lastgroup for found in _SIGNS.finditer(start)}
    if kinds <= {"category", "include"}:
        return False
    return len(kinds) >= _FEWEST_SIGNS or (kinds != {"footnote"} and _SHAPE.search(start) is not None)


def read_namuwiki(text: str) -> list[Block]:
    """Returns the blocks of a note of Namuwiki."""
    return _Translator(prepare(text)).translate().read()


class _Translator:
    def __init__(self, prepared: Prepared) -> None:
        self._prepared = prepared
        self._source = prepared.lines
        self._out = Translation(lines=[""] * len(self._source))
        self._code = dict(lines_of_code(prepared))
        self._opens = {fold.first: fold.title for fold in prepared.folds if self._is_box(fold.first, fold.last)}
        self._closes = {fold.last for fold in prepared.folds if fold.first in self._opens}
        self._index = 0

    def _is_box(self, first: int, last: int) -> bool:
        """Returns whether what opens and closes a box stands on lines of its own, in a table of one cell perhaps."""
        opening = _CELL_OPTION.sub("", PLACE.sub("", self._source[first]).lstrip("| "))
        titles = [fold.title for fold in self._prepared.folds if fold.first == first]
        return last > first and titles == [opening.strip()] and not self._words(last)

    def _words(self, index: int) -> str:
        return PLACE.sub("", self._source[index]).strip("| \t")

    def translate(self) -> Translation:
        while self._index < len(self._source):
            index, line = self._index, self._source[self._index]
            self._index += 1
            if index in self._code and not self._words(index):
                self._add_code(index)
            elif index in self._opens:
                self._out.open_box(index, self._inline(self._opens[index]))
            elif index in self._closes:
                self._out.close_box(index)
            elif self._begins_row(index, index) and self._table(index):
                continue
            else:
                self._read_line(index, line)
        return self._out

    def _add_code(self, index: int) -> None:
        number = index + 1
        line = Line(text=self._code[index], first=number, last=number)
        self._out.blocks.append(Block(shape=Shape.CODE, first=number, last=number, lines=(line,)))

    def _inline(self, text: str) -> str:
        return inline(text, self._prepared)

    def _read_line(self, index: int, line: str) -> None:
        if _COMMENT.match(line):
            self._out.drop(index, Aside.COMMENT)
        elif _REDIRECT.match(line):
            self._out.drop(index, Aside.NAVIGATION)
        elif _RULER.match(line):
            self._out.drop(index, Aside.SEPARATOR)
        elif line.strip().lower() in _CONTENTS:
            self._out.drop(index, Aside.CONTENTS)
        elif (heading := _HEADING.match(line)) is not None:
            self._out.lines[index] = "#" * len(heading["marks"]) + " " + self._inline(heading["text"])
        elif (item := _ITEM.match(line)) is not None:
            mark = "- " if item["mark"] == "*" else "1. "
            depth = min(len(item["indent"]), 6) - 1
            self._out.lines[index] = "   " * depth + mark + self._inline(line[item.end() :])
        else:
            self._out.lines[index] = self._inline(line.strip())

    def _table(self, start: int) -> bool:
        """Reads the rows of a table, which begins on this line; returns False where its first row has no end."""
        end = start
        while end < len(self._source) and self._begins_row(end, start) and end not in self._opens:
            last = self._end_of_row(end)
            if last is None:
                break
            self._row(end, last)
            end = last + 1
        if end == start:
            return False
        self._out.lines[start] = "<table>" + self._out.lines[start]
        self._out.table(start, end - 1)
        self._index = end
        return True

    def _begins_row(self, index: int, start: int) -> bool:
        line = self._source[index]
        return line.startswith("||") or (index == start and _CAPTION.match(line) is not None)

    def _end_of_row(self, start: int) -> int | None:
        """Returns the line on which a row ends, in double bars."""
        for index in range(start, min(start + _LONGEST_ROW, len(self._source))):
            text = self._source[index].rstrip()
            if text.endswith("||") and (index > start or len(text) > len("||||")):
                return index
            if index > start and (index in self._opens or index in self._closes or not text):
                return None
        return None

    def _row(self, first: int, last: int) -> None:
        """Writes a row as HTML, which begins in double bars and may run over lines."""
        span = 1
        for index in range(first, last + 1):
            if index in self._code and not self._words(index):
                self._add_code(index)
                continue
            text = self._source[index].rstrip()
            text = text[: -len("||")] if index == last else text
            html = "" if index == first else "<br>"
            if index == first:
                caption = _CAPTION.match(text)
                html = f"<caption>{self._inline(caption['text'])}</caption><tr>" if caption else "<tr>"
                text = text[caption.end() if caption else len("||") :]
            for number, piece in enumerate(text.split("||")):
                if index > first and number == 0:
                    html += self._inline(piece.strip())
                elif piece:
                    html, span = html + self._cell(piece, span), 1
                else:
                    span += 1
            self._out.lines[index] = html

    def _cell(self, piece: str, span: int) -> str:
        """Returns a cell as HTML; empty ones before it belong to it."""
        rows, columns, beside, place = "", str(span) if span > 1 else "", "", 0
        while (option := _CELL_OPTION.match(piece, place)) is not None:
            place, value = option.end(), option["option"]
            if value[0] == "-":
                columns = value[1:]
            elif "|" in value[:2]:
                rows = value.rpartition("|")[2]
            beside += left_out(value, Aside.MARKUP)
        return table_cell(beside + self._inline(piece[place:].strip()), opens_row=False, rows=rows, columns=columns)
