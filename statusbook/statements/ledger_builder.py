"""Records where every line of a note goes while it is read: the ledger."""

from __future__ import annotations

from collections import Counter

from statusbook.notes.block import Aside, Block, Line, ParsedNote
from statusbook.statements.reading import Ledger


class LedgerBuilder:
    """Records where each line goes; a line that went to several places counts as the first of these:

    a heading, a part of a statement, set aside (for the first reason given).
    """

    def __init__(self) -> None:
        self._headings: set[int] = set()
        self._statements: set[int] = set()
        self._set_aside: dict[int, Aside] = {}

    def add_heading(self, line: Line) -> None:
        """Records that the line is a heading."""
        self._headings.update(range(line.first, line.last + 1))

    def add_statement(self, first: int, last: int) -> None:
        """Records that the lines are part of a statement."""
        self._statements.update(range(first, last + 1))

    def set_aside(self, first: int, last: int, reason: Aside) -> None:
        """Records why nothing is read in the lines."""
        for number in range(first, last + 1):
            self._set_aside.setdefault(number, reason)

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
        reasons = Counter(self._set_aside[number].value for number in aside)
        return Ledger(
            statements=len(statements),
            headings=len(headings),
            set_aside=dict(sorted(reasons.items())),
            unaccounted=tuple(sorted(lines - headings - statements - aside)),
        )
