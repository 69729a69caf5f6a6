"""The book: the registry with what stands beside it, and who points at whom."""

from __future__ import annotations

from dataclasses import dataclass

from statusbook.house.comparison import Comparison
from statusbook.house.guide import Guide
from statusbook.house.shelf import Shelf
from statusbook.registry.record import Record, Registry


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """Everything a page, a check or the API can ask for."""

    registry: Registry
    shelf: Shelf

    def record(self, code: int) -> Record | None:
        """The record of a code, if there is one."""
        return self.registry.records.get(code)

    def comparisons_of(self, member: str) -> tuple[Comparison, ...]:
        """The comparisons that a code (``"404"``) or a class (``"4xx"``) is part of, by URL."""
        return tuple(
            comparison for _, comparison in sorted(self.shelf.comparisons.items()) if member in comparison.facts.codes
        )

    def members_of(self, guide: Guide) -> tuple[Record, ...]:
        """The records that belong to a guide, whichever of the two says so, ascending."""
        return tuple(r for _, r in sorted(self.registry.records.items()) if guide in self.guides_of(r.code))

    def guides_of(self, code: int) -> tuple[Guide, ...]:
        """The guides that a code belongs to, whichever of the two says so, by title."""
        note = self.shelf.codes.get(code)
        named = note.facts.guides if note else ()
        found = [g for g in self.shelf.guides.values() if code in g.facts.codes or g.slug in named]
        return tuple(sorted(found, key=lambda guide: guide.facts.title))
