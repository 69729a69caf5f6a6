"""Records in brackets: ``NOT_FOUND(404, "…")``, ``{ code: 404, message: "…" }``, ``res.status(404).json({ … })``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from statusbook.notes.programs.arguments import find_args
from statusbook.notes.programs.assignments import name_before
from statusbook.notes.programs.code_literals import only_code
from statusbook.notes.programs.members import INDENT, Group, Item, Member
from statusbook.notes.programs.name_words import CODE_WORDS, words_of
from statusbook.notes.programs.program_record import ProgramRecord, with_evidence
from statusbook.notes.programs.record_texts import texts_of
from statusbook.notes.programs.tokens import Token, TokenKind
from statusbook.notes.status_names import code_of_name

# Calls that check or write down a number: ``expect``, ``assertEquals``, ``log``; not ``abort``
_NO_STATEMENT = re.compile(
    r"(?i)expect\w*|assert\w*|should\w*|to(?:be|equal|have)\w*|it|test\w*|describe|verify|log(?!in|out)\w*|print\w*|puts|pp|console|debug"
    r"|setTimeout|setInterval|sleep|delay|wait\w*|range|rgba?|resize|slice|substr\w*|at|if|while|for|switch|match|elif|catch"
    r"|thenreturn|when|given|mock\w*|stub\w*|andExpect"
)

_MODIFIERS = frozenset(
    "new await async return throw raise yield const static final readonly public private export".split()
)


def read_call(member: Member, items: Sequence[Item]) -> ProgramRecord | None:
    """Reads the first group that has a code and words beside it, or a name that the code is given to."""
    callee: list[str] = []
    for index, item in enumerate(items[:24]):
        if isinstance(item, Token):
            if item.kind is TokenKind.NAME:
                callee.append(item.text)
                is_declared = callee[-2:-1] in (["class"], ["object"])
                if _NO_STATEMENT.fullmatch(item.text) and not item.text.isupper() and not is_declared:
                    return None
            continue
        if index == 0:
            return None
        if item.opener in ("{", INDENT) and not _is_value(items, index):
            continue
        if item.opener == "[" and isinstance(before := items[index - 1], Token) and before.kind is TokenKind.NAME:
            continue
        found = find_args(item)
        if found is None:
            continue
        texts = list(found.texts)
        if not texts and len(item.members) == 1:
            for later in items[index + 1 :]:
                if isinstance(later, Group):
                    texts.extend(texts_of([later], found.code.code))
        identifier = _identifier_of(items, index)
        is_answer = bool(member.beside) and index > 0 and "status" in words_of(callee[-1] if callee else "")
        if not texts and identifier is None and not is_answer:
            return None
        stem = frozenset().union(*(words_of(name) for name in callee)) if callee else frozenset()
        is_enumerator = index == 1 and isinstance(items[0], Token) and items[0].kind is TokenKind.NAME
        is_sure = (found.is_keyed and bool(texts)) or (not is_enumerator and bool(stem & CODE_WORDS))
        return ProgramRecord(
            member=member,
            codes=[found.code],
            identifier=identifier,
            texts=texts,
            is_sure=is_sure,
            stem=stem,
            is_constant=not texts,
        )
    return None


def _is_value(items: Sequence[Item], at: int) -> bool:
    """Returns whether a ``{…}`` is a value (``NOT_FOUND: {…}``) or arguments (``Status{…}``), no body of a function."""
    first = items[0]
    if isinstance(first, Token) and first.text == "class":
        return True
    return not any(isinstance(item, Group) and item.opener == "(" for item in items[:at])


def _identifier_of(items: Sequence[Item], at: int) -> Token | None:
    """Returns the name of what a call makes: ``NOT_FOUND(…)``, ``val NOT_FOUND = X(…)``, ``object NotFound : X(…)``."""
    before = items[:at]
    first = before[0] if before else None
    if len(before) == 1 and isinstance(first, Token) and first.kind is TokenKind.NAME:
        return first if first.text[0].isupper() or code_of_name(first.text) else None
    names = [item for item in before if isinstance(item, Token)]
    for index, token in enumerate(names):
        if token.text in ("=", ":", "extends", "=>", ":=") and index:
            name = name_before(before, before.index(token))
            return name if name is not None and name.text not in _MODIFIERS else None
    if len(names) == 2 and names[0].text in ("case", "class", "object", "record", "struct"):
        return names[1]
    return None


def read_bare(member: Member, items: Sequence[Item]) -> ProgramRecord | None:
    """Returns the record of brackets alone: ``{ code: 404, message: "…" }``, ``(404, "…")``."""
    if len(items) != 1 or not isinstance(group := items[0], Group):
        return None
    found = find_args(group)
    if found is None or not found.texts:
        return None
    return ProgramRecord(member=member, codes=[found.code], texts=list(found.texts), is_sure=found.is_keyed)


def read_pairs(group: Group) -> Iterator[ProgramRecord]:
    """Returns the records of ``Map.of(404, "…", 500, "…")``: a code, then its text, and so on."""
    members = group.members
    if group.opener != "(" or len(members) < 4 or len(members) % 2:
        return
    codes = [only_code(member.items) for member in members[::2]]
    if not all(codes):
        return
    for found, value in zip(codes, members[1::2], strict=True):
        if found is not None:
            pair = Member(items=[found.token, *value.items], above=value.above, beside=value.beside)
            yield with_evidence(ProgramRecord(member=pair, codes=[found], texts=texts_of(value.items, found.code)))
