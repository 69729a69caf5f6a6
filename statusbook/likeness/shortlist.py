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


class Shortlist:
    """Texts in the order they are added, each with the score from which on it is of interest."""

    def __init__(self, language: Language) -> None:
        self._scoring, self._lexicon = language.scoring, language.lexicon
        self._sides: list[Side] = []
        self._holding: dict[str, array[int]] = defaultdict(lambda: array("q"))
        self._pairing: dict[tuple[str, str], array[int]] = defaultdict(lambda: array("q"))
        self._heaviest: dict[str, float] = {}
        self._last_concepts: dict[str, int] = {}
        self._weights, self._least = array("d"), array("d")
        self._sizes, self._told, self._pairs, self._lasts = array("q"), array("q"), array("q"), array("q")

    def add(self, side: Side, score: float) -> None:
        """Adds a text, which is of interest to those whose score with it could be ``score`` (between 0 and 1)."""
        place = len(self._sides)
        self._sides.append(side)
        for concept, point in side.points.items():
            self._holding[concept].append(place)
            self._heaviest[concept] = max(point.weight, self._heaviest.get(concept, 0.0))
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
        counts = np.array([len(places) for places, _ in matching])
        found = np.concatenate([places for places, _ in matching])
        reach = np.bincount(found, np.repeat([weight for _, weight in matching], counts), len(self._sides)).astype(
            float, copy=False
        )
        weights = np.frombuffer(self._weights)
        places = np.flatnonzero((reach + ROUNDING >= SHARED * np.minimum(weights, side.weight)) & (reach > 0))
        most = self._most(side, places, reach[places], np.bincount(found, minlength=len(self._sides))[places])
        enough = places[most + ROUNDING >= np.frombuffer(self._least)[places]]
        shared = {place: self._shared(side, place) for place in enough.tolist()}
        worth = [p for p, weight in shared.items() if weight and weight >= SHARED * min(side.weight, self._weights[p])]
        return sorted(worth, key=lambda place: (-shared[place], place))

    def _matching(self, side: Side) -> Iterator[tuple[Places, float]]:
        """Gives texts that have a concept of a side or one near it, and the most weight that either then shares."""
        for concept, point in side.points.items():
            for other, share in ((concept, 1.0), *self._lexicon.neighbours.get(concept, ())):
                if other in self._heaviest:
                    weight = share * max(point.weight, self._heaviest[other])
                    yield np.frombuffer(self._holding[other], np.int64), weight

    def _shared(self, side: Side, place: int) -> float:
        points = self._sides[place].points
        return sum(point.weight for concept, point in side.points.items() if concept in points)

    def _most(self, side: Side, places: Places, reach: Numbers, count: Places) -> Numbers:
        """Gives the most that the sum of every score could be: each feature between the least and the most it can be.

        ``reach`` is the weight, ``count`` the number of points that can match at most.
        """
        weights, sizes = np.frombuffer(self._weights)[places], np.frombuffer(self._sizes, np.int64)[places]
        told = np.frombuffer(self._told, np.int64)[places]
        covered = np.minimum(reach / side.weight, 1), np.minimum(reach / weights, 1)
        left = np.clip(np.maximum(side.weight - reach, weights - reach), 0, ENOUGH)
        left_count = np.clip(np.maximum(_told(side) - count, told - count), 0, ENOUGH)
        size = len(side.points)
        ratio, order = np.minimum(sizes, size) / np.maximum(sizes, size), self._order(side, places)
        limits: Mapping[str, tuple[Numbers | float, Numbers | float]] = {
            "constant": (1.0, 1.0),
            "covered_less": (0.0, np.minimum(*covered)),
            "covered_more": (0.0, np.maximum(*covered)),
            "left_more": (left, ENOUGH),
            "heaviest_left": (NOTICEABLE * (left_count > 0), math.inf),
            "left_count": (left_count, ENOUGH),
            "shared": (0.0, np.minimum(reach, ENOUGH)),
            "size_ratio": (ratio, ratio),
            "order": (order, order),
            "heads": (0.0, self._heads(side, places)),
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
