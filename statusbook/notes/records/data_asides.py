"""What of data is not shown: keys and values beside what is, and lines of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from statusbook.notes.block import Aside, Block, Line, Removed, Shape
from statusbook.notes.records.found_data import FoundData
from statusbook.notes.records.record_tree import RecordTree


def aside_lines(source: Sequence[str], covered: set[int], reasons: dict[int, Aside]) -> Iterator[Block]:
    """Returns blocks that set aside each line with words that is not covered: program code, if no reason is given."""
    opened: tuple[int, int, Aside] | None = None
    for number, line in enumerate(source, start=1):
        if number in covered or not _WORD.search(line):
            continue
        reason = reasons.get(number, Aside.PROGRAM)
        if opened is not None and opened[1] == number - 1 and opened[2] is reason:
            opened = (opened[0], number, reason)
            continue
        if opened is not None:
            yield Block(shape=Shape.ASIDE, first=opened[0], last=opened[1], aside=opened[2])
        opened = (number, number, reason)
    if opened is not None:
        yield Block(shape=Shape.ASIDE, first=opened[0], last=opened[1], aside=opened[2])


class DataAsides:
    """Sets aside what no block of a note shows."""

    def __init__(self, tree: RecordTree, found: FoundData, removed: dict[int, list[Removed]]) -> None:
        self._tree = tree
        self._found = found
        self._removed = removed

    def with_removed(self, blocks: Sequence[Block]) -> Iterator[Block]:
        """Returns the blocks with the keys and values that stand on their lines and are not in their text."""
        covered = {
            number for block in blocks for line in block.all_lines() for number in range(line.first, line.last + 1)
        }
        for scalar in self._tree.scalars:
            if scalar.first in covered and id(scalar) not in self._found.used and scalar.text.strip():
                known = Aside.MARKUP if id(scalar) in self._found.names else Aside.PROGRAM
                reason = self._found.reasons.get(id(scalar), known)
                self._removed.setdefault(scalar.first, []).append(Removed(text=scalar.text, reason=reason))
        for block in blocks:
            if block.rows:
                rows = tuple(replace(row, cells=tuple(self._mark(cell) for cell in row.cells)) for row in block.rows)
                yield replace(block, rows=rows)
            else:
                yield replace(block, lines=self._mark(block.lines))

    def _mark(self, lines: tuple[Line, ...]) -> tuple[Line, ...]:
        if not any(line.first in self._removed for line in lines):
            return lines
        return tuple(replace(line, removed=(*line.removed, *self._removed.pop(line.first, ()))) for line in lines)

    def asides(self, blocks: Sequence[Block], source: Sequence[str]) -> Iterator[Block]:
        """Returns what no block holds, line by line, with its reason."""
        covered = {
            number for block in blocks for line in block.all_lines() for number in range(line.first, line.last + 1)
        }
        reasons = {scalar.first: Aside.MARKUP for scalar in self._tree.scalars if id(scalar) in self._found.names}
        reasons |= {comment.line: Aside.COMMENT for comment in self._tree.comments if comment.is_alone}
        reasons |= {line: Aside.STRUCK for line, removed in self._removed.items() if _is_struck(removed)}
        for first, last, reason in self._found.asides:
            for number in range(first, last + 1):
                reasons[number] = reason
        yield from aside_lines(source, covered, reasons)


def _is_struck(removed: Sequence[Removed]) -> bool:
    return any(each.reason is Aside.STRUCK for each in removed)


# Anything that can be said: ``없``, ``a``, ``4``; not ``_``, ``- :``
_WORD = re.compile(r"[^\W_]")
