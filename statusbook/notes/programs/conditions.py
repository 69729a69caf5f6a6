"""Conditions on a code: ``if (status === 404) { … }``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from statusbook.notes.programs.code_judge import says_code
from statusbook.notes.programs.code_literals import FoundCode, find_code
from statusbook.notes.programs.member_kinds import header_words
from statusbook.notes.programs.members import Group, Member
from statusbook.notes.programs.program_record import ProgramRecord
from statusbook.notes.programs.record_texts import texts_of
from statusbook.notes.programs.tokens import Token


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeCondition:
    """A condition of which something is said: its record, the comments that say it, and what stands under it."""

    record: ProgramRecord
    said: list[Token]
    words: frozenset[str]
    blocks: list[Group]


def read_condition(member: Member) -> CodeCondition | None:
    """Returns a condition on one code, only when a comment says something of the code or its words are returned."""
    first = member.items[0]
    if not isinstance(first, Token) or first.text not in ("if", "elif", "elsif", "else"):
        return None
    found = _compared_code(member.items)
    if found is None:
        return None
    blocks = [item for item in member.items if isinstance(item, Group) and item.opener in ("{", "indent")]
    body = blocks[-1].members if blocks else []
    comments = [*member.above, *member.beside, *(body[0].above if body else ()), *(blocks[-1].free if blocks else ())]
    said = [comment for comment in comments if says_code(comment, found.code)]
    texts = []
    if not blocks or (len(body) == 1 and _returns(body[0])):
        items = body[0].items if blocks else _behind_return(member.items)
        texts = texts_of(items, found.code)
    if not said and not texts:
        return None
    words = header_words(member)
    record = ProgramRecord(member=member, codes=[found], texts=texts, stem=words)
    return CodeCondition(record=record, said=said, words=words, blocks=blocks)


def _compared_code(items: Sequence[Token | Group]) -> FoundCode | None:
    """Returns the one code that a condition compares something with."""
    found: list[FoundCode] = []
    for item in items[:12]:
        if isinstance(item, Group):
            if item.opener == "(" and item.members:
                inner = _compared_code(item.members[0].items)
                found.extend([inner] if inner else [])
            else:
                break
    for index, item in enumerate(items[:20]):
        if isinstance(item, Token) and item.text in ("==", "===") and index:
            code = find_code(items, index + 1) or (None if _is_reckoned(items, index - 1) else find_code(items, index - 1))
            found.extend([code] if code else [])
        elif isinstance(item, Token) and item.text == ":":
            break
    return found[0] if len(found) == 1 else None


def _is_reckoned(items: Sequence[Token | Group], at: int) -> bool:
    """Returns whether a number is part of a sum: ``100`` in ``code // 100 == 5``."""
    before = items[at - 1] if at else None
    return isinstance(before, Token) and before.text in ("/", "//", "%", "*", "+", "-")


def _returns(member: Member) -> bool:
    first = member.items[0]
    return isinstance(first, Token) and first.text in ("return", "throw", "raise")


def _behind_return(items: Sequence[Token | Group]) -> Sequence[Token | Group]:
    for index, item in enumerate(items):
        if isinstance(item, Token) and item.text == "return":
            return items[index + 1 :]
    return ()
