"""A place in a line, moved by patterns, and what may follow any head."""

from __future__ import annotations

import re

from statusbook.statements import grammar as g
from statusbook.statements import name_grammar as names
from statusbook.statements.head import Follow
from statusbook.text import has_hangul, squeeze


class Cursor:
    """A place in a line, moved by patterns."""

    def __init__(self, text: str, at: int = 0) -> None:
        self.text = text
        self.at = at

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Moves behind the pattern and returns what matched; stays and returns None where it does not match."""
        found = pattern.match(self.text, self.at)
        if found is not None:
            self.at = found.end()
        return found


def take_bracketed_name(cursor: Cursor) -> str | None:
    """Moves behind remarks in brackets; returns the one that is a Korean name.

    `` (WebDAV) (처리 중): …`` returns ``처리 중`` and stops at the colon; `` (2014년에 처음 정의한 문서를 보세요)`` stays where it is.
    """
    name: str | None = None
    while (found := names.BRACKETED.match(cursor.text, cursor.at)) is not None:
        inside = squeeze(found["inside"])
        if has_hangul(inside) and names.SHORT_NAME.fullmatch(inside) and not g.CODE.match(inside):
            if name is not None or len(inside) > names.LONGEST_NAME:
                break
            name = inside
        elif not names.REMARK.match(inside):
            break
        cursor.at = found.end()
    return name


def follow_of(cursor: Cursor) -> tuple[Follow, int]:
    """Returns what follows the head, and where its text begins: ``Follow.MARK, 3`` for `` : 없다``.

    A noun that says "code" again may stand between them: `` 에러는`` is ``Follow.TOPIC`` like ``는``.
    """
    text, at = cursor.text, cursor.at
    noun = g.CODE_NOUN.match(text, at)
    noun_end = noun.end() if noun else at
    if _is_empty(text[noun_end:]):
        return Follow.END, len(text)
    for place in {at, noun_end}:
        if g.RELATION.match(text, place):
            return Follow.RELATION, at
        if g.TOPIC.match(text, place):
            return Follow.TOPIC, at
    mark = g.MARK.match(text, noun_end) or g.MARK.match(text, at)
    if mark is None:
        return Follow.TEXT, at
    return (Follow.END, len(text)) if _is_empty(text[mark.end() :]) else (Follow.MARK, mark.end())


def _is_empty(text: str) -> bool:
    return text.strip(g.DECORATION) == ""
