"""The page at /api/v1/: the API explained to people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from statusbook import urls
from statusbook.api import models
from statusbook.api.csv_table import COLUMNS
from statusbook.api.documents import CORS, LICENCE, MADE_BY
from statusbook.facts.api_releases import RELEASES
from statusbook.pages.kind import NavEntry, PageKind
from statusbook.pages.page import Page
from statusbook.pages.templates import Templates
from statusbook.registry.book import Book


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldRow:
    """A field of a document as the page lists it."""

    name: str
    description: str


TITLE = "API"
_SHOWN = ("code", "class", "comparison", "index", "all", "changelog", "error", "moved")


def api_page(book: Book, templates: Templates) -> Iterator[Page]:
    """Gives the page that lists documents, fields and versions."""
    text = templates.render(
        "api.html.j2",
        origin=urls.api.ROOT,
        title=TITLE,
        columns=COLUMNS,
        cors=CORS,
        licence=LICENCE,
        kinds=[(kind, MADE_BY[kind], document_fields(kind), urls.api.schema(kind)) for kind in _SHOWN],
        common=document_fields(None),
        releases=RELEASES,
    )
    yield Page(permalink=urls.api.ROOT, title=TITLE, text=text)


def document_fields(kind: str | None) -> list[FieldRow]:
    """Gives the fields of a kind of document, or (None) those that every document has."""
    model = models.DOCUMENTS[kind] if kind else models.Document
    return [
        FieldRow(name=field.serialization_alias or name, description=field.description or "")
        for name, field in model.model_fields.items()
        if kind is None or name not in models.Document.model_fields
    ]


_LINE = NavEntry(title=TITLE, permalink=urls.api.ROOT)
KIND = PageKind(pages=api_page, navigation=lambda book: [_LINE], under=urls.WIKI, footer=_LINE)
