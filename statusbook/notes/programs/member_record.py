"""Reads one member of a program as a record: a status code, a name, and texts with the keys before them."""

from __future__ import annotations

from collections.abc import Sequence

from statusbook.notes.programs.arguments import find_args
from statusbook.notes.programs.call_forms import read_bare, read_call
from statusbook.notes.programs.code_options import read_option
from statusbook.notes.programs.code_sets import read_code_set
from statusbook.notes.programs.members import Group, Item, Member, skip_annotations
from statusbook.notes.programs.program_record import ProgramRecord, with_evidence
from statusbook.notes.programs.record_texts import texts_of
from statusbook.notes.programs.tokens import Token
from statusbook.notes.programs.value_forms import read_constant, read_entry, read_named


def read_record(member: Member) -> ProgramRecord | None:
    """Returns what a member says of a code, None where it says nothing of one."""
    annotations, items = skip_annotations(member.items)
    items = list(_behind_condition(items))
    if not items:
        return None
    record = (
        read_entry(member, items)
        or read_option(member, items)
        or read_code_set(member, items)
        or read_constant(member, items)
        or read_call(member, items)
        or read_bare(member, items)
        or read_named(member, items)
    )
    if record is None:
        return None
    for annotation in annotations:
        if not any(isinstance(item, Group) and find_args(item) for item in annotation):
            record.texts[:0] = texts_of(annotation, record.codes[0].code)
    return with_evidence(record)


def _behind_condition(items: Sequence[Item]) -> Sequence[Item]:
    """Returns the statement behind ``if (!post) return res.status(404)…``; an ``if`` with a block is left whole."""
    first = items[0] if items else None
    if not isinstance(first, Token) or first.text != "if" or len(items) < 3:
        return items
    statement = items[2]
    if isinstance(statement, Token) and statement.text in ("return", "throw", "raise"):
        return items[2:] if isinstance(items[1], Group) and items[1].opener == "(" else items
    return items
