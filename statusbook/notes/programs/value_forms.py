"""Records that give a value to a code or name: ``404: "…"``, ``NOT_FOUND = 404``, ``MSG_404 = "…"``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from statusbook.notes.field_names import has_short_message_word
from statusbook.notes.programs.assignments import KEY_SIGNS, LABEL_WORDS, assignment, name_before
from statusbook.notes.programs.code_literals import FoundCode, find_code, only_code
from statusbook.notes.programs.members import Group, Item, Member
from statusbook.notes.programs.name_words import CODE_WORDS, words_of
from statusbook.notes.programs.program_record import ProgramRecord
from statusbook.notes.programs.record_texts import texts_of
from statusbook.notes.programs.tokens import Token, TokenKind
from statusbook.notes.status_names import is_known_status

# A name with a code: ``MSG_404``, ``error404``; not ``E1404``, ``a4``
_NAMED = re.compile(r"[A-Za-z_]+([1-5]\d\d)")


def read_entry(member: Member, items: Sequence[Item]) -> ProgramRecord | None:
    """Returns the record of ``404: "…"``, ``[404] = "…"``, ``codes[404] = "…"``, ``404 to "…"``."""
    at = 0
    codes: list[FoundCode] = []
    stem: frozenset[str] = frozenset()
    if isinstance(first := items[0], Token) and first.text in LABEL_WORDS:
        return None
    bracket = next((i for i, item in enumerate(items[:6]) if isinstance(item, Group)), None)
    if bracket is not None and isinstance(group := items[bracket], Group) and group.opener == "[":
        inner = only_code(group.members[0].items) if len(group.members) == 1 else None
        if inner is not None and all(
            isinstance(item, Token) and item.text not in KEY_SIGNS for item in items[:bracket]
        ):
            codes, at = [inner], bracket + 1
            stem = _words_before(items, bracket)
    is_list = isinstance(keys := items[0], Group) and (
        keys.opener == "(" or (keys.opener == "[" and len(keys.members) > 1)
    )
    if not codes and is_list and isinstance(keys, Group):  # ``(502, 504): "…"``, ``[502, 504] => "…"``
        found_codes = [only_code(member.items) for member in keys.members]
        codes = [each for each in found_codes if each is not None]
        if len(codes) < len(found_codes):
            return None
        at = 1
    if not codes:
        while (found := find_code(items, at)) is not None:
            codes.append(found)
            at = found.end
            if at < len(items) and isinstance(sign := items[at], Token) and sign.text in ("|", "or", ","):
                at += 1
            else:
                break
    if not codes or at >= len(items):
        return None
    sign = items[at]
    if not isinstance(sign, Token) or not (sign.text in KEY_SIGNS or sign.text == "to"):
        return None
    value = items[at + 1 :]
    if sign.text == "=" and codes[0].token is items[0] and not _is_string(value):
        return None
    if not value or (len(value) == 1 and only_code(value) is not None):
        return None
    return ProgramRecord(member=member, codes=codes, texts=texts_of(value, codes[0].code), stem=stem)


def _is_string(items: Sequence[Item]) -> bool:
    """Returns whether a value is one string, which PowerShell gives to a key: ``404 = "없다"``."""
    return len(items) == 1 and isinstance(item := items[0], Token) and item.kind is TokenKind.STRING


def _words_before(items: Sequence[Item], end: int) -> frozenset[str]:
    found: frozenset[str] = frozenset()
    for item in items[:end]:
        if isinstance(item, Token) and item.kind is TokenKind.NAME:
            found |= words_of(item.text)
    return found


def read_constant(member: Member, items: Sequence[Item]) -> ProgramRecord | None:
    """Returns the record of ``NOT_FOUND = 404``."""
    at = assignment(items)
    if at is None:
        return _read_definition(member, items)
    found = find_code(items, at + 1)
    if found is None:
        return None
    rest = items[found.end :]
    if rest and not (isinstance(sign := rest[0], Token) and sign.text == ","):
        return None
    identifier = name_before(items, at)
    if identifier is None:
        return None
    texts = texts_of(rest[1:], found.code) if rest else []
    stem = words_of(identifier.text)
    return ProgramRecord(
        member=member, codes=[found], identifier=identifier, texts=texts, stem=stem, is_constant=not texts
    )


def _read_definition(member: Member, items: Sequence[Item]) -> ProgramRecord | None:
    """Reads ``#define NOT_FOUND 404``."""
    texts = [item.text for item in items if isinstance(item, Token)]
    if texts[:2] != ["#", "define"] or len(items) != 4 or not isinstance(name := items[2], Token):
        return None
    found = only_code(items[3:])
    if found is None:
        return None
    return ProgramRecord(member=member, codes=[found], identifier=name, stem=words_of(name.text), is_constant=True)


def read_named(member: Member, items: Sequence[Item]) -> ProgramRecord | None:
    """Reads a text whose name has the code: ``ERROR_404 = "글이 없다"``."""
    at = assignment(items)
    name = name_before(items, at) if at is not None else None
    found = _NAMED.fullmatch(name.text) if name is not None and name.kind is TokenKind.NAME else None
    if at is None or name is None or found is None or not _is_text_of_code(words_of(name.text)):
        return None
    code = int(found[1])
    texts = texts_of(items[at + 1 :], code)
    if not texts or not is_known_status(code):
        return None
    return ProgramRecord(member=member, codes=[FoundCode(code=code, token=name, end=0, is_sure=True)], texts=texts)


def _is_text_of_code(words: frozenset[str]) -> bool:
    return not words.isdisjoint(CODE_WORDS) or has_short_message_word(words)
