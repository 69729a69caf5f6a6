"""Comments inside of a record, which are about its code: ``{ status: 409, // 겹친 자리``, ``404 -> { // 지운 글``."""

from __future__ import annotations

from collections.abc import Iterator

from statusbook.notes.programs.arguments import find_args, has_body
from statusbook.notes.programs.members import Group
from statusbook.notes.programs.program_record import ProgramRecord
from statusbook.notes.programs.tokens import Token


def inner_comments(record: ProgramRecord) -> list[Token]:
    """Returns the comments inside of the brackets that hold the code of a record, in their order.

    Of the body of an arm, those above its first statement.
    """
    items = record.member.items
    body = items[-1]
    if len(items) > 1 and isinstance(body, Group) and body.opener == "{" and body.members and _is_arrow(items[-2]):
        return list(body.members[0].above)
    group = next((item for item in items if isinstance(item, Group) and _holds_code(item, record)), None)
    if group is None or (has_body(items) and group.opener != "("):
        return []
    return sorted(_comments_of(group), key=lambda comment: comment.start)


def _is_arrow(item: Token | Group) -> bool:
    return isinstance(item, Token) and item.text in ("->", "=>")


def _holds_code(group: Group, record: ProgramRecord) -> bool:
    found = find_args(group)
    return found is not None and found.code.token is record.codes[0].token


def _comments_of(group: Group) -> Iterator[Token]:
    for member in group.members:
        yield from member.above
        yield from member.beside
    yield from group.free
