"""What fixers know of the book besides the file at hand."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from statusbook.house.terms import Terms


@dataclass(frozen=True, slots=True, kw_only=True)
class FixerKnowledge:
    """The house's spellings and where they hold, and the pages with what moved.

    ``spoken`` are, by path, the lines, the texts on them in which the spellings hold, and the same texts with spaces for
    what is quoted. ``pages`` are the permalinks with their anchors, ``moved`` leads from an old URL (of a page, or with an anchor) to the one that answers. ``page_of`` gives the page that shows a file, by path.
    """

    terms: Terms = field(default_factory=lambda: Terms(terms=()))
    spoken: Mapping[str, Collection[tuple[int, str, str]]] = field(default_factory=dict)
    pages: Mapping[str, Collection[str]] = field(default_factory=dict)
    moved: Mapping[str, str] = field(default_factory=dict)
    page_of: Mapping[str, str] = field(default_factory=dict)
