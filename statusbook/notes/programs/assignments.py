"""Names and keys with their values: ``NOT_FOUND = 404``, ``status: 404``."""

from __future__ import annotations

from collections.abc import Sequence

from statusbook.notes.programs.members import Group, Item
from statusbook.notes.programs.tokens import Token, TokenKind

LABEL_WORDS = frozenset({"case", "when", "default", "if", "elif", "elsif", "else", "while", "return"})

KEY_SIGNS = frozenset({":", "=>", "=", "->", ":="})


def assignment(items: Sequence[Item]) -> int | None:
    """Returns the index of ``=`` or ``:`` between a name and its value."""
    colon = None
    for index, item in enumerate(items[:14]):
        if isinstance(item, Group):
            if item.opener in "({" and index:
                return colon
            continue
        if item.text in ("=", ":=", "=>"):
            return index
        if item.text == ":" and colon is None and index:
            colon = index
        if item.text in LABEL_WORDS and not (index == 0 and item.text == "case"):
            return None
    return colon


def name_before(items: Sequence[Item], at: int) -> Token | None:
    """Returns the name that gets a value: ``NOT_FOUND`` of ``public static final int NOT_FOUND``, ``x`` of ``x: int``."""
    names: list[Token] = []
    for item in items[:at]:
        if isinstance(item, Token) and item.text == ":":
            break
        if isinstance(item, Token) and (item.kind is TokenKind.NAME or item.kind is TokenKind.STRING):
            names.append(item)
    if names and names[0].text in ("const", "var", "let", "val") and len(names) > 2:
        return names[1] if names[2].text in ("int", "uint", "Status", "HttpStatus", "i32", "u16") else names[-1]
    return names[-1] if names else None


def key_of(items: Sequence[Item]) -> tuple[str, int]:
    """Returns the key of a member and where its value begins: ``status``, 2 for ``status: 404``; ``""``, 0 without one."""
    for index, item in enumerate(items[:8]):
        if not isinstance(item, Token):
            break
        if item.text in KEY_SIGNS and index:
            name = next(
                (
                    before
                    for before in reversed(items[:index])
                    if isinstance(before, Token) and before.kind in (TokenKind.NAME, TokenKind.STRING)
                ),
                None,
            )
            if name is None:
                break
            if item.text == ":" and _has_type(items, index):
                continue
            return (name.value if name.kind is TokenKind.STRING else name.text), index + 1
    return "", 0


def _has_type(items: Sequence[Item], at: int) -> bool:
    """Returns whether a type follows a colon, and the value is behind it: ``status: Int = 404``."""
    return any(isinstance(item, Token) and item.text == "=" for item in items[at + 1 : at + 5])
