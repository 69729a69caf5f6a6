"""Where the reading of a note may be wrong: what a writer should look at, with the line and what helps."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from statusbook.statements.candidates import Candidate
from statusbook.statements.head import Follow, Head
from statusbook.statements.head_reader import read_head
from statusbook.statements.outline import Outline
from statusbook.statements.phrase_book import PhraseBook
from statusbook.statements.reading import Ledger, NoteEntry, NoteFinding, Slip
from statusbook.statements.statement import FIELD_KINDS, Kind, Statement

_INSPECT = "see what is read with `inspect`"

# A number where a head would have its code: ``404``, ``- [x] 404 없다``; not ``4040``, ``없다 404``.
_NUMBER_FIRST = re.compile(r"(?:\W|\d{1,2}[.)]|[가-하A-Za-z][.)]|x\])*[1-5]\d\d(?![0-9.])")


# A code where an entry would have it: ``404``.
_CODE = re.compile(r"[1-5]\d\d")
_LATEST_CODE = 120
"""Characters up to the code of an entry; label, phrase and name before it have fewer."""


def find_doubts(
    entries: Sequence[NoteEntry], outline: Outline, opened: Collection[int], ledger: Ledger, book: PhraseBook
) -> Iterator[NoteFinding]:
    """Returns the doubts about a reading; ``opened`` has the ``id`` of every candidate that opened an entry."""
    described = {code for entry in entries for code in entry.subject.codes}
    if not described:
        yield from _unread_codes(outline, book)
    for entry in entries:
        for statement in entry.statements:
            yield from _doubts_of(statement, book)
    yield from _broken_series(outline, opened, book)
    yield from _text_before_heads(entries)
    for words in ledger.characters.lost:
        yield NoteFinding(
            slip=Slip.LOST_WORDS,
            line=words.line,
            message=f"words of this line went nowhere: {words.text!r}",
            fix="write them as plain text, and tell the makers of the reader",
        )


def _unread_codes(outline: Outline, book: PhraseBook) -> Iterator[NoteFinding]:
    """Returns a finding where a note about HTTP names known codes and none was read."""
    for candidate in outline.order:
        head = candidate.head
        if head is not None and head.pairs and book.is_known(head.codes[0]) and outline.is_about_http:
            yield NoteFinding(
                slip=Slip.NO_CODE_READ,
                line=candidate.line.first,
                message=f"the note names {head.codes[0]} here, but no code was read in it",
                fix=f"begin its line or heading with the code and its phrase; {_INSPECT}",
            )
            return


def _doubts_of(statement: Statement, book: PhraseBook) -> Iterator[NoteFinding]:
    """Returns a finding where a statement begins like the entry of a code that it is not about."""
    if statement.kind in FIELD_KINDS or statement.kind in (Kind.EXAMPLE, Kind.COMPARISON):
        return
    head = read_head(statement.text, book) if _CODE.search(statement.text, 0, _LATEST_CODE) else None
    if head is None or not head.pairs or not _begins_like_entry(head, book) or head.codes[0] in statement.subject.codes:
        return
    code = head.codes[0]
    if statement.subject.codes:
        slip, where = Slip.STARTS_WITH_OTHER_CODE, f"stands under {', '.join(map(str, statement.subject.codes))}"
    else:
        slip, where = Slip.UNREACHED_CODE, "reached no code"
    yield NoteFinding(
        slip=slip,
        line=statement.lines.first,
        message=f"this line begins with {code}, but {where}",
        fix=f"give {code} a line or heading like those of the other codes; {_INSPECT}",
    )


def _begins_like_entry(head: Head, book: PhraseBook) -> bool:
    if head.follow in (Follow.RELATION, Follow.TOPIC) or not all(book.is_known(code) for code in head.codes):
        return False
    return head.has_phrase or head.follow is Follow.MARK


def _broken_series(outline: Outline, opened: Collection[int], book: PhraseBook) -> Iterator[NoteFinding]:
    """Returns a finding where lines above and below begin entries, and one with a number between them does not."""
    peers: dict[int, list[Candidate]] = {}
    for candidate in outline.order:
        if _NUMBER_FIRST.match(candidate.line.text):
            peers.setdefault(candidate.rank, []).append(candidate)
    for series in peers.values():
        for (above, between), (_, below) in pairwise(pairwise(series)):
            if id(above) in opened and id(below) in opened and id(between) not in opened and between.head is None:
                yield NoteFinding(
                    slip=Slip.BROKEN_SERIES,
                    line=between.line.first,
                    message="the lines above and below begin codes, this one was read as text",
                    fix=f"write it like them if it is a code; {_INSPECT}",
                )


def _text_before_heads(entries: Sequence[NoteEntry]) -> Iterator[NoteFinding]:
    """Returns a finding where text stands before the first code and is about none."""
    first = min((entry.lines.first for entry in entries if entry.subject.codes), default=None)
    if first is None:
        return
    before = [
        statement
        for entry in entries
        if entry.subject.topic is not None
        for statement in entry.statements
        if statement.lines.last < first and statement.kind is not Kind.IMAGE
    ]
    if before:
        count = f"{len(before)} statements stand" if len(before) > 1 else "1 statement stands"
        yield NoteFinding(
            slip=Slip.TEXT_BEFORE_HEADS,
            line=before[0].lines.first,
            message=f"{count} before the first code (line {first}) and {'are' if len(before) > 1 else 'is'} about none",
            fix="leave it if it is an introduction; else put it below the code it is about",
        )
