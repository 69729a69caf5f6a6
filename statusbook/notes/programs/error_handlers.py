"""Functions that answer codes, named in their decorators: ``@app.errorhandler(404)`` above ``def missing(error)``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from statusbook.notes.programs.code_literals import FoundCode, only_code
from statusbook.notes.programs.members import INDENT, Group, Item, Member, skip_annotations
from statusbook.notes.programs.program_record import ProgramRecord
from statusbook.notes.programs.record_texts import RecordText, texts_of
from statusbook.notes.programs.tokens import Token, TokenKind

# The name of such a decorator: ``errorhandler``, ``exception_handler``, ``app_errorhandler``; not ``get``, ``error_page``
_HANDLER = re.compile(r"(?:app_)?(?:error|exception)(?:_?handler)?", re.IGNORECASE)

_QUOTES = ('"""', "'''")


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorHandler:
    """The record of a function that answers codes, and the text that documents it."""

    record: ProgramRecord
    said: list[Token]


def read_handler(member: Member) -> ErrorHandler | None:
    """Returns what a function with such decorators says: its document, and the texts it returns."""
    annotations, items = skip_annotations(member.items)
    codes = [code for annotation in annotations if (code := _code_of(annotation)) is not None]
    bodies = [item for item in items if isinstance(item, Group) and item.opener == INDENT]
    if not codes or not bodies:
        return None
    body = bodies[-1].members
    record = ProgramRecord(member=member, codes=codes, texts=list(_returned(body, codes[0].code)), is_sure=True)
    return ErrorHandler(record=record, said=list(_document(body)))


def _code_of(annotation: Sequence[Item]) -> FoundCode | None:
    names = [item.text for item in annotation if isinstance(item, Token) and item.kind is TokenKind.NAME]
    group = annotation[-1]
    if not names or not _HANDLER.fullmatch(names[-1]) or not isinstance(group, Group) or len(group.members) != 1:
        return None
    return only_code(group.members[0].items)


def _returned(body: Sequence[Member], code: int) -> Iterator[RecordText]:
    for statement in body:
        if isinstance(first := statement.items[0], Token) and first.text == "return":
            yield from texts_of(statement.items[1:], code)


def _document(body: Sequence[Member]) -> Iterator[Token]:
    first = body[0].items[0] if body else None
    if isinstance(first, Token) and first.kind is TokenKind.STRING and first.text[-3:] in _QUOTES:
        yield replace(first, kind=TokenKind.COMMENT)
