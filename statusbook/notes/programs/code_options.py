"""Codes that are an option of a name: ``NOT_FOUND = 0 [(http) = 404];`` (Protobuf), ``NOT_FOUND @http(status: 404)`` (GraphQL)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from statusbook.notes.field_names import is_code_key
from statusbook.notes.programs.arguments import find_args
from statusbook.notes.programs.code_literals import FoundCode, only_code
from statusbook.notes.programs.members import Group, Item, Member, is_name
from statusbook.notes.programs.name_words import CODE_WORDS, words_of
from statusbook.notes.programs.program_record import ProgramRecord
from statusbook.notes.programs.tokens import Token, TokenKind


def read_option(member: Member, items: Sequence[Item]) -> ProgramRecord | None:
    """Returns the record of a name whose options have one that says in words that it is a code."""
    name = items[0] if items else None
    if not isinstance(name, Token) or name.kind is not TokenKind.NAME:
        return None
    found = [code for group in _option_groups(items) for code in _codes_of(group)]
    if len(found) != 1:
        return None
    stem = words_of(name.text)
    return ProgramRecord(member=member, codes=found, identifier=name, stem=stem, is_sure=True, is_constant=True)


def _option_groups(items: Sequence[Item]) -> Iterator[Group]:
    """Returns the brackets behind ``NAME = 0``, and those of directives behind a name: ``@http(…)``."""
    for at, item in enumerate(items):
        if not isinstance(item, Group) or at < 2:
            continue
        before = items[at - 1]
        is_number = isinstance(before, Token) and before.kind is TokenKind.NUMBER
        if item.opener == "[" and is_number and isinstance(sign := items[1], Token) and sign.text == "=":
            yield item
        directive = items[at - 2]
        if item.opener == "(" and is_name(before) and isinstance(directive, Token) and directive.text == "@":
            yield item


def _codes_of(group: Group) -> Iterator[FoundCode]:
    arguments = find_args(group)
    if arguments is not None and arguments.is_keyed:
        yield arguments.code
        return
    for option in group.members:
        at = next((at for at, item in enumerate(option.items) if isinstance(item, Token) and item.text in "=:"), None)
        code = only_code(option.items[at + 1 :]) if at else None
        if code is not None and any(
            is_code_key(name) or words_of(name) & CODE_WORDS for name in _names(option.items[:at])
        ):
            yield code


def _names(items: Sequence[Item]) -> Iterator[str]:
    """Returns the names of an option: ``errors`` and ``code`` of ``(errors.code)``."""
    for item in items:
        if isinstance(item, Group):
            for member in item.members:
                yield from _names(member.items)
        elif item.kind is TokenKind.NAME:
            yield item.text
