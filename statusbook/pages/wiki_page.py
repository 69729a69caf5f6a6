"""The page at /wiki/: how to link here, tables ready to paste, inventories, API, hosts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from statusbook import urls
from statusbook.house.code_note import HEADINGS
from statusbook.pages.kind import NavEntry, PageKind
from statusbook.pages.page import Page
from statusbook.pages.paste_tables import FORMATS, PasteTable, codes_table, comparisons_table
from statusbook.pages.templates import Templates
from statusbook.registry.book import Book

_ANCHORS_SHOWN = frozenset(
    {"what-to-do", "client", "server", "operator", "example", "when-to-send", "confused-with", "mistakes"}
)


TITLE = "위키에서 쓰기"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pasted:
    """A table in one format: a key for the page, the format's name, the text, and what it fills."""

    key: str
    label: str
    text: str


def wiki_page(book: Book, templates: Templates) -> Iterator[Page]:
    """Gives the page for people who link from a wiki."""
    title = TITLE
    address = templates.address
    text = templates.render(
        "wiki.html.j2",
        origin=urls.WIKI,
        title=title,
        tables=[
            ("codes", "모든 상태 코드", _pasted("codes", codes_table(book, address))),
            ("comparisons", "모든 비교", _pasted("comparisons", comparisons_table(book, address))),
        ],
        headings=[rule for rule in HEADINGS if rule.anchor in _ANCHORS_SHOWN],
    )
    yield Page(permalink=urls.WIKI, title=title, text=text)


def _pasted(name: str, table: PasteTable) -> tuple[Pasted, ...]:
    return tuple(
        Pasted(key=f"{name}-{key}", label=label, text=render(table)) for key, (label, render) in FORMATS.items()
    )


KIND = PageKind(
    pages=wiki_page,
    navigation=lambda book: [NavEntry(title="위키", permalink=urls.WIKI)],
    footer=NavEntry(title=TITLE, permalink=urls.WIKI),
)
