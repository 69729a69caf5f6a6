"""The page of a status class: its meaning, its codes, its unassigned ranges."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from statusbook.pages.cite import cite
from statusbook.pages.first_screen import split_answer
from statusbook.pages.page import Page
from statusbook.pages.sections import Marks, render_section
from statusbook.pages.templates import Templates
from statusbook.registry.book import Book


def class_pages(book: Book, templates: Templates) -> Iterator[Page]:
    """Gives the five class pages."""
    for number, record in book.registry.classes.items():
        origin = f"/{number}xx/"
        marks = Marks()
        sections = [
            (
                section,
                render_section(section, origin=origin, rfcs=book.shelf.rfcs, cited=record.prose.sentences, marks=marks),
            )
            for section in record.note.prose.sections
        ]
        title = f"{number}xx {record.phrase} ({record.name_ko})"
        answer = [c.sentence.statement.text for c in record.prose.sentences if c.sentence.anchor == "answer"]
        answered = next(rendered for section, rendered in sections if section.anchor == "answer")
        markdown = templates.render(
            "class.md.j2",
            origin=origin,
            title=title,
            description=" ".join(answer).replace("`", ""),
            record=record,
            sections=sections,
            answer=split_answer(answered),
            marks=marks,
            members=book.registry.of_class(number),
            unassigned=unassigned_ranges(number, book.registry.iana.entries),
            cites=[cite(reference, book.shelf.rfcs) for reference in record.note.facts.references],
            comparisons=book.comparisons_of(f"{number}xx"),
            source_titles={source.id: source.title for source in book.registry.sources},
        )
        yield Page(permalink=origin, title=title, markdown=markdown)


def unassigned_ranges(status_class: int, assigned: Collection[int]) -> tuple[tuple[int, int], ...]:
    """Gives the runs of numbers of a class that IANA has not assigned, both ends included."""
    ranges: list[tuple[int, int]] = []
    for code in range(status_class * 100, status_class * 100 + 100):
        if code in assigned:
            continue
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1] = (ranges[-1][0], code)
        else:
            ranges.append((code, code))
    return tuple(ranges)
