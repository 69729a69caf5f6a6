"""Calls of Ruby without brackets: ``halt 404, "없다"``."""

from __future__ import annotations

from statusbook.notes.programs.members import LABELS, Group, Member, is_name
from statusbook.notes.programs.tokens import Token, TokenKind


def with_brackets(items: list[Token | Group]) -> list[Token | Group]:
    """Returns a call that is written without brackets as one with them: ``halt(404, "없다")`` for ``halt 404, "없다"``."""
    commas = [index for index, item in enumerate(items) if isinstance(item, Token) and item.text == ","]
    name = items[0]
    if not commas or commas[0] < 2 or not is_name(name) or name.text in _NO_CALLS:  # type: ignore[union-attr]
        return items
    if isinstance(second := items[1], Token) and second.kind is TokenKind.SIGN and second.text not in (":", "!"):
        return items
    starts = [1, *(at + 1 for at in commas)]
    parts = [items[start:end] for start, end in zip(starts, [*commas, len(items)], strict=True)]
    members = [Member(items=part) for part in parts if part]
    return [name, Group(opener="(", first=items[1].first, last=items[-1].last, members=members)]


_NO_CALLS = LABELS | frozenset("if elsif else unless while until return in rescue def class module".split())
