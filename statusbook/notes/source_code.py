"""Reads notes kept in the comments of a program: the comment signs go, the lines stay."""

from __future__ import annotations

import re

from statusbook.notes.block import Block
from statusbook.notes.translation import Translation

_SUFFIX = re.compile(r"[jt]sx?|java|kt|[ch]|cc|[ch]pp|cs|go|rs|swift|php|scala|jsp|py|rb|sh|ya?ml|toml|ini")
_COMMENT = re.compile(r"\s*(?://+|/\*+|\*+/|\*(?=\s|\Z)|<%--|--%>|#+(?=\s|\Z)|--(?=\s)|;;+)\s?")
_END = re.compile(r"\s*(?:\*+/|--%>)\s*\Z")
_LINE_COMMENT = re.compile(r"\s*(?://(?!/?\w+\.)|/\*|\*/)")


def is_source_code(suffix: str, text: str) -> bool:
    """Returns whether the note is a program or its comments, from its name or the signs before its lines."""
    if _SUFFIX.fullmatch(suffix):
        return True
    lines = [line for line in text[:20_000].split("\n") if line.strip()]
    return (
        suffix not in ("md", "markdown")
        and len(lines) >= 3
        and sum(_LINE_COMMENT.match(line) is not None for line in lines) * 2 > len(lines)
    )


def read_source_code(text: str) -> list[Block]:
    """Returns the comments and the lines of code as lines of text."""
    source = text.split("\n")
    out = Translation(lines=[_END.sub("", _COMMENT.sub("", line, count=1)) for line in source])
    for index, line in enumerate(source):
        if line.strip() and not out.lines[index].strip():
            out.drop(index)
    return out.read()
