"""Tells a list of status codes from a list of other numbers where hardly a word of the note is about HTTP."""

from __future__ import annotations

from collections.abc import Sequence

from statusbook.statements.candidates import Candidate
from statusbook.statements.phrase_book import PhraseBook
from statusbook.statements.predicates import has_predicate

FEWEST_CODES = 3
"""Two numbers in a row may be codes by chance."""

_EVERYDAY_CODES = frozenset({200, 400, 401, 403, 404, 500, 502, 503})
_FEWEST_EVERYDAY = 2
"""Codes that every list for people has; rooms and lessons have 101, 102, 201."""


def is_list_of_codes(lines: Sequence[Candidate], book: PhraseBook) -> bool:
    """Returns whether all lines with a number describe a known code in a sentence, and the codes are of several classes.

    ``200 : 잘 끝났다``, ``404 : 그런 것이 없다``, ``500 : 서버가 터졌다`` do; ``200: 최소 크기``, ``300: 최대 크기`` do not.
    """
    heads = [(each, each.head) for each in lines if each.head is not None]
    codes = {code for _, head in heads for code in head.codes}
    if len(codes) < FEWEST_CODES or len({code // 100 for code in codes}) < 2 or not any(code % 100 for code in codes):
        return False
    if len(codes & _EVERYDAY_CODES) < _FEWEST_EVERYDAY or not all(book.is_known(code) for code in codes):
        return False
    return all(has_predicate(each.line.text) for each, _ in heads)
