"""Names near a head: the Korean name behind it on its line, the phrase on the first line below a code alone."""

from __future__ import annotations

import re
from collections.abc import Sequence

from statusbook.notes.block import Line, Shape
from statusbook.statements.candidates import Candidate
from statusbook.statements.drafts import Draft
from statusbook.statements.grammar import MARK
from statusbook.statements.head import Follow, Head
from statusbook.statements.phrase_book import PhraseBook
from statusbook.statements.section_labels import split_label
from statusbook.text import has_hangul, squeeze, strip_signs

_LONGEST_NAME = 20
"""The longest Korean name of our own notes has 19 characters. With 19 a labelled note loses a name of 20 that ends in
English; from 21 on, what it says of another class becomes its name."""

_LONGEST_PHRASE = 60
"""As in ``layout``; with 30 a labelled note loses a phrase with remarks beside it."""

_SHORTEST_TEXT_OF_TITLE = 5
"""Less behind the code of a title says nothing: ``## 404 에러``, ``## 404 란``."""

_SIGNS = "`'\"*()[]-:/#, "
"""What may stand around a phrase that is alone on its line."""

# The end of a sentence: ``없다``, ``없음.``, ``왜죠``; not ``찾을 수 없음``.
_SENTENCE = re.compile(r"[.!?。]\Z|[다요죠]\Z")

# A noun with its particle, which a sentence has and a name has not: ``서버가 응답``, ``요청을 처리``; not ``내부 서버 오류``.
_CLAUSE = re.compile(r"[가-힣]{2,}(?:가|을|를|는|은|으로|에서|에) ")

# Words of titles that say nothing about the code: ``404 에러 해결``, ``란?``, ``총정리``; not ``찾을 수 없음``.
_CHATTER = re.compile(r"정리|모음|종류|알아보|해결|에러|오류 코드|상태 ?코드|란\b|이란|무엇|뭐|차이|비교|방법|\?")


def is_korean_name(text: str) -> bool:
    """Returns whether a text is short and Korean and no sentence: ``찾을 수 없음``; not ``없다.``, ``서버가 응답 없음``."""
    if not has_hangul(text[:1]) or len(text) > _LONGEST_NAME:
        return False
    return not _SENTENCE.search(text) and not _CLAUSE.search(text) and '"' not in text


# Behind the head ----------------------------------------------------------------------------------


def take_rest(draft: Draft, candidate: Candidate, head: Head, book: PhraseBook) -> Line | None:
    """Returns the text behind the head of a line, None when there is none.

    A Korean name goes into the draft (``## 404 찾을 수 없음``); what titles say about themselves is dropped
    (``## 404 에러 총정리``).
    """
    if head.follow is Follow.END:
        return None
    rest = _line_behind(candidate.line, head)
    text = strip_signs(rest.text, " ()[]:-–—.,;")
    if not text:
        return None
    if draft.name_ko is None and _is_name_behind(candidate, head, text, book):
        draft.add_name(text, candidate.line)
        return None
    is_title = candidate.block.shape is Shape.HEADING
    if candidate.is_heading and head.follow is Follow.RELATION and (is_title or not candidate.is_item):
        return None
    is_chatter = _CHATTER.search(text) is not None or len(text) < _SHORTEST_TEXT_OF_TITLE
    return None if is_title and is_chatter else rest


def _line_behind(line: Line, head: Head) -> Line:
    """Returns the line behind the head, but the whole of ``404는 …``; without a phrase in brackets that is taken."""
    is_in_sentence = head.follow in (Follow.TOPIC, Follow.RELATION) or head.pairs[:1] and head.pairs[0].substatus
    if head.phrase_span is None:
        return line.part(head.start if is_in_sentence else head.text_from)
    start, end = head.phrase_span
    return Line(
        text=squeeze(line.text[head.text_from : start] + line.text[end:]),
        first=line.first,
        last=line.last,
        links=line.part(head.start if is_in_sentence else head.text_from).links,
    )


def _is_name_behind(candidate: Candidate, head: Head, text: str, book: PhraseBook) -> bool:
    """Returns whether the words behind the head are the Korean name; behind a sign only a known one is."""
    if not is_korean_name(text) or _CHATTER.search(text):
        return False
    if candidate.is_heading or head.follow is Follow.TEXT:
        return True
    return len(head.pairs) == 1 and book.code_of_name(text) == head.codes[0]


# Below the head -----------------------------------------------------------------------------------


def take_names(draft: Draft, lines: list[Line], book: PhraseBook) -> list[Line]:
    """Returns the first lines below a head without the phrase in them, which goes into the draft if it has none.

    Below ``404``, ``Not Found`` is taken whole, and ``주소가 없다.`` is left of ``Not Found: 주소가 없다.``.
    """
    if not lines or len(draft.subject.codes) != 1:
        return lines
    code = draft.subject.codes[0]
    if draft.phrase is None and (at := _place_of_phrase(lines, code, book)) is not None:
        draft.add_phrase(lines[at].text.strip(_SIGNS), lines[at])
        return [*lines[:at], *lines[at + 1 :]]
    if draft.has_text or split_label(lines[0].text)[0] is not None:
        return lines
    line, rest = lines[0], lines[1:]
    if draft.phrase is None and (phrase := _whole_phrase(line.text, code, book)) is not None:
        draft.add_phrase(phrase, line)
        return rest
    end = book.match_at(line.text, 0)
    if end is None or book.fit(line.text[:end], draft.subject.codes[0]).owner != draft.subject.codes[0]:
        return lines
    mark = MARK.match(line.text, end)
    if mark is None or not line.text[mark.end() :].strip():
        return lines
    if draft.phrase is None:
        draft.add_phrase(line.text[:end], line)
    return [line.part(mark.end()), *rest]


def _place_of_phrase(lines: Sequence[Line], code: int, book: PhraseBook) -> int | None:
    """Returns which line is nothing but the phrase of the code, letter for letter."""
    found = (at for at, line in enumerate(lines) if book.fit(line.text.strip(_SIGNS), code).fit.is_exact)
    return next(found, None)


def _whole_phrase(text: str, code: int, book: PhraseBook) -> str | None:
    """Returns the phrase that a line is, signs aside; a misspelt one only when it is that of the code."""
    phrase = text.strip(_SIGNS)
    if len(phrase) > _LONGEST_PHRASE:
        return None
    fitted = book.fit(phrase, code)
    is_phrase = fitted.fit.is_known and (book.match_at(phrase, 0) == len(phrase) or fitted.owner == code)
    return phrase if is_phrase else None
