"""Round numbers that stand for their class: ``200`` above ``201 Created`` and ``204 No Content``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from statusbook.statements.candidates import LINE_RANK, Candidate
from statusbook.statements.head import Follow

_FARTHEST = 400
"""Lines that are searched below a round number, so that no hostile note costs the square of its length. A class of a
labelled note needs 3."""

_FEWEST_BELOW = 2
"""With 3, two labelled notes lose a class that has two codes; with 1, ``200 성공`` above ``201 Created`` is no code."""

_FEWEST_NAMED = 3
"""``200: Success`` alone may be a careless phrase; three numbers with the names of their classes are a pattern. 1 takes
``200: Success`` for a class beside ``404: Not Found``, 4 misses a list of three."""

_FEWEST_FOUND = 2
"""Two numbers that surely stand for a class make one of ``500`` without codes below. A labelled note has three of them:
4 loses it."""

# The names of the first class, the second …
_CLASS_NAMES = (
    re.compile(r"\binformational\b", re.IGNORECASE),  # ``Informational``
    re.compile(r"\bsuccess(?:ful)?\b", re.IGNORECASE),  # ``Successful``, ``success``; not ``unsuccessful``
    re.compile(r"\bredirection\b", re.IGNORECASE),  # ``Redirection``; not ``redirect``
    re.compile(r"\bclient\s*errors?\b", re.IGNORECASE),  # ``Client Error``, ``client errors``
    # ``Server Error``; not ``Internal Server Error``, the phrase of 500.
    re.compile(r"\bserver\s*errors?\b(?<!Internal Server Error)(?<!internal server error)", re.IGNORECASE),
)


def find_class_numbers(order: Sequence[Candidate], tables: Mapping[int, set[int]]) -> set[int]:
    """Returns the ``id`` of every candidate whose round number stands for a class.

    ``tables`` holds the codes of tables by the number of candidates before them. A number stands for its class when
    codes of the class are described below it (``200`` above ``201 Created``, ``204 No Content``); when the note names
    its classes that way (``200 Success``, ``300 Redirection``, ``400 Client Error``); or when it stands alone on a
    line beside such numbers.
    """
    round_numbers = {place: each for place, each in enumerate(order) if _is_round(each)}
    bare = {place: each for place, each in round_numbers.items() if each.head and not each.head.has_phrase}
    found = [each for place, each in bare.items() if _has_class_below(place, order, tables)]
    named = [each for each in round_numbers.values() if _names_class(each)]
    if len(_classes_of(named)) >= _FEWEST_NAMED:
        found += named
    if len(_classes_of(found)) >= _FEWEST_FOUND:
        ranks = {each.rank for each in found}
        found += [each for each in bare.values() if each.rank in ranks and each.head and each.head.follow is Follow.END]
    return {id(each) for each in found}


def _is_round(candidate: Candidate) -> bool:
    head = candidate.head
    return head is not None and len(head.pairs) == 1 and head.codes[0] % 100 == 0


def _class_of(candidate: Candidate) -> int:
    return candidate.head.codes[0] // 100 if candidate.head is not None else 0


def _classes_of(candidates: Iterable[Candidate]) -> set[int]:
    return {_class_of(each) for each in candidates}


def _names_class(candidate: Candidate) -> bool:
    return _CLASS_NAMES[_class_of(candidate) - 1].search(candidate.line.text) is not None


def _has_class_below(place: int, order: Sequence[Candidate], tables: Mapping[int, set[int]]) -> bool:
    """Returns whether several codes of the class are described below, the round code itself perhaps among them."""
    candidate = order[place]
    head = candidate.head
    if head is None or head.follow in (Follow.RELATION, Follow.TOPIC):
        return False
    return len(_codes_below(place, order, tables, _class_of(candidate))) >= _FEWEST_BELOW


def _codes_below(place: int, order: Sequence[Candidate], tables: Mapping[int, set[int]], status_class: int) -> set[int]:
    """Returns the codes of the class that seem to be described deeper down, or in a table right below."""
    codes: set[int] = set()
    for below in range(place + 1, min(place + 1 + _FARTHEST, len(order) + 1)):
        codes.update(tables.get(below, ()))
        if below == len(order) or _ends_section(order[below], order[place]):
            break
        head = order[below].head
        is_described = head is not None and (head.has_phrase or head.follow is Follow.MARK)
        if head is not None and is_described and len(head.pairs) == 1 and head.follow is not Follow.RELATION:
            codes.add(head.codes[0])
    return {code for code in codes if code // 100 == status_class}


def _ends_section(other: Candidate, opening: Candidate) -> bool:
    """Returns whether a line ends what stands below another: one as deep that has a head, or a heading as deep."""
    return other.rank <= opening.rank and (other.head is not None or other.rank < LINE_RANK)
