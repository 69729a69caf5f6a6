"""From the book to its pages, and all the files beside them."""

from __future__ import annotations

import os
from collections.abc import Callable

from statusbook import urls
from statusbook.api.files import render_api, render_moved
from statusbook.checks import check_book, check_links
from statusbook.checks.internal_links import Linkable
from statusbook.content import NOT_FOUND
from statusbook.facts.address import parse_address
from statusbook.links.published import PublishedLinks, gather_links
from statusbook.pages.anchors import read_anchors
from statusbook.pages.icon import draw_icon
from statusbook.pages.kinds import footer, navigation, page_of_file, render_pages, searchables
from statusbook.pages.missing import missing_script
from statusbook.pages.templates import Templates
from statusbook.parallel import in_parallel
from statusbook.pipeline.consequences import without_consequences
from statusbook.pipeline.project_settings import read_settings
from statusbook.pipeline.reader import Say, naming_files
from statusbook.places import TEMPLATES, Places
from statusbook.problems import Collector, ContentError, Problem
from statusbook.registry.book import Book
from statusbook.search import search_files
from statusbook.stage.gathered import Stage, gather_stage, render_config


@naming_files
def make_links(places: Places, book: Book, check: Callable[[Book], None] = check_book) -> PublishedLinks:
    """Checks the book, renders the pages and all that links to them; raises ContentError with every problem."""
    templates = open_templates(places, book)
    problems = Collector()

    def check_and_render_api() -> tuple[dict[str, bytes], list[Problem]]:
        found = Collector()
        with found.collect():
            check(book)
        return render_api(book, templates.address), found.problems

    with in_parallel(check_and_render_api) as api:
        failed: type[ContentError] = ContentError
        try:
            pages = render_pages(book, templates)
        except ContentError as error:
            pages, failed = None, type(error)
            problems.add(error.problems)
        documents, found = api()
    problems.add(found)
    if pages is None:
        raise failed(without_consequences(problems.problems, book.shelf.left_out))
    anchors = {page.permalink: read_anchors(page) for page in pages}
    problems.add(check_links(book, Linkable(pages=anchors, page_of_file=page_of_file)))

    def moved(permalink: str, because: str) -> bytes:
        return render_moved(permalink, because, templates.address)

    links = problems.attempt(lambda: gather_links(book, pages, documents, moved, templates))
    if problems.problems or links is None:
        raise ContentError(without_consequences(problems.problems, book.shelf.left_out), salvaged=links)
    return links


def open_templates(places: Places, book: Book) -> Templates:
    """Gives the templates of a project, with the RFCs and the address they speak of."""
    if not places.templates.is_dir():
        raise ContentError([Problem(path=TEMPLATES, line=1, message="folder is missing", fix=NOT_FOUND)])
    nearest, *further = [*read_settings(places).values()] or [""]
    address = parse_address(nearest, os.environ, *further)
    return Templates(places.templates, book.shelf.rfcs, address, book.shelf.own_sources)


def make_stage(places: Places, book: Book, links: PublishedLinks, say: Say) -> Stage:
    """Gives the stage, as a value: the pages, and every file beside them."""
    others = {
        **links.staged_files(),
        **search_files(
            book, searchables(book), {page.permalink: page.title for page in links.pages if not page.goes_on}
        ),
        urls.files.in_folder(urls.files.MISSING_DATA): missing_script(book, links.pages),
        urls.files.in_folder(urls.files.ICON): draw_icon(),
    }
    beside = [page.permalink for page in links.pages if page.goes_on]
    config = render_config(navigation(book), footer(), read_settings(places), places.theme, beside)
    stage = gather_stage(links.pages, others, config)
    say("pages", f"{len(links.pages)} pages, {len(links.redirects.urls)} redirects")
    return stage
