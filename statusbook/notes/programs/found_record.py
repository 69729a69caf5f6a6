"""A record of a program with its comments, as it is found and as it waits for what the file says of its number."""

from __future__ import annotations

from dataclasses import dataclass, field

from statusbook.notes.programs.program_comments import CommentLine
from statusbook.notes.programs.program_record import ProgramRecord
from statusbook.notes.programs.tokens import Token


@dataclass(slots=True, kw_only=True)
class FoundRecord:
    """A record with its comments; for a comment with a head of its own there is no record."""

    record: ProgramRecord | None = None
    head: CommentLine | None = None
    code: int = 0
    comments: list[CommentLine] = field(default_factory=list)
    above: list[Token] = field(default_factory=list)
    beside: list[Token] = field(default_factory=list)
    container: int = 0
    words: frozenset[str] = frozenset()
    section: CommentLine | None = None
    is_read: bool = False  # what stands inside of it was read already
