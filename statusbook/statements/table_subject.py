"""Tells whether a table is about the codes in it, about the entry it stands in, or about something else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from statusbook.notes.block import NoteRow
from statusbook.statements.cell_heads import cell_head, cell_text
from statusbook.statements.column_labels import (
    is_answer,
    is_number_of_other,
    is_of_protocol,
    is_other_thing,
    is_quantity,
)
from statusbook.statements.head import Head
from statusbook.statements.phrase_book import PhraseBook
from statusbook.statements.section_labels import Label

_FEWEST_ROWS_WITHOUT_LABELS = 3
"""Rows of a table without a header or phrases, all of whose numbers are known codes: two may be so by chance."""

_FIT_SHARE = 1 / 3
"""Rows whose code has its phrase or name beside it. From 2/5 on, two labelled tables with one known name are lost."""

_FIT_SHARE_OF_ENDPOINTS = 1 / 2
"""The same in a table of endpoints, where a few rows name the phrase of the answer; above 2/3 a table of codes with
a column of methods is lost, below 1/3 one of endpoints is read."""

_WORD_SHARE = 1 / 2
"""Cells beside the codes that have a letter; a table of numbers has none."""

# A cell that is a request: ``GET /users``, ``/users/1``, ``POST``; not ``GET을 쓴다``
_REQUEST = re.compile(r"`?(?:(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)(?:\s+/\S*)?|/[\w{}:/.?=&-]+)`?\s*$")
_MOST_COLUMNS = 12

# A number that is no code: ``6008``, ``1``, ``650``; not ``404``, ``404 Not Found``
_OTHER_NUMBER = re.compile(r"[#(\[]?(?:\d{1,2}|[06-9]\d\d|\d{4,})[.)\]]?")

_SHORTEST_PHRASE = 2
"""``OK``."""


def is_about_codes(
    codes: Sequence[int],
    labels: Sequence[Label | None],
    names: Sequence[str],
    body: Sequence[NoteRow],
    book: PhraseBook,
    is_about_http: bool,
) -> bool:
    """Returns whether the rows of a table are about the codes in it.

    False for a table of numbers (``| 300 | 50 |``), of goods (``| 코드 | 상품명 |``) and of endpoints, whose rows only
    answer with a code (``| GET /users | 200 |``).
    """
    heads = list(_heads_of_rows(codes, body, book))
    if not heads:
        return False
    fits = (_fits(row, column, head, book) for row, column, head in heads)
    known = sum(book.is_known(head.codes[0]) for _, _, head in heads)
    if any(is_answer(names[column]) for column in codes):
        return False
    if Label.ENDPOINT in labels or _holds_requests(body):
        differ = len({head.codes for _, _, head in heads}) == len(heads)
        return differ and sum(fits) >= _FIT_SHARE_OF_ENDPOINTS * len(heads)
    if any(labels[column] is Label.CODE for column in codes):
        is_certain = any(is_of_protocol(names[column]) for column in codes)
        return known > 0 and (is_certain or not any(is_other_thing(name) for name in names) or any(fits))
    if sum(fits) >= _FIT_SHARE * len(heads):
        return True
    if any(_is_of_other_things(column, labels, names, body) for column in codes):
        return False
    is_first = not any(cell for row in body for cell in row.cells[: min(codes)])
    if not is_about_http or not is_first or known < len(heads):
        return False
    is_certain = len(heads) >= _FEWEST_ROWS_WITHOUT_LABELS or any(is_of_protocol(names[column]) for column in codes)
    return any(labels) or (is_certain and _has_words_beside(body))


def _is_of_other_things(
    column: int, labels: Sequence[Label | None], names: Sequence[str], body: Sequence[NoteRow]
) -> bool:
    """Returns whether the numbers of a column without phrases are those of something else, by its head or its cells.

    They are under ``Event ID``, under ``번호`` beside ``부서``, and beside ``6008``.
    """
    name = names[column]
    if name and (is_quantity(name) or is_other_thing(name) or is_number_of_other(name)):
        return True
    if labels[column] is Label.ROW_NUMBER and any(is_other_thing(other) for other in names):
        return True
    return any(_OTHER_NUMBER.fullmatch(cell_text(row.cells[column])) for row in body if column < len(row.cells))


def _holds_requests(body: Sequence[NoteRow]) -> bool:
    """Returns whether a cell of each row is a request."""
    return all(any(_REQUEST.match(cell_text(cell)) for cell in row.cells[:_MOST_COLUMNS] if cell) for row in body)


def share_of_known(heads: Sequence[Head], book: PhraseBook) -> float:
    """Returns how many of the codes are known, as a share."""
    return sum(book.is_known(head.codes[0]) for head in heads) / max(len(heads), 1)


def _heads_of_rows(
    codes: Sequence[int], body: Sequence[NoteRow], book: PhraseBook
) -> Iterator[tuple[NoteRow, int, Head]]:
    for row in body:
        for column in codes:
            head = cell_head(row.cells[column], book) if column < len(row.cells) else None
            if head is not None and head.pairs:
                yield row, column, head


def _fits(row: NoteRow, column: int, head: Head, book: PhraseBook) -> bool:
    """Returns whether a phrase or Korean name of the code is in its row: in its cell or in one beside it."""
    others = [cell_text(cell) for other, cell in enumerate(row.cells) if other != column and cell]
    return head.has_phrase or any(is_name_of(text, head, book) for text in others)


def is_name_of(text: str, head: Head, book: PhraseBook) -> bool:
    """Returns whether a cell holds the phrase or the name of a code, or begins with any phrase."""
    code = head.codes[0]
    if book.fit(text, code).fit.is_known or book.code_of_name(text) == code:
        return True
    end = book.match_at(text, 0)
    return end is not None and end >= _SHORTEST_PHRASE and len(head.pairs) == 1


def _has_words_beside(body: Sequence[NoteRow]) -> bool:
    """Returns whether words, not numbers, stand beside the codes of a table without a header."""
    beside = [cell_text(cell) for row in body for cell in row.cells[1:] if cell]
    return sum(any(sign.isalpha() for sign in text) for text in beside) > _WORD_SHARE * len(beside)
