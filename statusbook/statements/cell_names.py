"""Takes a cell of a table apart: the phrase of the row's code, the Korean name, and what else it says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from statusbook.notes.block import NoteCell
from statusbook.statements import grammar as g
from statusbook.statements import name_grammar as names
from statusbook.statements.phrase_book import PhraseBook
from statusbook.statements.predicates import has_predicate
from statusbook.statements.section_labels import Label
from statusbook.text import has_hangul, squeeze

_LONGEST_NAME = 20
"""As in ``names_near_head``."""

_LONGEST_PHRASE = 60
"""The longest phrase that is known has 40 characters; unknown ones get half as much again."""

_SHORT_CELL = 40
"""In a longer cell that begins with a phrase of one word, ``Found 상태는 …``, the word is part of a sentence. Below 23 a
labelled note loses a phrase."""

_SIGNS = "`'\"*()[] "

# What stands between the phrases of several codes: `` / ``, ``, ``; not `` ``, ``-``
_BETWEEN_PHRASES = re.compile(r"\s*[/,;·|]\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class CellNames:
    """What a cell says; ``rest`` is the text besides the names, None where the whole cell is text as well."""

    phrase: str
    name_ko: str | None = None
    rest: str | None = ""


def read_cell_names(text: str, code: int, label: Label | None, book: PhraseBook) -> CellNames | None:
    """Returns the names in a cell of the row of a code, None where it has no phrase.

    ``Not Found (찾을 수 없음): 주소가 없다`` has all three; ``없음(Not Found)`` a phrase and a name; ``Not Found라고 보낸다``
    has a phrase and is text.
    """
    bare = text.strip(_SIGNS)
    end = book.match_at(text, len(text) - len(text.lstrip("`'\"*([ ")))
    fitted = book.fit(bare, code).fit
    if end is not None and (not fitted.is_known or book.fit(text[:end], code).owner == code):
        return _with_leading_phrase(text, end, label)
    if fitted.is_known or (label is Label.PHRASE and _is_latin_phrase(bare)):
        return CellNames(phrase=bare)
    for found in names.LATIN_BRACKET.finditer(text):
        if book.fit(found["inside"], code).fit.is_known:
            rest = squeeze(text[: found.start()] + " " + text[found.end() :])
            is_name = is_name_cell(rest)
            return CellNames(phrase=found["inside"], name_ko=rest if is_name else None, rest="" if is_name else rest)
    return None


def read_phrases(cell: NoteCell, codes: Sequence[int], book: PhraseBook) -> list[str]:
    """Returns the phrases of several codes, in their order: ``Found<br>Temporary Redirect`` of 302 and 307, or none."""
    texts = [line.text for line in cell]
    parts = texts if len(texts) == len(codes) else _BETWEEN_PHRASES.split(squeeze(" ".join(texts)))
    phrases = [part.strip(_SIGNS) for part in parts]
    if len(phrases) != len(codes):
        return []
    fit = all(book.fit(phrase, code).fit.is_of_code for phrase, code in zip(phrases, codes, strict=True))
    return phrases if fit else []


def _is_latin_phrase(text: str) -> bool:
    """Returns whether a cell under "phrase" may be one that nobody knows: ``Page Layout``; not ``없음``, ``-``, ``It is gone``."""
    is_short = 0 < len(text) <= _LONGEST_PHRASE and text[-1:] not in ".?!" and not has_predicate(text)
    return is_short and not has_hangul(text) and any(sign.isalpha() for sign in text)


def _with_leading_phrase(text: str, end: int, label: Label | None) -> CellNames | None:
    """Takes apart a cell that begins with a phrase; what follows it is a Korean name or text."""
    phrase = text[:end].strip("`'\"*([ ")
    rest = text[end:].lstrip("`'\"*)]")
    bracketed, mark = names.BRACKETED.match(rest), g.MARK.match(rest)
    is_sentence = rest.strip() != "" and bracketed is None and mark is None and label is not Label.PHRASE
    if is_sentence:  # a word of the sentence may be the phrase by chance: "Found 상태는 …"
        is_phrase = " " in phrase or len(text) <= _SHORT_CELL
        return CellNames(phrase=phrase, rest=None) if is_phrase else None
    if rest.strip() and bracketed is None and mark is None and _is_latin_phrase(text):
        return CellNames(phrase=text.strip(_SIGNS))  # "Bad Request Exception"
    name_ko = None
    if bracketed is not None and is_name_cell(bracketed["inside"]):
        name_ko, rest = bracketed["inside"], rest[bracketed.end() :]
        mark = g.MARK.match(rest)
    rest = (rest[mark.end() :] if mark else rest).strip()
    return CellNames(phrase=phrase, name_ko=name_ko, rest=rest if rest.strip(" .,()") else "")


def is_name_cell(text: str) -> bool:
    """Returns whether a text is short and Korean and no sentence: ``찾을 수 없음``; not ``없다``, ``없습니까?``."""
    return has_hangul(text) and len(text) <= _LONGEST_NAME and text[-1:] not in "다요.!?"
