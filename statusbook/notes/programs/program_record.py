"""What a program says of a code: its record."""

from __future__ import annotations

from dataclasses import dataclass, field

from statusbook.notes.programs.code_literals import FoundCode
from statusbook.notes.programs.members import Member
from statusbook.notes.programs.record_texts import RecordText
from statusbook.notes.programs.tokens import Token
from statusbook.notes.status_names import code_of_name, is_phrase_of


@dataclass(slots=True, kw_only=True)
class ProgramRecord:
    """What a member says of a code; ``is_sure`` that its number is one; ``stem`` the words around it."""

    member: Member
    codes: list[FoundCode]
    identifier: Token | None = None
    texts: list[RecordText] = field(default_factory=list)
    is_sure: bool = False
    stem: frozenset[str] = frozenset()
    is_constant: bool = False  # ``NOT_FOUND = 404``: no text but its comments


def with_evidence(record: ProgramRecord) -> ProgramRecord:
    """Returns a record, sure of its code where the name or a text of it says so."""
    code = record.codes[0].code
    record.is_sure = (
        record.is_sure
        or any(found.is_sure for found in record.codes)
        or (record.identifier is not None and code_of_name(record.identifier.text) == code)
        or any(is_phrase_of(text.words.text, code) for text in record.texts)
    )
    return record
