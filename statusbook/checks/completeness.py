"""Nothing is missing: a note for every code, links to every code, and facts that agree with the RFCs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from statusbook.checks.prose_of import house_sections, prose_lines
from statusbook.facts.iana import PATH as IANA_PATH
from statusbook.house.choose import code_faults
from statusbook.house.code_note import CodeNote
from statusbook.problems import Problem
from statusbook.registry.book import Book
from statusbook.urls import codes_linked

CACHEABLE = frozenset({200, 203, 204, 206, 300, 301, 308, 404, 405, 410, 414, 501, 451})
"""What is heuristically cacheable: the list of RFC 9110 15.1, and 451 by RFC 7725 3."""

MUST: Mapping[int, tuple[str, ...]] = {
    101: ("Upgrade", "Connection"),  # RFC 9110 15.2.2, 7.8
    206: ("Content-Range",),  # RFC 9110 15.3.7.1, of a single part
    226: ("ETag",),  # RFC 3229 10.4.1
    401: ("WWW-Authenticate",),  # RFC 9110 15.5.2
    405: ("Allow",),  # RFC 9110 15.5.6
    407: ("Proxy-Authenticate",),  # RFC 9110 15.5.8
    426: ("Upgrade", "Connection"),  # RFC 9110 15.5.22, 7.8
}
"""Headers a response of a code has to carry."""

NAMED: Mapping[int, tuple[str, ...]] = {
    103: ("Link",),  # RFC 8297 2
    104: ("Location",),  # draft-ietf-httpbis-resumable-upload
    201: ("Location",),  # RFC 9110 15.3.2
    **dict.fromkeys((300, 301, 302, 303, 307, 308), ("Location",)),  # RFC 9110 15.4
    304: ("ETag",),  # RFC 9110 15.4.5
    413: ("Retry-After",),  # RFC 9110 15.5.14
    415: ("Accept",),  # RFC 9110 15.5.16
    416: ("Content-Range",),  # RFC 9110 15.5.17
    429: ("Retry-After",),  # RFC 6585 4
    451: ("Link",),  # RFC 7725 4
    503: ("Retry-After",),  # RFC 9110 15.6.4
}
"""Headers whose definition belongs to a code, at whatever strength."""

BODILESS = frozenset({*range(100, 200), 204, 205, 304})
"""What has no content: RFC 9110 6.4.1, and 15.3.6 for 205."""

RETRY: Mapping[int, frozenset[str]] = {
    **dict.fromkeys(range(100, 200), frozenset({"automatic"})),
    **dict.fromkeys((301, 302, 303, 307, 308), frozenset({"automatic"})),  # RFC 9110 15.4
    **dict.fromkeys((400, 401, 405, 407, 411, 415, 422), frozenset({"changed"})),
    408: frozenset({"yes", "idempotent"}),  # RFC 9110 15.5.9
    410: frozenset({"no"}),
    **dict.fromkeys((429, 503), frozenset({"later"})),  # RFC 6585 4, RFC 9110 15.6.4
}
"""What 'retry.safe' can be where the definition leaves no choice."""

_NOT_SENT = frozenset({"deprecated", "unused", "obsolete", "unofficial"})
_LEAST_LINKS = 2


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
        for _, line in prose_lines(section):
            for code in codes_linked(line):
                linking[code].add(path)
    for comparison in book.shelf.comparisons.values():
        for code in comparison.codes:
            linking[code].add(comparison.path)
    for guide in book.shelf.guides.values():
        for record in book.members_of(guide):
            linking[record.code].add(guide.path)
    for note in book.shelf.codes.values():
        others = sorted(linking[note.code] - {note.path})
        if note.facts.standing != "unofficial" and len(others) < _LEAST_LINKS:
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


def facts_agree_with_rfcs(book: Book) -> Iterator[Problem]:
    """Cacheability, body, headers and retry of a registered code are what its definition says."""
    for note in book.shelf.codes.values():
        for field, message, fix in [*_field_faults(note), *_header_faults(note)]:
            line = note.lines.line(field)
            yield Problem(path=note.path, line=line, message=f"{note.code}: {message}", fix=fix)


def _field_faults(note: CodeNote) -> Iterator[tuple[tuple[str, ...], str, str]]:
    facts, code = note.facts, note.code
    if facts.cacheable != (code in CACHEABLE):
        said, right = ("is", "false") if facts.cacheable else ("is not", "true")
        yield (
            ("cacheable",),
            f"it {said} cacheable without directives",
            f"make it {right}: RFC 9110 15.1",
        )
    if (facts.body == "forbidden") != (code in BODILESS):
        wanted = "forbidden" if code in BODILESS else "allowed"
        yield ("body",), f"'body' is '{facts.body}'", f"make it '{wanted}': RFC 9110 6.4.1"
    if code in RETRY and facts.retry.safe not in RETRY[code]:
        wanted = " or ".join(sorted(RETRY[code]))
        yield ("retry", "safe"), f"'retry.safe' is '{facts.retry.safe}'", f"make it '{wanted}'"
    for name, filled in (
        ("symptoms", facts.symptoms),
        ("methods", facts.methods),
        ("caused_by", facts.caused_by),
    ):
        if not filled:
            yield (name,), f"'{name}' is empty", "fill it in: the search and the first screen need it"


def _header_faults(note: CodeNote) -> Iterator[tuple[tuple[str, ...], str, str]]:
    headers, code = note.facts.headers, note.code
    everywhere = [*headers.required, *headers.recommended, *headers.related]
    for name in MUST.get(code, ()):
        if name not in headers.required:
            yield ("headers", "required"), f"'{name}' is not required", f"add '{name}' to 'required'"
    for name in NAMED.get(code, ()):
        if name not in everywhere:
            yield ("headers",), f"'{name}' is not among the headers", "add it at the strength of its RFC"
    for name in sorted({name for name in everywhere if everywhere.count(name) > 1}):
        yield ("headers",), f"'{name}' stands at two strengths", "keep the stronger one"


def choices_reach_every_code(book: Book) -> Iterator[Problem]:
    """Every code that a server may sensibly send has a way to it in the decision tree."""
    sendable = {note.code for note in book.shelf.codes.values() if note.facts.standing not in _NOT_SENT}
    yield from code_faults(book.shelf.choices, known=book.registry.records, sendable=sendable)
