"""Texts in the strings of a program; one that stands in several pieces is one text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from statusbook.notes.programs.members import Group, Item
from statusbook.notes.programs.tokens import Token, TokenKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A text in strings: one that stands in several pieces (``"a" + "b"``) is one text."""

    text: str
    tokens: tuple[Token, ...]


def find_words(items: Sequence[Item], depth: int = 0) -> Iterator[Words]:
    """Returns the texts in strings, those in brackets too; a text in pieces once."""
    pieces: list[Token] = []
    text = ""
    open_plus = False
    for item in items:
        if isinstance(item, Token) and item.kind is TokenKind.STRING:
            if pieces and not open_plus and not _are_adjacent(pieces[-1], item):
                yield Words(text=text, tokens=tuple(pieces))
                pieces, text = [], ""
            pieces.append(item)
            text += item.value
            open_plus = False
        elif isinstance(item, Token) and item.text in ("+", ".", "~", "\\", "&", "<>", ".."):
            open_plus = bool(pieces)
        elif isinstance(item, Token) and open_plus and item.kind is TokenKind.NAME and pieces and items:
            if item.text in _STRING_METHODS:
                open_plus = False
            else:
                text += "{" + item.text + "}"
        else:
            if pieces:
                yield Words(text=text, tokens=tuple(pieces))
                pieces, text = [], ""
            open_plus = False
            if isinstance(item, Group) and depth < 4:
                for member in item.members:
                    yield from find_words(member.items, depth + 1)
    if pieces:
        yield Words(text=text, tokens=tuple(pieces))


_STRING_METHODS = frozenset(
    "format formatted to_string into to_owned trim strip trimIndent trimMargin stripIndent toString freeze toUpperCase as".split()
)


def _are_adjacent(before: Token, after: Token) -> bool:
    return before.end <= after.start
