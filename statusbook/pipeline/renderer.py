"""From the book to its pages, and all the files beside them."""

from __future__ import annotations

import os
from collections.abc import Callable

from statusbook import urls
from statusbook.api.files import render_api, render_moved
from statusbook.checks import check_book, check_links
from statusbook.checks.internal_links import Linkable
from statusbook.content import decode_utf8
from statusbook.facts.address import PATH as MKDOCS_PATH
from statusbook.facts.address import parse_address
from statusbook.links.published import PublishedLinks, gather_links
from statusbook.memory import Memory
from statusbook.pages.anchors import read_anchors
from statusbook.pages.icon import draw_icon
from statusbook.pages.kinds import footer, navigation, page_of_file, render_pages, searchables
from statusbook.pages.missing import missing_script
from statusbook.pages.page import Page
from statusbook.pages.templates import Templates
from statusbook.parallel import in_parallel
from statusbook.pipeline.reader import Say
from statusbook.places import Places
from statusbook.problems import ContentError, Problem
from statusbook.registry.book import Book
from statusbook.search import search_files
from statusbook.stage.stage import Stage, gather_stage


def make_links(places: Places, book: Book, check: Callable[[Book], None] = check_book) -> PublishedLinks:
    """Checks the book, renders the pages and all that links to them; raises ContentError with every problem."""
    templates = open_templates(places, book)

    def check_and_render_api() -> dict[str, bytes]:
        check(book)
        return render_api(book, templates.address)

    def moved(permalink: str, because: str) -> bytes:
        return render_moved(permalink, because, templates.address)

    pages: tuple[Page, ...] | None = None
    links: PublishedLinks | None = None
    problems: list[Problem] = []
    try:
        with in_parallel(check_and_render_api) as api:
            pages = render_pages(book, templates)
            documents = api()
        links = gather_links(book, pages, documents, moved, templates)
    except ContentError as error:
        problems += error.problems
    if pages is not None:
        anchors = {page.permalink: read_anchors(page) for page in pages}
        problems += check_links(book, Linkable(pages=anchors, page_of_file=page_of_file))
    if problems or links is None:
        raise ContentError(problems)
    return links


def open_templates(places: Places, book: Book) -> Templates:
    """Gives the templates of a project, with the RFCs and the address they speak of."""
    text = decode_utf8(places.config.read_bytes(), path=MKDOCS_PATH) if places.config.is_file() else ""
    places.compiled.mkdir(parents=True, exist_ok=True)
    return Templates(places.templates, book.shelf.rfcs, parse_address(text, os.environ), places.compiled)


def make_stage(book: Book, links: PublishedLinks, say: Say, memory: Memory) -> Stage:
    """Gives the stage, as a value: the pages, and every file beside them."""
    others = {
        **links.staged_files(memory),
        **search_files(book, searchables(book), {page.permalink: page.title for page in links.pages}),
        urls.files.in_folder(urls.files.MISSING_DATA): missing_script(book, links.pages),
        urls.files.in_folder(urls.files.ICON): memory.recall(draw_icon),
    }
    stage = gather_stage(links.pages, others, navigation(book), footer())
    say("pages", f"{len(links.pages)} pages, {len(links.redirects.urls)} redirects")
    return stage
