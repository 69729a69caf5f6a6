"""Every phrase that is known, looked up in any spelling: capitals, hyphens, underscores, camel case."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz, process

from statusbook.facts.known import KnownCode, KnownCodes
from statusbook.facts.phrases import OTHER_PHRASES
from statusbook.text import has_hangul

_NOT_IN_KEY = re.compile(r"[^0-9a-z]")
_WORD = re.compile(r"[A-Za-z0-9]+")
_OWN_LIKENESS = 80
_OTHERS_LIKENESS = 88
_SHORTEST_FUZZY = 5


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


def phrase_key(phrase: str) -> str:
    """Gives the letters and digits of a phrase in lower case: one key for all its spellings."""
    return _NOT_IN_KEY.sub("", phrase.lower())


_latest: list[tuple[KnownCodes, PhraseBook]] = []


def phrase_book(known: KnownCodes) -> PhraseBook:
    """Gives the book of these known codes; one and the same for all notes of a build."""
    if not _latest or _latest[0][0] is not known:
        _latest[:] = [(known, PhraseBook(known))]
    return _latest[0][1]


class PhraseBook:
    """The known codes, arranged for reading."""

    def __init__(self, known: KnownCodes) -> None:
        self.known = known
        self._own: dict[int, set[str]] = {}
        self._older: dict[int, set[str]] = {}
        self._owners: dict[str, list[int]] = {}
        self._names: dict[str, int] = {}
        spellings: set[str] = set()
        for code in sorted({*known.by_code, *OTHER_PHRASES}):
            entry = known.by_code.get(code)
            current = [entry.phrase, *entry.other_phrases] if entry else []
            others = [*current, *OTHER_PHRASES.get(code, ())]
            older = entry.older_phrases if entry else ()
            now = {phrase_key(phrase) for phrase in current if phrase}
            self._older[code] = {phrase_key(phrase) for phrase in older if phrase} - now
            self._own[code] = {phrase_key(phrase) for phrase in others if phrase} - self._older[code]
            for phrase in (*others, *older):
                if phrase:
                    spellings.add(phrase)
                    owners = self._owners.setdefault(phrase_key(phrase), [])
                    owners.append(code) if code not in owners else None
            for name in entry.names_ko if entry else ():
                self._names.setdefault(name.replace(" ", ""), code)
        self._spelling = _spelling_pattern(spellings)

    def is_known(self, code: int) -> bool:
        """Tells whether anything is known about the number."""
        return code in self.known.by_code or code in OTHER_PHRASES

    def get(self, code: int) -> KnownCode | None:
        """Gives what is known about the number."""
        return self.known.by_code.get(code)

    def match_at(self, text: str, at: int) -> int | None:
        """Gives the end of the longest known phrase that begins at this offset."""
        found = self._spelling.match(text, at)
        return found.end() if found else None

    def search(self, text: str, at: int = 0) -> tuple[int, int] | None:
        """Gives the first known phrase from this offset on."""
        found = self._spelling.search(text, at)
        return found.span() if found else None

    def owners(self, phrase: str) -> tuple[int, ...]:
        """Gives the numbers whose phrase, present or past, this is."""
        return tuple(self._owners.get(phrase_key(phrase), ()))

    def code_of_name(self, name_ko: str) -> int | None:
        """Gives the number with this Korean name, spaces aside."""
        return self._names.get(name_ko.replace(" ", ""))

    def fit(self, phrase: str, code: int) -> FittedPhrase:
        """Tells how the phrase fits the number."""
        if has_hangul(phrase):
            return FittedPhrase(fit=Fit.UNKNOWN)
        key = phrase_key(phrase)
        if key in self._own.get(code, ()):
            return FittedPhrase(fit=Fit.OWN, owner=code)
        if key in self._older.get(code, ()):
            return FittedPhrase(fit=Fit.OLDER, owner=code)
        if key in self._owners:
            return FittedPhrase(fit=Fit.OTHERS, owner=self._owners[key][0])
        if len(key) < _SHORTEST_FUZZY or len(key) > 80:
            return FittedPhrase(fit=Fit.UNKNOWN)
        return self._likely_fit(phrase, key, code)

    def _likely_fit(self, phrase: str, key: str, code: int) -> FittedPhrase:
        own = self._own.get(code, set()) | self._older.get(code, set())
        if any(fuzz.ratio(key, each) >= _OWN_LIKENESS for each in own) or self._is_part(phrase, code):
            return FittedPhrase(fit=Fit.NEAR, owner=code)
        best = process.extractOne(key, self._owners.keys(), scorer=fuzz.ratio, score_cutoff=_OTHERS_LIKENESS)
        if best is not None:
            return FittedPhrase(fit=Fit.OTHERS, owner=self._owners[best[0]][0])
        return FittedPhrase(fit=Fit.UNKNOWN)

    def _is_part(self, phrase: str, code: int) -> bool:
        """Tells whether the words are some of the words of the number's phrase (``Non-Authoritative``)."""
        entry = self.get(code)
        words = {word.lower() for word in _WORD.findall(phrase)}
        if entry is None or not words or len(phrase) < _SHORTEST_FUZZY:
            return False
        whole = [{word.lower() for word in _WORD.findall(each)} for each in (entry.phrase, *entry.older_phrases)]
        return any(words < each or (len(each) > 1 and each < words and len(words) <= len(each) + 2) for each in whole)


def _spelling_pattern(spellings: Iterable[str]) -> re.Pattern[str]:
    """Gives a pattern for every spelling of the phrases, the longest first."""
    ordered = sorted(spellings, key=lambda phrase: (-len(phrase), phrase))
    joined = "|".join(r"[\s_'’‘‑-]{0,2}".join(re.escape(word) for word in _WORD.findall(phrase)) for phrase in ordered)
    return re.compile(rf"(?<![A-Za-z0-9])(?:{joined or '(?!)'})(?![A-Za-z0-9]|['’]t\b)", re.IGNORECASE)
