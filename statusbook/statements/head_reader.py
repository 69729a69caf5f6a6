"""Reads the head that a line begins with, in every form a head can take.

A new form is a function ``read_…(cursor, start, …) -> Head | None`` that ``_read_head`` tries at its place.
"""

from __future__ import annotations

from functools import lru_cache

from statusbook.statements import grammar as g
from statusbook.statements.class_heads import read_class, read_class_last, read_range
from statusbook.statements.code_heads import read_codes
from statusbook.statements.cursor import Cursor
from statusbook.statements.head import Head
from statusbook.statements.name_first_heads import read_name_first, read_phrase_first
from statusbook.statements.phrase_book import PhraseBook

_LONGEST_LIMIT = 3
_CODE_DIGITS = 3


def read_head(text: str, book: PhraseBook) -> Head | None:
    """Returns the head that the line begins with: 404 for ``- 404 Not Found: …``, None for ``오류가 404처럼 …``."""
    text = text[: g.LONGEST_HEAD]
    return _read_head(text, book) if g.DIGIT.search(text) else None


@lru_cache(maxsize=16_384)
def _read_head(text: str, book: PhraseBook) -> Head | None:
    """Tries each form behind the bullets and outline numbers; first behind a label (``상태 코드:``), then in front of it.

    Forms that begin with a number come first: ``200 OK (성공)`` is a code with a phrase, not a name with a code.
    """
    start, bare, behind_label, labelled = _places(text)
    # The bullets that were taken may end in the sign of a limit (">= 500"), and the code has three digits.
    if g.LIMIT.search(text[max(start - _LONGEST_LIMIT, 0) : bare + _CODE_DIGITS]):
        return None
    places = dict.fromkeys([(behind_label, labelled), (bare, False)])  # one where there is no label
    for at, has_label in places:
        head = (
            read_range(Cursor(text, at), start)
            or read_class(Cursor(text, at), start)
            or read_codes(Cursor(text, at), start, has_label, book)
        )
        if head is not None:
            return head
    for at, has_label in places:
        head = read_phrase_first(Cursor(text, at), start, has_label, book)
        head = head or read_name_first(Cursor(text, at), start, has_label, book)
        if head is not None:
            return head
    return read_class_last(Cursor(text, bare), start)


def _places(text: str) -> tuple[int, int, int, bool]:
    """Returns where bullets end, where opening brackets behind them end, where a label ends, and if there is one.

    ``- [상태 코드: 404]`` gives 2, 3, 10, True.
    """
    cursor = Cursor(text)
    cursor.take(g.LEAD)
    start = cursor.at
    cursor.take(g.OPENING)
    bare = cursor.at
    cursor.at = start
    labelled = cursor.take(g.LABEL) is not None
    cursor.take(g.OPENING)
    labelled = cursor.take(g.LABEL) is not None or labelled
    return start, bare, cursor.at, labelled
