"""The page of a guide, and the index of all of them."""

from __future__ import annotations

from collections.abc import Iterator

from statusbook import urls
from statusbook.house.cite import cite
from statusbook.pages.checked_facts import checked_table
from statusbook.pages.kind import NavEntry, PageKind, StableName
from statusbook.pages.page import Page
from statusbook.pages.sections import render_inline, render_section
from statusbook.pages.templates import Templates
from statusbook.registry.book import Book
from statusbook.search.texts import guide_entries


def guide_pages(book: Book, templates: Templates) -> Iterator[Page]:
    """Gives every guide, and the index."""
    rfcs = book.shelf.rfcs
    for guide in book.shelf.guides.values():
        origin = urls.guide(guide.slug)
        text = templates.render(
            "guide.html.j2",
            origin=origin,
            guide=guide,
            checked=checked_table(guide.facts.checked),
            question=render_inline(guide.facts.question, origin=origin, rfcs=rfcs),
            answer=render_inline(guide.facts.answer, origin=origin, rfcs=rfcs),
            sections=[(section, render_section(section, origin=origin, rfcs=rfcs)) for section in guide.prose.sections],
            members=book.members_of(guide),
            cites=[cite(reference, rfcs) for reference in guide.facts.references],
        )
        yield Page(permalink=origin, title=guide.facts.title, text=text)
    guides = sorted(book.shelf.guides.values(), key=lambda guide: guide.facts.title)
    text = templates.render("guides.html.j2", origin=urls.GUIDES, guides=guides)
    yield Page(permalink=urls.GUIDES, title="주제별 안내", text=text)


def _navigation(book: Book) -> Iterator[NavEntry]:
    guides = sorted(book.shelf.guides.values(), key=lambda guide: guide.facts.title)
    below = tuple(NavEntry(title=guide.facts.title, permalink=urls.guide(guide.slug)) for guide in guides)
    yield NavEntry(title=_INDEX.title, permalink=_INDEX.permalink, below=below)


def _names(book: Book) -> Iterator[StableName]:
    for slug, guide in sorted(book.shelf.guides.items()):
        yield StableName(name=f"http-guide-{slug}", permalink=urls.guide(slug), title=guide.facts.title)


_INDEX = NavEntry(title="안내", permalink=urls.GUIDES)
KIND = PageKind(
    pages=guide_pages,
    navigation=_navigation,
    footer=_INDEX,
    found_by=guide_entries,
    names=_names,
    shows={"guides": urls.guide},
)
