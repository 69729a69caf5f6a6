"""The vocabulary of statements about HTTP: which words are one concept, what it weighs, what contradicts it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import combinations
from typing import Any

import yaml

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
class Lexicon:
    """Senses by the parts of a word, weights by concept, and the relations between concepts."""

    senses: Mapping[tuple[str, ...], Sense]
    weights: Mapping[str, float]
    near: Mapping[frozenset[str], Relation]
    contrasts: Mapping[str, frozenset[str]]
    longest: int
    nouns: tuple[str, ...]
    taught: frozenset[str]
    english: frozenset[str]

    @property
    def fingerprint(self) -> str:
        """Eight hex digits that change when a noun the morphological analyser is taught changes."""
        return hashlib.sha256("\n".join((*self.nouns, "", *sorted(self.taught))).encode()).hexdigest()[:8]


@cache
def lexicon() -> Lexicon:
    """Gives the vocabulary of the package, read once; raises ValueError for a word given twice."""
    source = (files(__package__) / "lexicon.yml").read_text(encoding="utf-8")
    return read_lexicon(yaml.load(source, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))


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
    return Lexicon(
        senses=senses,
        weights=weights,
        near=_read_near(raw["near"], weights),
        contrasts={name: frozenset(group) for name, group in raw["contrasts"].items()},
        longest=max(map(len, senses)),
        nouns=tuple(sorted(p[0] for p in senses if len(p) == 1 and _HANGUL_NOUN.match(p[0]))),
        taught=frozenset(raw["taught"].split(", ")),
        english=frozenset(part for parts in senses for part in parts if part.isascii()),
    )


def _parse_words(words: str) -> Iterator[tuple[tuple[str, ...], bool]]:
    for word in words.split(","):
        bare = word.strip()
        yield tuple(bare.removeprefix("!").replace("-", "").split()), not bare.startswith("!")


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
