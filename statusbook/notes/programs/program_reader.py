"""Reads programs: constants, enums and errors with their comments and texts."""

from __future__ import annotations

import re

from statusbook.notes.block import Block
from statusbook.notes.programs.comment_heads import head_of
from statusbook.notes.programs.languages import LANGUAGES
from statusbook.notes.programs.program_blocks import ProgramWriter
from statusbook.notes.programs.program_finder import ProgramFinder
from statusbook.notes.programs.scanner import scan_program
from statusbook.notes.programs.tokens import TokenKind
from statusbook.notes.programs.tree_builder import TreeBuilder
from statusbook.notes.source_code import read_source_code

# What a page begins with that is kept as a program: ``<!doctype html>``, ``<html>``; not ``<?php``
_PAGE = re.compile(r"\s*<(?:!doctype|html|head|body)\b", re.IGNORECASE)

_FEWEST_PLAIN_HEADS = 2
"""Lines without a comment sign that begin with a code: then the file is a text with the name of a program."""

_SAMPLE = 20_000


def is_program(suffix: str, text: str) -> bool:
    """Returns whether the note is a program in a language that is known, from its name."""
    return suffix in LANGUAGES and not _PAGE.match(text[:_SAMPLE])


def read_program(text: str, suffix: str) -> list[Block]:
    """Returns the constants of a program with their comments and texts, its other comments, and its code set aside."""
    language = LANGUAGES[suffix]
    tokens = scan_program(text, language)
    finder = ProgramFinder()
    finder.find(TreeBuilder(text, language).build(tokens))
    if not finder.findings and _is_plain_text(text):
        return read_source_code(text)
    taken = {token.start for token in finder.free if token.kind is not TokenKind.COMMENT}
    writer = ProgramWriter(text, [token for token in tokens if token.start not in taken])
    return writer.write(finder.findings, finder.free, finder.classes)


def _is_plain_text(text: str) -> bool:
    lines = text.split("\n")
    return sum(head_of(line) is not None and line[-1:] not in ";,{" for line in lines) >= _FEWEST_PLAIN_HEADS
