"""Every RFC and section cited is on record."""

from __future__ import annotations

from collections.abc import Iterator

from statusbook.checks.prose_of import house_sections, prose_lines
from statusbook.facts.rfcs import check_citation, citations
from statusbook.house.reference import Reference
from statusbook.problems import Problem, point_at
from statusbook.registry.book import Book
from statusbook.yaml_lines import YamlText


def references_exist(book: Book) -> Iterator[Problem]:
    """References in front matter, rulings and prose lead to RFC sections that exist."""
    rfcs = book.shelf.rfcs

    def cited(
        path: str, line: int, number: int, section: str | None, where: tuple[str, int, int] | None = None
    ) -> Iterator[Problem]:
        fault = check_citation(number, section, rfcs)
        if fault:
            evidence = point_at(*where) if where else ()
            yield Problem(path=path, line=line, message=fault[0], fix=fault[1], evidence=evidence)

    def listed(lines: YamlText, path: str, references: tuple[Reference, ...]) -> Iterator[Problem]:
        for index, reference in enumerate(references):
            if reference.rfc:
                yield from cited(path, lines.line(("references", index)), reference.rfc, reference.section)

    shelf = book.shelf
    for shelved in (shelf.codes, shelf.classes, shelf.comparisons, shelf.guides):
        for file in shelved.values():
            yield from listed(file.lines, file.path, file.facts.references)
    rulings = book.registry.rulings
    for kind in ("mismatches", "verdicts"):
        for index, ruling in enumerate(getattr(rulings, kind)):
            for reference in ruling.references:
                if reference.rfc:
                    yield from cited(*rulings.place(kind, index), reference.rfc, reference.section)
    for path, section in house_sections(book):
        for line, text in prose_lines(section):
            for match, number, place in citations(text):
                yield from cited(path, line, number, place, (text, *match.span()))
