"""Tells a list of status codes from a list of other numbers where hardly a word of the note is about HTTP."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from statusbook.statements.candidates import Candidate
from statusbook.statements.phrase_book import PhraseBook
from statusbook.statements.predicates import has_predicate

FEWEST_CODES = 3
"""Two numbers in a row may be codes by chance."""

_EVERYDAY_CODES = frozenset({200, 400, 401, 403, 404, 500, 502, 503})
_FEWEST_EVERYDAY = 2
"""Codes that every list for people has; rooms and lessons have 101, 102, 201."""


def is_list_of_codes(lines: Sequence[Candidate], book: PhraseBook, is_about_http: Callable[[str], bool]) -> bool:
    """Returns whether all lines with a number describe a known code in a sentence, and the codes are of several classes.

    ``200 : 잘 끝났다``, ``404 : 그런 것이 없다``, ``500 : 서버가 터졌다`` do; ``200: 최소 크기``, ``300: 최대 크기`` do not. Where a line is about
    HTTP by its words, ``401: 토큰이 없다``, any known codes will do that are not all round.
    """
    heads = [(each, each.head) for each in lines if each.head is not None]
    codes = {code for _, head in heads for code in head.codes}
    if len(codes) < FEWEST_CODES or not any(code % 100 for code in codes) or not all(map(book.is_known, codes)):
        return False
    if not all(has_predicate(each.line.text) for each, _ in heads):
        return False
    is_of_people = len({code // 100 for code in codes}) > 1 and len(codes & _EVERYDAY_CODES) >= _FEWEST_EVERYDAY
    return is_of_people or any(is_about_http(each.line.text) for each, _ in heads)
