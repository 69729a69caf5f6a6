"""Makes blocks of what was found in a program: tables of records, comments as Markdown, and the lines of code aside."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from statusbook.notes.block import Aside, Block, Line, NoteCell, NoteRow, Removed, Shape
from statusbook.notes.inline_markdown import new_parser
from statusbook.notes.markdown import read_markdown
from statusbook.notes.marked_text import has_markup, read_marked
from statusbook.notes.program_comments import CommentLine, comment_lines, head_of, is_sentence_of_head, rest_of_head
from statusbook.notes.program_finder import FoundRecord
from statusbook.notes.program_records import ProgramRecord
from statusbook.notes.program_statuses import bare_name, is_known_status, is_phrase, is_phrase_of
from statusbook.notes.program_tokens import Token, TokenKind
from statusbook.text import squeeze

# Anything that can be said: ``없``, ``a``, ``4``; not ``});``
_WORD = re.compile(r"[^\W_]")

# The bullet of an item in a comment: ``- 없다``, ``* 없다``; not ``-1``
_BULLET = re.compile(r"\A[-*+•]\s+")

_LONGEST_HEAD = 100
"""Characters of a comment that is read as the cell of a code; a longer one is read as text."""

# Signs of Markdown at the beginning of a line: ``- 없다``, ``| 404 |``, ``## 404``, ``1. 없다``; not ``404 없다``
_PAGE_SIGNS = re.compile(r"\s*(?:[-*+|]\s|\d{1,2}[.)]\s|#{1,6}\s|```)")

Row = tuple[tuple[str, ...], NoteRow]


class BlockWriter:
    """Writes the blocks of one program; every line goes into a row, a text, or is set aside."""

    def __init__(self, text: str, tokens: Sequence[Token]) -> None:
        self._source = text.split("\n")
        self._tokens = tokens
        self._parser = new_parser()
        self._shown: set[int] = set()  # offsets at which tokens begin
        self._rows: list[Row] = []
        self._texts: list[Block] = []
        self._removed: dict[int, list[Removed]] = defaultdict(list)

    def write(
        self, findings: Iterable[FoundRecord], free: Iterable[Token], classes: Iterable[CommentLine] = ()
    ) -> list[Block]:
        """Returns the blocks; ``classes`` are comments that are titles of a class."""
        for line in classes:
            self._add_markdown([line])
        found = sorted(findings, key=lambda each: _first_line(each))
        sure = bool(found)
        for finding in found:
            if finding.record is not None:
                self._add_record(finding, finding.record)
            elif finding.head is not None:
                self._add_head(finding.head, finding.code, finding.comments)
        for run in self._runs(free):
            self._add_run(run, about_codes=sure)
        return self._finish()

    # Records

    def _add_record(self, finding: FoundRecord, record: ProgramRecord) -> None:
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
            self._shown.difference_update(found.token.start for found in record.codes)
            return
        used = [line for cell in cells for line in cell]
        row = NoteRow(cells=tuple(cells), first=min(line.first for line in used), last=max(line.last for line in used))
        self._rows.append((tuple(columns), row))

    def _code_cell(self, finding: FoundRecord, record: ProgramRecord) -> NoteCell:
        token = record.codes[0].token
        if len(record.codes) == 1 and record.codes[0].shown:
            text = record.codes[0].shown
        else:
            text = "/".join(str(code) for code in dict.fromkeys(found.code for found in record.codes))
        for found in record.codes:
            self._shown.add(found.token.start)
        first, last = token.first, record.codes[-1].token.last
        return (Line(text=text, first=first, last=max(first, last)),)

    def _identifier(self, record: ProgramRecord) -> Line | None:
        """Returns the phrase of a code where a name in the program is one: ``NOT_FOUND``; not ``ORDER_NOT_FOUND``."""
        token, found = record.identifier, record.codes[0]
        if token is not None and is_phrase(own := bare_name(token.value or token.text)):
            self._shown.add(token.start)
            return Line(text=own, first=token.first, last=token.last)
        if found.name is None or len(record.codes) > 1 or not is_phrase(found.name):
            return None
        return Line(text=found.name, first=found.token.first, last=found.token.last)

    def _lines_of(self, tokens: Sequence[Token], text: str) -> NoteCell:
        """Returns the lines of a text in strings; one over several lines of the source has a line for each."""
        self._shown.update(token.start for token in tokens)
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
            self._removed[line.number].extend(line.removed)
            if line.text:
                said.append((line.number, _BULLET.sub("", line.text, count=1)))
        if any(has_markup(text) for _, text in said):
            return read_marked(self._parser, said)
        return tuple(Line(text=text, first=number, last=number) for number, text in said)

    def _add_head(self, head: CommentLine, code: int, comments: Sequence[CommentLine]) -> None:
        """Adds a comment that begins with a code as a row of its own."""
        if head.code is None and is_sentence_of_head(head.text):
            self._add_markdown([head, *comments])
            return
        self._removed[head.number].extend(head.removed)
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
        self._rows.append((tuple(columns), NoteRow(cells=tuple(cells), first=head.number, last=last)))

    # Comments about no code of a record

    def _runs(self, free: Iterable[Token]) -> Iterator[list[Token]]:
        """Returns comments in runs: no code stands between the lines of one."""
        comments = sorted(free, key=lambda token: token.start)
        starts = {token.start for token in comments}
        code = iter(
            token for token in self._tokens if token.kind is not TokenKind.COMMENT and token.start not in starts
        )
        following = next(code, None)
        run: list[Token] = []
        for comment in comments:
            is_cut = False
            while following is not None and following.start < comment.start:
                is_cut = True
                following = next(code, None)
            if run and is_cut:
                yield run
                run = []
            run.append(comment)
        if run:
            yield run

    def _add_run(self, run: Sequence[Token], *, about_codes: bool) -> None:
        """Adds comments: those that are one entry as a row, others as Markdown."""
        lines = comment_lines(run)
        said = [line for line in lines if line.text]
        heads = [line for line in said if line.code or head_of(line.text) is not None]
        is_page = any(_PAGE_SIGNS.match(line.source) for line in said)
        tagged = [line for line in heads if line.code]
        if tagged:
            self._add_tagged(lines)
            return
        if len(heads) == 1 and heads[0] is said[0] and not is_page and len(heads[0].text) <= _LONGEST_HEAD:
            code = head_of(heads[0].text) or 0
            rest = rest_of_head(heads[0].text)
            names_code = is_phrase_of(rest, code) or rest == ""
            if (
                is_known_status(code)
                and (about_codes or is_phrase_of(rest, code))
                and (len(said) > 1 or not names_code or is_phrase_of(rest, code))
            ):
                self._add_head(heads[0], code, said[1:])
                return
        self._add_markdown(lines)

    def _add_tagged(self, lines: Sequence[CommentLine]) -> None:
        """Adds the tags that name a code (``@property {string} 404 - 없다``) as rows, the text before them as text."""
        before: list[CommentLine] = []
        at = 0
        while at < len(lines):
            line = lines[at]
            at += 1
            if line.code is None:
                before.append(line)
                continue
            self._add_markdown(before)
            before = []
            following = []
            while at < len(lines) and lines[at].code is None and lines[at].text and not lines[at].removed:
                following.append(lines[at])
                at += 1
            self._add_head(line, int(line.code), following)
        self._add_markdown(before)

    def _add_markdown(self, lines: Sequence[CommentLine]) -> None:
        """Adds comments as a note in Markdown, each line where it stands."""
        for line in lines:
            self._removed[line.number].extend(line.removed)
        if not any(line.text for line in lines):
            return
        is_page = any(_PAGE_SIGNS.match(line.source) for line in lines)
        first = lines[0].number
        texts = [""] * (lines[-1].number - first + 1)
        for line in lines:
            text = line.source if is_page else " " * line.indent + line.text
            texts[line.number - first] = text or texts[line.number - first]
        self._texts.extend(_moved(block, first - 1) for block in read_markdown("\n".join(texts)))

    # Everything at its place

    def _finish(self) -> list[Block]:
        blocks = [*self._tables(), *self._texts]
        taken = {
            number for block in blocks for line in block.all_lines() for number in range(line.first, line.last + 1)
        }
        taken |= {
            number for block in blocks if block.shape is Shape.ASIDE for number in range(block.first, block.last + 1)
        }
        self._remove_code()
        blocks = [self._with_removed(block) for block in blocks]
        return [*blocks, *self._asides(taken)]

    def _tables(self) -> Iterator[Block]:
        """Returns one table for rows with the same columns between which no text stands."""
        texts = sorted(block.first for block in self._texts)
        rows = sorted(self._rows, key=lambda row: row[1].first)

        def place(row: Row) -> tuple[tuple[str, ...], int]:
            return row[0], sum(1 for first in texts if first < row[1].first) if len(texts) < 50 else row[1].first

        for (columns, _), group in groupby(rows, key=place):
            found = tuple(row for _, row in group)
            yield Block(
                shape=Shape.TABLE,
                first=found[0].first,
                last=max(row.last for row in found),
                rows=found,
                columns=columns,
            )

    def _remove_code(self) -> None:
        """Records the words of every line that are code."""
        for token in self._tokens:
            if token.kind is TokenKind.COMMENT or not _WORD.search(token.text):
                continue
            if token.start in self._shown:
                before = _before_shown(token) if token.kind is TokenKind.NAME else ""
                if before:
                    self._removed[token.first].append(Removed(text=before, reason=Aside.PROGRAM))
                continue
            for at, text in enumerate(token.text.split("\n")):
                if _WORD.search(text):
                    self._removed[token.first + at].append(Removed(text=text.strip(), reason=Aside.PROGRAM))

    def _with_removed(self, block: Block) -> Block:
        lines = tuple(self._add_removed(line) for line in block.lines)
        rows = tuple(
            replace(row, cells=tuple(tuple(self._add_removed(line) for line in cell) for cell in row.cells))
            for row in block.rows
        )
        return replace(block, lines=lines, rows=rows)

    def _add_removed(self, line: Line) -> Line:
        """Gives a line the words that were taken from its source lines, the first one that stands there."""
        removed: list[Removed] = []
        for number in range(line.first, line.last + 1):
            removed.extend(self._removed.pop(number, ()))
        return replace(line, removed=(*line.removed, *removed)) if removed else line

    def _asides(self, taken: set[int]) -> Iterator[Block]:
        """Returns what is left of the lines: code, and comments that say nothing."""
        reasons = [self._reason(number, text) for number, text in enumerate(self._source, start=1)]
        for number in taken:
            if number <= len(reasons):
                reasons[number - 1] = None
        number = 0
        for reason, group in groupby(reasons):
            length = len(list(group))
            if reason is not None:
                yield Block(shape=Shape.ASIDE, first=number + 1, last=number + length, aside=reason)
            number += length

    def _reason(self, number: int, text: str) -> Aside | None:
        if not text.strip():
            return None
        if self._removed.get(number):
            return self._removed[number][0].reason
        return Aside.PROGRAM if _WORD.search(text) or text.strip()[0] in "{}()[];,<>" else Aside.SEPARATOR


def _before_shown(token: Token) -> str:
    """Returns what of a name is not shown: ``Status`` of ``StatusNotFound``, ``MSG_`` of ``MSG_404``."""
    name = bare_name(token.text)
    digits = len(token.text.rstrip("0123456789"))
    return token.text.removesuffix(name) if name != token.text else token.text[:digits] * (digits < len(token.text))


def _first_line(finding: FoundRecord) -> int:
    if finding.head is not None:
        return finding.head.number
    return finding.record.codes[0].token.first if finding.record else 0


def _moved(block: Block, by: int) -> Block:
    """Returns a block a number of lines further down."""

    def moved(line: Line) -> Line:
        return replace(line, first=line.first + by, last=line.last + by)

    return replace(
        block,
        first=block.first + by,
        last=block.last + by,
        lines=tuple(moved(line) for line in block.lines),
        rows=tuple(
            replace(
                row,
                first=row.first + by,
                last=row.last + by,
                cells=tuple(tuple(moved(line) for line in cell) for cell in row.cells),
            )
            for row in block.rows
        ),
    )
