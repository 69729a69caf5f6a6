"""A team's conventions: each is about a code of the book; some are to be looked at again, some contradict an RFC."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from statusbook.problems import Problem
from statusbook.registry.book import Book


def conventions_have_codes(book: Book) -> Iterator[Problem]:
    """Every convention is about a code that the book describes."""
    for code, note in sorted(book.shelf.conventions.items()):
        if code not in book.registry.records:
            fix = (
                f"describe it in content/codes/{code}.md (standing: internal), or rename the file after the code meant"
            )
            yield Problem(path=note.path, line=1, message=f"{code} is no code of this book", fix=fix)


def due_conventions(book: Book, today: datetime.date) -> Iterator[Problem]:
    """Gives the conventions that were to be looked at again before ``today``, by file and line."""
    for note in book.shelf.conventions.values():
        due = note.facts.review_by
        if due is not None and due < today:
            yield Problem(
                path=note.path,
                line=note.lines.line(("review_by",)),
                message=f"was to be looked at again by {due}",
                fix=f"ask {note.facts.owner} whether it still holds, and write the next date",
            )


def conventions_against_rfcs(book: Book) -> Iterator[Problem]:
    """Gives the conventions that contradict what an RFC demands: the page shows both, and a person should know."""
    for convention in book.conventions.values():
        for demand in convention.against:
            yield Problem(
                path=convention.note.path,
                line=convention.note.lines.line(("rule",)),
                message=f"contradicts what the RFC demands: {demand.text} ({demand.path}:{demand.line})",
                fix="the page shows both, one beside the other; write why in the text below the facts, or change the rule",
            )
