"""Reads the head of an entry from one line, in every form a head can take."""

from __future__ import annotations

from functools import lru_cache

from statusbook.statements import grammar as g
from statusbook.statements.class_heads import read_class, read_class_last, read_range
from statusbook.statements.code_heads import read_codes
from statusbook.statements.cursor import Cursor
from statusbook.statements.head import Head
from statusbook.statements.name_first_heads import read_name_first, read_phrase_first
from statusbook.statements.phrase_book import PhraseBook


def read_head(text: str, book: PhraseBook) -> Head | None:
    """Gives the head that the line begins with, or None when it begins with none."""
    text = text[: g.LONGEST_HEAD]
    return _read_head(text, book) if g.DIGIT.search(text) else None


@lru_cache(maxsize=16_384)
def _read_head(text: str, book: PhraseBook) -> Head | None:
    """Tries each form behind the bullets and numbers, with and without a label such as ``상태 코드:``."""
    cursor = Cursor(text)
    cursor.take(g.LEAD)
    start = cursor.at
    cursor.take(g.OPENING)
    bare = cursor.at
    if g.LIMIT.search(text[max(start - 3, 0) : bare + 3]):
        return None
    cursor.at = start
    labelled = cursor.take(g.LABEL) is not None
    cursor.take(g.OPENING)
    labelled = cursor.take(g.LABEL) is not None or labelled
    places = dict.fromkeys(((cursor.at, labelled), (bare, False)))
    for at, has_label in places:
        if (head := read_range(Cursor(text, at), start) or read_class(Cursor(text, at), start)) is not None:
            return head
        if (head := read_codes(Cursor(text, at), start, has_label, book)) is not None:
            return head
    for at, has_label in places:
        head = read_phrase_first(Cursor(text, at), start, has_label, book) or read_name_first(
            Cursor(text, at), start, has_label, book
        )
        if head is not None:
            return head
    return read_class_last(Cursor(text, bare), start)
