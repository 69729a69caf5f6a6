"""Where a line holds several entries: a list of codes on one line, or a paste that lost its line ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from statusbook.notes.block import Line
from statusbook.statements.head import Follow, Head
from statusbook.statements.head_reader import read_head
from statusbook.statements.phrase_book import PhraseBook

_LONGEST_LIST = 300
"""Characters of a list on one line; every part is read as a head, which a hostile line must not make expensive."""

_SHORTEST_PASTE = 12
"""Nothing shorter holds two heads: ``200 OK404 Not Found`` has 19 characters. From 21 on a labelled note is lost."""

_ENOUGH_HEADS = 3
"""A sentence mentions two codes with their phrases, seldom three in ascending order; 2 takes ``200 OK 성공 404 Not Found
없음`` apart, 4 misses a line of three."""

_ENOUGH_GLUED_HEADS = 2
"""Where a code follows a word without a space a line end was lost, so that two are enough."""

_LONGEST_LAST_ENTRY = 60
"""Characters of a code and phrase that are glued to the end of a line; in a labelled note they have 26."""

_SEEN_BEFORE = 12
"""Characters before a code that are searched for words that mention it; the longest, ``HTTP/1.1 ``, has 9."""

_SEEN_BEHIND = 120
"""Characters that are read as a head inside a line; phrase and name have up to 60, and 24 loses two labelled notes."""


# The sign between the entries of a list: ``200 OK / 201 Created``, ``200 OK, 201 Created``; not ``200 · 404``,
# ``200 / OK``.
_LIST_SIGN = re.compile(r"\s*[/|,]\s*(?=[\[(<`]?[1-5]\d\d(?!\d))")

# A code inside a line: ``없다404``, ``없다. [404]``, ``Method500(Int``; not ``1404``, ``4040``, ``/404``, ``error-404``,
# ``없다.404``, ``Method500``.
_INNER_CODE = re.compile(r"(?<![0-9A-Za-z./#_-])(?:\[|<|`|\()?[1-5]\d\d(?![0-9])|(?<=[a-z])[1-5]\d\d(?=\s?[(\[][A-Z])")

# A class glued to the sentence before it or defined behind one: ``보낸다.4xx (Client Error)``, ``없다5xx:``, ``없다) 4xx = ``;
# not ``없다 4xx (``, ``없다.4xx는``, ``없다. 4xx를``.
_GLUED_CLASS = re.compile(r"(?<=[가-힣.)])[1-5][xX]{2}(?=\s*[(:])|(?<=[.)]\s)[1-5][xX]{2}(?=\s[=:]\s)")

# A place where an entry may begin: behind ``없다.``, ``없다 ``, ``- ``, ``OK ``; not ``http``, ``=``.
_BOUNDARY = re.compile(r"(?:[.!?)\]가-힣]|[가-힣A-Za-z.)\]]\s+|^\s*|[-*•·]\s*)\Z")

# Words before a code that only mention it: ``서버가 ``, ``HTTP/1.1 ``, ``returns ``, ``403, ``; not ``없다. ``, ``성공 ``.
_MENTION_BEFORE = re.compile(
    r"(?:[,/(·&+]|와|과|및|또는|혹은|나|이나|은|는|이|가|을|를|의|에|에서|로|으로|면|고|며|서|지만|HTTP/\d(?:\.\d)?|vs\.?"
    r"|\b(?:the|a|an|or|and|with|of|to|as|like|is|by|return|returns|->|→))\s*\Z",
    re.IGNORECASE,
)


def split_line(line: Line, book: PhraseBook) -> tuple[Sequence[Line], bool]:
    """Returns the parts of a line that begin entries, the line itself when it is whole, and whether it lost line ends.

    ``200 OK / 201 Created`` gives two parts of one list; ``200 OK: 성공했음201 Created: 만들었음`` two lines whose
    end was lost.
    """
    starts = _listed_heads(line.text, book)
    lost_line_ends = not starts
    if lost_line_ends and len(line.text) >= _SHORTEST_PASTE:
        starts = _pasted_heads(line.text, book) + [found.start() for found in _GLUED_CLASS.finditer(line.text)]
    if not starts:
        return (line,), False
    bounds = sorted({0, *starts, len(line.text)})
    parts = [line.part(start, end) for start, end in pairwise(bounds)]
    return [part for part in parts if part.text], lost_line_ends


# Lists ------------------------------------------------------------------------------------------


def _listed_heads(text: str, book: PhraseBook) -> list[int]:
    """Returns where the second and later entries begin: ``[9]`` for ``200 OK / 201 Created``; ``[]`` for no list."""
    signs = list(_LIST_SIGN.finditer(text)) if len(text) <= _LONGEST_LIST else []
    if not signs:
        return []
    starts = [0, *(sign.end() for sign in signs)]
    ends = [*(sign.start() for sign in signs), len(text)]
    commas = [False, *("," in sign.group() for sign in signs)]
    entries = zip(starts, ends, commas, strict=True)
    is_list = all(_is_listed(read_head(text[start:end], book), comma) for start, end, comma in entries)
    return starts[1:] if is_list else []


def _is_listed(head: Head | None, behind_comma: bool) -> bool:
    """Returns whether a part of a list is an entry; behind a comma, which sentences have too, only code and phrase."""
    if head is None or len(head.pairs) != 1 or head.hypothetical:
        return False
    if behind_comma:
        return head.has_phrase and head.follow is Follow.END
    return head.follow is Follow.MARK or (head.has_phrase and head.follow is not Follow.RELATION)


# Pastes -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class _InnerHead:
    """A code with its own phrase inside a line."""

    start: int
    code: int
    is_glued: bool  # right behind a sentence, as no writer would put it: ``없음404 Not Found``
    ends_line: bool


def _pasted_heads(text: str, book: PhraseBook) -> list[int]:
    """Returns where entries begin in a paste without line ends: ``[12]`` for ``200 OK: 성공했음201 Created``."""
    found: list[_InnerHead] = []
    for match in _INNER_CODE.finditer(text):
        inner = _inner_head(text, match.start(), book)
        if inner is not None and (not found or inner.code > found[-1].code):
            found.append(inner)
    return [inner.start for inner in found if inner.start > 0] if _are_entries(found) else []


def _are_entries(found: Sequence[_InnerHead]) -> bool:
    """Returns whether codes in a line are entries: several, in ascending order, or glued to what is before."""
    if len(found) >= _ENOUGH_HEADS:
        return True
    if len(found) >= _ENOUGH_GLUED_HEADS and any(inner.is_glued for inner in found):
        return True
    return bool(found) and found[-1].is_glued and found[-1].ends_line


def _inner_head(text: str, at: int, book: PhraseBook) -> _InnerHead | None:
    """Returns the head that begins at the offset, or None where the code is only mentioned."""
    head = read_head(text[at : at + _SEEN_BEHIND], book)
    if head is None or len(head.pairs) != 1 or head.follow is Follow.RELATION:
        return None
    if head.start > 1:  # behind more than the bracket that the code was found with
        return None
    fitted = head.pairs[0].fitted
    if fitted is None or not fitted.fit.is_exact:
        return None
    before = text[max(at - _SEEN_BEFORE, 0) : at]
    is_glued = before != "" and ("가" <= before[-1] <= "힣" or before[-1] in ")." or "a" <= before[-1] <= "z")
    if at and not is_glued and (_MENTION_BEFORE.search(before) or not _BOUNDARY.search(before)):
        return None
    ends_line = head.follow is Follow.END and len(text) - at <= _LONGEST_LAST_ENTRY
    return _InnerHead(start=at, code=head.pairs[0].code, is_glued=is_glued, ends_line=ends_line)
