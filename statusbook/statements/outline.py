"""The lines of a whole note in order: what stands below a line, and what follows it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from statusbook.notes.block import Block, Shape
from statusbook.statements.grammar import CLASS_NAMES
from statusbook.statements.head import Follow, Head
from statusbook.statements.phrase_book import PhraseBook
from statusbook.statements.spots import LINE_RANK, Spot, find_spots

_FAR = 400
_LONGEST_TITLE = 25
_CLASSES_LISTED = 3
_SENTENCE = re.compile(r"[.!?。]\Z|[다요죠]\Z")


class Outline:
    """Every line of a note outside of its tables."""

    def __init__(self, blocks: Sequence[Block], book: PhraseBook) -> None:
        self._spots = {id(block): list(find_spots(block, book)) for block in blocks if not block.rows}
        self.order = [spot for block in blocks for spot in self._spots.get(id(block), ())]
        self._place = {id(spot): index for index, spot in enumerate(self.order)}
        self._has_headings = any(spot.block.shape is Shape.HEADING for spot in self.order)
        self._class_numbers = self._find_class_numbers()

    def of_block(self, block: Block) -> list[Spot]:
        """Gives the lines of one block."""
        return self._spots[id(block)]

    def is_contents(self, spot: Spot) -> bool:
        """Tells whether the line is part of a table of contents: nothing but a link into this note."""
        line = spot.line
        if not self._has_headings or not line.links or not all(link.url.startswith("#") for link in line.links):
            return False
        linked = sum(link.end - link.start for link in line.links)
        return linked >= len(line.text.strip(" -·|>.0123456789)")) - 2

    def is_class_number(self, spot: Spot, head: Head) -> bool:
        """Tells whether a bare ``200`` stands for its class: its codes come below, or words say so."""
        if len(head.named) != 1 or head.codes[0] % 100:
            return False
        if id(spot) in self._class_numbers:
            return True
        if head.named[0].has_phrase or head.follow in (Follow.RELATION, Follow.TOPIC):
            return False
        below, code = self._codes_below(spot, head.codes[0] // 100), head.codes[0]
        return len(below - {code}) >= 2 or (code in below and len(below) >= 2)

    def is_followed_inside(self, spot: Spot) -> bool:
        """Tells whether the next line stands deeper in the layout."""
        following = self._following(spot)
        return following is not None and following.rank > spot.rank

    def is_title_before_entry(self, spot: Spot) -> bool:
        """Tells whether a short line right before an entry is the title of what follows."""
        text = spot.line.text
        if len(text) > _LONGEST_TITLE or _SENTENCE.search(text) or spot.rank != LINE_RANK:
            return False
        following = self._following(spot)
        if following is None or following.head is None:
            return False
        return following.rank <= spot.rank and following.head.has_phrase

    def begins_again(self, spot: Spot) -> bool:
        """Tells whether the note begins again here: a paste that holds its whole text twice."""
        first = self.order[0]
        return spot is not first and not spot.leads and spot.line.text == first.line.text

    def _following(self, spot: Spot) -> Spot | None:
        index = self._place[id(spot)] + 1
        return self.order[index] if index < len(self.order) else None

    def _below(self, spot: Spot) -> Iterator[Spot]:
        start = self._place[id(spot)] + 1
        for other in self.order[start : start + _FAR]:
            if other.rank <= spot.rank:
                return
            yield other

    def _codes_below(self, spot: Spot, status_class: int) -> set[int]:
        """Gives the codes of the class that seem to be described deeper down."""
        codes: set[int] = set()
        for other in self._below(spot):
            head = other.head
            if head is None or len(head.named) != 1 or head.codes[0] // 100 != status_class:
                continue
            if head.follow is not Follow.RELATION and (head.has_phrase or head.follow is Follow.MARK):
                codes.add(head.codes[0])
        return codes

    def _find_class_numbers(self) -> set[int]:
        """Gives ``200 … successful`` and its likes, when a note lists the classes so."""
        found: dict[int, int] = {}
        for spot in self.order:
            head = spot.head
            if head is None or len(head.named) != 1 or head.codes[0] % 100:
                continue
            if CLASS_NAMES[head.codes[0] // 100 - 1].search(spot.line.text) is not None:
                found[id(spot)] = head.codes[0]
        return set(found) if len(set(found.values())) >= _CLASSES_LISTED else set()
