"""The vocabulary holds together, and the analyser can meet every word in it."""

from __future__ import annotations

from typing import Any

import pytest

from statusbook.likeness.language import our_language
from statusbook.likeness.lemmas import read_words
from statusbook.likeness.lexicon import read_lexicon
from statusbook.likeness.morphemes import Korean, prepare

SMALL: dict[str, Any] = {
    "weights": {"plain": 1.0},
    "concepts": {"plain": {"keep": "유지, keep", "change": "변경, !불변"}},
    "near": [{"share": 0.5, "concepts": ["keep", "!change"]}],
    "contrasts": {"keep-change": ["keep", "change"]},
    "contrasts_of_one": {},
    "decisive": "keep",
    "values": {"methods": "GET", "formats": "json", "versioned": "http", "headers": "Retry-After",
               "ambiguous_headers": "Date", "units": {"초": ["s", 1]}},
    "phrases": "Not Found",
    "headers": {"range": "범위"},
    "taught": "쓰기",
}  # fmt: skip


def test_a_word_stands_for_one_concept() -> None:
    """A word given twice is refused, with both concepts named."""
    twice = SMALL | {"concepts": {"plain": {"keep": "유지", "change": "변경, 유지"}}}
    with pytest.raises(ValueError, match="'유지' stands for 'keep' and 'change'"):
        read_lexicon(twice)


@pytest.mark.parametrize("relation", ["near", "contrasts"])
def test_a_relation_names_known_concepts(relation: str) -> None:
    """A misspelt concept in a relation is refused instead of never being met."""
    wrong: Any = [{"share": 0.5, "concepts": ["keep", "chnage"]}] if relation == "near" else {"x": ["chnage"]}
    with pytest.raises(ValueError, match="'chnage' is"):
        read_lexicon(SMALL | {relation: wrong})


def test_a_denied_word_and_an_opposite_relation_are_read() -> None:
    """'!' turns a word into its concept's opposite and a relation into one between opposites."""
    small = read_lexicon(SMALL)
    assert not small.senses["불변",].positive
    assert small.near[frozenset({"keep", "change"})].opposite


def test_every_compound_noun_is_one_the_analyser_gives() -> None:
    """A noun of the vocabulary comes out of the morphological analysis as the vocabulary writes it."""
    lexicon = our_language().lexicon
    prepared = {noun: prepare(noun, lexicon.phrases) for noun in lexicon.nouns if len(noun) > 2}
    found = Korean(lexicon.korean_nouns).split(prepared.values())
    strange = [n for n, form in prepared.items() if [word.key for word in read_words(found[form])] != [n]]
    assert strange == []
