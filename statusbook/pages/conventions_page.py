"""What a team has agreed on: shown on the page of each code, and all of it on a page of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from statusbook import urls
from statusbook.pages.kind import NavEntry, PageKind
from statusbook.pages.page import Page
from statusbook.pages.sections import render_inline, render_section
from statusbook.pages.templates import Templates
from statusbook.registry.book import Book
from statusbook.registry.conventions import Convention
from statusbook.registry.record import Record
from statusbook.search.texts import convention_entries


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownConvention:
    """A convention as pages show it: the rule and what follows it as HTML, and the record of its code."""

    convention: Convention
    record: Record
    rule: Markup
    detail: Markup


def shown_convention(book: Book, code: int, *, origin: str) -> ShownConvention | None:
    """Gives what a team has agreed on about a code, for the page at ``origin``; None where it has not."""
    convention, record = book.conventions.get(code), book.record(code)
    if convention is None or record is None:
        return None
    rfcs = book.shelf.rfcs
    sections = (render_section(section, origin=origin, rfcs=rfcs) for section in convention.note.prose.sections)
    return ShownConvention(
        convention=convention,
        record=record,
        rule=render_inline(convention.note.facts.rule, origin=origin, rfcs=rfcs),
        detail=Markup("\n").join(sections),
    )


def shown_conventions(book: Book, *, origin: str, codes: Iterator[int] | None = None) -> tuple[ShownConvention, ...]:
    """Gives the same for several codes, of all conventions if none are named, by code."""
    wanted = sorted(book.conventions) if codes is None else list(codes)
    return tuple(shown for code in wanted if (shown := shown_convention(book, code, origin=origin)) is not None)


def conventions_pages(book: Book, templates: Templates) -> Iterator[Page]:
    """Gives the page of all conventions, if there are any."""
    shown = shown_conventions(book, origin=urls.CONVENTIONS)
    if shown:
        text = templates.render("conventions.html.j2", origin=urls.CONVENTIONS, shown=shown)
        yield Page(permalink=urls.CONVENTIONS, title=_TITLE, text=text)


def _navigation(book: Book) -> Iterator[NavEntry]:
    if book.conventions:
        yield NavEntry(title=_TITLE, permalink=urls.CONVENTIONS)


_TITLE = "우리 팀의 약속"
KIND = PageKind(pages=conventions_pages, navigation=_navigation, found_by=convention_entries)
