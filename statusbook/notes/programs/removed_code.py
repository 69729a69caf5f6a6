"""Records the words of lines that are code, and sets lines aside of which nothing is shown."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from statusbook.notes.block import Aside, Block, Line, Removed, Shape
from statusbook.notes.programs.tokens import Token, TokenKind
from statusbook.notes.status_names import bare_name

# Anything that can be said: ``없``, ``a``, ``4``; not ``});``
_WORD = re.compile(r"[^\W_]")


class RemovedCode:
    """What is taken from the lines of one program; ``shown`` holds the offsets at which shown tokens begin."""

    def __init__(self, text: str) -> None:
        self.shown: set[int] = set()
        self._source = text.split("\n")
        self._removed: dict[int, list[Removed]] = defaultdict(list)

    def add(self, number: int, removed: Iterable[Removed]) -> None:
        """Records words of a line that were left out."""
        self._removed[number].extend(removed)

    def show(self, tokens: Iterable[Token]) -> None:
        """Records that tokens are shown."""
        self.shown.update(token.start for token in tokens)

    def finish(self, blocks: Sequence[Block], tokens: Iterable[Token]) -> list[Block]:
        """Returns the blocks with the words that were taken from their lines, and the other lines set aside."""
        taken = {
            number for block in blocks for line in block.all_lines() for number in range(line.first, line.last + 1)
        }
        taken |= {
            number for block in blocks if block.shape is Shape.ASIDE for number in range(block.first, block.last + 1)
        }
        self._remove_code(tokens)
        return [*[self._with_removed(block) for block in blocks], *self._asides(taken)]

    def _remove_code(self, tokens: Iterable[Token]) -> None:
        """Records the words of every line that are code."""
        for token in tokens:
            if token.kind is TokenKind.COMMENT or not _WORD.search(token.text):
                continue
            if token.start in self.shown:
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
