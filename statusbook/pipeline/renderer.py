"""From the book to its pages, and all the files beside them."""

from __future__ import annotations

import os
from collections.abc import Callable

from statusbook.checks import check_book
from statusbook.content import decode_utf8
from statusbook.facts.address import PATH as MKDOCS_PATH
from statusbook.facts.address import parse_address
from statusbook.links.published import PublishedLinks, gather_links
from statusbook.memory import Memory
from statusbook.pages import render_pages
from statusbook.pages.icon import PATH as ICON_PATH
from statusbook.pages.icon import draw_icon
from statusbook.pages.missing import MISSING_PATH, missing_script
from statusbook.pages.page import Page
from statusbook.pages.templates import Templates
from statusbook.parallel import in_parallel
from statusbook.pipeline.reader import Say
from statusbook.places import Places
from statusbook.registry.book import Book
from statusbook.search import search_files
from statusbook.stage.stage import Stage, gather_stage


def make_links(places: Places, book: Book, check: Callable[[Book], None] = check_book) -> PublishedLinks:
    """Checks the book, renders the pages and all that links to them; raises ContentError with every problem."""
    templates = open_templates(places, book)

    def check_and_render_api() -> tuple[Page, dict[str, bytes]]:
        from statusbook.api.files import render_api  # its models take a while to load

        check(book)
        return render_api(book, templates)

    with in_parallel(check_and_render_api) as api:
        pages = render_pages(book, templates)
        page, documents = api()

    def moved(permalink: str, because: str) -> bytes:
        from statusbook.api.files import render_moved

        return render_moved(permalink, because, templates.address)

    return gather_links(book, (*pages, page), documents, moved, templates)


def open_templates(places: Places, book: Book) -> Templates:
    """Gives the templates of a project, with the RFCs and the address they speak of."""
    text = decode_utf8(places.config.read_bytes(), path=MKDOCS_PATH) if places.config.is_file() else ""
    places.compiled.mkdir(parents=True, exist_ok=True)
    return Templates(places.templates, book.shelf.rfcs, parse_address(text, os.environ), places.compiled)


def make_stage(book: Book, links: PublishedLinks, say: Say, memory: Memory) -> Stage:
    """Gives the stage, as a value: the pages, and every file beside them."""
    others = {
        **links.staged_files(memory),
        **search_files(book, links.pages),
        MISSING_PATH: missing_script(book, links.pages),
        ICON_PATH: memory.recall(draw_icon),
    }
    stage = gather_stage(book, links.pages, others)
    say("pages", f"{len(links.pages)} pages, {len(links.redirects.urls)} redirects")
    return stage
