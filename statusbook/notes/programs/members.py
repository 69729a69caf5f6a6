"""The groups of a program (brackets, blocks) and their members, each with the comments that belong to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from statusbook.notes.programs.tokens import Token, TokenKind

FILE = "file"
INDENT = "indent"

# The names that a label begins with: ``case 404:``, ``when 404``
LABELS = frozenset({"case", "when", "default"})


@dataclass(slots=True)
class Member:
    """What stands between two separators: an enum's constant, a key and its value, an argument, a statement."""

    items: list[Token | Group] = field(default_factory=list)
    above: list[Token] = field(default_factory=list)
    beside: list[Token] = field(default_factory=list)

    @property
    def first(self) -> int:
        """The line on which it begins."""
        return self.items[0].first

    @property
    def last(self) -> int:
        """The line on which it ends."""
        return self.items[-1].last


@dataclass(slots=True)
class Group:
    """What stands in brackets or in an indented block; ``free`` are comments that belong to none of its members."""

    opener: str
    first: int
    last: int = 0
    members: list[Member] = field(default_factory=list)
    free: list[Token] = field(default_factory=list)


Item = Token | Group

# A part of a name: ``Schema``, ``.``; not ``(``
_NAME_OR_DOT = re.compile(r"[\w.]+")


def skip_annotations(
    items: Sequence[Token | Group], *, is_open: bool = False
) -> tuple[list[list[Token | Group]], list[Token | Group]]:
    """Returns the annotations that a member begins with, and the rest of it.

    Brackets with nothing behind them are a list, and an attribute of C# while more may follow (``is_open``).
    """
    found: list[list[Token | Group]] = []
    at = 0
    while at < len(items):
        item = items[at]
        start = at
        if isinstance(item, Token) and item.text == "@" and at + 1 < len(items):
            at += 1
            while at < len(items) and isinstance(named := items[at], Token) and _NAME_OR_DOT.fullmatch(named.text):
                if named.kind is TokenKind.NAME and at > start + 1 and is_name(items[at - 1]):
                    break
                at += 1
            if at < len(items) and isinstance(group := items[at], Group) and group.opener == "(":
                at += 1
        elif isinstance(item, Token) and item.text == "#" and _opens(items, at + 1, "["):
            at += 2
        elif isinstance(item, Group) and item.opener == "[" and _is_before_name(items, at + 1, is_open):
            at += 1
        else:
            break
        found.append(list(items[start:at]))
    return found, list(items[at:])


def is_name(item: Token | Group) -> bool:
    """Returns whether an item is a name."""
    return isinstance(item, Token) and item.kind is TokenKind.NAME


def _opens(items: Sequence[Token | Group], at: int, opener: str) -> bool:
    return at < len(items) and isinstance(group := items[at], Group) and group.opener == opener


def _is_before_name(items: Sequence[Token | Group], at: int, is_open: bool) -> bool:
    """Returns whether a name or another attribute follows, or nothing yet."""
    if at >= len(items):
        return is_open
    item = items[at]
    return is_name(item) or (isinstance(item, Group) and item.opener == "[")
