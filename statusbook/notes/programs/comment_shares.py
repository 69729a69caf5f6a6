"""Which of the comments at a record are about it, and which are entries of their own."""

from __future__ import annotations

from collections.abc import Sequence

from statusbook.notes.programs.comment_heads import head_of, is_sentence_of_head, rest_of_head
from statusbook.notes.programs.comment_titles import is_class_title
from statusbook.notes.programs.found_record import FoundRecord
from statusbook.notes.programs.program_comments import CommentLine, comment_lines


def share_comments(finding: FoundRecord) -> tuple[list[FoundRecord], list[CommentLine]]:
    """Gives a record its comments; returns those with a head of their own as entries, and titles of a class."""
    entries: list[FoundRecord] = []
    classes: list[CommentLine] = []
    own: list[CommentLine] = []
    lines = comment_lines(finding.above)
    for at, line in enumerate(lines):
        head = int(line.code) if line.code else head_of(line.text)
        if is_class_title(line):
            classes.append(line)
        elif head == finding.code and not (entries or classes) and is_sentence_of_head(line.text):
            own.append(line)
        elif head is not None and (line.code or finding.section is None or rest_of_head(line.text)):
            entries.append(FoundRecord(head=line, code=head, comments=_below(lines[at + 1 :])))
        elif not (entries or classes):
            own.append(line)
    if finding.section is not None:
        own = [line for line in own if line.number != finding.section.number]
    finding.comments = [*own, *comment_lines(finding.beside)]
    return entries, classes


def _below(lines: Sequence[CommentLine]) -> list[CommentLine]:
    following: list[CommentLine] = []
    for below in lines:
        if below.code or head_of(below.text) is not None or is_class_title(below):
            break
        following.append(below)
    return following
