"""Cuts lines of text into sentences that know their source lines."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from statusbook.notes.block import Line
from statusbook.statements.sentence_kinds import is_wire
from statusbook.statements.statement import Lines
from statusbook.text import split_sentences, squeeze

# A bullet that a writer typed inside a line: ``- 없다``, ``→ 없다``, ``※ 없다``, ``│ └─ 없다``, ``[x] 없다``; not ``없다 - 없다``, ``-``.
_BULLET = re.compile(
    r"\s*(?:[│┃]\s*)*(?:[ㅇoO]\s(?=\s*[^\W_A-Za-z])|[-|―*+•·▪◦‣○●■□▶►※☞→:：=├└╰┣┗─━↳]|->|=>|>|\[[ xXvV✓✔]?\](?=\s)|[AaQq]\d{0,2}[.:)](?=\s))+\s*(?=\S)"
)


def group_lines(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Returns the lines in groups: those of a wrapped sentence or of an HTTP message together, any other line alone."""
    group: list[Line] = []
    for line in lines:
        if group and not _continues(group[-1], line):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _continues(before: Line, line: Line) -> bool:
    if is_wire(before.text) or is_wire(line.text):
        return is_wire(before.text) and is_wire(line.text)
    return line.wrapped


def sentences_of(lines: Sequence[Line]) -> Iterator[tuple[str, Lines]]:
    """Returns the sentences of a group of lines, each on one line and without a bullet, with its source lines."""
    if len(lines) == 1:
        span = Lines(first=lines[0].first, last=lines[0].last)
        for start, end in split_sentences(lines[0].text):
            yield _without_bullet(lines[0].text[start:end]), span
        return
    text = "\n".join(line.text for line in lines)
    starts = [0]
    for line in lines[:-1]:
        starts.append(starts[-1] + len(line.text) + 1)
    for start, end in split_sentences(text):
        first, last = lines[bisect_right(starts, start) - 1], lines[bisect_right(starts, end - 1) - 1]
        yield _without_bullet(text[start:end]), Lines(first=first.first, last=last.last)


def _without_bullet(sentence: str) -> str:
    sentence = squeeze(sentence)
    bullet = _BULLET.match(sentence)
    return sentence[bullet.end() if bullet else 0 :]
