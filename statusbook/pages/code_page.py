"""The page of one status code."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from markupsafe import Markup

from statusbook import urls
from statusbook.facts.address import Address
from statusbook.facts.constants import spellings
from statusbook.house.cite import cite
from statusbook.pages.choose_page import ways_to
from statusbook.pages.clients_page import seen_of_code
from statusbook.pages.first_screen import confusions, split_answer
from statusbook.pages.kind import PageKind, StableName
from statusbook.pages.page import Page
from statusbook.pages.picture import Picture, latin
from statusbook.pages.preview import defined_term
from statusbook.pages.sections import Marks, render_section
from statusbook.pages.templates import Templates
from statusbook.registry.book import Book
from statusbook.registry.record import Record
from statusbook.search.texts import code_entries


def code_pages(book: Book, templates: Templates) -> Iterator[Page]:
    """Gives the page of every record."""
    codes = sorted(book.registry.records)
    for code in codes:
        record = book.registry.records[code]
        same_class = [other for other in codes if other // 100 == code // 100]
        at = same_class.index(code)
        yield _code_page(
            book,
            templates,
            record,
            before=same_class[at - 1] if at else None,
            after=same_class[at + 1] if at + 1 < len(same_class) else None,
        )


def _code_page(book: Book, templates: Templates, record: Record, *, before: int | None, after: int | None) -> Page:
    origin = urls.code(record.code)
    marks = Marks()
    sections: dict[str, Markup] = {}
    titles: dict[str, str] = {}
    more: list[tuple[str, str]] = []
    for section in record.note.prose.sections if record.note else ():
        rendered = render_section(
            section, origin=origin, rfcs=book.shelf.rfcs, cited=record.prose.sentences, marks=marks
        )
        sections[section.anchor], titles[section.anchor] = rendered, section.title
        if section.anchor.startswith("more-") or (section.level > 2 and section.anchor not in _ROLES):
            more.append((section.anchor, section.title))
    title = code_title(record)
    markdown = templates.render(
        "code.md.j2",
        origin=origin,
        record=record,
        facts=record.note.facts if record.note else None,
        title=title,
        description=description(record),
        sections=sections,
        answer=split_answer(sections["answer"]) if "answer" in sections else None,
        confused=[*confusions(book, record)],
        titles=titles,
        more=more,
        roles=_ROLES,
        marks=marks,
        cites=[cite(reference, book.shelf.rfcs) for reference in record.references],
        comparisons=book.comparisons_of(str(record.code)),
        guides=book.guides_of(record.code),
        ways=ways_to(book, record.code),
        seen=seen_of_code(book, record.code),
        spellings=spellings(book.shelf.constants, record.code, record.phrase.value, registered=record.iana is not None),
        before=book.record(before) if before else None,
        after=book.record(after) if after else None,
        source_titles={source.id: source.title for source in book.registry.sources},
        records=book.registry.records,
    )
    return Page(permalink=origin, title=title, markdown=markdown)


_ROLES = ("client", "server", "operator")


def code_title(record: Record) -> str:
    """Gives ``404 Not Found (찾을 수 없음)``."""
    name = f" ({record.name_ko.value})" if record.name_ko.value else ""
    return f"{record.code} {record.phrase.value}".strip() + name


def description(record: Record) -> str:
    """Gives the answer in plain text, for previews and search results."""
    answer = [
        cited.sentence.statement.text.replace("`", "")
        for cited in record.prose.sentences
        if cited.sentence.anchor == "answer"
    ]
    return " ".join(answer) or f"HTTP 상태 코드 {code_title(record)}"


def _names(book: Book) -> Iterator[StableName]:
    for code, record in sorted(book.registry.records.items()):
        yield StableName(name=f"http-{code}", permalink=urls.code(code), title=code_title(record))


def _pictures(book: Book) -> dict[str, Picture]:
    return {
        urls.code(record.code): Picture(
            numbers=((str(record.code), record.status_class),),
            phrases=latin([record.phrase.value]),
            foot=" · ".join(latin(["HTTP status code", *_foot(record)])),
        )
        for record in book.registry.records.values()
    }


def _foot(record: Record) -> Iterable[str]:
    if record.standing != "standard":
        yield record.standing
    vendors = record.note.facts.vendors if record.note else ()
    if vendors:
        yield ", ".join(vendor.name for vendor in vendors[:_MOST_VENDORS])
    elif record.references:
        reference = record.references[0]
        section = f", section {reference.section}" if reference.section else ""
        yield str(reference.title) if reference.rfc is None else f"RFC {reference.rfc}{section}"


_MOST_VENDORS = 3
"""So many names fit the foot of a picture at a readable size."""


def _descriptions(book: Book, address: Address) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for record in book.registry.records.values():
        names = [record.name_ko.value]
        if record.note:
            names += [*record.note.facts.older_phrases, *record.note.facts.aliases]
        found[urls.code(record.code)] = defined_term(record, address, names=names, description=description(record))
    return found


KIND = PageKind(
    pages=code_pages,
    found_by=code_entries,
    names=_names,
    pictures=_pictures,
    descriptions=_descriptions,
    shows={"codes": urls.code},
)
