"""The page of a guide, and the index of all of them."""

from __future__ import annotations

from collections.abc import Iterator

from statusbook.pages.cite import cite
from statusbook.pages.page import Page
from statusbook.pages.sections import render_inline, render_section
from statusbook.pages.templates import Templates
from statusbook.registry.book import Book


def guide_pages(book: Book, templates: Templates) -> Iterator[Page]:
    """Gives every guide, and the index."""
    rfcs = book.shelf.rfcs
    for guide in book.shelf.guides.values():
        origin = f"/guides/{guide.slug}/"
        markdown = templates.render(
            "guide.md.j2",
            origin=origin,
            guide=guide,
            question=render_inline(guide.facts.question, origin=origin, rfcs=rfcs),
            answer=render_inline(guide.facts.answer, origin=origin, rfcs=rfcs),
            sections=[(section, render_section(section, origin=origin, rfcs=rfcs)) for section in guide.prose.sections],
            members=book.members_of(guide),
            cites=[cite(reference, rfcs) for reference in guide.facts.references],
        )
        yield Page(permalink=origin, title=guide.facts.title, markdown=markdown)
    guides = sorted(book.shelf.guides.values(), key=lambda guide: guide.facts.title)
    markdown = templates.render("guides.md.j2", origin="/guides/", guides=guides)
    yield Page(permalink="/guides/", title="주제별 안내", markdown=markdown)
