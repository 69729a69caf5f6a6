"""The facts of records agree with what the specifications lay down (facts/specification.yml)."""

from __future__ import annotations

from collections.abc import Iterator

from statusbook.facts.specification import specification
from statusbook.house.code_note import CodeNote
from statusbook.problems import Problem
from statusbook.registry.book import Book

_MAY_HAVE_BODY = ("allowed", "RFC 9110 6.4.1")


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
        if not filled and facts.standing != "internal":
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
