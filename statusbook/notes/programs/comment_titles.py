"""Comments that are titles: of the member below them (``// 404 Not Found``) or of several."""

from __future__ import annotations

from dataclasses import dataclass

from statusbook.notes.programs.assignments import assignment, name_before
from statusbook.notes.programs.code_literals import FoundCode
from statusbook.notes.programs.comment_heads import head_of
from statusbook.notes.programs.member_record import read_record
from statusbook.notes.programs.members import Group, Member, skip_annotations
from statusbook.notes.programs.program_comments import CommentLine, comment_lines
from statusbook.notes.programs.program_record import ProgramRecord
from statusbook.notes.programs.record_texts import texts_of
from statusbook.notes.programs.tokens import Token, TokenKind
from statusbook.notes.status_names import is_known_status

_LONGEST_SECTION = 60
"""Characters of a comment that is the title of what is below it."""

_LONGEST_TITLE = 25
"""Characters of a comment that sorts what is below it; a sentence is none."""


@dataclass(slots=True)
class CommentTitle:
    """The title above members without a code of their own: ``// 404 Not Found``."""

    code: int
    line: CommentLine
    lasts: bool


def next_section(member: Member, section: CommentTitle | None) -> CommentTitle | None:
    """Returns the title that a member stands under, after the comments above it."""
    for line in comment_lines(member.above):
        if not line.text:
            continue
        code = head_of(line.text)
        if code is not None and is_known_status(code):
            section = CommentTitle(
                code, line, lasts=len(line.text) <= _LONGEST_SECTION and line.text[-1] not in "다요."
            )
        elif line.text[:1] in "12345" and line.text[1:3].lower() == "xx":
            section = None
    return section


def title_beside(member: Member) -> CommentTitle | None:
    """Returns the code that a comment beside a member begins with, where the member has none: ``new("…") // 404``."""
    if not member.beside or read_record(member) is not None:
        return None
    line = next((line for line in comment_lines(member.beside[:1]) if line.text), None)
    code = head_of(line.text) if line is not None else None
    if line is None or code is None or not is_known_status(code):
        return None
    return CommentTitle(code, line, lasts=False)


def under_title(member: Member, section: CommentTitle) -> ProgramRecord | None:
    """Returns what a member without a code says under the title ``// 404``."""
    items = skip_annotations(member.items)[1]
    if not items or not isinstance(first := items[0], Token) or len(items) < 2:
        return None
    second = items[1]
    at = assignment(items)
    if isinstance(second, Group) and second.opener == "(" and first.text[0].isupper():
        name: Token | None = first
        texts = texts_of(items[1:], section.code)
    elif at is not None:
        name = name_before(items, at)
        texts = texts_of(items[at + 1 :], section.code)
    else:
        return None
    if not texts or len(texts) > 4:
        return None
    number = section.line.number
    token = Token(
        kind=TokenKind.NUMBER,
        text=str(section.code),
        start=-1,
        end=-1,
        first=number,
        last=number,
        opens_line=False,
    )
    found = FoundCode(code=section.code, token=token, end=0, is_sure=True)
    identifier = name if name is not None and name.kind is TokenKind.NAME else None
    return ProgramRecord(member=member, codes=[found], identifier=identifier, texts=texts, is_sure=True)


def is_title(member: Member, following: Member | None) -> bool:
    """Returns whether the comment above a constant sorts it and those below: ``// 클라이언트 쪽`` above two of them."""
    if not member.above or following is None or following.above or following.first > member.last + 1:
        return False
    if any(comment.text.startswith(("/**", "///", "#:")) for comment in member.above):
        return False
    lines = [line for line in comment_lines(member.above) if line.text]
    if len(lines) != 1 or head_of(lines[0].text) is not None:
        return False
    return len(lines[0].text) <= _LONGEST_TITLE and lines[0].text[-1] not in "다요.때!?"


def is_class_title(line: CommentLine) -> bool:
    """Returns whether a comment is the title of a class: ``4xx``."""
    return line.text[:1] in tuple("12345") and line.text[1:3].lower() == "xx"
