"""The Sphinx inventory (objects.inv, version 2): codes, classes, comparisons, guides by stable names."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from statusbook.facts.api_releases import API_VERSION
from statusbook.pages.code_page import code_title
from statusbook.pages.comparison_page import comparison_title
from statusbook.registry.book import Book

PROJECT = "HTTP status codes (ko)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A stable name, its permalink, and the words that a reference without words of its own shows."""

    name: str
    permalink: str
    title: str


def inventory_names(book: Book) -> Iterator[Name]:
    """Gives ``http-404``, ``http-4xx``, ``http-401-403``, ``http-guide-retry``, with what each stands for."""
    registry, shelf = book.registry, book.shelf
    for code, record in sorted(registry.records.items()):
        yield Name(name=f"http-{code}", permalink=f"/{code}/", title=code_title(record))
    for number, status_class in sorted(registry.classes.items()):
        yield Name(
            name=f"http-{number}xx",
            permalink=f"/{number}xx/",
            title=f"{number}xx {status_class.phrase} ({status_class.name_ko})",
        )
    for slug, comparison in sorted(shelf.comparisons.items()):
        yield Name(name=f"http-{slug}", permalink=f"/compare/{slug}/", title=comparison_title(comparison))
    for slug, guide in sorted(shelf.guides.items()):
        yield Name(name=f"http-guide-{slug}", permalink=f"/guides/{slug}/", title=guide.facts.title)


def render_inventory(book: Book) -> bytes:
    """Gives objects.inv: ``std:label`` entries, which every reader of inventories resolves.

    Locations are relative, so the file is the same whatever the site's address.
    """
    head = (
        "# Sphinx inventory version 2\n"
        f"# Project: {PROJECT}\n"
        f"# Version: {API_VERSION}\n"
        "# The remainder of this file is compressed using zlib.\n"
    )
    lines = [f"{one.name} std:label -1 {one.permalink.lstrip('/')} {one.title}\n" for one in inventory_names(book)]
    return head.encode() + zlib.compress("".join(lines).encode(), 9)
