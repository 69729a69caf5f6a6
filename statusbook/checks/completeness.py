"""Nothing is missing: a note for every code, links to every code, and facts that agree with the RFCs."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from statusbook.checks.prose_of import house_sections
from statusbook.facts.iana import PATH as IANA_PATH
from statusbook.facts.specification import specification
from statusbook.house.choose import code_faults
from statusbook.house.code_note import CodeNote
from statusbook.problems import Problem
from statusbook.registry.book import Book

_NOT_SENT = frozenset({"deprecated", "unused", "obsolete", "unofficial"})
_MAY_HAVE_BODY = ("allowed", "RFC 9110 6.4.1")
_LEAST_LINKS = 2
"""So many other pages have to lead to a code, else nobody who is on the wrong page finds it."""
_CODE_PAGE = re.compile(r"/([1-5]\d\d)/")


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
            if match := _CODE_PAGE.match(link.target):
                linking[int(match[1])].add(path)
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
    facts, code, rules = note.facts, note.code, specification()
    if facts.cacheable != (code in rules.cacheable):
        said, right = ("is", "false") if facts.cacheable else ("is not", "true")
        reference = rules.cacheable[code].reference if code in rules.cacheable else "RFC 9110 15.1"
        yield ("cacheable",), f"it {said} cacheable without directives", f"make it {right}: {reference}"
    if (facts.body == "forbidden") != (code in rules.bodiless):
        wanted, reference = ("forbidden", rules.bodiless[code].reference) if code in rules.bodiless else _MAY_HAVE_BODY
        yield ("body",), f"'body' is '{facts.body}'", f"make it '{wanted}': {reference}"
    if code in rules.retry and facts.retry.safe not in rules.retry[code].values:
        wanted = " or ".join(sorted(rules.retry[code].values))
        yield ("retry", "safe"), f"'retry.safe' is '{facts.retry.safe}'", f"make it '{wanted}'"
    for name, filled in (
        ("symptoms", facts.symptoms),
        ("methods", facts.methods),
        ("caused_by", facts.caused_by),
    ):
        if not filled:
            yield (name,), f"'{name}' is empty", "fill it in: the search and the first screen need it"


def _header_faults(note: CodeNote) -> Iterator[tuple[tuple[str, ...], str, str]]:
    headers, code, rules = note.facts.headers, note.code, specification()
    everywhere = [*headers.required, *headers.recommended, *headers.related]
    for name in rules.required_headers[code].values if code in rules.required_headers else ():
        if name not in headers.required:
            yield ("headers", "required"), f"'{name}' is not required", f"add '{name}' to 'required'"
    for name in rules.named_headers[code].values if code in rules.named_headers else ():
        if name not in everywhere:
            yield ("headers",), f"'{name}' is not among the headers", "add it at the strength of its RFC"
    for name in sorted({name for name in everywhere if everywhere.count(name) > 1}):
        yield ("headers",), f"'{name}' stands at two strengths", "keep the stronger one"


def class_phrases_are_those_of_the_rfc(book: Book) -> Iterator[Problem]:
    """A class has the name RFC 9110 section 15 gives it."""
    for number, note in book.shelf.classes.items():
        right = specification().class_phrases[number]
        if note.facts.phrase != right:
            yield Problem(
                path=note.path,
                line=note.lines.line(("phrase",)),
                message=f"'{note.facts.phrase}' is not the name of {note.slug}",
                fix=f"write '{right}': RFC 9110 15",
            )


def choices_reach_every_code(book: Book) -> Iterator[Problem]:
    """Every code that a server may sensibly send has a way to it in the decision tree."""
    sendable = {note.code for note in book.shelf.codes.values() if note.facts.standing not in _NOT_SENT}
    yield from code_faults(book.shelf.choices, known=book.registry.records, sendable=sendable)
