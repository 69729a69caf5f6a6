"""Keeps account of every line while a note is read, and closes the books as its ledger."""

from __future__ import annotations

from collections import Counter

from statusbook.notes.block import Aside, Block, Line, ParsedNote, Shape
from statusbook.statements.reading import Ledger


class LedgerBuilder:
    """Where each line went: a heading counts before a statement, a statement before what is set aside."""

    def __init__(self) -> None:
        self._headings: set[int] = set()
        self._statements: set[int] = set()
        self._set_aside: dict[int, Aside] = {}

    def add_heading(self, line: Line) -> None:
        """Notes that the line is a heading."""
        self._headings.update(range(line.first, line.last + 1))

    def add_statement(self, first: int, last: int) -> None:
        """Notes that the lines are part of a statement."""
        self._statements.update(range(first, last + 1))

    def set_aside(self, first: int, last: int, reason: Aside) -> None:
        """Notes why the lines are set aside."""
        for number in range(first, last + 1):
            self._set_aside.setdefault(number, reason)

    def set_aside_block(self, block: Block) -> None:
        """Notes a block that the reader of its format set aside."""
        if block.shape is Shape.ASIDE and block.aside is not None:
            self.set_aside(block.first, block.last, block.aside)

    def build(self, note: ParsedNote) -> Ledger:
        """Gives the ledger of the note's non-blank lines."""
        statements = headings = 0
        aside: Counter[str] = Counter()
        unaccounted: list[int] = []
        for number, text in enumerate(note.text.split("\n"), start=1):
            if not text.strip():
                continue
            if number in self._headings:
                headings += 1
            elif number in self._statements:
                statements += 1
            elif number in self._set_aside:
                aside[self._set_aside[number].value] += 1
            else:
                unaccounted.append(number)
        return Ledger(
            statements=statements,
            headings=headings,
            set_aside=dict(sorted(aside.items())),
            unaccounted=tuple(unaccounted),
        )
