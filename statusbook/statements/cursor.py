"""A place in a line, moved on by patterns, and what may come behind any head."""

from __future__ import annotations

import re

from statusbook.statements import grammar as g
from statusbook.statements import name_grammar as names
from statusbook.statements.head import Follow
from statusbook.text import has_hangul, squeeze


class Cursor:
    """A place in a line, moved on by patterns."""

    def __init__(self, text: str, at: int = 0) -> None:
        self.text = text
        self.at = at

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Moves behind the pattern, when it stands here."""
        found = pattern.match(self.text, self.at)
        if found is not None:
            self.at = found.end()
        return found


def take_bracketed_name(cursor: Cursor) -> str | None:
    """Takes remarks in brackets behind the head; gives the one that is a Korean name."""
    name: str | None = None
    while (found := names.BRACKETED.match(cursor.text, cursor.at)) is not None:
        inside = squeeze(found["inside"])
        is_korean_name = has_hangul(inside) and names.SHORT_NAME.fullmatch(inside) is not None
        if is_korean_name and (name is not None or len(inside) > names.LONGEST_NAME):
            break
        if not is_korean_name and not names.REMARK.match(inside):
            break
        if is_korean_name:
            name = inside
        cursor.at = found.end()
    return name


def follow_of(cursor: Cursor) -> tuple[Follow, int]:
    """Tells what comes behind the head, and where its text begins."""
    at = cursor.at
    noun_end = found.end() if (found := g.CODE_NOUN.match(cursor.text, at)) else at
    if not cursor.text[noun_end:].strip(g.DECORATION):
        return Follow.END, len(cursor.text)
    for place in {at, noun_end}:
        if g.RELATION.match(cursor.text, place):
            return Follow.RELATION, at
        if g.TOPIC.match(cursor.text, place):
            return Follow.TOPIC, at
    mark = g.MARK.match(cursor.text, noun_end) or g.MARK.match(cursor.text, at)
    if mark is not None:
        if not cursor.text[mark.end() :].strip(g.DECORATION):
            return Follow.END, len(cursor.text)
        return Follow.MARK, mark.end()
    return Follow.TEXT, at
