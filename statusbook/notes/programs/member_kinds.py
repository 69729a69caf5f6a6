"""What a member of a program is: a test, a log; and the words before its body."""

from __future__ import annotations

from statusbook.notes.programs.members import Group, Member
from statusbook.notes.programs.name_words import words_of
from statusbook.notes.programs.tokens import Token, TokenKind


def is_log(member: Member) -> bool:
    """Returns whether a member writes a log: ``log.info("…")``."""
    first = member.items[0]
    return isinstance(first, Token) and first.text.lower() in ("log", "logger", "logging", "debug", "track", "metrics")


def is_check(member: Member) -> bool:
    """Returns whether a member is what a test expects: ``expect(body).toEqual({ status: 404 })``."""
    first = member.items[0] if member.items else None
    return isinstance(first, Token) and first.text.lower().startswith(("expect", "assert", "verify", "should"))


_ERROR_WORDS = frozenset("error errors exception exceptions fault failure problem".split())


def is_error_class(member: Member, header: frozenset[str]) -> bool:
    """Returns whether a member is a class of errors, so that what documents it is about its code: ``class NotFound(ApiError)``."""
    names = [item.text for item in member.items[:8] if isinstance(item, Token)]
    return "class" in names and not header.isdisjoint(_ERROR_WORDS)


def header_words(member: Member) -> frozenset[str]:
    """Returns the words of the names before the body of a member, those of parameters too."""
    found: frozenset[str] = frozenset()
    for item in member.items[:24]:
        if isinstance(item, Token) and item.kind in (TokenKind.NAME, TokenKind.STRING):
            found |= words_of(item.text if item.kind is TokenKind.NAME else item.value[:40])
        elif isinstance(item, Group) and item.opener == "(":
            for inner in item.members[:6]:
                if len(inner.items) <= 8:
                    for name in inner.items:
                        if isinstance(name, Token) and name.kind is TokenKind.NAME:
                            found |= words_of(name.text)
    return found
