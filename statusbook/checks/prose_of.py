"""Every piece of house Markdown with its place, for checks that read prose."""

from __future__ import annotations

from collections.abc import Iterator

from statusbook.house.section import Section
from statusbook.registry.book import Book


def house_sections(book: Book) -> Iterator[tuple[str, Section]]:
    """Gives the path and each section of every house file."""
    shelf = book.shelf
    for shelved in (shelf.codes, shelf.classes, shelf.comparisons, shelf.guides):
        for file in shelved.values():
            for section in file.prose.sections:
                yield file.path, section


def markdown_fields(book: Book) -> Iterator[tuple[str, int, str]]:
    """Gives every field of front matter that a page shows as Markdown: path, line, text."""
    for comparison in book.shelf.comparisons.values():
        facts, line_of = comparison.facts, comparison.lines.line
        yield comparison.path, line_of(("question",)), facts.question
        yield comparison.path, line_of(("rule",)), facts.rule
        for row, extra in enumerate(facts.rows):
            for column, value in enumerate(extra.values):
                yield comparison.path, line_of(("rows", row, "values", column)), value
    for guide in book.shelf.guides.values():
        yield guide.path, guide.lines.line(("question",)), guide.facts.question
        yield guide.path, guide.lines.line(("answer",)), guide.facts.answer


def prose_lines(section: Section) -> Iterator[tuple[int, str]]:
    """Gives the lines of a section that are no fence, numbered as in the file."""
    for number, _, line in section.lines():
        yield number, line
