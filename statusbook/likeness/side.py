"""One side of a comparison: a gist, with all that it says of each concept in one place."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

from statusbook.likeness.gist import Gist
from statusbook.likeness.mention import Mention
from statusbook.likeness.word import Force

Few = TypeVar("Few", str, Force)


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """All that a text says of one concept; ``loose`` where it says little whether it affirms or denies it."""

    concept: str
    weight: float
    signs: frozenset[bool]
    loose: bool
    forces: frozenset[Force]
    roles: frozenset[str]
    value: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """The points of a text by concept, its mentions in order, and the weight of all points."""

    mentions: tuple[Mention, ...]
    names: tuple[str, ...]
    english: bool
    points: Mapping[str, Point]
    weight: float

    @property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """The concepts that are neighbours."""
        return frozenset((one.concept, following.concept) for one, following in pairwise(self.mentions))


def side_of(gist: Gist, own: Collection[str] = ()) -> Side:
    """Gives a gist ready to be compared; ``own`` are concepts that only name the subject and have no weight."""
    places: dict[str, list[int]] = defaultdict(list)
    for place, mention in enumerate(gist.mentions):
        if mention.concept not in own:
            places[mention.concept].append(place)
    points = {concept: _point(gist.mentions, found) for concept, found in places.items()}
    return Side(
        mentions=gist.mentions,
        names=tuple(mention.name for mention in gist.mentions),
        english=gist.english,
        points=points,
        weight=sum(point.weight for point in points.values()),
    )


def _point(mentions: Sequence[Mention], places: Sequence[int]) -> Point:
    if len(places) == 1:
        return _point_of_one(mentions[places[0]], _is_loose(mentions, places[0]))
    said = [mentions[place] for place in places]
    loose = all(_is_loose(mentions, place) for place in places)
    return Point(
        concept=said[0].concept,
        weight=max(mention.weight for mention in said),
        signs=frozenset({True, False}) if loose else frozenset(mention.positive for mention in said),
        loose=loose,
        forces=frozenset(mention.force for mention in said),
        roles=frozenset(mention.role for mention in said if mention.role),
        value=said[0].value,
    )


_BOTH = frozenset({True, False})
_ONE = {True: frozenset({True}), False: frozenset({False})}


@functools.lru_cache(maxsize=1 << 16)
def _point_of_one(mention: Mention, loose: bool) -> Point:
    """Gives the same for a concept that is mentioned once, as most are."""
    return Point(
        concept=mention.concept,
        weight=mention.weight,
        signs=_BOTH if loose else _ONE[mention.positive],
        loose=loose,
        forces=_alone(mention.force),
        roles=_alone(mention.role) if mention.role else frozenset(),
        value=mention.value,
    )


@functools.cache
def _alone(of_few: Few) -> frozenset[Few]:
    return frozenset({of_few})


def _is_loose(mentions: Sequence[Mention], place: int) -> bool:
    """Tells whether a mention's sign says little: a mere purpose, or a noun of which a denied verb follows.

    페이지를 찾을 수 없다 denies 찾다 and says nothing against 페이지."""
    mention = mentions[place]
    if mention.purpose:
        return True
    if mention.role not in {"subject", "object", "topic"} or place + 1 == len(mentions):
        return False
    return not mentions[place + 1].positive
