"""The page of one status code."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from statusbook.facts.constants import spellings
from statusbook.pages.choose_page import ways_to
from statusbook.pages.cite import cite
from statusbook.pages.clients_page import seen_of_code
from statusbook.pages.first_screen import confusions, split_answer
from statusbook.pages.page import Page
from statusbook.pages.sections import Marks, render_section
from statusbook.pages.templates import Templates
from statusbook.registry.book import Book
from statusbook.registry.record import Record


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
    origin = f"/{record.code}/"
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
