"""Reads heads that do not begin their line: titles with a code somewhere, ``한도를 넘기면 429``, examples, ``ex) 404 없음``."""

from __future__ import annotations

import re
from dataclasses import replace

from statusbook.statements import grammar as g
from statusbook.statements.code_heads import may_be_code
from statusbook.statements.cursor import Cursor
from statusbook.statements.head import CodePhrase, Follow, Head
from statusbook.statements.head_reader import read_head
from statusbook.statements.phrase_book import PhraseBook
from statusbook.text import has_hangul

# A code inside a title: ``429``, ``(429)``; not ``4290``, ``E429``, ``429.1``, ``429/430``.
_CODE = re.compile(r"(?<![0-9A-Za-z.$/\\-])[1-5]\d\d(?![0-9.]\d|[0-9]|/\d|-\d)")

# A title that sets its code beside another thing: ``404와 달리``, ``404 vs 410``, ``404 대신``; not ``404가 뜰 때``.
_COMPARES = re.compile(
    r"차이|비교|달리|대신|말고|보다|\bvs\b|[1-5]\d\d\s?(?:번|코드|에러|오류|응답)?(?:와|과|랑|처럼)\s", re.IGNORECASE
)

# A version, year, port or quantity in the same title, of which the number may be one: ``v3``, ``404 호실``, ``8080 포트``.
_OTHER = re.compile(r"포트|\bports?\b|버전|\bv\d|페이지\s?수|호실|호선|번지|쪽\b", re.IGNORECASE)

# The end of a sentence, which says something behind its code: ``이 나면 쿠키부터 본다``; not ``를 보내는 경우``.
_SENTENCE = re.compile(r"[가-힣]\s.*[다요라오][.!]?\s*\Z")


# What begins an example: ``ex) 404``, ``예: 404``, ``- 예시) 404``, ``e.g. 404``; not ``예외: 404``, ``ex) 없다``
_EXAMPLE = re.compile(r"[\s*•·>-]{0,20}(?:ex|예|예시|예를\s들면|e\.?g\.?)\s?[).:,]\s*(?=[1-5]\d\d)", re.IGNORECASE)


def begins_example(text: str) -> bool:
    """Returns whether a line begins with the sign of an example and a code: ``예) 404 없음``."""
    return _EXAMPLE.match(text) is not None


def read_example(text: str, book: PhraseBook) -> Head | None:
    """Returns the head of an example, from its code on: 404 for ``ex) 404 없는 쪽``; None for any other line."""
    found = _EXAMPLE.match(text)
    head = read_head(text[found.end() :], book) if found is not None else None
    if found is None or head is None or not head.pairs or head.phrase_span is not None:
        return None
    return replace(head, start=head.start + found.end(), text_from=head.text_from + found.end(), is_example=True)


def read_title(text: str, book: PhraseBook) -> Head | None:
    """Returns the head of a title that names one known code, None for one that names none, several, or compares.

    What the title says of its code is its text, ``한도를 넘기면 429``; a question says nothing.
    """
    text = text[: g.LONGEST_HEAD]
    found = list(_CODE.finditer(text))
    if len(found) != 1 or _COMPARES.search(text) or _OTHER.search(text) or g.LIMIT.search(text):
        return None
    code, cursor = int(found[0].group()), Cursor(text, found[0].end())
    if not book.is_known(code) or not may_be_code(cursor, book):
        return None
    cursor.take(g.SPACE_OR_MARK)
    cursor.take(g.OPENING)
    end = book.match_at(text, cursor.at)
    phrase = text[cursor.at : end] if end is not None and book.fit(text[cursor.at : end], code).fit.is_exact else None
    lead = g.LEAD.match(text)
    start = lead.end() if lead is not None and lead.end() <= found[0].start() else 0
    before = text[start : found[0].start()].strip(g.DECORATION + "([{<")
    behind = text[found[0].end() :]
    says = (has_hangul(before) or _SENTENCE.search(behind) is not None) and not _is_question(text)
    return Head(
        start=start,
        pairs=(CodePhrase(code=code, phrase=phrase, fitted=book.fit(phrase, code) if phrase else None),),
        follow=Follow.TEXT if says else Follow.END,
        text_from=start if says else len(text),
        labelled=True,
        is_titled=True,
    )


def _is_question(text: str) -> bool:
    return text.rstrip(g.DECORATION + " ").endswith(("?", "까", "까요", "나요", "가요", "뭔가", "무엇"))
