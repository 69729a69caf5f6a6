"""How surely a line begins an entry, judged by the line alone."""

from __future__ import annotations

import re
from enum import IntEnum

from statusbook.notes.block import TASK_BOX, Shape
from statusbook.statements.candidates import ITEM_RANK, LINE_RANK, Candidate
from statusbook.statements.head import Follow, Head
from statusbook.statements.phrase_book import PhraseBook

_LONGEST_NAME = 20
"""As in ``names_near_head``; 10 loses a labelled form, from 23 on the item ``- 403 그 문서를 볼 권한이 없는 …`` is a name."""

_PROTOCOL_LABEL = 6
"""The slash of a label that begins a message is among its first characters: ``HTTP/1``. With 4 a response inside the
entry of 302, in a note from the field, begins one of 200."""

# A bold code and a noun, which begins what is said of it: ``500 코드가 ``, ``500: 에러가 ``; not ``500이 ``, ``500 코드와 ``.
_NOUN_AS_SUBJECT = re.compile(r"\W*[1-5]\d\d\W*\s(?:응답|에러|오류|코드)[가이]\s")

# What ties a bold code and phrase to the sentence of its item: ``이 오면``, ``를 주는``; not ``와 달리``, `` 대신``.
_IN_SENTENCE = re.compile(r"[*_)]{0,3}(?:이|가|을|를|의|에는|에서는|도)\s")


class Strength(IntEnum):
    """How surely a line begins an entry. The examples are plain lines; a heading or list item may be stronger."""

    NONE = 0  # 404와 달리 …; 401, 403: …
    WEAK = 1  # 404; 404 없음이라는 뜻; 404는 …
    FAIR = 2  # 404: 없음; 상태 코드: 404
    STRONG = 3  # 404 Not Found


def strength_of(candidate: Candidate, book: PhraseBook) -> Strength:
    """Returns how surely the line begins an entry of one code."""
    head = candidate.head
    if head is None or not _may_begin_entry(candidate, head):
        return Strength.NONE
    pair = head.pairs[0]
    if pair.has_phrase:
        return Strength.WEAK if _is_part_of_sentence(candidate, head) else Strength.STRONG
    if head.phrase_first:
        known_name = head.name_ko is not None and book.code_of_name(head.name_ko) == pair.code
        return Strength.FAIR if known_name or candidate.is_heading else Strength.WEAK
    if pair.phrase is not None and book.get(pair.code) is not None and not candidate.is_heading:
        return Strength.WEAK  # words that are no phrase of a code that has one: "500 Oracle Parkway"
    return _strength_without_phrase(candidate, head, book)


def _may_begin_entry(candidate: Candidate, head: Head) -> bool:
    if len(head.pairs) != 1 or head.hypothetical or head.is_example or _is_only_mentioned(candidate, head):
        return False
    if head.follow is Follow.TEXT and not head.has_phrase and _is_task(candidate):
        return False  # something to do: "- [ ] 404 화면 만들기"
    if candidate.block.shape is Shape.CODE and (head.labelled or not head.has_phrase):
        return False
    return candidate.is_heading or not (head.needs_heading or _is_status_line(candidate, head))


def _is_only_mentioned(candidate: Candidate, head: Head) -> bool:
    """Returns whether the code belongs to a sentence about something else: ``404와 달리``; not ``**500** 코드가 터짐``, ``**504 Gateway Timeout**이 오면``."""
    if head.follow is not Follow.RELATION:
        return False
    text = candidate.line.text
    says_more = _NOUN_AS_SUBJECT.match(text, head.start) or (
        head.has_phrase and len(head.pairs) == 1 and _IN_SENTENCE.match(text, head.text_from)
    )
    return not (candidate.has_bold_head and candidate.is_item and says_more)


def _is_task(candidate: Candidate) -> bool:
    """Returns whether the line is an item of a task list, whose box its reader left out."""
    return any(TASK_BOX.fullmatch(removed.text) for removed in candidate.line.removed[:1])


def _is_status_line(candidate: Candidate, head: Head) -> bool:
    """Returns whether the line is the first of a message: ``HTTP/1.1 200 OK``."""
    return head.labelled and "/" in candidate.line.text[head.start : head.start + _PROTOCOL_LABEL]


def _is_part_of_sentence(candidate: Candidate, head: Head) -> bool:
    """Returns whether a plain line continues in lower case behind its phrase: ``404 Not Found page of a shop …``."""
    behind = candidate.line.text[head.text_from :].strip()
    is_lower = behind[:1].isascii() and behind[:1].islower()
    return head.follow is Follow.TEXT and candidate.rank == LINE_RANK and is_lower


def _strength_without_phrase(candidate: Candidate, head: Head, book: PhraseBook) -> Strength:
    if head.follow is Follow.TOPIC:
        is_fair = candidate.block.shape is Shape.HEADING
    elif head.follow is Follow.TEXT:
        is_fair = _has_name_behind(candidate, head, book)
    elif head.follow is Follow.END:
        is_fair = candidate.rank != LINE_RANK or head.labelled or head.name_ko is not None
    else:
        is_fair = True
    return Strength.FAIR if is_fair else Strength.WEAK


def _has_name_behind(candidate: Candidate, head: Head, book: PhraseBook) -> bool:
    """Returns whether the words right behind a code are rather its name than the rest of a sentence.

    True for the list item ``- 404 없음``, for a bold code, ``**404** 없음``, and for any line with a known name, ``404
    찾을 수 없음``; false for the line ``404 없음``.
    """
    text = candidate.line.text[head.text_from :].strip()
    if (
        candidate.is_heading
        or candidate.has_bold_head
        or head.name_ko is not None
        or book.code_of_name(text) == head.codes[0]
    ):
        return True
    return candidate.rank > ITEM_RANK and len(text) <= _LONGEST_NAME
