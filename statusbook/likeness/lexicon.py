"""The vocabulary of statements about HTTP: which words are one concept, what it weighs, what excludes it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, permutations
from typing import Any

import yaml

from statusbook.likeness.morphemes import Nouns

# A word that may be a noun: 헤더, 새로고침; not 찾다, 명시적, 함께, 자세히, 대체로, which end as no noun does
_HANGUL_NOUN = re.compile(r"[가-힣]{2,}(?<![다적에히로])$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sense:
    """What a word stands for: a concept, or (``positive`` false) its opposite."""

    concept: str
    positive: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """How much of their weight two concepts share, and whether one stands for the other's opposite."""

    share: float
    opposite: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Values:
    """What is compared to the letter: names in lower case without hyphens, units with their size."""

    methods: frozenset[str]
    formats: frozenset[str]
    versioned: frozenset[str]
    headers: frozenset[str]
    ambiguous_headers: frozenset[str]
    units: Mapping[str, tuple[str, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Senses by the parts of a word, weights by concept, and the relations between concepts.

    ``neighbours`` are those that are near a concept, each with the share; ``longest`` is how many parts the longest
    expression has that begins with a word, ``header_beginnings`` the words that a Korean header name begins with.
    """

    senses: Mapping[tuple[str, ...], Sense]
    weights: Mapping[str, float]
    near: Mapping[frozenset[str], Relation]
    neighbours: Mapping[str, tuple[tuple[str, float], ...]]
    contrasts: Mapping[str, frozenset[str]]
    contrasts_of_one: Mapping[str, frozenset[str]]
    decisive: frozenset[str]
    longest: Mapping[str, int]
    nouns: tuple[str, ...]
    taught: frozenset[str]
    values: Values
    phrases: tuple[str, ...]
    headers: Mapping[tuple[str, ...], str]
    header_beginnings: frozenset[str]
    english: frozenset[str]
    silent: frozenset[str]

    @property
    def korean_nouns(self) -> Nouns:
        """The nouns that the morphological analyser is to keep whole."""
        return Nouns(self.nouns, tuple(sorted(self.taught)))


def parse_lexicon(text: str) -> Lexicon:
    """Gives the vocabulary of a text as lexicon.yml is; raises ValueError for a word given twice."""
    return read_lexicon(yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))


def read_lexicon(raw: Mapping[str, Any]) -> Lexicon:
    """Gives the vocabulary written in ``raw``; raises ValueError for a word given twice."""
    senses: dict[tuple[str, ...], Sense] = {}
    weights: dict[str, float] = {}
    for level, concepts in raw["concepts"].items():
        for concept, words in concepts.items():
            weights[concept] = raw["weights"][level]
            for parts, positive in _parse_words(words):
                if parts in senses:
                    raise ValueError(f"{' '.join(parts)!r} stands for {senses[parts].concept!r} and {concept!r}")
                senses[parts] = Sense(concept=concept, positive=positive)
    near = _read_near(raw["near"], weights)
    headers = {parts: name for name, words in raw["headers"].items() for parts, _ in _parse_words(words)}
    return Lexicon(
        senses=senses,
        weights=weights,
        near=near,
        neighbours=_neighbours(near),
        contrasts=_read_contrasts(raw["contrasts"], weights),
        contrasts_of_one=_read_contrasts(raw["contrasts_of_one"], weights),
        decisive=frozenset(raw["decisive"].split(", ")),
        longest=_longest(senses),
        nouns=tuple(
            sorted(
                p[0]
                for p in senses
                if len(p)
                == 1  # A word that may be a noun: 헤더, 새로고침; not 찾다, 명시적, 함께, 자세히, 대체로, which end as no noun does
                and _HANGUL_NOUN.match(p[0])
            )
        ),
        values=_read_values(raw["values"]),
        phrases=tuple(sorted((phrase.strip() for phrase in raw["phrases"].split(",")), key=len, reverse=True)),
        headers=headers,
        header_beginnings=frozenset(parts[0] for parts in headers),
        taught=frozenset(raw["taught"].split(", ")),
        silent=frozenset(parts[0] for parts, sense in senses.items() if len(parts) == 1 and not weights[sense.concept]),
        english=frozenset(part for parts in senses for part in parts if part.isascii()),
    )


def _read_values(raw: Mapping[str, Any]) -> Values:
    names = {
        name: frozenset(word.strip().replace("-", "").lower() for word in words.split(","))
        for name, words in raw.items()
        if name != "units"
    }
    return Values(units={word: (unit, size) for word, (unit, size) in raw["units"].items()}, **names)


def _parse_words(words: str) -> Iterator[tuple[tuple[str, ...], bool]]:
    for word in words.split(","):
        bare = word.strip()
        yield tuple(bare.removeprefix("!").replace("-", "").split()), not bare.startswith("!")


def _read_contrasts(raw: Mapping[str, list[str]], weights: Mapping[str, float]) -> dict[str, frozenset[str]]:
    for name, group in raw.items():
        if unknown := {concept.removeprefix("!") for concept in group} - weights.keys():
            raise ValueError(f"contrast {name!r}: {min(unknown)!r} is no concept")
    return {name: frozenset(group) for name, group in raw.items()}


def _read_near(raw: list[dict[str, Any]], weights: Mapping[str, float]) -> dict[frozenset[str], Relation]:
    near: dict[frozenset[str], Relation] = {}
    for group in raw:
        for one, other in combinations(group["concepts"], 2):
            pair = frozenset(concept.removeprefix("!") for concept in (one, other))
            if unknown := {concept for concept in pair - weights.keys() if " " not in concept}:
                raise ValueError(f"{min(unknown)!r} is near something but is no concept")
            opposite = one.startswith("!") != other.startswith("!")
            if pair not in near or near[pair].share < group["share"]:
                near[pair] = Relation(share=group["share"], opposite=opposite)
    return near


def _longest(expressions: Iterable[tuple[str, ...]]) -> dict[str, int]:
    longest: dict[str, int] = {}
    for parts in expressions:
        longest[parts[0]] = max(len(parts), longest.get(parts[0], 0))
    return longest


def _neighbours(near: Mapping[frozenset[str], Relation]) -> dict[str, tuple[tuple[str, float], ...]]:
    found: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for pair, relation in near.items():
        for one, other in permutations(pair, 2):
            found[one].append((other, relation.share))
    return {concept: tuple(sorted(others)) for concept, others in found.items()}
