"""The exceptions among the constants speak of codes and phrases there are, and none is without need."""

from __future__ import annotations

from collections.abc import Iterator

from statusbook.facts.constants import PATH, Library, name_of
from statusbook.facts.phrases import OTHER_PHRASES
from statusbook.problems import Problem
from statusbook.registry.book import Book


def constants_have_reasons(book: Book) -> Iterator[Problem]:
    """Every exception is for a known code, rests on a phrase the code has had, and differs from the rule."""
    constants = book.shelf.constants
    for index, library in enumerate(constants.libraries):
        for field, code, fault, fix in _faults(book, library):
            line = constants.lines.line((index, field, code))
            yield Problem(path=PATH, line=line, message=f"{library.id}: {fault}", fix=fix)


def _faults(book: Book, library: Library) -> Iterator[tuple[str, int, str, str]]:
    registered = book.registry.iana.entries
    for code in library.absent:
        if code not in registered:
            yield "absent", code, f"{code} is not registered", "remove it: only listed names exist there"
    for code, phrase in library.phrases.items():
        known = _phrases(book, code)
        if phrase not in known:
            fix = f"use one of: {', '.join(known)}" if known else "correct the code"
            yield "phrases", code, f"'{phrase}' is no phrase {code} has had", fix
        elif code in registered and name_of(phrase, library.style) == name_of(known[0], library.style):
            yield "phrases", code, f"{code} needs no other phrase", "remove it: the rule gives this name"
    for code, name in library.names.items():
        ruled = {name_of(phrase, library.style) for phrase in _phrases(book, code)}
        if code in registered and name in ruled:
            fix = "remove it, or give the phrase under 'phrases'"
            yield "names", code, f"'{name}' for {code} follows from a phrase", fix
    for code in library.remarks:
        if code not in registered and code not in library.names:
            yield "remarks", code, f"a remark on {code}, which has no constant", "remove it"


def _phrases(book: Book, code: int) -> list[str]:
    """Every phrase a code has had, today's first; none for a code the book does not have."""
    record = book.record(code)
    if record is None:
        return []
    older = record.note.facts.older_phrases if record.note else ()
    return list(dict.fromkeys([record.phrase.value, *older, *OTHER_PHRASES.get(code, ())]))
