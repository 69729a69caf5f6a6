"""Several codes under one name: ``RETRY = {502, 503}  # …``, ``Set.of(408, 429)``; their comment is about each."""

from __future__ import annotations

from collections.abc import Sequence

from statusbook.notes.programs.assignments import assignment, name_before
from statusbook.notes.programs.code_literals import FoundCode, only_code
from statusbook.notes.programs.members import Group, Item, Member
from statusbook.notes.programs.name_words import CODE_WORDS, words_of
from statusbook.notes.programs.program_record import ProgramRecord
from statusbook.notes.status_names import is_known_status

_FEWEST = 2


def read_code_set(member: Member, items: Sequence[Item]) -> ProgramRecord | None:
    """Returns the record of a list of codes that has a comment; numbers that are all round may be sizes."""
    at = assignment(items)
    name = name_before(items, at) if at is not None else None
    if at is None or name is None or not (member.above or member.beside):
        return None
    codes = _listed_codes(items[at + 1 :])
    numbers = [found.code for found in codes]
    if len(codes) < _FEWEST or not all(map(is_known_status, numbers)):
        return None
    stem = words_of(name.text)
    if not any(number % 100 for number in numbers) and not stem & CODE_WORDS:
        return None
    return ProgramRecord(member=member, codes=codes, stem=stem, is_sure=True)


def _listed_codes(items: Sequence[Item]) -> list[FoundCode]:
    """Returns the codes that are all there is in the last bracket of a value: of ``new Set([401, 419])``."""
    groups = [item for item in items if isinstance(item, Group)]
    if not groups or items[-1] is not groups[-1]:
        return []
    members = groups[-1].members
    if len(members) == 1 and any(isinstance(item, Group) for item in members[0].items):
        return _listed_codes(members[0].items)
    codes = [only_code(member.items) for member in members]
    return [found for found in codes if found is not None] if all(codes) else []
