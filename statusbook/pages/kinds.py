"""Every kind of page, in one list, and what follows from all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from pathlib import PurePath
from typing import Any

from statusbook import urls
from statusbook.checks.page_markup import pages_keep_to_the_list
from statusbook.facts.address import Address
from statusbook.pages.kind import NavEntry, PageKind, StableName
from statusbook.pages.page import Page
from statusbook.pages.picture import SITE_PICTURE, Picture
from statusbook.pages.preview import add_previews
from statusbook.pages.templates import Templates
from statusbook.parallel import spread
from statusbook.problems import ContentError, Problem
from statusbook.registry.book import Book
from statusbook.search.texts import Searchable

KINDS: tuple[PageKind, ...] = tuple(
    import_module(f"statusbook.pages.{module}").KIND
    for module in (
        "home_page",
        "choose_page",
        "conventions_page",
        "code_page",
        "class_page",
        "comparison_page",
        "guide_page",
        "clients_page",
        "wiki_page",
        "api_page",
        "source_pages",
        "report_page",
    )
)
"""The record of every kind by its module, in the order of the navigation.

Named and not imported, so that the list is all there is to write for a new kind.
"""


def render_pages(book: Book, templates: Templates) -> tuple[Page, ...]:
    """Gives every page of the site, by permalink; raises ContentError if one holds what no page may hold."""
    # The kinds that show files have the most pages, and so come first.
    rendered = spread(lambda kind: _rendered(kind, book, templates), sorted(KINDS, key=lambda kind: -len(kind.shows)))
    if problems := [problem for _, found in rendered for problem in found]:
        raise ContentError(problems)
    return tuple(sorted((page for pages, _ in rendered for page in pages), key=lambda page: page.permalink))


def _rendered(kind: PageKind, book: Book, templates: Templates) -> tuple[list[Page], list[Problem]]:
    """Gives the pages of a kind, and what is wrong with them."""
    pages = [*kind.pages(book, templates)]
    return pages, [*pages_keep_to_the_list({page.permalink: page.html for page in pages})]


def render_page(book: Book, templates: Templates, permalink: str) -> Page | None:
    """Gives one page of the site, if there is such a page, without rendering those that come after it."""
    return next((page for page in _each_page(book, templates) if page.permalink == permalink), None)


def _each_page(book: Book, templates: Templates) -> Iterator[Page]:
    return (page for kind in KINDS for page in kind.pages(book, templates))


def preview(pages: Iterable[Page], book: Book, address: Address, drawings: Mapping[str, Picture]) -> tuple[Page, ...]:
    """Gives pages with what they tell other programs of themselves; ``drawings`` are the pictures there are."""
    descriptions: dict[str, Mapping[str, Any]] = {}
    for kind in KINDS:
        descriptions |= kind.descriptions(book, address)
    return add_previews(pages, descriptions, address, drawings)


def pictures(book: Book) -> dict[str, Picture]:
    """Gives every preview picture by its file, that of the site among them."""
    own = {page: picture for kind in KINDS for page, picture in kind.pictures(book).items()}
    files = {urls.preview(permalink): picture for permalink, picture in own.items()}
    return dict(sorted([(urls.files.SITE_PREVIEW, SITE_PICTURE), *files.items()]))


def searchables(book: Book) -> list[Searchable]:
    """Gives what the search finds pages by, of every page that is found by more than its title."""
    return [entry for kind in KINDS for entry in kind.found_by(book)]


def stable_names(book: Book) -> list[StableName]:
    """Gives the names by which documents of other projects refer to pages."""
    return [name for kind in KINDS for name in kind.names(book)]


def navigation(book: Book) -> tuple[NavEntry, ...]:
    """Gives the navigation: the lines of every kind, some below a line of another kind."""
    lines: dict[str, list[NavEntry]] = defaultdict(list)
    for kind in KINDS:
        lines[kind.under] += kind.navigation(book)
    return tuple(
        NavEntry(title=line.title, permalink=line.permalink, below=(*line.below, *lines[line.permalink]))
        for line in lines[""]
    )


def footer() -> tuple[NavEntry, ...]:
    """Gives the links at the foot of every page."""
    return tuple(kind.footer for kind in KINDS if kind.footer)


def file_of_page(permalink: str) -> str | None:
    """Gives the file that a page shows, whether it is there or not: ``/404/`` shows ``content/codes/404.md``."""
    stem = permalink.strip("/").rpartition("/")[2]
    for kind in KINDS:
        for folder, permalink_of in kind.shows.items():
            if permalink_of(stem) == permalink and (folder == "classes") == (urls.class_of(permalink) is not None):
                return f"content/{folder}/{stem}.md"
    return None


def page_of_file(path: PurePath) -> str | None:
    """Gives the page that shows a file of content/ (``codes/404.md`` is ``/404/``), if one page does."""
    for kind in KINDS:
        for folder, permalink_of in kind.shows.items():
            if path.suffix == ".md" and path.parent == PurePath(folder):
                return permalink_of(path.stem)
    return None
