"""The home page: every code by class, and the comparisons people ask for most."""

from __future__ import annotations

from collections.abc import Iterator

from statusbook import urls
from statusbook.pages.kind import NavEntry, PageKind
from statusbook.pages.page import Page
from statusbook.pages.preview import term_set
from statusbook.pages.templates import Templates
from statusbook.registry.book import Book

COMMON = ("401-403", "301-302", "502-504", "400-422", "404-410", "502-503", "200-204", "307-308", "500-503")
"""The comparisons shown first, where they exist."""

POPULAR = (200, 201, 204, 301, 302, 304, 400, 401, 403, 404, 405, 409, 422, 429, 500, 502, 503, 504)
"""The codes shown first: those that most people come for."""


def home_page(book: Book, templates: Templates) -> Iterator[Page]:
    """Gives the page at the root."""
    shelf = book.shelf
    text = templates.render(
        "home.html.j2",
        origin=urls.HOME,
        classes=[(record, book.registry.of_class(number)) for number, record in book.registry.classes.items()],
        common=[shelf.comparisons[slug] for slug in COMMON if slug in shelf.comparisons],
        popular=[record for code in POPULAR if (record := book.record(code))],
        guides=sorted(shelf.guides.values(), key=lambda guide: guide.facts.title),
        registry=book.registry,
    )
    yield Page(permalink=urls.HOME, title="HTTP 상태 코드", text=text)


KIND = PageKind(
    pages=home_page,
    navigation=lambda book: [NavEntry(title="홈", permalink=urls.HOME)],
    descriptions=lambda book, address: {urls.HOME: {**term_set(address), "inLanguage": "ko"}},
)
