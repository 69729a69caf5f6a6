"""The lines of a value in data as a reader sees them; a line may continue the sentence of the line before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from markdown_it import MarkdownIt

from statusbook.notes.block import Line
from statusbook.notes.marked_text import has_markup, read_marked
from statusbook.notes.records.record_tree import DataComment, Scalar
from statusbook.text import squeeze

# What begins a heading of Markdown inside of a value: ``## 원인``
_HEADING = re.compile(r"#{1,6}\s+")

# The end of a sentence, or of a line that nothing continues: ``없다.``, ``없다``, ``원인:``; not ``주소를``
_ENDED = re.compile(r"[.!?。:：;…][\"'”’)\]*_`]*\Z|[다요죠음함됨임것\])>]\Z")

# What begins something new: ``- 없다``, ``1. 없다``, ``원인: 없다``
_NEW = re.compile(r"[-*+•·▪※→#>|]|\(?\d{1,2}[.)]\s|[①-⑳]|[\w가-힣]{1,12}\s?[:：]\s")

_SHORTEST_WRAPPED = 20

_SHORTEST_UNFINISHED = 8
"""Characters of a line that the next may continue, less where its end asks for more."""

# An end that asks for more: ``토큰이``, ``요청,``; not ``불가``, ``만료``
_UNFINISHED = re.compile(
    r"(?:[은는이을를의와과고며면나]|에서|에|으로|하고|지만|또는|및|[,(]|the|an?|of|to|or|and|in)\Z"
)


def lines_of_value(parser: MarkdownIt, scalar: Scalar) -> tuple[Line, ...]:
    """Returns the lines of a value as a reader sees them; markup inside of it is read."""
    parts = scalar.text.split("\n")
    if has_markup(scalar.text):
        return _marked_lines(parser, scalar, parts)
    lines: list[Line] = []
    for offset, part in enumerate(parts):
        text = _HEADING.sub("", part.strip(), count=1) if scalar.is_literal else part.strip()
        if not text:
            continue
        first = scalar.first + offset if scalar.is_literal else scalar.first
        last = first if scalar.is_literal else scalar.last
        wrapped = scalar.is_literal and bool(lines) and lines[-1].last == first - 1 and _continues(lines[-1].text, text)
        lines.append(Line(text=squeeze(text), first=first, last=last, wrapped=wrapped))
    return tuple(lines)


def _marked_lines(parser: MarkdownIt, scalar: Scalar, parts: Sequence[str]) -> tuple[Line, ...]:
    numbered = [(offset, _HEADING.sub("", part.strip(), count=1)) for offset, part in enumerate(parts)]
    lines = read_marked(parser, [pair for pair in numbered if pair[1]])
    moved: list[Line] = []
    for line in lines:
        first = scalar.first + line.first if scalar.is_literal else scalar.first
        last = scalar.first + line.last if scalar.is_literal else scalar.last
        wrapped = scalar.is_literal and bool(moved) and _continues(moved[-1].text, line.text)
        moved.append(replace(line, first=first, last=min(last, scalar.last), wrapped=wrapped))
    return tuple(moved)


def lines_of_comments(parser: MarkdownIt, group: Sequence[DataComment]) -> tuple[Line, ...]:
    """Returns the lines of comments as a reader sees them; one may continue the sentence of the line before."""
    if any(has_markup(comment.text) for comment in group):
        read = read_marked(parser, [(comment.line, comment.text) for comment in group])
    else:
        read = tuple(
            Line(text=squeeze(comment.text), first=comment.line, last=comment.line)
            for comment in group
            if comment.text.strip()
        )
    return tuple(
        replace(line, wrapped=at > 0 and _continues(read[at - 1].text, line.text)) for at, line in enumerate(read)
    )


def _continues(before: str, text: str) -> bool:
    """Returns whether a line of a value continues the sentence of the line before."""
    shortest = _SHORTEST_UNFINISHED if _UNFINISHED.search(before) else _SHORTEST_WRAPPED
    return len(before) >= shortest and not _ENDED.search(before) and not _NEW.match(text)
