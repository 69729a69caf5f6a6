"""Two statements laid side by side: which concept answers which, and what is left over on either side."""

from __future__ import annotations

from dataclasses import dataclass

from statusbook.likeness.lexicon import Lexicon
from statusbook.likeness.side import Point, Side


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Two points that answer each other, and the part of the weight they share."""

    one: Point
    other: Point
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """Two statements, their matching points, and the points left over on either side, in the words of a vocabulary."""

    ours: Side
    theirs: Side
    matches: tuple[Match, ...]
    our_rest: tuple[Point, ...]
    their_rest: tuple[Point, ...]
    lexicon: Lexicon


def align(ours: Side, theirs: Side, lexicon: Lexicon) -> Alignment:
    """Gives the alignment of two statements: equal concepts first, then near ones, closest first."""
    matches = [
        Match(one=point, other=theirs.points[concept], share=1.0)
        for concept, point in ours.points.items()
        if concept in theirs.points
    ]
    rest = [point for concept, point in ours.points.items() if concept not in theirs.points]
    others = [point for concept, point in theirs.points.items() if concept not in ours.points]
    near = [
        (share, one, theirs.points[concept])
        for one in rest
        for concept, _ in lexicon.neighbours.get(one.concept, ())
        if concept in theirs.points and concept not in ours.points
        if (share := _share(one, theirs.points[concept], lexicon))
    ]
    taken: set[str] = set()
    for share, one, other in sorted(near, key=lambda n: (-n[0], n[1].concept, n[2].concept)):
        if one.concept not in taken and other.concept not in taken:
            matches.append(Match(one=one, other=other, share=share))
            taken |= {one.concept, other.concept}
    return Alignment(
        ours=ours,
        theirs=theirs,
        matches=tuple(matches),
        our_rest=tuple(point for point in rest if point.concept not in taken),
        their_rest=tuple(point for point in others if point.concept not in taken),
        lexicon=lexicon,
    )


def _share(one: Point, other: Point, lexicon: Lexicon) -> float:
    relation = lexicon.near[frozenset({one.concept, other.concept})]
    agree = any((sign != relation.opposite) in other.signs for sign in one.signs)
    return relation.share if agree else 0.0
