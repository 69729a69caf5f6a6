"""Tells names from text: what stands behind a head or on the first line below it."""

from __future__ import annotations

import re

from statusbook.notes.block import Line, Shape
from statusbook.statements.candidates import Candidate
from statusbook.statements.drafts import Draft
from statusbook.statements.grammar import MARK
from statusbook.statements.head import Follow, Head
from statusbook.statements.phrase_book import PhraseBook
from statusbook.statements.section_labels import split_label
from statusbook.text import has_hangul, squeeze

_LONGEST_NAME = 20
_LONGEST_PHRASE = 60
_SHORTEST_TEXT = 4
_SENTENCE = re.compile(r"[.!?。]\Z|[다요죠]\Z")
_CLAUSE = re.compile(r"[가-힣]{2,}(?:가|을|를|는|은|으로|에서|에) ")
_CHATTER = re.compile(r"정리|모음|종류|알아보|해결|에러|오류 코드|상태 ?코드|란\b|이란|무엇|뭐|차이|비교|방법|\?")
"""Words of titles that say nothing about the code."""


def is_korean_name(text: str) -> bool:
    """Tells whether a text is short and Korean and no sentence."""
    if not has_hangul(text[:1]) or len(text) > _LONGEST_NAME:
        return False
    return not _SENTENCE.search(text) and not _CLAUSE.search(text) and '"' not in text


def take_rest(draft: Draft, candidate: Candidate, head: Head, book: PhraseBook) -> Line | None:
    """Gives what the line says behind its head; a Korean name goes into the draft, a title's chatter away."""
    if head.follow is Follow.END:
        return None
    line = candidate.line
    rest = line.part(head.start if head.follow is Follow.TOPIC else head.text_from)
    if head.phrase_span is not None:
        start, end = head.phrase_span
        text = squeeze(line.text[head.text_from : start] + line.text[end:])
        rest = Line(text=text, first=line.first, last=line.last, links=rest.links)
    text = rest.text.strip(" ()[]:-–—.,;")
    if not text:
        return None
    if draft.name_ko is None and _is_name_behind(candidate, head, text, book):
        draft.add_name(text, line)
        return None
    if candidate.is_heading and head.follow is Follow.RELATION:
        return None
    is_title = candidate.block.shape is Shape.HEADING
    return None if is_title and (_CHATTER.search(text) or len(text) <= _SHORTEST_TEXT) else rest


def _is_name_behind(candidate: Candidate, head: Head, text: str, book: PhraseBook) -> bool:
    """Tells whether the words behind the head are the Korean name."""
    if not is_korean_name(text) or _CHATTER.search(text):
        return False
    if candidate.is_heading or head.follow is Follow.TEXT:
        return True
    return len(head.pairs) == 1 and book.code_of_name(text) == head.codes[0]


def take_names(draft: Draft, lines: list[Line], book: PhraseBook) -> list[Line]:
    """Takes the phrase from the first line below a bare code, and drops a phrase that is said again."""
    if not lines or len(draft.subject.codes) != 1 or draft.has_text:
        return lines
    line, code = lines[0], draft.subject.codes[0]
    if split_label(line.text)[0] is not None:
        return lines
    text = line.text.strip("`'\"*()[]-:/#, ")
    if draft.phrase is None and len(text) <= _LONGEST_PHRASE:
        fitted = book.fit(text, code)
        if fitted.fit.is_known and (book.match_at(text, 0) == len(text) or fitted.owner == code):
            draft.add_phrase(text, line)
            return lines[1:]
    end = book.match_at(line.text, 0)
    if end is None or book.fit(line.text[:end], code).owner != code:
        return lines
    mark = MARK.match(line.text, end)
    if mark is None or not line.text[mark.end() :].strip():
        return lines
    if draft.phrase is None:
        draft.add_phrase(line.text[:end], line)
    return [line.part(mark.end()), *lines[1:]]
