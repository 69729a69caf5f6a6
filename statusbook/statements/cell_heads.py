"""The code or codes that a cell of a table holds, however a writer or a spreadsheet wrote them."""

from __future__ import annotations

import re
from functools import lru_cache

from statusbook.notes.block import NoteCell
from statusbook.statements.grammar import DIGIT
from statusbook.statements.head import CodePhrase, Follow, Head
from statusbook.statements.head_reader import read_head
from statusbook.statements.phrase_book import PhraseBook
from statusbook.text import squeeze

_LONGEST_CODE_CELL = 120
"""Characters of a cell that is read as a head: code, phrase, name and a remark. With 12 six labelled cases are lost."""

# A code as a spreadsheet keeps numbers: ``404.0``, ``404.00``; not ``404.14``
_SPREADSHEET = re.compile(r"\W*(?P<code>[1-5]\d\d)\.0{1,2}\W*")

# Several codes and nothing else: ``301 308``, ``301; 308``, ``[301, 308]``; not ``301 ~ 308``, ``301``
_CODES = re.compile(r"[\W_]*[1-5]\d\d(?:(?:\.0{1,2})?[\s;,/·&+、|\"'`]+[1-5]\d\d)+(?:\.0{1,2})?[\W_]*")

# All codes from a limit on, which are no one code: ``500 이상``, ``399 이하``; not ``500``, ``500 이상한 답``
_LIMIT = re.compile(r"[1-5]\d\d\s*(?:번\s*)?(?:이상|이하|미만|초과)(?:[\s)\]:]|$)")

# One code: ``301`` of ``301.0, 308``
_CODE = re.compile(r"(?<![\d.])[1-5]\d\d(?!\d)")

# A code behind its phrase without a space: ``GONE/410``, ``Not Found - 404``, ``NOT_FOUND|404``
_BEHIND_PHRASE = re.compile(
    r"[\W_]*(?:HttpStatus\.|HTTPStatus\.|HTTP_)?(?P<words>[A-Za-z][A-Za-z_' -]{0,60}?)\s*[/|:·,=(\[–-]*\s*"
    r"(?P<code>[1-5]\d\d)[\W_]*"
)


def cell_text(cell: NoteCell) -> str:
    """Returns the text of a cell on one line."""
    return _squeezed(cell[0].text) if len(cell) == 1 else squeeze(" ".join(line.text for line in cell))


_squeezed = lru_cache(maxsize=16384)(squeeze)  # who reads a table asks for the text of each cell five times


def cell_head(cell: NoteCell, book: PhraseBook) -> Head | None:
    """Returns the head that a cell begins with, all codes of ``301<br>308``; a long cell has none."""
    text = cell_text(cell)
    if len(cell) == 1:
        return _head_of_text(text, book)
    if len(text) > _LONGEST_CODE_CELL or not DIGIT.search(text):
        return None
    if (head := _head_of_lines(cell, text, book)) is not None and not _CODES.fullmatch(text):
        return head
    return _head_of_text(text, book)


@lru_cache(maxsize=16384)
def _head_of_text(text: str, book: PhraseBook) -> Head | None:
    """Returns the head of a cell on one line; a column of codes holds the same few again and again."""
    if len(text) > _LONGEST_CODE_CELL or not DIGIT.search(text):
        return None
    if _LIMIT.search(text):
        return None
    if _CODES.fullmatch(text):
        codes = dict.fromkeys(int(code) for code in _CODE.findall(text))
        return _whole(tuple(CodePhrase(code=code) for code in codes), text)
    if (found := _SPREADSHEET.fullmatch(text)) is not None:
        return _whole((CodePhrase(code=int(found["code"])),), text)
    return read_head(text, book) or _head_behind_phrase(text, book)


def is_code_cell(cell: NoteCell, book: PhraseBook) -> bool:
    """Returns whether a cell is a code: ``404``, ``404 Not Found``, ``404: 없다``; not ``404와 같다``, ``404 없음``."""
    return is_code_head(cell_head(cell, book))


def is_code_head(head: Head | None) -> bool:
    """Returns whether the cell with this head is a code."""
    if head is None or not head.pairs or head.follow is Follow.RELATION:
        return False
    return head.follow is not Follow.TEXT or head.has_phrase or head.labelled


def _whole(pairs: tuple[CodePhrase, ...], text: str) -> Head:
    """Returns the head of a cell behind whose codes there is nothing."""
    return Head(start=0, pairs=pairs, text_from=len(text))


def _head_of_lines(cell: NoteCell, text: str, book: PhraseBook) -> Head | None:
    """Returns the codes of a cell that has one on each line: ``301 Moved Permanently<br>308 Permanent Redirect``."""
    pairs: list[CodePhrase] = []
    for line in cell:
        head = read_head(line.text, book)
        if head is None or not head.pairs or head.follow is not Follow.END or head.name_ko or head.hypothetical:
            return None
        pairs.extend(head.pairs)
    return _whole(tuple(pairs), text)


def _head_behind_phrase(text: str, book: PhraseBook) -> Head | None:
    """Returns the head of a cell that ends in its code, with the phrase of it before: ``GONE/410``."""
    found = _BEHIND_PHRASE.fullmatch(text)
    if found is None:
        return None
    code = int(found["code"])
    fitted = book.fit(found["words"], code)
    if not fitted.fit.is_of_code:
        return None
    return _whole((CodePhrase(code=code, phrase=found["words"], fitted=fitted),), text)
