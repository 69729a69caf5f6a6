"""What stands above a block in which nothing but one code is answered: its comments are about that code."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from statusbook.notes.programs.comment_heads import head_of
from statusbook.notes.programs.member_record import read_record
from statusbook.notes.programs.members import INDENT, Group, Member, skip_annotations
from statusbook.notes.programs.program_comments import comment_lines
from statusbook.notes.programs.tokens import Token, TokenKind

_FIRST_ERROR = 400
"""Below it, a comment above a function says what the function does, not what its code means."""

_OTHER_BLOCKS = frozenset("else elif for while try switch match catch finally except with do enum interface".split())


def pass_comments_down(member: Member) -> None:
    """Moves the comments above a block to the only statement in it, when that answers an error."""
    items = skip_annotations(member.items)[1]
    first = items[0] if items else None
    if not isinstance(first, Token) or first.text in _OTHER_BLOCKS or not isinstance(block := items[-1], Group):
        return
    if block.opener not in ("{", INDENT):
        return
    if any(isinstance(item, Token) and item.text == "class" for item in items[:6]):
        _pass_to_constructor(member, block)
        return
    if not member.above or not any(isinstance(item, Group) and item.opener == "(" for item in items[:-1]):
        return
    if len(block.members) == 1 and not block.members[0].above and _answers(block.members[0]):
        _move(member, block.members[0], member.above)


def _pass_to_constructor(member: Member, body: Group) -> None:
    """Moves what documents a class to the one call in its constructor that names its code."""
    calls = [
        statement
        for inner in body.members
        for statement in _statements(inner)
        if isinstance(first := statement.items[0], Token) and first.text == "super" and _answers(statement)
    ]
    if len(calls) != 1 or any(read_record(inner) is not None for inner in body.members):
        return
    first = body.members[0]
    only = first.items[0]
    if len(first.items) == 1 and isinstance(only, Token) and only.text[-3:] in ('"""', "'''"):
        body.members.pop(0)
        calls[0].above[:0] = [*first.above, replace(only, kind=TokenKind.COMMENT), *first.beside]
    _move(member, calls[0], member.above)


def _statements(member: Member) -> Iterator[Member]:
    items = member.items
    if isinstance(block := items[-1], Group) and block.opener in ("{", INDENT):
        yield from block.members


def _answers(statement: Member) -> bool:
    """Returns whether a statement surely answers an error: ``return res.status(404).json(…)``."""
    first = statement.items[0]
    record = read_record(statement)
    if record is None or record.codes[0].code < _FIRST_ERROR:
        return False
    return record.is_sure or (isinstance(first, Token) and first.text == "super" and bool(record.texts))


def _move(member: Member, statement: Member, comments: list[Token]) -> None:
    if any(head_of(line.text) is not None for line in comment_lines(comments) if line.text):
        return
    statement.above[:0] = comments
    member.above = []
