"""Finds the codes that the description of a class gives as examples: ``ex) 404 없는 쪽`` below ``400번대 : 내 탓``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from statusbook.notes.block import Shape
from statusbook.statements.candidates import Candidate
from statusbook.statements.head import Follow
from statusbook.statements.phrase_book import PhraseBook
from statusbook.statements.title_heads import begins_example

# A second number in what is said of an example: ``, 403 권한``; not ``4030``
_OTHER_CODE = re.compile(r"(?<!\d)[1-5]\d\d(?!\d)")


def find_examples(order: Sequence[Candidate], book: PhraseBook) -> Iterator[Candidate]:
    """Returns the lines below that of a class which give one of its codes as an example, and those like it below them.

    Each says something of its code, and of no other; the head of any other code ends the class.
    """
    status_class: int | None = None
    place: int | None = None  # of the last example; those right below it need no ``ex)``
    for candidate in order:
        head = candidate.head
        if candidate.block.shape is Shape.HEADING or (head is not None and head.status_class is not None):
            status_class, place = head.status_class if head is not None else None, None
        elif head is not None and head.pairs:
            is_marked = begins_example(candidate.line.text)
            if (is_marked or _place(candidate) == place) and _is_of_class(candidate, status_class, book):
                place = _place(candidate)
                yield candidate
            elif not is_marked:
                status_class = place = None
        elif candidate.block.shape is Shape.LIST_ITEM:
            place = None


def _place(candidate: Candidate) -> int:
    """Returns the same for items of one depth, and for lines of one block."""
    return candidate.rank if candidate.block.shape is Shape.LIST_ITEM else id(candidate.block)


def _is_of_class(candidate: Candidate, status_class: int | None, book: PhraseBook) -> bool:
    head = candidate.head
    if (
        head is None
        or (candidate.wrapped and not head.is_example)
        or len(head.pairs) != 1
        or head.follow not in (Follow.TEXT, Follow.MARK)
    ):
        return False
    code = head.codes[0]
    if code // 100 != status_class or not book.is_known(code):
        return False
    return _OTHER_CODE.search(candidate.line.text, head.text_from) is None
