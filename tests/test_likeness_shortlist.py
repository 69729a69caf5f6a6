"""Looking a newcomer's like up gives what comparing it with every text would give."""

from __future__ import annotations

import functools
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from statusbook.likeness import KeyedText, KeyPairs, Linguist, clusters
from statusbook.likeness.gist import Gist
from statusbook.likeness.grouping import own_concepts
from statusbook.likeness.language import Language, our_language
from statusbook.likeness.mention import Mention
from statusbook.likeness.scoring import compare
from statusbook.likeness.shortlist import SHARED, Shortlist
from statusbook.likeness.side import Side, side_of

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "bench"))
from korean_prose import Writer  # noqa: E402

CASES = HERE / "cases" / "merge"


def labelled_texts() -> Iterator[str]:
    for name in ("tuning", "practice", "held_back"):
        for pair in yaml.safe_load((CASES / f"{name}.yml").read_text("utf-8")):
            yield from (pair["a"], pair["b"])


@functools.cache
def texts() -> tuple[str, ...]:
    """Sentences of the labelled pairs, and made-up ones, of which some say what others say."""
    writer = Writer(7)
    return (*dict.fromkeys(labelled_texts()), *dict.fromkeys(writer.sentence(404) for _ in range(400)))


@functools.cache
def sides() -> tuple[Side, ...]:
    gists = Linguist().gists(texts())
    return tuple(side_of(gists[text], own_concepts([404])) for text in texts())


class EveryText(Shortlist):
    """What a shortlist must find: every text that is worth a comparison, each looked at."""

    def __init__(self, language: Language) -> None:
        super().__init__(language)
        self.all: list[Side] = []

    def add(self, side: Side, score: float) -> None:
        self.all.append(side)

    def lower(self, place: int, score: float) -> None:
        pass

    def of(self, side: Side) -> list[int]:
        def shared(other: Side) -> float:
            return sum(point.weight for concept, point in side.points.items() if concept in other.points)

        worth = [
            (-shared(other), place)
            for place, other in enumerate(self.all)
            if shared(other) and shared(other) >= SHARED * min(side.weight, other.weight)
        ]
        return [place for _, place in sorted(worth)]


def inclined(language: Language) -> Language:
    """The same language with every weight of the score turned round: what spoke for a pair speaks against it."""
    lines = language.weighing.split("\n")
    turned = [line.replace(": -", ": +") if ": -" in line else line.replace(": ", ": -", 1) for line in lines[-14:]]
    return replace(language, weighing="\n".join([*lines[:-14], *turned]).replace("+", ""))


@pytest.mark.parametrize("score", [0.35, 0.6])
def test_whoever_would_be_found_alike_is_on_the_list(score: float) -> None:
    """Of all pairs of labelled and made-up sentences, every one that scores enough is found, in order of weight."""
    language = our_language()
    shortlist, every = Shortlist(language), EveryText(language)
    found = 0
    for newcomer in sides():
        listed = shortlist.of(newcomer)
        alike = [p for p in every.of(newcomer) if compare(newcomer, sides()[p], language).score >= score]
        assert [place for place in listed if place in alike] == alike
        found += len(alike)
        shortlist.add(newcomer, score)
        every.add(newcomer, score)
    assert found > 100


def test_what_is_near_leaves_weight_but_no_concept() -> None:
    """A part of the weight of near concepts is shared, and the rest is nobody's: such a pair is found by what it scores."""
    language = our_language()
    near = [
        (one, other)
        for one, neighbours in language.lexicon.neighbours.items()
        for other, share in neighbours
        if 0 < share < 1 and not {one, other} & {"send", "client"}
    ]
    assert len(near) > 50
    for one, other in near:
        ours, theirs = (
            side_of(
                Gist(mentions=tuple(Mention(concept=c, weight=1.0) for c in ("client", "send", word)), english=False)
            )
            for word in (one, other)
        )
        shortlist = Shortlist(language)
        shortlist.add(theirs, compare(ours, theirs, language).score)
        assert shortlist.of(ours) == [0]


def test_the_list_is_short() -> None:
    """It leaves out nearly all: not one pair in a hundred is compared."""
    shortlist = Shortlist(our_language())
    listed = 0
    for newcomer in sides():
        listed += len(shortlist.of(newcomer))
        shortlist.add(newcomer, our_language().scoring.threshold)
    assert 100 * listed < len(sides()) * (len(sides()) - 1) / 2


PLACES = st.lists(st.integers(min_value=0, max_value=10_000), min_size=2, max_size=60)
PAIRS = st.lists(st.tuples(st.integers(0, 59), st.integers(0, 59)), max_size=4)


@settings(max_examples=60, deadline=None)
@given(PLACES, PAIRS, PAIRS, st.sampled_from([0, 1, 3]))
def test_groups_are_those_of_comparing_all(
    places: list[int], same: list[tuple[int, int]], distinct: list[tuple[int, int]], leading: int
) -> None:
    """Whatever texts come in whatever order, ruled on or not, the groups are those of comparing each with all."""
    keyed = [
        KeyedText(text=texts()[place % len(texts())], key=str(number), leads=number < leading)
        for number, place in enumerate(places)
    ]
    rulings = {"same": _pairs(same), "distinct": _pairs(distinct)}
    found = Linguist().groups(keyed, about=(404,), **rulings)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(clusters, "Shortlist", EveryText)
        assert Linguist().groups(keyed, about=(404,), **rulings) == found


def _pairs(pairs: list[tuple[int, int]]) -> KeyPairs:
    return frozenset(frozenset({str(one), str(other)}) for one, other in pairs if one != other)


def test_the_most_holds_whatever_the_weights_of_the_score() -> None:
    """Where a feature counts the other way round, no pair that scores enough is missed either."""
    language = inclined(our_language())
    assert language.scoring.coefficients["shared"] == -our_language().scoring.coefficients["shared"]
    shortlist, every = Shortlist(language), EveryText(language)
    found = 0
    for newcomer in sides()[-200:]:
        listed = shortlist.of(newcomer)
        alike = [p for p in every.of(newcomer) if compare(newcomer, every.all[p], language).score >= 0.6]
        assert not {*alike} - {*listed}
        found += len(alike)
        shortlist.add(newcomer, 0.6)
        every.add(newcomer, 0.6)
    assert found > 0
