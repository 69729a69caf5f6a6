"""One side of a comparison: a gist with what is asked of it again and again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from statusbook.likeness.gist import Gist
from statusbook.likeness.mention import Mention
from statusbook.likeness.word import Force


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """All that one statement says with one concept; ``loose`` where its sign says little."""

    concept: str
    weight: float
    signs: frozenset[bool]
    loose: bool
    forces: frozenset[Force]
    roles: frozenset[str]
    value: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """The points of a statement by concept, its terms, and the weight of all points."""

    terms: tuple[Mention, ...]
    names: tuple[str, ...]
    english: bool
    points: Mapping[str, Point]
    weight: float


def side_of(gist: Gist, own: Collection[str] = ()) -> Side:
    """Gives a gist ready to be compared; ``own`` are concepts that only name the subject and have no weight."""
    places: dict[str, list[int]] = defaultdict(list)
    for place, term in enumerate(gist.terms):
        if term.concept not in own:
            places[term.concept].append(place)
    points = {concept: _point(gist.terms, found) for concept, found in places.items()}
    return Side(
        terms=gist.terms,
        names=tuple(term.name for term in gist.terms),
        english=gist.english,
        points=points,
        weight=sum(point.weight for point in points.values()),
    )


def _point(terms: Sequence[Mention], places: Sequence[int]) -> Point:
    said = [terms[place] for place in places]
    loose = all(_is_loose(terms, place) for place in places)
    return Point(
        concept=said[0].concept,
        weight=max(term.weight for term in said),
        signs=frozenset({True, False}) if loose else frozenset(term.positive for term in said),
        loose=loose,
        forces=frozenset(term.force for term in said),
        roles=frozenset(term.role for term in said if term.role),
        value=said[0].value,
    )


def _is_loose(terms: Sequence[Mention], place: int) -> bool:
    """Tells whether a term's sign says little: a mere purpose, or a noun that what follows it denies."""
    term = terms[place]
    if term.purpose:
        return True
    if term.role not in {"subject", "object", "topic"} or place + 1 == len(terms):
        return False
    return not terms[place + 1].positive
