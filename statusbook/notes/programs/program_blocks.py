"""Makes blocks of what was found in a program: tables of records, comments as Markdown, and the lines of code aside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from statusbook.notes.block import Aside, Block, Shape
from statusbook.notes.block_moves import moved
from statusbook.notes.markdown import read_markdown
from statusbook.notes.programs.comment_heads import is_sentence_of_head
from statusbook.notes.programs.comment_runs import comment_runs, entry_of_run, is_page
from statusbook.notes.programs.found_record import FoundRecord
from statusbook.notes.programs.program_comments import CommentLine, comment_lines
from statusbook.notes.programs.record_rows import ProgramRow, RowWriter
from statusbook.notes.programs.removed_code import RemovedCode
from statusbook.notes.programs.tokens import Token

_MOST_TEXTS = 50
"""Texts between rows, up to which a table ends at each; a table of one row for each line is the same to the reader."""


class ProgramWriter:
    """Writes the blocks of one program; every line goes into a row, a text, or is set aside."""

    def __init__(self, text: str, tokens: Sequence[Token]) -> None:
        self._tokens = tokens
        self._removed = RemovedCode(text)
        self._row_writer = RowWriter(self._removed)
        self._rows: list[ProgramRow] = []
        self._texts: list[Block] = []

    def write(
        self, findings: Iterable[FoundRecord], free: Iterable[Token], classes: Iterable[CommentLine] = ()
    ) -> list[Block]:
        """Returns the blocks; ``classes`` are comments that are titles of a class."""
        for line in classes:
            self._add_markdown([line])
        found = sorted(findings, key=_first_line)
        sure = bool(found)
        for finding in found:
            if finding.record is not None:
                row = self._row_writer.record_row(finding, finding.record)
                self._rows.extend([row] if row is not None else [])
            elif finding.head is not None:
                self._add_head(finding.head, finding.code, finding.comments)
        for run in comment_runs(self._tokens, free):
            self._add_run(run, about_codes=sure)
        return self._removed.finish([*self._tables(), *self._texts], self._tokens)

    def _add_head(self, head: CommentLine, code: int, comments: Sequence[CommentLine]) -> None:
        """Adds a comment that begins with a code as a row of its own, or as the sentence it is."""
        if head.code is None and is_sentence_of_head(head.text):
            self._add_markdown([head, *comments])
        else:
            self._rows.append(self._row_writer.head_row(head, code, comments))

    def _add_run(self, run: Sequence[Token], *, about_codes: bool) -> None:
        """Adds comments: those that are one entry as a row, others as Markdown."""
        lines = comment_lines(run)
        if any(line.code for line in lines if line.text):
            self._add_tagged(lines)
        elif (code := entry_of_run(lines, about_codes=about_codes)) is not None:
            head, *below = [line for line in lines if line.text]
            self._add_head(head, code, below)
        else:
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
            while at < len(lines) and lines[at].code is None and lines[at].text and not _begins_part(lines[at]):
                following.append(lines[at])
                at += 1
            self._add_head(line, int(line.code), following)
        self._add_markdown(before)

    def _add_markdown(self, lines: Sequence[CommentLine]) -> None:
        """Adds comments as a note in Markdown, each line where it stands."""
        for line in lines:
            self._removed.add(line.number, line.removed)
        if not any(line.text for line in lines):
            return
        as_page = is_page(lines)
        first = lines[0].number
        texts = [""] * (lines[-1].number - first + 1)
        for line in lines:
            text = line.source if as_page else " " * line.indent + line.text
            texts[line.number - first] = text or texts[line.number - first]
        self._texts.extend(moved(block, first - 1) for block in read_markdown("\n".join(texts)))

    def _tables(self) -> Iterator[Block]:
        """Returns one table for rows with the same columns between which no text stands."""
        texts = sorted(block.first for block in self._texts)
        rows = sorted(self._rows, key=lambda row: row[1].first)

        def place(row: ProgramRow) -> tuple[tuple[str, ...], int]:
            return row[0], sum(1 for first in texts if first < row[1].first) if len(texts) < _MOST_TEXTS else row[
                1
            ].first

        for (columns, _), group in groupby(rows, key=place):
            found = tuple(row for _, row in group)
            yield Block(
                shape=Shape.TABLE,
                first=found[0].first,
                last=max(row.last for row in found),
                rows=found,
                columns=columns,
            )


def _begins_part(line: CommentLine) -> bool:
    """Returns whether a line is about something else than the code of the tag above: ``<exception cref="…">``."""
    return _is_tag(line) or any(removed.text.startswith(_PARTS) for removed in line.removed)


_PARTS = ("<exception", "<param", "<returns", "<remarks", "<summary", "<typeparam")


def _is_tag(line: CommentLine) -> bool:
    """Returns whether something that is no markup of its words was taken from a line: a tag and what it is about."""
    return any(removed.reason not in (Aside.MARKUP, Aside.STRUCK) for removed in line.removed)


def _first_line(finding: FoundRecord) -> int:
    if finding.head is not None:
        return finding.head.number
    return finding.record.codes[0].token.first if finding.record else 0
