"""The book: the registry with what stands beside it, and who points at whom."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass, field

from statusbook.house.comparison import ComparisonNote
from statusbook.house.guide import GuideNote
from statusbook.house.shelf import Shelf
from statusbook.registry.contradictions import Contradiction, contradictions
from statusbook.registry.conventions import Convention
from statusbook.registry.record import Record, Registry


@dataclass(frozen=True, kw_only=True)
class Book:
    """Everything a page, a check or the API can ask for."""

    registry: Registry
    shelf: Shelf
    conventions: Mapping[int, Convention] = field(default_factory=dict)

    @functools.cached_property
    def contradictions(self) -> tuple[Contradiction, ...]:
        """Every correction that a ruling ties to measurements, page by page."""
        return tuple(contradictions(self.registry))

    def record(self, code: int) -> Record | None:
        """The record of a code, if there is one."""
        return self.registry.records.get(code)

    def comparisons_of(self, member: str) -> tuple[ComparisonNote, ...]:
        """The comparisons that a code (``"404"``) or a class (``"4xx"``) is part of, by URL."""
        return self._comparisons.get(member, ())

    @functools.cached_property
    def _comparisons(self) -> Mapping[str, tuple[ComparisonNote, ...]]:
        found: dict[str, tuple[ComparisonNote, ...]] = {}
        for _, comparison in sorted(self.shelf.comparisons.items()):
            for member in dict.fromkeys(comparison.facts.codes):
                found[member] = (*found.get(member, ()), comparison)
        return found

    def members_of(self, guide: GuideNote) -> tuple[Record, ...]:
        """The records that belong to a guide, whichever of the two says so, ascending."""
        return tuple(r for code, r in sorted(self.registry.records.items()) if guide in self.guides_of(code))

    def guides_of(self, code: int) -> tuple[GuideNote, ...]:
        """The guides that a code belongs to, whichever of the two says so, by title."""
        return self._guides.get(code, ())

    @functools.cached_property
    def _guides(self) -> Mapping[int, tuple[GuideNote, ...]]:
        by_title = sorted(self.shelf.guides.values(), key=lambda guide: guide.facts.title)
        named = {code: note.facts.guides for code, note in self.shelf.codes.items()}
        codes = {*named, *(code for guide in by_title for code in guide.facts.codes)}
        return {
            code: tuple(guide for guide in by_title if code in guide.facts.codes or guide.slug in named.get(code, ()))
            for code in codes
        }
