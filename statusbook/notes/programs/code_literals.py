"""Status codes in a program: ``404``, ``"404 Not Found"``, ``HttpStatus.NOT_FOUND``, ``:not_found``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from statusbook.notes.programs.members import Group, Item
from statusbook.notes.programs.tokens import Token, TokenKind
from statusbook.notes.status_names import OWNER, bare_name, code_of_name, is_phrase_of

# A number that may be a code: ``404``, ``404u``; not ``404.5``, ``4040``
_NUMBER = re.compile(r"([1-5]\d\d)(?:[uUlL]{0,3}|[uif]\d\d)")

# A string that is a code, with its phrase perhaps: ``404``, ``404 Not Found``, ``HTTP 404``
_CODE_STRING = re.compile(r"(?:HTTP[ /]?)?([1-5]\d\d)(?:[ _:-]{1,3}([A-Za-z][A-Za-z' -]{1,50}))?")

# A constant of ASP.NET: ``Status503ServiceUnavailable``; not ``Status503``, ``MyStatus503A``
_NUMBERED_CONSTANT = re.compile(r"Status([1-5]\d\d)([A-Z][A-Za-z]+)")

# What can follow a code and leave it one: ``.value()``, ``as const``, ``.code``
_AFTER_CODE = frozenset("value code getCode get as const number int u16 as_u16 rawValue intValue name str".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundCode:
    """A code in a program: the token that holds it, how it is written, and whether it can be nothing else."""

    code: int
    token: Token
    end: int  # the index of the item behind it
    is_sure: bool = False
    name: str | None = None  # of a constant: ``NOT_FOUND`` of ``HttpStatus.NOT_FOUND``
    shown: str = ""  # with its phrase: ``404 Not Found``


def find_code(items: Sequence[Item], at: int = 0) -> FoundCode | None:
    """Returns the code that stands at an index: ``404``, ``"404"``, ``HttpStatus.NOT_FOUND``, ``:not_found``."""
    if at >= len(items):
        return None
    item = items[at]
    if isinstance(item, Group):
        return None
    if item.kind is TokenKind.NUMBER:
        number = _NUMBER.fullmatch(item.text)
        return FoundCode(code=int(number[1]), token=item, end=_behind(items, at + 1)) if number else None
    if item.kind is TokenKind.STRING:
        found = _CODE_STRING.fullmatch(item.value.strip())
        if found is None:
            return None
        phrase = found[2]
        if phrase and not is_phrase_of(phrase, int(found[1])):
            return None
        return FoundCode(
            code=int(found[1]),
            token=item,
            end=_behind(items, at + 1),
            is_sure=bool(phrase),
            shown=item.value.strip(),
        )
    if item.text == ":" and at + 1 < len(items):
        symbol = items[at + 1]
        code = code_of_name(symbol.text) if isinstance(symbol, Token) and "_" in symbol.text else None
        if isinstance(symbol, Token) and code is not None and symbol.text.islower():
            return FoundCode(code=code, token=symbol, end=at + 2, is_sure=True, name=symbol.text)
        return None
    return _find_constant(items, at) if item.kind is TokenKind.NAME or item.text == "." else None


def code_of_symbol(items: Sequence[Item]) -> FoundCode | None:
    """Returns the code of a symbol of Ruby that is a whole value, where the key says that it is one: ``:locked``."""
    if len(items) != 2 or not isinstance(colon := items[0], Token) or colon.text != ":":
        return None
    symbol = items[1]
    code = code_of_name(symbol.text) if isinstance(symbol, Token) and symbol.text.islower() else None
    if not isinstance(symbol, Token) or code is None:
        return None
    return FoundCode(code=code, token=symbol, end=2, is_sure=True, name=symbol.text)


def _find_constant(items: Sequence[Item], at: int) -> FoundCode | None:
    """Returns the code of ``HttpStatus.NOT_FOUND``, ``http::StatusNotFound``, ``NOT_FOUND``, ``HTTP_404_NOT_FOUND``."""
    names: list[Token] = []
    end = at
    is_member = isinstance(first := items[at], Token) and first.text == "."  # ``.notFound`` in Swift
    end += is_member
    while end < len(items) and isinstance(token := items[end], Token) and token.kind is TokenKind.NAME:
        names.append(token)
        end += 1
        if end < len(items) and isinstance(dot := items[end], Token) and dot.text in (".", "::"):
            end += 1
        else:
            break
    last = _NUMBERED_CONSTANT.fullmatch(names[-1].text) if names else None
    if last is not None:
        return FoundCode(
            code=int(last[1]), token=names[-1], end=_behind(items, end), is_sure=True, name=bare_name(last[2])
        )
    for index, token in enumerate(names):
        owner = names[index - 1].text if index else ""
        code = code_of_name(token.text)
        is_owned = bool(owner) and OWNER.fullmatch(owner) is not None
        is_constant = (
            is_member or "_" in token.text or token.text.isupper() or token.text.startswith(("Status", "HTTP", "SC_"))
        )
        if (
            code is None
            or (owner and not is_owned)
            or not (is_owned or is_member or (is_constant and token.text[0].isupper()))
        ):
            continue
        if any(later.text not in _AFTER_CODE for later in names[index + 1 :]):
            return None
        end = _behind(items, at + (end - at))
        is_sure = is_owned or len(token.text) > len(bare_name(token.text)) or "_" in token.text
        return FoundCode(code=code, token=token, end=end, is_sure=is_sure, name=bare_name(token.text))
    return None


def _behind(items: Sequence[Item], at: int) -> int:
    """Returns the index behind what may follow a code: ``.value()``, ``as const``."""
    while at < len(items):
        item = items[at]
        if isinstance(item, Group):
            if item.opener == "(" and not item.members:
                at += 1
                continue
            return at
        following = items[at + 1] if at + 1 < len(items) else None
        if item.text in _AFTER_CODE and item.kind is TokenKind.NAME:
            at += 1
        elif item.text == "." and isinstance(following, Token) and following.text in _AFTER_CODE:
            at += 2
        else:
            return at
    return at


def only_code(items: Sequence[Item]) -> FoundCode | None:
    """Returns the code that a member consists of, None where there is more in it."""
    found = find_code(items)
    return found if found is not None and found.end == len(items) else None
