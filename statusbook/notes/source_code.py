"""Reads programs, and notes kept in the comments of files in other languages: there the comment signs go, the lines stay."""

from __future__ import annotations

import re

from statusbook.notes.block import Block
from statusbook.notes.program_blocks import BlockWriter
from statusbook.notes.program_comments import head_of
from statusbook.notes.program_finder import Finder
from statusbook.notes.program_tokens import LANGUAGES, TokenKind, scan_program
from statusbook.notes.program_tree import TreeBuilder
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


# What a page begins with that is kept as a program: ``<!doctype html>``, ``<html>``; not ``<?php``
_PAGE = re.compile(r"\s*<(?:!doctype|html|head|body)\b", re.IGNORECASE)

_FEWEST_PLAIN_HEADS = 2
"""Lines without a comment sign that begin with a code: then the file is a text with the name of a program."""


def is_program(suffix: str, text: str) -> bool:
    """Returns whether the note is a program in a language that is known, from its name."""
    return suffix in LANGUAGES and not _PAGE.match(text[:_SAMPLE])


def read_program(text: str, suffix: str) -> list[Block]:
    """Returns the constants of a program with their comments and texts, its other comments, and its code set aside."""
    language = LANGUAGES[suffix]
    tokens = scan_program(text, language)
    finder = Finder()
    finder.find(TreeBuilder(text, language).build(tokens))
    if not finder.findings and _is_plain_text(text):
        return read_source_code(text)
    taken = {token.start for token in finder.free if token.kind is not TokenKind.COMMENT}
    writer = BlockWriter(text, [token for token in tokens if token.start not in taken])
    return writer.write(finder.findings, finder.free, finder.classes)


def _is_plain_text(text: str) -> bool:
    lines = text.split("\n")
    return sum(head_of(line) is not None and line[-1:] not in ";,{" for line in lines) >= _FEWEST_PLAIN_HEADS
