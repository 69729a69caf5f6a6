"""Renders the book into pages of Markdown: one module and one template a kind of page."""

from __future__ import annotations

from statusbook.pages.choose_page import choose_page
from statusbook.pages.class_page import class_pages
from statusbook.pages.clients_page import clients_page
from statusbook.pages.code_page import code_pages
from statusbook.pages.comparison_page import comparison_pages
from statusbook.pages.guide_page import guide_pages
from statusbook.pages.home_page import home_page
from statusbook.pages.page import Page
from statusbook.pages.report_page import report_page
from statusbook.pages.source_pages import source_pages
from statusbook.pages.templates import Templates
from statusbook.pages.wiki_page import wiki_page
from statusbook.registry.book import Book

KINDS = (
    home_page,
    code_pages,
    class_pages,
    comparison_pages,
    guide_pages,
    choose_page,
    clients_page,
    source_pages,
    report_page,
    wiki_page,
)
"""Every kind of page: a function from the book to its pages."""


def render_page(book: Book, templates: Templates, permalink: str) -> Page | None:
    """Gives one page of the site, if there is such a page, without rendering those that come after it."""
    pages = (page for kind in KINDS for page in kind(book, templates))
    return next((page for page in pages if page.permalink == permalink), None)


def render_pages(book: Book, templates: Templates) -> tuple[Page, ...]:
    """Gives every page of the site, by permalink."""
    pages = [page for kind in KINDS for page in kind(book, templates)]
    return tuple(sorted(pages, key=lambda page: page.permalink))
