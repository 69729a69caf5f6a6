"""Tells whether a text says something by itself or only names something: the cell ``없음`` needs its column's name."""

from __future__ import annotations

import re

from statusbook.text import has_hangul

_CLOSERS = " .!?。)]}\"'”’`*~"

# The last word of a sentence: ``없다``, ``됩니다``, ``하세요``; not ``없음``
_KOREAN_VERB = re.compile(r"\w*(?:다|요|죠|까)")

# Nouns that end like one: ``필요``, ``중요``; not ``하세요``
_NO_VERB = re.compile(r"\w*(?:필요|중요|주요|수요|소요|개요)")

# A verb that ends a note: ``만료됨``, ``막음``, ``필요함``; not ``알림``, ``이름``
_KOREAN_NOMINAL = re.compile(r"\w*(?:[함됨음짐움줌킴])")

# Nouns that end like one: ``다음``, ``포함``; not ``막음``
_NO_NOMINAL = re.compile(r"\w*(?:다음|처음|마음|도움|묶음|소음|포함)")

# A noun with its particle, without which a short note has no subject: ``본문이``, ``토큰을``; not ``응답``
_PARTICLE = re.compile(r"[가-힣A-Za-z0-9)`]+(?:이|가|을|를|은|는|에|에서|으로|로|도|의|와|과|만)")

_FEWEST_WORDS = 2
"""One word has no subject: ``없다``, ``불가능합니다``."""

_FEWEST_ENGLISH_WORDS = 3

# What an English sentence has: ``is``, ``has been``, ``cannot``; not ``error``
_ENGLISH_VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|do|does|did|can|cannot|could|will|would|should|shall|must|may|might"
    r"|isn't|aren't|can't|couldn't|won't|doesn't|don't|didn't|hasn't|haven't|wasn't|shouldn't)\b",
    re.IGNORECASE,
)


def has_predicate(text: str) -> bool:
    """Returns whether a text is a sentence with a predicate of its own: ``토큰이 만료됨``; not ``없음``, ``3회``, ``재로그인``."""
    bare = text.rstrip(_CLOSERS)
    words = bare.split()
    if len(words) < _FEWEST_WORDS:
        return False
    if not has_hangul(words[-1]):
        ends = text.rstrip(" )\"'”’`").endswith((".", "!", "?"))
        return len(words) >= _FEWEST_ENGLISH_WORDS and (ends or _ENGLISH_VERB.search(bare) is not None)
    last = words[-1]
    if _KOREAN_VERB.fullmatch(last):
        return _NO_VERB.fullmatch(last) is None
    is_nominal = _KOREAN_NOMINAL.fullmatch(last) is not None and _NO_NOMINAL.fullmatch(last) is None
    return is_nominal and any(_PARTICLE.fullmatch(word) for word in words[:-1])
