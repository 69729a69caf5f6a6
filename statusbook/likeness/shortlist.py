"""Which of many texts could be one claim with a newcomer, found without comparing it with each of them.

A text is on the shortlist if the most that its score could be, whatever a comparison would find, is enough. That most
is computed for all texts at once from what they share with the newcomer: none that a comparison would accept is
missed, which tests/test_likeness_shortlist.py holds against comparing all pairs.
"""

from __future__ import annotations

import math
from array import array
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from statusbook.likeness.language import Language
from statusbook.likeness.scoring import ENOUGH, NOTICEABLE, SHIFTS, UNKNOWN_HEAD
from statusbook.likeness.side import Side

SHARED = 0.3
"""Part of the weight of the lighter of two texts that they must share to be worth a comparison.

Measured on 6,000 made-up texts, 150 to a subject (bench/merge.py): without it three of 40 subjects differ, with 0.4
six do, with 0.5 26 do. None of these values changes a group of the 4,076 texts of our own book.
"""

ROUNDING = 1e-6
"""The most is added up in another order than the score, and may be less than it by so much."""

NOWHERE = -1
"""The last concept of a text where none is compared: in English, or where nothing is said."""

Numbers = NDArray[np.float64]
Places = NDArray[np.int64]


class _Reach(NamedTuple):
    """What texts share with a newcomer at most: weight on its side and on theirs, and points; how many are equal for sure.

    A point that is near another shares a part of its weight; the whole weight of such points is beside it.
    """

    ours: Numbers
    theirs: Numbers
    our_points: Numbers
    their_points: Numbers
    points: Places
    equal: Numbers


class Shortlist:
    """Texts in the order they are added, each with the score from which on it is of interest."""

    def __init__(self, language: Language) -> None:
        self._scoring, self._lexicon = language.scoring, language.lexicon
        self._sides: list[Side] = []
        self._holding: dict[str, array[int]] = defaultdict(lambda: array("q"))
        self._weighing: dict[str, array[float]] = defaultdict(lambda: array("d"))
        self._pairing: dict[tuple[str, str], array[int]] = defaultdict(lambda: array("q"))
        self._last_concepts: dict[str, int] = {}
        self._weights, self._least = array("d"), array("d")
        self._sizes, self._told, self._pairs, self._lasts = array("q"), array("q"), array("q"), array("q")

    def add(self, side: Side, score: float) -> None:
        """Adds a text, which is of interest to those whose score with it could be ``score`` (between 0 and 1)."""
        place = len(self._sides)
        self._sides.append(side)
        for concept, point in side.points.items():
            self._holding[concept].append(place)
            self._weighing[concept].append(point.weight)
        pairs = side.pairs
        for pair in pairs:
            self._pairing[pair].append(place)
        self._weights.append(side.weight)
        self._sizes.append(len(side.points))
        self._told.append(_told(side))
        self._pairs.append(len(pairs))
        known = side.mentions and not side.english
        self._lasts.append(self._number(side.mentions[-1].concept) if known else NOWHERE)
        self._least.append(_logit(score))

    def lower(self, place: int, score: float) -> None:
        """Makes a text of interest from another score on."""
        self._least[place] = _logit(score)

    def of(self, side: Side) -> list[int]:
        """Gives the places of the texts whose score could be enough, those first that share the most weight."""
        matching = [*self._matching(side)]
        if not matching:
            return []
        found = np.concatenate([places for places, *_ in matching])
        which = np.repeat(np.arange(len(matching)), [len(places) for places, *_ in matching])
        shares = np.array([share for _, _, share, *_ in matching])
        own = np.array([weight for _, _, _, weight, _ in matching])
        weights = np.frombuffer(self._weights)
        ours = np.bincount(found, (shares * own)[which], len(weights)).astype(float, copy=False)
        worthy = (ours + ROUNDING >= SHARED * np.minimum(weights, side.weight)) & (ours > 0)
        places = np.flatnonzero(worthy)
        # From here on it is about these alone, by their number among them.
        chosen = np.flatnonzero(worthy[found])
        which, number = which[chosen], (np.cumsum(worthy) - 1)[found[chosen]]
        held = np.concatenate([held for _, held, *_ in matching])[chosen]

        def total(parts: Numbers) -> Numbers:
            return np.bincount(number, parts, len(places)).astype(float, copy=False)

        reach = _Reach(
            ours=ours[places],
            theirs=total(shares[which] * held),
            our_points=total(own[which]),
            their_points=total(held),
            points=np.bincount(number, minlength=len(places)),
            equal=total(np.array([float(same) for *_, same in matching])[which]),
        )
        least, most = np.frombuffer(self._least)[places], self._most(side, places, reach)
        likely = np.flatnonzero(most + ROUNDING >= least)
        places, least, most = places[likely], least[likely], most[likely]
        enough = places[most + self._by_order(side, places) + ROUNDING >= least] if len(places) else places
        shared = {place: self._shared(side, place) for place in enough.tolist()}
        worth = [p for p, weight in shared.items() if weight and weight >= SHARED * min(side.weight, self._weights[p])]
        return sorted(worth, key=lambda place: (-shared[place], place))

    def _matching(self, side: Side) -> Iterator[tuple[Places, Numbers, float, float, bool]]:
        """Gives texts that have a concept of a side or one near it: their places, what it weighs there, the part of
        the weight that the two then share at most, what ours weighs, whether it is the very concept."""
        for concept, point in side.points.items():
            for other, share in ((concept, 1.0), *self._lexicon.neighbours.get(concept, ())):
                if other in self._holding:
                    held = np.frombuffer(self._weighing[other])
                    yield np.frombuffer(self._holding[other], np.int64), held, share, point.weight, other == concept

    def _shared(self, side: Side, place: int) -> float:
        points = self._sides[place].points
        return sum(point.weight for concept, point in side.points.items() if concept in points)

    def _most(self, side: Side, places: Places, reach: _Reach) -> Numbers:
        """Gives the most that the sum of every score could be: each feature between the least and the most it can be.

        What takes longer to find out, ``_by_order`` takes off again.
        """
        weights, sizes = np.frombuffer(self._weights)[places], np.frombuffer(self._sizes, np.int64)[places]
        told = np.frombuffer(self._told, np.int64)[places]
        covered = np.minimum(reach.ours / side.weight, 1), np.minimum(reach.theirs / weights, 1)
        left = np.clip(np.maximum(side.weight - reach.ours, weights - reach.theirs), 0, ENOUGH)
        left_count = np.clip(np.maximum(_told(side) - reach.points, told - reach.points), 0, ENOUGH)
        size = len(side.points)
        # Of the points that are left, one weighs as much as all do on average.
        our_left, their_left = side.weight - reach.our_points, weights - reach.their_points
        heaviest = np.maximum(
            our_left / np.maximum(size - reach.equal, 1), their_left / np.maximum(sizes - reach.equal, 1)
        )
        heaviest = np.maximum(heaviest, NOTICEABLE * (left_count > 0))
        ratio = np.minimum(sizes, size) / np.maximum(sizes, size)
        limits: Mapping[str, tuple[Numbers | float, Numbers | float]] = {
            "constant": (1.0, 1.0),
            "covered_less": (0.0, np.minimum(*covered)),
            "covered_more": (0.0, np.maximum(*covered)),
            "left_more": (left, ENOUGH),
            "heaviest_left": (heaviest, math.inf),
            "left_count": (left_count, ENOUGH),
            "shared": (0.0, np.minimum((reach.ours + reach.theirs) / 2, ENOUGH)),
            "size_ratio": (ratio, ratio),
            "order": (0.0, 1.0),
            "heads": (0.0, 1.0),
            "replaced": (0.0, 1.0),
            "force_shifts": (0.0, SHIFTS),
            "sign_shifts": (0.0, SHIFTS),
        }
        most = np.zeros(len(places))
        for name, coefficient in self._scoring.coefficients.items():
            least_value, most_value = limits[name]
            if coefficient:
                most += coefficient * (most_value if coefficient > 0 else least_value)
        return most

    def _by_order(self, side: Side, places: Places) -> Numbers:
        """Gives by how much the order of the concepts, and the last words, make the most less than ``_most`` has it."""
        order, heads = self._scoring.coefficients["order"], self._scoring.coefficients["heads"]
        less = order * self._order(side, places) - max(order, 0.0)
        most_heads = self._heads(side, places)
        result: Numbers = less + (heads * (most_heads - 1) if heads > 0 else 0.0)
        return result

    def _order(self, side: Side, places: Places) -> Numbers:
        """Gives the share of neighbouring concepts that are neighbours in both texts, as the score has it."""
        pairs = side.pairs
        known = [np.frombuffer(self._pairing[pair], np.int64) for pair in pairs if pair in self._pairing]
        if not known:
            return np.zeros(len(places))
        both = np.bincount(np.concatenate(known), minlength=len(self._sides))[places]
        result: Numbers = both / np.maximum(np.frombuffer(self._pairs, np.int64)[places] + len(pairs) - both, 1)
        return result

    def _heads(self, side: Side, places: Places) -> Numbers:
        """Gives the most that the feature of the last words can be."""
        if side.english or not side.mentions:
            return np.full(len(places), UNKNOWN_HEAD)
        lasts, last = np.frombuffer(self._lasts, np.int64)[places], side.mentions[-1].concept
        heads = np.where(lasts == NOWHERE, UNKNOWN_HEAD, 0.0)
        for other, share in ((last, 1.0), *self._lexicon.neighbours.get(last, ())):
            heads[lasts == self._number(other)] = share
        return heads

    def _number(self, concept: str) -> int:
        return self._last_concepts.setdefault(concept, len(self._last_concepts))


def _told(side: Side) -> int:
    return sum(point.weight >= NOTICEABLE for point in side.points.values())


def _logit(score: float) -> float:
    return math.log(score / (1 - score)) if 0 < score < 1 else math.copysign(math.inf, score - 0.5)
