"""Values, which are compared to the letter: status codes, numbers with units, versions, methods, headers, formats."""

from __future__ import annotations

import re
from collections.abc import Sequence

from statusbook.likeness.lexicon import Lexicon, Values
from statusbook.likeness.mention import Mention, mention_of, role_of
from statusbook.likeness.word import Word

VALUE_KINDS = ("code", "number", "version", "method", "header", "format")
"""The first word of a value's concept: ``code 404``, ``number 3600s``, ``header retryafter``."""

WEIGHT = 1.5
"""What a value weighs: more than any word. With 1.25 one more labelled pair is wrong, with 1 two duplicates less as well."""

_CARRIERS = frozenset({"헤더", "header", "필드", "헤더필드"})
_STATUS_CODE = re.compile(r"[1-5]\d\d")  # 404, not 3600
_NUMBER = re.compile(r"\d+(\.\d+)?")  # 60, 1.5, not the version 1.1.2


def read_value(words: Sequence[Word], place: int, english: bool, lexicon: Lexicon) -> tuple[Mention, int] | None:
    """Gives the value that begins at ``place`` and how many words it takes, or None."""
    word = words[place]
    following = words[place + 1] if place + 1 < len(words) else None
    if word.tag == "SN":
        return _number(word, following, lexicon.values)
    if word.tag == "SL":
        return _name(word, following, english, lexicon.values)
    return _korean_header(words, place, lexicon)


def is_name(word: str, values: Values, *, english: bool = False) -> bool:
    """Tells whether a Latin word is written as a method or a header is, so that it is kept as it stands.

    In English a sentence may begin with a word that a header has for a name, too: ``Server refuses …``.
    """
    lower = word.lower()
    method = word.isupper() and lower in values.methods
    is_word = english and lower in values.ambiguous_headers
    return method or (word[:1].isupper() and lower in values.headers and not is_word)


def _name(word: Word, following: Word | None, english: bool, values: Values) -> tuple[Mention, int] | None:
    key = word.key.lower()
    if key in values.methods and (word.key.isupper() or not english):
        return _mention(f"method {key}", word), 1
    if following is not None and following.tag == "SN" and key in values.versioned and len(word.endings) < 2:
        return _mention(f"version {key} {following.key}", following), 2
    if key in values.formats:
        return _mention(f"format {key}", word), 1
    if key in values.headers and _is_header(word, following, english, values):
        return _mention(f"header {key}", word), 1
    return None


def _is_header(word: Word, following: Word | None, english: bool, values: Values) -> bool:
    if following is not None and following.key in _CARRIERS:
        return True
    ambiguous = word.key.lower() in values.ambiguous_headers
    hyphened = sum(char.isupper() for char in word.key) > 1  # Content-Type, as it is joined
    return word.key[:1].isupper() and (hyphened or not english) and not ambiguous


def _korean_header(words: Sequence[Word], place: int, lexicon: Lexicon) -> tuple[Mention, int] | None:
    if words[place].key not in lexicon.header_beginnings:
        return None
    for length in (2, 1):
        name = lexicon.headers.get(tuple(word.key for word in words[place : place + length]))
        carrier = words[place + length] if place + length < len(words) else None
        if name and carrier is not None and carrier.key in _CARRIERS and not words[place + length - 1].endings:
            return _mention(f"header {name}", carrier), length + 1
    return None


def _number(word: Word, following: Word | None, values: Values) -> tuple[Mention, int]:
    unit = values.units.get(following.key.lower()) if following and not word.endings else None
    if unit is not None and following is not None and _NUMBER.fullmatch(word.key):
        return _mention(f"number {float(word.key) * unit[1]:g}{unit[0]}", following), 2
    kind = "code" if _STATUS_CODE.fullmatch(word.key) else "number"
    return _mention(f"{kind} {word.key}", word), 1


def _mention(concept: str, word: Word) -> Mention:
    return mention_of(
        concept,
        weight=WEIGHT,
        positive=word.positive,
        force=word.force,
        role=role_of(word),
        clause=word.clause,
        value=True,
    )
