"""The page of one status code, part by part: see templates/code.html.j2 and partials/code/."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from statusbook import urls
from statusbook.facts.constants import spellings
from statusbook.house.cite import cite
from statusbook.house.code_note import CodeFacts
from statusbook.pages import labels
from statusbook.pages.checked_facts import checked_table
from statusbook.pages.choose_page import ways_to
from statusbook.pages.clients_page import seen_of_code
from statusbook.pages.code_preview import code_names, code_pictures, code_title, describe_codes, description
from statusbook.pages.conventions_page import shown_convention
from statusbook.pages.first_screen import first_screen, split_answer
from statusbook.pages.kind import PageKind
from statusbook.pages.page import Page
from statusbook.pages.sections import Marks, render_section
from statusbook.pages.templates import Templates
from statusbook.registry.book import Book
from statusbook.registry.record import Record, Variant
from statusbook.search.texts import code_entries

_GLANCE = frozenset({"references", "since", "cacheable", "body", "headers", "methods", "retry"})
"""The facts of 한눈에 보기; a number of a team's own may give none of them."""

_ROLES = ("client", "server", "operator")
"""Whom 받았을 때 speaks to: sections of their own, which the first screen links to."""

_MIDDLE = ("example", "when-to-send", "when-not-to-send", "confused-with")
"""The sections between the facts and the comparisons, in the order of the page, which is not that of the file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageBlock:
    """A section of the house note, ready for the page."""

    anchor: str
    title: str
    level: int
    html: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class HeaderRow:
    """A response header as 한눈에 보기 lists it.

    ``anchor`` is empty where a section has that name, ``strength`` where the next header tells it for both.
    """

    name: str
    anchor: str
    strength: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherNames:
    """What the code was or is also called: by us, and by notes that say otherwise."""

    older: tuple[str, ...]
    aliases: tuple[str, ...]
    phrases: tuple[Variant, ...]
    names_ko: tuple[Variant, ...]


def code_pages(book: Book, templates: Templates) -> Iterator[Page]:
    """Gives the page of every record."""
    for _, members in itertools.groupby(sorted(book.registry.records.items()), key=lambda one: one[0] // 100):
        records = [record for _, record in members]
        for before, record, after in zip([None, *records], records, [*records[1:], None], strict=False):
            yield _code_page(book, templates, record, before=before, after=after)


def _code_page(
    book: Book, templates: Templates, record: Record, *, before: Record | None, after: Record | None
) -> Page:
    origin, title = urls.code(record.code), code_title(record)
    facts = record.note.facts if record.note else None
    marks = Marks()
    blocks = _blocks(book, record, marks)
    constants = spellings(book.shelf.constants, record.code, record.phrase.value, registered=record.iana is not None)
    text = templates.render(
        "code.html.j2",
        origin=origin,
        record=record,
        facts=facts,
        says_nothing=facts is not None and facts.unsaid >= _GLANCE,
        checked=checked_table(facts.checked) if facts else None,
        title=title,
        description=description(record),
        cites=[cite(reference, book.shelf.rfcs) for reference in record.references],
        answer=split_answer(blocks["answer"].html) if "answer" in blocks else None,
        convention=shown_convention(book, record.code, origin=origin),
        first=first_screen(book, record),
        introduction=blocks["what-to-do"].html if "what-to-do" in blocks else "",
        roles=[blocks[role] for role in _ROLES if role in blocks],
        headers=[*_headers(facts, blocks)] if facts else [],
        methods=_methods(facts) if facts else "",
        middle=[blocks[anchor] for anchor in _MIDDLE if anchor in blocks],
        comparisons=book.comparisons_of(str(record.code)),
        ways=ways_to(book, record.code),
        end=[*_end(blocks)],
        guides=book.guides_of(record.code),
        seen=seen_of_code(book, record.code),
        spellings=constants,
        has_constant=any(one.named for one in constants),
        names=_other_names(record),
        additions=[one for one in record.prose.additions if not one.shared],
        shared=[one for one in record.prose.additions if one.shared],
        marks=marks,
        before=before,
        after=after,
        source_titles={source.id: source.title for source in book.registry.sources},
    )
    return Page(permalink=origin, title=title, text=text)


def _blocks(book: Book, record: Record, marks: Marks) -> dict[str, PageBlock]:
    """The sections of the house note by anchor; ``marks`` numbers their citations in the order of the file."""
    return {
        section.anchor: PageBlock(
            anchor=section.anchor,
            title=section.title,
            level=section.level,
            html=render_section(
                section,
                origin=urls.code(record.code),
                rfcs=book.shelf.rfcs,
                cited=record.prose.sentences,
                marks=marks,
            ),
        )
        for section in (record.note.prose.sections if record.note else ())
    }


def _end(blocks: Mapping[str, PageBlock]) -> Iterator[PageBlock]:
    """흔한 실수, then 더 알아두기 with the sections below it."""
    if "mistakes" in blocks:
        yield blocks["mistakes"]
    if "more" in blocks:
        yield blocks["more"]
        yield from (block for block in blocks.values() if block.level > 2 and block.anchor not in _ROLES)


def _headers(facts: CodeFacts, taken: Collection[str]) -> Iterator[HeaderRow]:
    """Gives every header in the order of strength; a condition that several share is told once, behind the last."""
    when = facts.headers.when
    for strength, words in labels.HEADER_STRENGTH.items():
        names: tuple[str, ...] = getattr(facts.headers, strength)
        for name, following in itertools.zip_longest(names, names[1:]):
            anchor = "" if name.lower() in taken else urls.anchors.header(name)
            condition = when.get(name)
            if condition is None:
                told = words
            else:
                told = "" if following and when.get(following) == condition else f"{words} ({condition})"
            yield HeaderRow(name=name, anchor=anchor, strength=told)


def _methods(facts: CodeFacts) -> str:
    return "모든 메서드" if facts.methods == ("any",) else ", ".join(facts.methods)


def _other_names(record: Record) -> OtherNames | None:
    facts = record.note.facts if record.note else None
    names = OtherNames(
        older=facts.older_phrases if facts else (),
        aliases=facts.aliases if facts else (),
        phrases=record.phrase.variants,
        names_ko=record.name_ko.variants,
    )
    return names if names.older or names.aliases or names.phrases or names.names_ko else None


KIND = PageKind(
    pages=code_pages,
    found_by=code_entries,
    names=code_names,
    pictures=code_pictures,
    descriptions=describe_codes,
    shows={"codes": urls.code},
)
