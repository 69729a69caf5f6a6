"""The page of a status class: its meaning, its codes, its unassigned ranges."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from statusbook import urls
from statusbook.facts.address import Address
from statusbook.house.cite import cite
from statusbook.pages.checked_facts import checked_table
from statusbook.pages.conventions_page import shown_conventions
from statusbook.pages.first_screen import split_answer
from statusbook.pages.kind import NavEntry, PageKind, StableName
from statusbook.pages.page import Page
from statusbook.pages.picture import Picture
from statusbook.pages.preview import defined_term
from statusbook.pages.sections import Marks, render_section
from statusbook.pages.templates import Templates
from statusbook.registry.book import Book
from statusbook.registry.record import ClassRecord
from statusbook.registry.unassigned import unassigned_ranges
from statusbook.search.texts import class_entries


def class_pages(book: Book, templates: Templates) -> Iterator[Page]:
    """Gives the five class pages."""
    for number, record in book.registry.classes.items():
        origin = urls.status_class(number)
        marks = Marks()
        sections = [
            (
                section,
                render_section(section, origin=origin, rfcs=book.shelf.rfcs, cited=record.prose.sentences, marks=marks),
            )
            for section in record.note.prose.sections
        ]
        title = class_title(record)
        answer = [c.sentence.statement.text for c in record.prose.sentences if c.sentence.anchor == "answer"]
        answered = next(rendered for section, rendered in sections if section.anchor == "answer")
        text = templates.render(
            "class.html.j2",
            origin=origin,
            title=title,
            description=" ".join(answer).replace("`", ""),
            record=record,
            checked=checked_table(record.note.facts.checked),
            sections=sections,
            answer=split_answer(answered),
            marks=marks,
            members=book.registry.of_class(number),
            conventions=shown_conventions(
                book, origin=origin, codes=(member.code for member in book.registry.of_class(number))
            ),
            unassigned=unassigned_ranges(number, book.registry.iana.entries),
            cites=[cite(reference, book.shelf.rfcs) for reference in record.note.facts.references],
            comparisons=book.comparisons_of(f"{number}xx"),
            source_titles={source.id: source.title for source in book.registry.sources},
        )
        yield Page(permalink=origin, title=title, text=text)


def class_title(record: ClassRecord) -> str:
    """Gives ``4xx Client Error (클라이언트 오류)``."""
    return f"{record.status_class}xx {record.phrase} ({record.name_ko})"


def _navigation(book: Book) -> Iterator[NavEntry]:
    for number, record in book.registry.classes.items():
        codes = (
            NavEntry(title=f"{member.code} {member.phrase.value}".strip(), permalink=urls.code(member.code))
            for member in book.registry.of_class(number)
        )
        yield NavEntry(title=f"{number}xx {record.name_ko}", permalink=urls.status_class(number), below=tuple(codes))


def _names(book: Book) -> Iterator[StableName]:
    for number, record in sorted(book.registry.classes.items()):
        yield StableName(name=f"http-{number}xx", permalink=urls.status_class(number), title=class_title(record))


def _pictures(book: Book) -> dict[str, Picture]:
    return {
        urls.status_class(number): Picture(
            numbers=((f"{number}xx", number),), phrases=(record.phrase,), foot="HTTP status class · RFC 9110"
        )
        for number, record in book.registry.classes.items()
    }


def _descriptions(book: Book, address: Address) -> dict[str, dict[str, Any]]:
    return {
        urls.status_class(number): defined_term(record, address, names=[record.name_ko])
        for number, record in book.registry.classes.items()
    }


KIND = PageKind(
    pages=class_pages,
    navigation=_navigation,
    found_by=class_entries,
    names=_names,
    pictures=_pictures,
    descriptions=_descriptions,
    shows={"classes": urls.member},
)
