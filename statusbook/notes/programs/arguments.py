"""The code in a group (arguments, an object, a tuple) and the texts beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from statusbook.notes.field_names import is_code_key, is_status_key
from statusbook.notes.programs.assignments import key_of
from statusbook.notes.programs.code_literals import FoundCode, code_of_symbol, find_code, only_code
from statusbook.notes.programs.members import INDENT, Group, Item, skip_annotations
from statusbook.notes.programs.record_texts import RecordText, texts_of

_LATE = 4
"""The code of a record is one of its first values: ``("M001", 404, "…")``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arguments:
    """The code in a group and the texts beside it."""

    code: FoundCode
    texts: tuple[RecordText, ...]
    is_keyed: bool


def find_args(group: Group) -> Arguments | None:
    """Returns the one code among the members of a group, with the texts beside it."""
    code: FoundCode | None = None
    is_keyed = is_status = False
    texts: list[tuple[str, Sequence[Item]]] = []
    for index, member in enumerate(group.members):
        _, items = skip_annotations(member.items)
        if not items:
            continue
        if index < _LATE and not _is_keyed(items):
            found = only_code(items)
            if found is not None and not is_keyed:
                if code is not None and not (found.is_sure and not code.is_sure):
                    if code.is_sure and not found.is_sure:
                        continue
                    return None
                code = found
                continue
        key, at = key_of(items)
        if (
            key
            and at < len(items)
            and (found := only_code(items[at:]) or (code_of_symbol(items[at:]) if is_status_key(key) else None))
            is not None
            and (is_code_key(key) or (found.is_sure and code is None))
        ):
            if is_keyed and is_status and not is_status_key(key):
                continue
            if is_keyed and is_status == is_status_key(key):
                return None
            code, is_keyed, is_status = found, True, is_status_key(key)
            continue
        if find_code(items) is not None and key and only_code(items) is None and find_code(items).end < len(items):  # type: ignore[union-attr]
            return None  # a table of codes
        if key or not has_body(items):
            texts.append((key, items[at:]))
    if code is None:
        return None
    found_texts = [text for key, items in texts for text in texts_of(items, code.code, key)]
    return Arguments(code=code, texts=tuple(found_texts), is_keyed=is_keyed)


def has_body(items: Sequence[Item]) -> bool:
    """Returns whether a member is a function with its body."""
    openers = [item.opener for item in items if isinstance(item, Group)]
    return INDENT in openers or ("(" in openers and "{" in openers[openers.index("(") :])


def _is_keyed(items: Sequence[Item]) -> bool:
    """Returns whether a member is a key and a value."""
    return key_of(items)[1] > 0
