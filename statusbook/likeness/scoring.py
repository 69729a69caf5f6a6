"""How likely two statements are one claim: what they share and what either says more, weighed to one figure."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import yaml

from statusbook.likeness.alignment import Alignment, Match, align
from statusbook.likeness.answers import Likeness
from statusbook.likeness.language import Language
from statusbook.likeness.lexicon import Lexicon
from statusbook.likeness.near_twins import what_differs
from statusbook.likeness.side import Point, Side
from statusbook.likeness.word import Force

# What the features are made with; the coefficients were fitted to them. The figures are those of the 466 labelled pairs
# (tests/cases/merge) when they were chosen: 213 of 245 duplicates found, 3 wrong ones.

NOTICEABLE = 0.3
"""Weight from which a concept counts as left over; with 0.1 seven duplicates fewer, with 0.5 two wrong pairs more."""
ENOUGH = 4.0
"""Beyond it neither weight nor count says more; with 3 one duplicate less, with 2 four less, 5 and 8 change nothing."""
SHIFTS = 2.0
"""The same of concepts whose force or sign differs; 1 to 4 judge the pairs alike."""
FORCEFUL = 0.5
"""Weight from which it matters that a concept is only possible on one side; with 0.1 one duplicate less."""
UNKNOWN_HEAD = 0.5
"""The feature of the last word where it is not what the sentence comes to, as in English; with 1 one duplicate more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scoring:
    """The score from which two texts say the same, the one below which they surely do not, and a weight a feature."""

    threshold: float
    floor: float
    coefficients: Mapping[str, float]


def parse_scoring(text: str) -> Scoring:
    """Gives the scoring of a text as scoring.yml is."""
    return Scoring(**yaml.safe_load(text))


def compare(ours: Side, theirs: Side, language: Language, *, least: float = 0.0) -> Likeness:
    """Gives the likeness of two texts about one subject; what parts two that score less than ``least`` is left open."""
    alignment = align(ours, theirs, language.lexicon)
    coefficients = language.scoring.coefficients
    total = sum(coefficients[name] * value for name, value in features(alignment).items())
    score = 1 / (1 + math.exp(-total))
    difference = what_differs(alignment) if score >= least else None
    return Likeness(score=score if difference is None else 0.0, difference=difference, alike=score)


def features(alignment: Alignment) -> dict[str, float]:
    """Gives what the score is made of, by name."""
    ours, theirs = alignment.ours, alignment.theirs
    shared = (
        sum(match.one.weight * match.share for match in alignment.matches),
        sum(match.other.weight * match.share for match in alignment.matches),
    )
    covered = [part / side.weight if side.weight else 0.0 for part, side in zip(shared, (ours, theirs), strict=True)]
    sizes = len(ours.points), len(theirs.points)
    rest = (*alignment.our_rest, *alignment.their_rest)
    return {
        "constant": 1.0,
        "covered_less": min(covered),
        "covered_more": max(covered),
        "left_more": min(max(ours.weight - shared[0], theirs.weight - shared[1]), ENOUGH),
        "heaviest_left": max((point.weight for point in rest), default=0.0),
        "left_count": float(min(max(_told(alignment.our_rest), _told(alignment.their_rest)), ENOUGH)),
        "shared": min(sum(shared) / 2, ENOUGH),
        "size_ratio": min(sizes) / max(*sizes, 1),
        "order": _order(ours, theirs),
        "heads": _heads(ours, theirs, alignment.lexicon),
        "replaced": _replaced(alignment),
        "force_shifts": float(min(sum(map(_force_shifts, alignment.matches)), SHIFTS)),
        "sign_shifts": min(sum(map(_sign_shift, alignment.matches)), SHIFTS),
    }


def _replaced(alignment: Alignment) -> float:
    """Gives 1 when one word stands in the place of another and nothing else differs."""
    sides = (alignment.ours, alignment.our_rest), (alignment.theirs, alignment.their_rest)
    left = [[point.concept for point in rest if point.weight >= NOTICEABLE] for _, rest in sides]
    if [len(concepts) for concepts in left] != [1, 1]:
        return 0.0
    one, other = (_around(side, concepts[0]) for (side, _), concepts in zip(sides, left, strict=True))
    return float(bool(one & other))


def _around(side: Side, concept: str) -> set[tuple[int, str]]:
    """Gives the mentions beside a concept, before (-1) and after it (1)."""
    names = side.names
    places = [place for place, mention in enumerate(side.mentions) if mention.concept == concept]
    return {(step, names[p + step]) for p in places for step in (-1, 1) if 0 <= p + step < len(names)}


def _told(points: Sequence[Point]) -> int:
    return sum(point.weight >= NOTICEABLE for point in points)


def _order(ours: Side, theirs: Side) -> float:
    one, other = ours.pairs, theirs.pairs
    both = len(one & other)
    return both / (len(one) + len(other) - both) if one or other else 0.0


def _heads(ours: Side, theirs: Side, lexicon: Lexicon) -> float:
    """Gives 1 when the last words, what a Korean sentence comes to, are one; 0 when not; half for English."""
    if ours.english or theirs.english or not (ours.mentions and theirs.mentions):
        return UNKNOWN_HEAD
    one, other = ours.mentions[-1], theirs.mentions[-1]
    if one.concept == other.concept:
        return float(one.positive == other.positive)
    relation = lexicon.near.get(frozenset({one.concept, other.concept}))
    return relation.share if relation and (one.positive == other.positive) != relation.opposite else 0.0


def _force_shifts(match: Match) -> bool:
    return match.one.weight >= FORCEFUL and _is_possible(match.one) != _is_possible(match.other)


def _is_possible(point: Point) -> bool:
    return Force.MAY in point.forces and Force.FACT not in point.forces


def _sign_shift(match: Match) -> float:
    if match.share < 1.0 or match.one.loose or match.other.loose:
        return 0.0
    return match.one.weight if match.one.signs != match.other.signs else 0.0
