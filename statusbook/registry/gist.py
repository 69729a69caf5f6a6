"""The gist of a statement: its concepts with sign, force and role, and the values that nothing may blur."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from statusbook.registry.english import base_forms, mark_english
from statusbook.registry.lexicon import Lexicon, lexicon
from statusbook.registry.morphemes import Morpheme
from statusbook.registry.words import Force, Word, gather_words

METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT"})
DENIED = 1.5
"""How much more a denied concept weighs: what is not so is what a statement is about."""
_LOWER_METHODS = frozenset({"get", "head", "post", "put", "delete", "patch"})
_UNITS = {
    "초": ("s", 1), "분": ("s", 60), "시간": ("s", 3600), "일": ("s", 86400), "second": ("s", 1),
    "minute": ("s", 60), "hour": ("s", 3600), "day": ("s", 86400), "바이트": ("b", 1), "byte": ("b", 1),
    "kb": ("b", 1024), "mb": ("b", 1048576), "gb": ("b", 1073741824), "k": ("b", 1024), "m": ("b", 1048576),
    "회": ("x", 1), "번": ("x", 1), "개": ("x", 1), "퍼센트": ("%", 1), "년": ("y", 1), "월": ("month", 1),
}  # fmt: skip
_PROTOCOLS = {"http", "tls", "ssl", "php", "python", "java"}
_HEADERS = frozenset(
    """accept acceptcharset acceptencoding acceptlanguage acceptranges acceptpatch acceptpost age allow altsvc
    authorization authenticationinfo cachecontrol connection contentencoding contentlanguage contentlength
    contentlocation contentrange contenttype contentdisposition contentsecuritypolicy cookie date etag expect
    expires forwarded from host ifmatch ifmodifiedsince ifnonematch ifrange ifunmodifiedsince lastmodified link
    location origin pragma prefer proxyauthenticate proxyauthorization range referer retryafter server setcookie
    te trailer transferencoding upgrade useragent vary via warning wwwauthenticate xforwardedfor earlydata
    stricttransportsecurity dav depth destination if locktoken overwrite timeout deltabase im aim""".split()
)
_PLAIN_HEADERS = frozenset(
    {"from", "host", "date", "if", "server", "te", "im", "origin", "connection", "age", "timeout"}
)
_FAULTS = frozenset({"오류", "에러", "잘못", "올바르다", "문법", "구문", "틀리다"})
_SUBJECT, _TOPIC, _OBJECT = ("이", "가", "께서"), ("은", "는"), ("을", "를")
_COMINGS = frozenset({"get", "response", "send", "complete", "process", "provide", "request"})
_FORMATS = frozenset("json xml html csv yaml pdf png jpg jpeg gif webp svg".split())
_STRAY = frozenset({"을", "를", "은", "는", "이", "가", "과", "와", "로", "으로", "의", "에"})
_PLACE = ("에서", "측에서")
_GOAL, _SOURCE = ("에게", "한테", "께"), ("로부터", "으로부터", "에게서", "한테서", "에서부터")


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One claim-bearing word: its concept or value, whether denied, how strongly, in which role."""

    concept: str
    weight: float
    positive: bool = True
    force: Force = Force.FACT
    role: str = ""
    value: bool = False
    purpose: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Gist:
    """The terms of a statement in their order, and whether it is in English."""

    terms: tuple[Term, ...]
    english: bool

    @property
    def weight(self) -> float:
        """The weight of all different concepts."""
        return sum({term.concept: term.weight for term in self.terms}.values())


def read_gist(morphemes: Iterable[Morpheme]) -> Gist:
    """Gives the gist of a statement from its morphemes."""
    words = gather_words(morphemes)
    vocabulary = lexicon()
    english = not any("가" <= char <= "힣" for word in words for char in word.key[:1])
    words = mark_english(words, _silent_english())
    for word in words:
        if word.tag == "SL":
            word.key = _base(word.key, vocabulary)
    _mark_semantics(words)
    terms = list(_in_time(list(_terms(words, vocabulary, english))))
    return Gist(terms=tuple(_without_glosses(list(_without_carriers(terms)))), english=english)


def _mark_semantics(words: Sequence[Word]) -> None:
    """Tells 의미 as what a request means (의미 오류) from 의미 as what a statement says (…을 의미한다)."""
    if not any(word.key in _FAULTS for word in words):
        return
    for word, following in pairwise(words):
        fault = not word.tail and following.key in _FAULTS
        if word.key == "의미" and (fault or word.ends("상", "적", "론", "이", "가", "은", "는", "에")):
            word.key = "의미상"


def _without_carriers(terms: Sequence[Term]) -> Iterable[Term]:
    """Leaves out the word header beside the header's name: ``Location 헤더`` says no more than ``Location``."""
    for place, term in enumerate(terms):
        beside = terms[max(place - 1, 0) : place + 2]
        named = any(other.concept.startswith("header ") for other in beside)
        if not (named and term.concept in {"header", "field"}):
            yield term


def _silent_english() -> frozenset[str]:
    vocabulary = lexicon()
    return frozenset(
        parts[0]
        for parts, sense in vocabulary.senses.items()
        if len(parts) == 1 and parts[0].isascii() and vocabulary.weights[sense.concept] == 0.0
    )


def _base(key: str, vocabulary: Lexicon) -> str:
    if key in METHODS or key[:1].isupper() and key.lower() in _HEADERS:
        return key
    lower = key.lower()
    return next((form for form in base_forms(lower) if form in vocabulary.english), lower)


def _terms(words: Sequence[Word], vocabulary: Lexicon, english: bool) -> Iterable[Term]:
    place = 0
    while place < len(words):
        found = _value(words, place, english)
        if found is not None:
            term, length = found
            yield term
            place += length
            continue
        claimed, length = _concept(words, place, vocabulary)
        if claimed is not None:
            yield claimed
        place += length


def _value(words: Sequence[Word], place: int, english: bool) -> tuple[Term, int] | None:
    word = words[place]
    following = words[place + 1] if place + 1 < len(words) else None
    if word.tag == "SN":
        return _number(word, following)
    if word.tag != "SL":
        return None
    if word.key in METHODS or (not english and word.key.lower() in _LOWER_METHODS):
        return _valued(f"method {word.key.upper()}", word), 1
    if following is not None and following.tag == "SN" and word.key.lower() in _PROTOCOLS and not word.tail[1:]:
        return _valued(f"version {word.key.lower()} {following.key}", following), 2
    if word.key.lower() in _FORMATS:
        return _valued(f"format {word.key.lower()}", word), 1
    if _is_header(word, following, english):
        return _valued(f"header {word.key.lower()}", word), 1
    return None


def _is_header(word: Word, following: Word | None, english: bool) -> bool:
    key = word.key.lower()
    if key not in _HEADERS:
        return False
    if following is not None and following.key in {"헤더", "header", "필드", "헤더필드"}:
        return True
    return word.key[:1].isupper() and not english and key not in _PLAIN_HEADERS


def _number(word: Word, following: Word | None) -> tuple[Term, int]:
    unit = _UNITS.get(following.key.lower()) if following is not None and not word.tail else None
    if unit is not None and following is not None and re.fullmatch(r"\d+(\.\d+)?", word.key):
        return _valued(f"number {float(word.key) * unit[1]:g}{unit[0]}", following), 2
    if re.fullmatch(r"[1-5]\d\d", word.key):
        return _valued(f"code {word.key}", word), 1
    return _valued(f"number {word.key}", word), 1


def _valued(concept: str, word: Word) -> Term:
    return Term(concept=concept, weight=1.5, positive=word.positive, force=word.force, role=_role(word), value=True)


def _concept(words: Sequence[Word], place: int, vocabulary: Lexicon) -> tuple[Term | None, int]:
    for length in range(min(vocabulary.longest, len(words) - place), 0, -1):
        parts = tuple(word.key for word in words[place : place + length])
        sense = vocabulary.senses.get(parts)
        if sense is None or not _holds_together(words[place : place + length]):
            continue
        weight = vocabulary.weights[sense.concept]
        if weight == 0.0:
            return None, length
        span = words[place : place + length]
        positive = sense.positive
        for word in span:
            positive = positive == word.positive
        weight *= 1.0 if positive else DENIED
        force = next((word.force for word in span if word.force is not Force.FACT), Force.FACT)
        return Term(
            concept=sense.concept,
            weight=weight,
            positive=positive,
            force=force,
            role=_role(span[-1]),
            purpose=any(word.purpose for word in span),
        ), length
    word = words[place]
    if word.key in _STRAY or word.tag in {"NNB", "MAJ", "NP"} or len(word.key) == 1 and word.tag == "SL":
        return None, 1
    weight = 0.5 if word.tag in {"MAG", "MM", "NR"} else 1.0
    return Term(concept=f"={word.key}", weight=weight, positive=word.positive, force=word.force, role=_role(word)), 1


def _in_time(terms: Sequence[Term]) -> Iterable[Term]:
    """Reads "not … in time" as "late": what did not come in time came late."""
    late = [place for place, term in enumerate(terms) if term.concept == "late" and not term.positive]
    turned: dict[int, bool] = {}
    for place in late:
        near = sorted(range(len(terms)), key=lambda other: abs(other - place))
        missed = [other for other in near if not terms[other].positive and terms[other].concept in _COMINGS]
        if missed and abs(missed[0] - place) <= 4:
            turned |= {place: True, missed[0]: True}
    for place, term in enumerate(terms):
        yield replace(term, positive=True) if place in turned else term


def _without_glosses(terms: Sequence[Term]) -> Iterable[Term]:
    """Leaves out a word that only says the one before it again: ``인증(Authentication)되지 않음``."""
    kept: list[Term] = []
    for term in terms:
        if kept and kept[-1].concept == term.concept and not term.value:
            kept[-1] = kept[-1] if not kept[-1].positive else term
        else:
            kept.append(term)
    return kept


def _holds_together(words: Sequence[Word]) -> bool:
    """Tells whether the words may be one expression: a noun inside a compound noun stands in no case."""
    if words[-1].tag.startswith("V") or words[-1].ends("하", "되"):
        return True
    return not any(tag.startswith("J") and form not in {"의", "에"} for w in words[:-1] for form, tag in w.tail)


def _role(word: Word) -> str:
    for role, particles in (
        ("source", _SOURCE), ("goal", _GOAL), ("subject", _SUBJECT), ("topic", _TOPIC), ("object", _OBJECT),
        ("place", _PLACE),
    ):  # fmt: skip
        if any(form in particles and tag.startswith("J") for form, tag in word.tail):
            return role
    return ""
