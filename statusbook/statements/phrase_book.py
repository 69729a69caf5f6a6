"""Every phrase that is known, looked up in any spelling: capitals, hyphens, underscores, camel case."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from rapidfuzz import fuzz, process

from statusbook.facts.known import KnownCode, KnownCodes
from statusbook.facts.phrases import OTHER_PHRASES
from statusbook.text import has_hangul

_OWN_LIKENESS = 80
"""The likeness (0 to 100) of a phrase of the code with a slip: all 3,872 ways to drop a letter or to swap two in the
known phrases are 80 or more (``Fonud`` is the least like); from 93 on a labelled table loses a phrase."""

_OTHERS_LIKENESS = 88
"""That of a phrase of another code. Right phrases of two codes are up to 87.5 alike (``Request Header Too Large`` of
494 and ``Request Header Fields Too Large`` of 431; only two of 413 and 414 more), so less would accuse a right one."""

_SHORTEST_FUZZY = 5
"""Letters; in shorter words one letter makes another word: ``Gone``, ``Done``."""

_LONGEST_FUZZY = 80
"""Letters; twice the longest phrase, so that no hostile line is compared with all of them."""

_MORE_WORDS = 2
"""``Not Found Error``, ``Bad Request Status Code`` (of 400); with more words it is a sentence."""

_EVERYDAY_WORDS = 2
"""``Auth Failed`` (597), ``Invalid Token`` (498), ``Page Expired`` (419) beside 401; a longer phrase is nobody else's."""

# What spellings of a phrase differ in: `` ``, ``-``, ``_``, ``'``; not ``a``, ``4``.
_NOT_IN_KEY = re.compile(r"[^0-9a-z]")

# The words of a phrase: ``Not``, ``URI``, ``m`` of ``I'm``; not ``'``, ``-``.
_WORD = re.compile(r"[A-Za-z0-9]+")


class Fit(StrEnum):
    """How a phrase, as written, fits the number it stands beside."""

    OWN = "own"  # 404 Not Found
    OLDER = "older"  # 413 Payload Too Large
    NEAR = "near"  # misspelt or in part: 404 Not Fuond, 203 Non-Authoritative
    OTHERS = "others"  # of another code: 404 Bad Request
    UNKNOWN = "unknown"  # 404 Page Layout

    @property
    def is_known(self) -> bool:
        """Returns whether the words are a reason phrase of some code, misspelt perhaps."""
        return self is not Fit.UNKNOWN

    @property
    def is_of_code(self) -> bool:
        """Returns whether the words are a phrase of the code itself, misspelt perhaps."""
        return self in (Fit.OWN, Fit.OLDER, Fit.NEAR)

    @property
    def is_exact(self) -> bool:
        """Returns whether the words are a phrase of the code itself, letter for letter."""
        return self in (Fit.OWN, Fit.OLDER)


@dataclass(frozen=True, slots=True, kw_only=True)
class FittedPhrase:
    """A phrase beside a number: how it fits, and whose phrase it is when it is another's."""

    fit: Fit
    owner: int | None = None


@lru_cache(maxsize=4096)
def phrase_key(phrase: str) -> str:
    """Returns the letters and digits of a phrase in lower case: ``notfound`` for ``Not Found`` and ``NOT_FOUND``."""
    return _NOT_IN_KEY.sub("", phrase.lower())


_latest: list[PhraseBook] = []


def phrase_book(known: KnownCodes) -> PhraseBook:
    """Returns the book of these known codes; one and the same for all notes of a build."""
    if not _latest or _latest[0].known is not known:
        _latest[:] = [PhraseBook(known)]
    return _latest[0]


class PhraseBook:
    """The known codes, arranged for reading: whose phrase is it, is it spelt right, where does it end?"""

    def __init__(self, known: KnownCodes) -> None:
        self.known = known
        self._own: dict[int, set[str]] = {}
        self._older: dict[int, set[str]] = {}
        self._owners: dict[str, list[int]] = {}
        self._names: dict[str, int] = {}
        spellings: set[str] = set()
        for code in sorted({*known.by_code, *OTHER_PHRASES}):
            spellings.update(self._add(code))
        self._spelling = _spelling_pattern(spellings)

    def _add(self, code: int) -> list[str]:
        """Adds a code; returns all its phrases. A phrase that is both present and past counts as present.

        One without a letter or digit of English (a vendor's Korean words) cannot be known by its letters.
        """
        known = self.known.by_code.get(code)
        current = [known.phrase, *known.other_phrases] if known else []
        own = [phrase for phrase in (*current, *OTHER_PHRASES.get(code, ())) if phrase_key(phrase)]
        older = [phrase for phrase in (known.older_phrases if known else ()) if phrase_key(phrase)]
        self._older[code] = _keys(older) - _keys(current)
        self._own[code] = _keys(own) - self._older[code]
        for key in map(phrase_key, own + older):
            owners = self._owners.setdefault(key, [])
            if code not in owners:
                owners.append(code)
        for name in known.names_ko if known else ():
            self._names.setdefault(name.replace(" ", ""), code)
        return own + older

    def is_known(self, code: int) -> bool:
        """Returns whether anything is known about the number."""
        return code in self.known.by_code or code in OTHER_PHRASES

    def get(self, code: int) -> KnownCode | None:
        """Returns what is known about the number."""
        return self.known.by_code.get(code)

    def match_at(self, text: str, at: int) -> int | None:
        """Returns the end of the longest known phrase that begins at this offset: 13 for ``404 Not Found`` and 4."""
        found = self._spelling.match(text, at)
        return found.end() if found else None

    def code_of_name(self, name_ko: str) -> int | None:
        """Returns the number with this Korean name, spaces aside."""
        return self._names.get(name_ko.replace(" ", ""))

    def fit(self, phrase: str, code: int) -> FittedPhrase:
        """Returns how the phrase fits the code: for 404, OWN with ``Not Found``; OTHERS, of 400, with ``Bad Request``."""
        if has_hangul(phrase):
            return FittedPhrase(fit=Fit.UNKNOWN)
        key = phrase_key(phrase)
        if key in self._own.get(code, ()):
            return FittedPhrase(fit=Fit.OWN, owner=code)
        if key in self._older.get(code, ()):
            return FittedPhrase(fit=Fit.OLDER, owner=code)
        if key in self._owners:
            is_everyday = self._is_assigned(code) and self._is_everyday(phrase, key)
            return (
                FittedPhrase(fit=Fit.UNKNOWN)
                if is_everyday
                else FittedPhrase(fit=Fit.OTHERS, owner=self._owners[key][0])
            )
        if len(key) < _SHORTEST_FUZZY or len(key) > _LONGEST_FUZZY:
            return FittedPhrase(fit=Fit.UNKNOWN)
        return self._likely_fit(phrase, key, code)

    def _likely_fit(self, phrase: str, key: str, code: int) -> FittedPhrase:
        """Returns the fit of words that are no phrase letter for letter; the phrase of the code itself comes first."""
        own = self._own.get(code, set()) | self._older.get(code, set())
        if any(fuzz.ratio(key, each) >= _OWN_LIKENESS for each in own) or self._is_part(phrase, code):
            return FittedPhrase(fit=Fit.NEAR, owner=code)
        best = process.extractOne(key, self._owners.keys(), scorer=fuzz.ratio, score_cutoff=_OTHERS_LIKENESS)
        if best is not None and not (self._is_assigned(code) and self._is_everyday(phrase, best[0])):
            return FittedPhrase(fit=Fit.OTHERS, owner=self._owners[best[0]][0])
        return FittedPhrase(fit=Fit.UNKNOWN)

    def _is_assigned(self, code: int) -> bool:
        known = self.get(code)
        return known is not None and known.assigned

    def _is_everyday(self, phrase: str, key: str) -> bool:
        """Returns whether a phrase is two words of a vendor's code at most, as anybody writes them: ``401 Invalid Token``."""
        return len(_WORD.findall(phrase)) <= _EVERYDAY_WORDS and not any(map(self._is_assigned, self._owners[key]))

    def _is_part(self, phrase: str, code: int) -> bool:
        """Returns whether the words are some of the words of the phrase (``Non-Authoritative`` of 203), or a few more.

        One word more or two are allowed (``Not Found Error``), not in front of a phrase of one word (``Status Gone``).
        """
        known = self.get(code)
        words = _words(phrase)
        if known is None or not words or len(phrase) < _SHORTEST_FUZZY:
            return False
        phrases = [_words(each) for each in (known.phrase, *known.older_phrases)]
        return any(
            words < each or (len(each) > 1 and each < words and len(words - each) <= _MORE_WORDS) for each in phrases
        )


def _keys(phrases: Iterable[str]) -> set[str]:
    return {key for key in map(phrase_key, phrases) if key}


def _words(phrase: str) -> set[str]:
    return {word.lower() for word in _WORD.findall(phrase)}


def _spelling_pattern(spellings: Iterable[str]) -> re.Pattern[str]:
    """Returns a pattern for every spelling: ``Not Found``, ``NOT_FOUND``, ``notFound``; the longest phrase wins."""
    ordered = sorted(spellings, key=lambda phrase: (-len(phrase), phrase))
    joined = "|".join(
        r"[\s_'’‘´`ʼ＇′‐‑‒–—−-]{0,2}".join(re.escape(word) for word in _WORD.findall(phrase)) for phrase in ordered
    )
    return re.compile(rf"(?<![A-Za-z0-9])(?:{joined or '(?!)'})(?![A-Za-z0-9]|['’]t\b)", re.IGNORECASE)
