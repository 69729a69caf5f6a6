"""Reads notes kept in the comments of files in languages that are not known: the comment signs go, the lines stay."""

from __future__ import annotations

import re

from statusbook.notes.block import Block
from statusbook.notes.translation import Translation

_SAMPLE = 20_000
_FEWEST_LINES = 3
_COMMENT_SHARE = 1 / 2
"""More than half of the lines of such a note begin with a comment sign, and there are enough to be no accident."""

# Names of programs end in ``js``, ``tsx``, ``java``, ``py``, ``yml``; not ``md``, ``txt``, ``json``
_SUFFIX = re.compile(r"[jt]sx?|java|kt|[ch]|cc|[ch]pp|cs|go|rs|swift|php|scala|jsp|py|rb|sh|ya?ml|toml|ini")

# What begins a comment: ``// 404``, ``/** 404``, `` * 404``, ``# 404``, ``-- 404``, ``<%-- 404``; not ``404``,
# ``#404``, ``--404``
_COMMENT = re.compile(r"\s*(?://+|/\*+|\*+/|\*(?=\s|\Z)|<%--|--%>|#+(?=\s|\Z)|--(?=\s)|;;+)\s?")

# … and what ends it: `` */``, `` --%>``; not ``*``
_END = re.compile(r"\s*(?:\*+/|--%>)\s*\Z")

# A comment that only programs have: ``// 404``, ``/* 404``, ``*/``; not ``//cdn.example``, ``# 404``
_LINE_COMMENT = re.compile(r"\s*(?://(?!/?\w+\.)|/\*|\*/)")


def is_source_code(suffix: str, text: str) -> bool:
    """Returns whether the note is a program or its comments, from its name or the signs before its lines."""
    if _SUFFIX.fullmatch(suffix):
        return True
    lines = [line for line in text[:_SAMPLE].split("\n") if line.strip()]
    if suffix in ("md", "markdown") or len(lines) < _FEWEST_LINES:
        return False
    return sum(_LINE_COMMENT.match(line) is not None for line in lines) > _COMMENT_SHARE * len(lines)


def read_source_code(text: str) -> list[Block]:
    """Returns the comments and the lines of code as lines of text."""
    source = text.split("\n")
    out = Translation(lines=[_END.sub("", _COMMENT.sub("", line, count=1)) for line in source])
    for index, line in enumerate(source):
        if line.strip() and not out.lines[index].strip():
            out.drop(index)
    return out.read()
