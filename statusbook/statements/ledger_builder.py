"""Records where every line of a note goes while it is read: the ledger."""

from __future__ import annotations

from collections import Counter

from statusbook.notes.block import Aside, Block, Line, ParsedNote
from statusbook.statements.character_ledger import HEADINGS, STATEMENTS, Taken, count_characters
from statusbook.statements.reading import Ledger


class LedgerBuilder:
    """Records where each line goes; a line that went to several places counts as the first of these:

    a heading, a part of a statement, set aside (for the first reason given).
    """

    def __init__(self) -> None:
        self._headings: set[int] = set()
        self._statements: set[int] = set()
        self._set_aside: dict[int, Aside] = {}
        self._taken: list[Taken] = []

    def add_heading(self, line: Line) -> None:
        """Records that the line is a heading."""
        self._headings.update(range(line.first, line.last + 1))
        self.add_head(line)

    def add_head(self, line: Line) -> None:
        """Records that the text of the line is the head of something, whatever the line is besides."""
        self._taken.append(Taken(first=line.first, last=line.last, text=line.text, key=HEADINGS))

    def add_statement(self, first: int, last: int, text: str) -> None:
        """Records that the text of the lines is part of a statement."""
        if first == last:
            self._statements.add(first)
        else:
            self._statements.update(range(first, last + 1))
        taken = Taken(first, last, text, STATEMENTS)
        if not self._taken or self._taken[-1] != taken:
            self._taken.append(taken)

    def set_aside(self, first: int, last: int, reason: Aside) -> None:
        """Records why nothing is read in the lines."""
        for number in range(first, last + 1):
            self._set_aside.setdefault(number, reason)

    def set_words_aside(self, line: Line, reason: Aside) -> None:
        """Records why the text of the line is not read, whatever else stands on its source lines: a cell, say."""
        self.set_aside(line.first, line.last, reason)
        self._taken.append(Taken(first=line.first, last=line.last, text=line.text, key=reason.value))

    def set_aside_block(self, block: Block) -> None:
        """Records a block in which the reader of its format read nothing."""
        if block.aside is not None:
            self.set_aside(block.first, block.last, block.aside)

    def build(self, note: ParsedNote) -> Ledger:
        """Returns the ledger of the note's non-blank lines."""
        lines = {number for number, text in enumerate(note.text.split("\n"), start=1) if text.strip()}
        headings = lines & self._headings
        statements = (lines & self._statements) - headings
        aside = lines & self._set_aside.keys() - headings - statements
        for block in note.blocks:
            for line in block.all_lines():
                self._taken.extend(
                    Taken(first=line.first, last=line.last, text=removed.text, key=removed.reason.value)
                    for removed in line.removed
                )
        reasons = Counter(self._set_aside[number].value for number in aside)
        return Ledger(
            statements=len(statements),
            headings=len(headings),
            set_aside=dict(sorted(reasons.items())),
            unaccounted=tuple(sorted(lines - headings - statements - aside)),
            characters=count_characters(note.text.split("\n"), self._taken, self._set_aside),
        )
