"""Footnotes of Markdown: ``[^1]: RFC 9110`` is read where ``[^1]`` refers to it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from markdown_it.rules_block import StateBlock

from statusbook.notes.block import Aside, Block, Line, Shape
from statusbook.notes.inline_marks import FOOTNOTE_MARK

# The beginning of a footnote: ``[^1]: ``, ``[^rfc]:``; not ``[^1]``, ``[1]: ``
_DEFINITION = re.compile(r"\[\^(?P<label>[^\]\[\s]{1,60})\]:[ \t]*")

_MOST_PLACES = 5
"""Places that refer to one footnote and get its text; a mark on every line is no footnote."""

Footnotes = dict[str, tuple[Line, ...]]
"""The lines of each footnote by its label; the first one of a label counts."""


def footnote(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Reads ``[^1]: text`` and the lines below it that are indented: a ``footnote`` token with its lines in ``content``."""
    found = _DEFINITION.match(state.src, state.bMarks[start] + state.tShift[start], state.eMarks[start])
    if found is None:
        return False
    if silent:
        return True
    last = start + 1
    while last < end and not state.isEmpty(last) and state.sCount[last] > state.sCount[start]:
        last += 1
    token = state.push("footnote", "", 0)
    token.map = [start, last]
    token.meta = {"label": found["label"], "mark": found.group().strip()}
    below = [state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]] for line in range(start + 1, last)]
    token.content = "\n".join([state.src[found.end() : state.eMarks[start]], *below])
    state.line = last
    return True


def place_footnotes(blocks: Sequence[Block], footnotes: Mapping[str, tuple[Line, ...]]) -> list[Block]:
    """Returns the blocks with the lines of each footnote behind the lines that refer to it.

    A footnote that nothing but the cell of a table refers to is set aside as about the note.
    """
    if not footnotes:
        return list(blocks)
    places = _Places(footnotes)
    placed = [each for block in blocks for each in places.place(block)]
    unplaced = [
        Block(shape=Shape.ASIDE, first=lines[0].first, last=lines[-1].last, aside=Aside.ABOUT_NOTE)
        for label, lines in footnotes.items()
        if label not in places.counts and lines
    ]
    return [*placed, *unplaced]


class _Places:
    """Finds the marks of footnotes in what was left out of lines."""

    def __init__(self, footnotes: Mapping[str, tuple[Line, ...]]) -> None:
        self.counts: dict[str, int] = {}
        self._footnotes = footnotes

    def place(self, block: Block) -> Iterator[Block]:
        if block.shape is Shape.HEADING or block.aside is Aside.MARKUP:  # a line that is nothing but the mark
            yield block
            lines = tuple(added for line in block.lines for added in self._of(line))
            if lines:
                number = block.last
                yield Block(shape=Shape.PARAGRAPH, first=number, last=number, lines=lines, depth=block.depth)
        elif block.rows:
            yield block  # a cell is one text, in which another would not be told apart
        elif block.shape is not Shape.ASIDE and any(line.removed for line in block.lines):
            yield replace(block, lines=tuple(self._with_footnotes(block.lines)))
        else:
            yield block

    def _with_footnotes(self, lines: Iterable[Line]) -> Iterator[Line]:
        for line in lines:
            yield line
            yield from self._of(line)

    def _of(self, line: Line) -> Iterator[Line]:
        for removed in line.removed:
            found = FOOTNOTE_MARK.fullmatch(removed.text)
            label = found["label"] if found is not None else ""
            if label in self._footnotes and self.counts.get(label, 0) < _MOST_PLACES:
                self.counts[label] = self.counts.get(label, 0) + 1
                yield from self._footnotes[label]
