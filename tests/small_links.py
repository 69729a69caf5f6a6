"""Everything that links to the small project, some of its files changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from conftest import PROJECT
from small_book import small_book, told

from statusbook.api.files import render_api, render_moved
from statusbook.checks import check_links
from statusbook.checks.internal_links import Linkable
from statusbook.facts.address import Address
from statusbook.house.permalinks import Permalinks, append_permalinks
from statusbook.links.published import PublishedLinks, gather_links
from statusbook.pages.anchors import read_anchors
from statusbook.pages.kinds import page_of_file, render_pages
from statusbook.pages.templates import Templates
from statusbook.problems import ContentError

ADDRESS = Address(root="https://wiki.example/team/http/")


def small_links(change: Mapping[str, Any] | None = None, address: Address = ADDRESS) -> PublishedLinks:
    """The links of the small book; raises ContentError as the build does."""
    book = small_book(change)
    templates = Templates(PROJECT / "templates", book.shelf.rfcs, address)
    files = render_api(book, address)

    def moved(permalink: str, because: str) -> bytes:
        return render_moved(permalink, because, address)

    return gather_links(book, render_pages(book, templates), files, moved, templates)


def dead_links(change: Mapping[str, Any]) -> str:
    """What the check of links says of the small project with this change, its pages rendered."""
    book = small_book(change)
    templates = Templates(PROJECT / "templates", book.shelf.rfcs, ADDRESS)
    pages = {page.permalink: read_anchors(page) for page in render_pages(book, templates)}
    return told(check_links(book, Linkable(pages=pages, page_of_file=page_of_file)))


def promised(urls: Iterable[str]) -> str:
    """The text of a permalinks.txt that lists these URLs."""
    return append_permalinks(Permalinks(), tuple(urls))


def refusal(change: Mapping[str, Any]) -> str:
    """What the build says when it refuses the small project with this change; empty if it does not."""
    try:
        small_links(change)
    except ContentError as error:
        return told(error.problems)
    return ""
