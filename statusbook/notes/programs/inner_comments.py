"""Comments inside of a record: beside the arguments of a call, beside the code in a class."""

from __future__ import annotations

from statusbook.notes.programs.arguments import find_args, has_body
from statusbook.notes.programs.assignments import assignment
from statusbook.notes.programs.code_literals import only_code
from statusbook.notes.programs.comment_heads import head_of
from statusbook.notes.programs.members import INDENT, Group, Item, Member, skip_annotations
from statusbook.notes.programs.program_comments import comment_lines
from statusbook.notes.programs.record_texts import RecordText, texts_of
from statusbook.notes.programs.tokens import Token

_DEEPEST = 3

_CLASSES = frozenset({"class", "struct", "interface", "enum", "object", "impl", "trait", "if", "elif", "else"})
"""Words before a body of which only the line of the code is about it."""


def inner_comments(member: Member, code: int) -> list[Token]:
    """Returns the comments inside of a record that are about its code; those of functions in it are not."""
    found: list[Token] = []
    items = skip_annotations(member.items)[1]
    words = {item.text for item in items[:6] if isinstance(item, Token)}
    for item in items:
        if isinstance(item, Group):
            if item.opener in ("{", INDENT) and words & _CLASSES:
                found.extend(_beside_code(item, code))
            else:
                found.extend(_in_group(item, code, 1))
    return [comment for comment in found if not _is_of_other(comment, code)]


def _in_group(group: Group, code: int, depth: int) -> list[Token]:
    args = find_args(group)
    if depth > _DEEPEST or (args is not None and args.code.code != code):
        return []
    found: list[Token] = []
    for member in group.members:
        if has_body(member.items):
            continue
        found.extend([*member.above, *member.beside])
        for item in member.items:
            if isinstance(item, Group):
                found.extend(_in_group(item, code, depth + 1))
    return found


def _beside_code(group: Group, code: int) -> list[Token]:
    """Returns the comments beside the one line of a class that holds its code: ``status = 409; // 없다``."""
    return [
        comment
        for member in group.members
        if (at := assignment(member.items)) is not None
        and (found := only_code(member.items[at + 1 :])) is not None
        and found.code == code
        for comment in member.beside
    ]


def _is_of_other(comment: Token, code: int) -> bool:
    heads = (head_of(line.text) for line in comment_lines([comment]) if line.text)
    return any(head is not None and head != code for head in heads)


def texts_of_constructor(items: list[Item], code: int) -> list[RecordText]:
    """Returns what a class with a code gives to the class above it: ``super('없다')``."""
    if not any(isinstance(item, Token) and item.text == "class" for item in items[:6]) or not isinstance(
        body := items[-1], Group
    ):
        return []
    return [
        text
        for member in body.members
        if isinstance(inner := member.items[-1], Group) and inner.opener == "{" and has_body(member.items)
        for statement in inner.members
        if isinstance(first := statement.items[0], Token) and first.text == "super" and len(statement.items) > 1
        for text in texts_of(statement.items[1:], code)
    ]
