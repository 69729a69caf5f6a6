"""Annotations with a code: ``@ApiResponse(responseCode = "404", …)``, ``@ResponseStatus(HttpStatus.CONFLICT)``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from statusbook.notes.programs.code_literals import only_code
from statusbook.notes.programs.member_record import read_record
from statusbook.notes.programs.members import Group, Member, skip_annotations
from statusbook.notes.programs.name_words import words_of
from statusbook.notes.programs.program_record import ProgramRecord
from statusbook.notes.programs.tokens import Token, TokenKind


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeAnnotation:
    """The brackets of an annotation, the words of its name, and the record in them."""

    group: Group
    words: frozenset[str]
    record: ProgramRecord | None = None
    has_comments: bool = False  # the comment above the member is about the code


def read_annotations(member: Member) -> Iterator[CodeAnnotation]:
    """Returns the annotations that have brackets; ``member.above`` may be taken away between two of them."""
    for annotation in skip_annotations(member.items)[0]:
        named = next((item.text for item in annotation if isinstance(item, Token) and item.kind is TokenKind.NAME), "")
        words = words_of(named)
        for item in annotation:
            if isinstance(item, Group):
                inner = Member(items=[item])
                record = read_record(Member(items=annotation[1:])) if len(annotation) > 1 else None
                only = only_code(item.members[0].items) if len(item.members) == 1 else None
                found = only or (record.codes[0] if record else None)
                is_status = "status" in words
                if record is not None and record.texts:
                    record.member = inner
                elif is_status and found is not None and member.above:
                    record = ProgramRecord(member=inner, codes=[found], is_sure=True, is_constant=True)
                else:
                    record = None
                yield CodeAnnotation(
                    group=item, words=words, record=record, has_comments=is_status and record is not None
                )
