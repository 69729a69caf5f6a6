"""Two gists laid side by side: which concept answers which, and what is left over on either side."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from statusbook.registry.gist import Gist
from statusbook.registry.lexicon import Lexicon, lexicon
from statusbook.registry.words import Force


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """All that one statement says with one concept."""

    concept: str
    weight: float
    signs: frozenset[bool]
    loose: bool
    forces: frozenset[Force]
    roles: frozenset[str]
    value: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Two points that answer each other, and the part of the weight they share."""

    one: Point
    other: Point
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """The points of two statements: matched, and left over on either side."""

    ours: Mapping[str, Point]
    theirs: Mapping[str, Point]
    matches: tuple[Match, ...]
    our_rest: tuple[Point, ...]
    their_rest: tuple[Point, ...]


def points_of(gist: Gist, own: Collection[str] = ()) -> dict[str, Point]:
    """Gives the points of a gist by concept, without ``own`` (concepts that only name the subject)."""
    grouped: dict[str, list[int]] = {}
    for place, term in enumerate(gist.terms):
        if term.concept not in own:
            grouped.setdefault(term.concept, []).append(place)
    points = {}
    for concept, places in grouped.items():
        terms = [gist.terms[place] for place in places]
        loose = all(_is_loose(gist, place) for place in places)
        points[concept] = Point(
            concept=concept,
            weight=max(term.weight for term in terms),
            signs=frozenset({True, False}) if loose else frozenset(term.positive for term in terms),
            loose=loose,
            forces=frozenset(term.force for term in terms),
            roles=frozenset(term.role for term in terms if term.role),
            value=terms[0].value,
        )
    return points


def _is_loose(gist: Gist, place: int) -> bool:
    """Tells whether a term's sign says little: a mere purpose, or a noun that what follows it denies."""
    term = gist.terms[place]
    if term.purpose:
        return True
    if term.role not in {"subject", "object", "topic"} or place + 1 == len(gist.terms):
        return False
    return not gist.terms[place + 1].positive


def align(ours: Mapping[str, Point], theirs: Mapping[str, Point]) -> Alignment:
    """Gives the alignment of two statements: equal concepts first, then near ones, closest first."""
    matches = [Match(one=ours[c], other=theirs[c], share=1.0) for c in ours if c in theirs]
    rest = [point for concept, point in ours.items() if concept not in theirs]
    others = [point for concept, point in theirs.items() if concept not in ours]
    near = [(_share(one, other, lexicon()), one, other) for one in rest for other in others]
    taken: set[str] = set()
    for share, one, other in sorted(near, key=lambda n: (-n[0], n[1].concept, n[2].concept)):
        if share and one.concept not in taken and other.concept not in taken:
            matches.append(Match(one=one, other=other, share=share))
            taken |= {one.concept, other.concept}
    return Alignment(
        ours=ours,
        theirs=theirs,
        matches=tuple(matches),
        our_rest=tuple(point for point in rest if point.concept not in taken),
        their_rest=tuple(point for point in others if point.concept not in taken),
    )


def _share(one: Point, other: Point, vocabulary: Lexicon) -> float:
    relation = vocabulary.near.get(frozenset({one.concept, other.concept}))
    if relation is None:
        return 0.0
    agree = any((sign != relation.opposite) in other.signs for sign in one.signs)
    return relation.share if agree else 0.0
