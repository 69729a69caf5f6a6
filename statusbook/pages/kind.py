"""A kind of page as one record: all that the rest of the house must know of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from statusbook.facts.address import Address
from statusbook.pages.page import Page
from statusbook.pages.picture import Picture
from statusbook.pages.templates import Templates
from statusbook.registry.book import Book
from statusbook.search.texts import Searchable


@dataclass(frozen=True, slots=True, kw_only=True)
class NavEntry:
    """A line of the navigation: its words, the page it opens, the lines below it."""

    title: str
    permalink: str
    below: tuple[NavEntry, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StableName:
    """A name that documents of other projects refer to a page by (``http-404``), and the words it shows there."""

    name: str
    permalink: str
    title: str


def _nothing(book: Book) -> tuple[()]:
    return ()


def _no_pictures(book: Book) -> dict[str, Picture]:
    return {}


def _no_descriptions(book: Book, address: Address) -> dict[str, Any]:
    return {}


@dataclass(frozen=True, slots=True, kw_only=True)
class PageKind:
    """One kind of page; only ``pages`` must be given.

    It names no URLs and no anchors: a page has its permalink, and its anchors are read in the rendered page.
    """

    pages: Callable[[Book, Templates], Iterable[Page]]
    """Renders every page of the kind, an index among them if there is one."""

    navigation: Callable[[Book], Iterable[NavEntry]] = _nothing
    """Its lines in the navigation, after those of the kinds before it in the list."""

    under: str = ""
    """The permalink of the line below which ``navigation`` is listed; empty for the top level."""

    footer: NavEntry | None = None
    """The link at the foot of every page."""

    found_by: Callable[[Book], Iterable[Searchable]] = _nothing
    """What the search finds pages by. A page without an entry is found by its title."""

    names: Callable[[Book], Iterable[StableName]] = _nothing
    """The names in the inventory that Sphinx and mkdocstrings read."""

    pictures: Callable[[Book], Mapping[str, Picture]] = _no_pictures
    """The preview pictures by permalink. A page without one shows the site's."""

    descriptions: Callable[[Book, Address], Mapping[str, Mapping[str, Any]]] = _no_descriptions
    """The schema.org descriptions by permalink."""

    shows: Mapping[str, Callable[[str], str]] = field(default_factory=dict)
    """The folders of content/ whose files the pages show, each with the permalink that a file's name gives."""
