"""Texts under the names of constants: ``MonthClosed: "…"``, where ``MonthClosed = 410`` stands in the same program."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from statusbook.notes.programs.code_literals import FoundCode, find_code
from statusbook.notes.programs.comment_heads import head_of
from statusbook.notes.programs.found_record import FoundRecord
from statusbook.notes.programs.members import Group, Item, Member
from statusbook.notes.programs.program_comments import comment_lines
from statusbook.notes.programs.program_record import ProgramRecord
from statusbook.notes.programs.record_texts import texts_of
from statusbook.notes.programs.tokens import Token, TokenKind


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedEntry:
    """A member that gives a text to a name."""

    name: Token
    value: list[Item]
    member: Member


def named_entry(member: Member) -> NamedEntry | None:
    """Returns a member that gives a text to a name: ``MonthClosed: "…"``, ``[Codes.MonthClosed]: "…"``."""
    items = member.items
    first = items[0]
    names = list(first.members[0].items) if isinstance(first, Group) and len(first.members) == 1 else []
    at = 1
    if not names:
        while at < len(items) and isinstance(sign := items[at], Token) and sign.text not in (":", "=>", "->"):
            at += 1
        names = list(items[:at])
    if at + 1 >= len(items) or not isinstance(sign := items[at], Token) or sign.text not in (":", "=>", "->"):
        return None
    name = names[-1] if names and len(names) in (1, 3) else None
    if not isinstance(name, Token) or name.kind is not TokenKind.NAME:
        return None
    if len(names) == 3 and not (isinstance(dot := names[1], Token) and dot.text in (".", "::")):
        return None
    value = items[at + 1 :]
    is_text = all(isinstance(item, Token) and item.kind is not TokenKind.NUMBER for item in value)
    return NamedEntry(name=name, value=value, member=member) if is_text and texts_of(value, 0) else None


def read_named_entries(entries: Iterable[NamedEntry], findings: Iterable[FoundRecord]) -> Iterator[FoundRecord]:
    """Returns the entries whose name is that of one constant that is a code."""
    codes: dict[str, set[int]] = {}
    for finding in findings:
        if finding.record is not None and finding.record.is_constant and finding.record.identifier is not None:
            codes.setdefault(finding.record.identifier.text, set()).add(finding.code)
    for entry in entries:
        found = codes.get(entry.name.text, set())
        if len(found) != 1:
            continue
        code = next(iter(found))
        comments = [*entry.member.above, *entry.member.beside]
        if any(head_of(line.text) not in (None, code) for line in comment_lines(comments) if line.text):
            continue
        literal = FoundCode(code=code, token=entry.name, end=0, is_sure=True)
        texts = texts_of(entry.value, code)
        record = ProgramRecord(member=entry.member, codes=[literal], texts=texts, is_sure=True)
        yield FoundRecord(
            record=record, code=code, above=list(entry.member.above), beside=list(entry.member.beside)
        )


def listed_codes(member: Member) -> list[tuple[FoundCode, list[Token]]]:
    """Returns the codes of a type that lists them, each on its line, with its comments: ``| 408 // 없다``."""
    equal = next(
        (at for at, item in enumerate(member.items[:6]) if isinstance(item, Token) and item.text == "="), None
    )
    if equal is None:
        return []
    found: list[FoundCode] = []
    at = equal + 1
    while at < len(member.items):
        if isinstance(sign := member.items[at], Token) and sign.text == "|":
            at += 1
            continue
        code = find_code(member.items, at)
        if code is None:
            return []
        found.append(code)
        at = code.end
    lines = {code.token.first for code in found}
    if len(found) < 2 or len(lines) < len(found):
        return []
    beside = {code.token.first: [each for each in member.beside if each.first == code.token.first] for code in found}
    return [(code, beside[code.token.first]) for code in found]
