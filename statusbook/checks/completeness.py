"""Nothing is missing: a note for every code, links to every code, a way to every code in the decision tree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from statusbook import urls
from statusbook.checks.prose_of import house_sections
from statusbook.facts.iana import PATH as IANA_PATH
from statusbook.house.choose import code_faults
from statusbook.problems import Problem
from statusbook.registry.book import Book

_NOT_SENT = frozenset({"deprecated", "unused", "obsolete", "unofficial", "internal"})
_LEAST_LINKS = 2
"""So many other pages have to lead to a code, else nobody who is on the wrong page finds it."""


def registered_codes_have_notes(book: Book) -> Iterator[Problem]:
    """Every code of the IANA snapshot has a house note."""
    for code, entry in book.registry.iana.entries.items():
        if code not in book.shelf.codes:
            yield Problem(
                path=IANA_PATH,
                line=entry.line,
                message=f"{code} has no house note",
                fix=f"write content/codes/{code}.md",
            )


def codes_are_linked(book: Book) -> Iterator[Problem]:
    """Every registered code is linked from two other files: from prose, as a member, or as one of a guide's.

    Home and the class page link to every code; an unofficial one may have no other neighbour.
    """
    linking: dict[int, set[str]] = defaultdict(set)
    for path, section in house_sections(book):
        for link in section.links:
            if (code := urls.code_of(link.page)) is not None:
                linking[code].add(path)
    for comparison in book.shelf.comparisons.values():
        for code in comparison.codes:
            linking[code].add(comparison.path)
    for guide in book.shelf.guides.values():
        for record in book.members_of(guide):
            linking[record.code].add(guide.path)
    for note in book.shelf.codes.values():
        others = sorted(linking[note.code] - {note.path})
        if note.facts.standing not in ("unofficial", "internal") and len(others) < _LEAST_LINKS:
            found = ", ".join(others) or "none"
            yield Problem(
                path=note.path,
                line=note.lines.line(("code",)),
                message=f"{note.code} is linked from fewer than {_LEAST_LINKS} other pages",
                evidence=(f"linked from: {found}",),
                fix="link it where readers confuse it or meet it, from a code, a comparison or a guide",
            )


def members_know_each_other(book: Book) -> Iterator[Problem]:
    """Guides and comparisons name codes that exist, codes and comparisons name guides that exist."""
    shelf = book.shelf
    for comparison in shelf.comparisons.values():
        for member in comparison.facts.codes:
            known = int(member) in book.registry.records if member.isdigit() else int(member[0]) in shelf.classes
            if not known:
                line = comparison.lines.line(("codes",))
                yield _unknown(comparison.path, line, f"'{member}' has no page")
        for index, slug in enumerate(comparison.facts.guides):
            if slug not in shelf.guides:
                line = comparison.lines.line(("guides", index))
                yield _unknown(comparison.path, line, f"guide '{slug}' does not exist")
    for guide in shelf.guides.values():
        for index, code in enumerate(guide.facts.codes):
            if code not in book.registry.records:
                yield _unknown(guide.path, guide.lines.line(("codes", index)), f"{code} has no page")
    for note in shelf.codes.values():
        for index, slug in enumerate(note.facts.guides):
            line = note.lines.line(("guides", index))
            if slug not in shelf.guides:
                yield _unknown(note.path, line, f"guide '{slug}' does not exist")


def _unknown(path: str, line: int, message: str) -> Problem:
    return Problem(path=path, line=line, message=message, fix="correct it, or write that file")


def choices_reach_every_code(book: Book) -> Iterator[Problem]:
    """Every code that a server may sensibly send has a way to it in the decision tree."""
    sendable = {note.code for note in book.shelf.codes.values() if note.facts.standing not in _NOT_SENT}
    yield from code_faults(book.shelf.choices, known=book.registry.records, sendable=sendable)
