"""How likely two statements are the same claim: what they share, what either says more, weighed to one figure."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

import yaml

from statusbook.registry.alignment import Alignment, Match, Point, align, points_of
from statusbook.registry.gist import Gist
from statusbook.registry.near_twins import what_differs
from statusbook.registry.words import Force

SLIGHT = 0.5
"""Weight that one side may have left over and still count as wholly said by the other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """The likelihood, 0 to 1, that two statements are one claim, and why they cannot be, if a rule says so."""

    score: float
    difference: str | None = None


@cache
def _coefficients() -> Mapping[str, Any]:
    source = (files(__package__) / "likeness.yml").read_text(encoding="utf-8")
    return dict(yaml.safe_load(source))


def threshold() -> float:
    """Gives the score from which two statements count as one claim."""
    return float(_coefficients()["threshold"])


def floor() -> float:
    """Gives the score below which two statements are surely two claims, not even worth a writer's glance."""
    return float(_coefficients()["floor"])


def compare(ours: Gist, theirs: Gist, own: Collection[str] = ()) -> Likeness:
    """Gives the likeness of two statements about one subject; ``own`` names concepts that only name the subject."""
    alignment = align(points_of(ours, own), points_of(theirs, own))
    difference = what_differs(alignment, ours, theirs)
    if difference is not None:
        return Likeness(score=0.0, difference=difference)
    coefficients = _coefficients()["coefficients"]
    total = sum(coefficients[name] * value for name, value in features(alignment, ours, theirs).items())
    return Likeness(score=1 / (1 + math.exp(-total)))


def features(alignment: Alignment, ours: Gist, theirs: Gist) -> dict[str, float]:
    """Gives what the score is made of, by name."""
    shared_one = sum(match.one.weight * match.share for match in alignment.matches)
    shared_other = sum(match.other.weight * match.share for match in alignment.matches)
    one = sum(point.weight for point in alignment.ours.values())
    other = sum(point.weight for point in alignment.theirs.values())
    covered = (_part(shared_one, one), _part(shared_other, other))
    left = (one - shared_one, other - shared_other)
    sizes = len(alignment.ours), len(alignment.theirs)
    rest = (*alignment.our_rest, *alignment.their_rest)
    added = max((p.weight for p in (alignment.our_rest if left[0] > left[1] else alignment.their_rest)), default=0.0)
    return {
        "constant": 1.0,
        "covered_less": min(covered),
        "covered_more": max(covered),
        "left_more": min(max(left), 4.0),
        "heaviest_left": max((point.weight for point in rest), default=0.0),
        "addition": added if min(left) < SLIGHT else 0.0,
        "shared": min((shared_one + shared_other) / 2, 4.0),
        "values_left": float(min(sum(point.value for point in rest), 2)),
        "force_shifts": float(min(_force_shifts(alignment), 2)),
        "sign_shifts": min(sum(_sign_shift(match) for match in alignment.matches), 2.0),
        "order": _order(ours, theirs),
        "size_ratio": min(sizes) / max(*sizes, 1),
    }


def _part(shared: float, whole: float) -> float:
    return shared / whole if whole else 0.0


def _force_shifts(alignment: Alignment) -> int:
    return sum(_possible(match.one) != _possible(match.other) for match in alignment.matches if match.one.weight >= 0.5)


def _sign_shift(match: Match) -> float:
    settled = not (match.one.loose or match.other.loose)
    return match.one.weight if settled and match.share == 1.0 and match.one.signs != match.other.signs else 0.0


def _possible(point: Point) -> bool:
    return Force.MAY in point.forces and Force.FACT not in point.forces


def _order(ours: Gist, theirs: Gist) -> float:
    one = _pairs(ours)
    other = _pairs(theirs)
    union = len(one | other)
    return len(one & other) / union if union else 0.0


def _pairs(gist: Gist) -> set[tuple[str, str]]:
    names = [term.concept for term in gist.terms]
    return set(pairwise(names))
