"""Makes rows of tables of the records of a program, with their comments."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from statusbook.notes.block import Line, NoteCell, NoteRow
from statusbook.notes.inline_markdown import new_parser
from statusbook.notes.marked_text import has_markup, read_marked
from statusbook.notes.programs.found_record import FoundRecord
from statusbook.notes.programs.program_comments import CommentLine
from statusbook.notes.programs.program_record import ProgramRecord
from statusbook.notes.programs.removed_code import RemovedCode
from statusbook.notes.programs.tokens import Token
from statusbook.notes.status_names import bare_name, is_phrase, is_phrase_of
from statusbook.text import squeeze

# The bullet of an item in a comment: ``- 없다``, ``* 없다``; not ``-1``
_BULLET = re.compile(r"\A[-*+•]\s+")

ProgramRow = tuple[tuple[str, ...], NoteRow]
"""The names of the columns, and the cells under them."""


class RowWriter:
    """Writes rows; what of their lines is not shown goes to ``removed``."""

    def __init__(self, removed: RemovedCode) -> None:
        self._removed = removed
        self._parser = new_parser()

    def record_row(self, finding: FoundRecord, record: ProgramRecord) -> ProgramRow | None:
        """Returns the row of a record, None for a number of which nothing is said."""
        columns, cells = ["code"], [self._code_cell(finding, record)]
        has_phrase = any(is_phrase_of(text.words.text, finding.code) for text in record.texts)
        if not has_phrase and (identifier := self._identifier(record)) is not None:
            columns.append("identifier")
            cells.append((identifier,))
        for text in record.texts:
            lines = self._lines_of(text.words.tokens, text.words.text)
            if lines:
                columns.append(text.column)
                cells.append(lines)
        if comment := self._comment_cell(finding.comments):
            columns.append("description")
            cells.append(comment)
        if len(cells) == 1:  # a number of which nothing is said
            self._removed.shown.difference_update(found.token.start for found in record.codes)
            return None
        used = [line for cell in cells for line in cell]
        row = NoteRow(cells=tuple(cells), first=min(line.first for line in used), last=max(line.last for line in used))
        return tuple(columns), row

    def _code_cell(self, finding: FoundRecord, record: ProgramRecord) -> NoteCell:
        token = record.codes[0].token
        if len(record.codes) == 1 and record.codes[0].shown:
            text = record.codes[0].shown
        else:
            text = "/".join(str(code) for code in dict.fromkeys(found.code for found in record.codes))
        for found in record.codes:
            self._removed.show([found.token])
        first, last = token.first, record.codes[-1].token.last
        return (Line(text=text, first=first, last=max(first, last)),)

    def _identifier(self, record: ProgramRecord) -> Line | None:
        """Returns the phrase of a code where a name in the program is one: ``NOT_FOUND``; not ``ORDER_NOT_FOUND``."""
        token, found = record.identifier, record.codes[0]
        if token is not None and is_phrase(own := bare_name(token.value or token.text)):
            self._removed.show([token])
            return Line(text=own, first=token.first, last=token.last)
        if found.name is None or len(record.codes) > 1 or not is_phrase(found.name):
            return None
        return Line(text=found.name, first=found.token.first, last=found.token.last)

    def _lines_of(self, tokens: Sequence[Token], text: str) -> NoteCell:
        """Returns the lines of a text in strings; one over several lines of the source has a line for each."""
        self._removed.show(tokens)
        first, last = tokens[0].first, tokens[-1].last
        parts = text.split("\n")
        if has_markup(text):
            read = read_marked(self._parser, list(enumerate(parts, start=first)))
            return tuple(replace(line, first=min(line.first, last), last=min(line.last, last)) for line in read)
        if len(tokens) == 1 and first != last and len(parts) == last - first + 1:
            return tuple(
                Line(text=squeeze(part), first=first + at, last=first + at)
                for at, part in enumerate(parts)
                if part.strip()
            )
        return (Line(text=squeeze(text), first=first, last=last),)

    def _comment_cell(self, comments: Sequence[CommentLine]) -> NoteCell:
        said = []
        for line in comments:
            self._removed.add(line.number, line.removed)
            if line.text:
                said.append((line.number, _BULLET.sub("", line.text, count=1)))
        if any(has_markup(text) for _, text in said):
            return read_marked(self._parser, said)
        return tuple(Line(text=text, first=number, last=number) for number, text in said)

    def head_row(self, head: CommentLine, code: int, comments: Sequence[CommentLine]) -> ProgramRow:
        """Returns the row of a comment that begins with a code."""
        self._removed.add(head.number, head.removed)
        text = head.text if head.code is None else str(code)
        columns = ["code"]
        cells: list[NoteCell] = [(Line(text=text, first=head.number, last=head.number),)]
        below = list(comments)
        if head.code is not None and head.text:
            below.insert(0, replace(head, removed=()))
        if cell := self._comment_cell(below):
            columns.append("description")
            cells.append(cell)
        last = max(line.last for row in cells for line in row)
        return tuple(columns), NoteRow(cells=tuple(cells), first=head.number, last=last)
