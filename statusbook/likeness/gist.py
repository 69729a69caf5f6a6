"""The gist of a text: the concepts and values it mentions, in their order, without what only supports them.

``404는 페이지를 찾을 수 없다는 뜻이다`` is code 404, page, !find.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from statusbook.likeness.english import base_forms, mark_english
from statusbook.likeness.lemmas import read_words
from statusbook.likeness.lexicon import Lexicon
from statusbook.likeness.mention import Mention, mention_of, role_of
from statusbook.likeness.morphemes import Morpheme
from statusbook.likeness.predication import makes_claim
from statusbook.likeness.values import is_name, read_value
from statusbook.likeness.word import Force, Word

# The figures are those of the 466 labelled pairs (tests/cases/merge) when they were chosen: 213 of 245 duplicates found, 3 wrong ones.

DENIED = 1.5
"""How much more a denied concept weighs: what is not so is what a text is about.

With 1.25 one more pair is wrong. 2 would find three duplicates more, but the coefficients were fitted with this one.
"""

UNKNOWN, UNKNOWN_ADVERB = 1.0, 0.5
"""What a word weighs that the lexicon does not know, as much as a plain concept.

A noun or verb of 0.85 finds one duplicate more, of 1.15 one less; an adverb of 0.8 one less, of 1.0 three.
"""

REACH, REACH_OF_LATE = 3, 4
"""How many mentions apart what did not come and its time may be: 정해진 시간 안에 서버에서 응답을 받지 못했다.

1 to 6 judge the pairs alike; with these the sentences of tests/cases/merge/gists.yml are read as they should be.
"""

SUPPORTING = 0.45
"""What a word weighs that claims nothing by itself, once it is denied: 발생하지 않는다; 0.2 to 1 are alike."""

# Words that make 의미 the meaning of a request: 의미 오류, 의미상 올바르지 않다.
_FAULTS = frozenset({"오류", "에러", "잘못", "올바르다", "문법", "구문", "틀리다"})
# What comes, or does not, in time.
_COMINGS = frozenset(
    {"get", "response", "send", "complete", "process", "provide", "request", "do", "happen", "inform", "exist"}
)
# Particles and marks that the analyser left by themselves.
_STRAY = frozenset({"을", "를", "은", "는", "이", "가", "과", "와", "로", "으로", "의", "에", "X", "x", "O", "o"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Gist:
    """The mentions of a statement in their order, whether it is in English, and whether it claims anything."""

    mentions: tuple[Mention, ...]
    english: bool
    claims: bool = True


def read_gist(morphemes: Iterable[Morpheme], lexicon: Lexicon) -> Gist:
    """Gives the gist of a statement from its morphemes."""
    morphemes = tuple(morphemes)
    words = read_words(morphemes)
    english = not any("가" <= char <= "힣" for word in words for char in word.key[:1])
    words = mark_english(words, lexicon.silent)
    for word in words:
        if word.tag == "SL" and not is_name(word.key, lexicon.values, english=english):
            word.key = _base(word.key, lexicon)
    _mark_semantics(words)
    mentions = _in_time(list(_mentions(words, english, lexicon)))
    kept = tuple(_without_glosses(_without_carriers(mentions)))
    return Gist(mentions=kept, english=english, claims=makes_claim(morphemes))


def _base(key: str, lexicon: Lexicon) -> str:
    lower = key.lower()
    return next((form for form in base_forms(lower) if form in lexicon.english), lower)


def _mark_semantics(words: Sequence[Word]) -> None:
    """Tells 의미 as what a request means (의미 오류) from 의미 as what a statement says (…을 의미한다)."""
    if not any(word.key in _FAULTS for word in words):
        return
    for word, following in pairwise(words):
        fault = not word.endings and following.key in _FAULTS
        noun = word.has_ending("상", "적", "론", "이", "가", "은", "는", "에")
        if word.key == "의미상" or (word.key == "의미" and (fault or noun)):
            word.key = "의미론"


def _mentions(words: Sequence[Word], english: bool, lexicon: Lexicon) -> Iterator[Mention]:
    place = 0
    while place < len(words):
        value = read_value(words, place, english, lexicon)
        mention, length = value if value is not None else _concept(words, place, lexicon)
        if mention is not None:
            yield mention
        place += length


def _concept(words: Sequence[Word], place: int, lexicon: Lexicon) -> tuple[Mention | None, int]:
    for length in range(min(lexicon.longest.get(words[place].key, 0), len(words) - place), 0, -1):
        span = words[place : place + length]
        sense = lexicon.senses.get(tuple(word.key for word in span))
        if sense is not None and _holds_together(span):
            weight = lexicon.weights[sense.concept]
            positive = sense.positive == (sum(not word.positive for word in span) % 2 == 0)
            if weight or not positive:
                return _mention(sense.concept, weight or SUPPORTING, positive, span), length
            return None, length
    word = words[place]
    if word.key in _STRAY or word.tag in {"NNB", "MAJ", "NP"}:
        return None, 1
    weight = UNKNOWN_ADVERB if word.tag in {"MAG", "MM", "NR"} else UNKNOWN
    return _mention(f"={word.key}", weight, word.positive, [word]), 1


def _mention(concept: str, weight: float, positive: bool, span: Sequence[Word]) -> Mention:
    known = not concept.startswith("=")
    return mention_of(
        concept,
        weight=weight * DENIED if known and not positive else weight,
        positive=positive,
        force=next((word.force for word in span if word.force is not Force.FACT), Force.FACT),
        role=role_of(span[-1]),
        purpose=any(word.purpose for word in span),
        clause=span[-1].clause,
    )


def _holds_together(words: Sequence[Word]) -> bool:
    """Tells whether the words may be one expression: a noun inside a compound noun stands in no case."""
    inner = [morpheme for word in words[:-1] for morpheme in word.endings]
    if words[-1].tag.startswith("V") or words[-1].has_ending("하", "되"):
        return True
    if any(tag in {"EC", "EF"} for _, tag in inner):
        return False
    return not any(tag.startswith("J") and form not in {"의", "에"} for form, tag in inner)


def _in_time(mentions: Sequence[Mention]) -> list[Mention]:
    """Reads "not … in time" and "not … for some time" as "late": what did not come in time came late."""
    read = list(mentions)
    for place, mention in enumerate(mentions):
        awaited = mention.concept == "given_time" or (mention.concept == "late" and not mention.positive)
        if not awaited:
            continue
        reach = REACH_OF_LATE if mention.concept == "late" else REACH
        nearby = range(max(place - reach, 0), min(place + reach + 1, len(mentions)))
        missed = [o for o in nearby if not read[o].positive and _may_come(read[o].concept)]
        if missed:
            other = min(missed, key=lambda found: abs(found - place))
            read[place] = replace(mention, concept="late", positive=True)
            read[other] = replace(read[other], positive=True)
    return read


def _may_come(concept: str) -> bool:
    """Tells whether something comes, or is a word that the vocabulary does not know: 수립되지 않아."""
    return concept in _COMINGS or concept.startswith("=")


def _without_carriers(mentions: Sequence[Mention]) -> list[Mention]:
    """Leaves out the word header beside a header's name: ``Location 헤더`` says no more than ``Location``."""
    kept = []
    for place, mention in enumerate(mentions):
        beside = mentions[max(place - 1, 0) : place + 2]
        named = any(other.concept.startswith("header ") for other in beside)
        if not (named and mention.concept in {"header", "field"}):
            kept.append(mention)
    return kept


def _without_glosses(mentions: Sequence[Mention]) -> list[Mention]:
    """Leaves out a word that only says the one before it again: ``인증(Authentication)되지 않음``."""
    kept: list[Mention] = []
    for mention in mentions:
        if kept and kept[-1].concept == mention.concept and not mention.value:
            kept[-1] = mention if kept[-1].positive else kept[-1]
        else:
            kept.append(mention)
    return kept
