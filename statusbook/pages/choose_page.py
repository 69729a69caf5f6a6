"""The page at /choose/: questions whose answers end at a code; and the answers that end at one code."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from statusbook import urls
from statusbook.house.choose import Choices, Node, Turn, Way
from statusbook.pages.kind import NavEntry, PageKind
from statusbook.pages.page import Page
from statusbook.pages.templates import Templates
from statusbook.registry.book import Book

TITLE = "어떤 코드를 보낼까?"
_DEEPEST_HEADING = 4
"""Deeper questions keep this level: the tree is deeper than headings can show."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One question as the page shows it: its heading level, and the answers that led to it."""

    id: str
    level: int
    node: Node
    before: tuple[Turn, ...]


def choose_page(book: Book, templates: Templates) -> Iterator[Page]:
    """Gives the page at /choose/: answers are links to anchors, so it needs no script."""
    choices = book.shelf.choices
    ways = [*choices.ways()]
    text = templates.render(
        "choose.html.j2",
        origin=urls.CHOOSE,
        title=TITLE,
        questions=[*asked(choices)],
        nodes=choices.nodes,
        records=book.registry.records,
        sent=len({way.code for way in ways}),
        most=max(len(way.steps) for way in ways),
    )
    yield Page(permalink=urls.CHOOSE, title=TITLE, text=text)


def asked(choices: Choices) -> Iterator[Asked]:
    """Gives the questions in the order of the outline, each after the one whose answer goes to it."""
    for name, node in choices.nodes.items():
        before = choices.before(name)
        level = min(2 + max(len(before) - 1, 0), _DEEPEST_HEADING)
        yield Asked(id=name, level=level, node=node, before=before)


def ways_to(book: Book, code: int) -> tuple[Way, ...]:
    """Gives the ways that a code's page shows."""
    return book.shelf.choices.ways_to(code)


_LINE = NavEntry(title="코드 고르기", permalink=urls.CHOOSE)
KIND = PageKind(pages=choose_page, navigation=lambda book: [_LINE], footer=_LINE)
