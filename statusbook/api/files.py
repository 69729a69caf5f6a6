"""The files of the API, and the page that tells of them."""

from __future__ import annotations

from statusbook.api import models
from statusbook.api.about import api_page
from statusbook.api.csv_table import codes_csv
from statusbook.api.documents import api_documents, json_schema, moved_document, render_document, render_json
from statusbook.facts.address import Address
from statusbook.pages.page import Page
from statusbook.pages.templates import Templates
from statusbook.registry.book import Book
from statusbook.urls import api_paths


def render_api(book: Book, templates: Templates) -> tuple[Page, dict[str, bytes]]:
    """Gives the page that tells of the API, and the API's files by their path from the site's root."""
    address = templates.address
    table = codes_csv(book, address)
    files = {
        **{path: render_document(document) for path, document in api_documents(book, address).items()},
        **{api_paths.schema_path(kind): render_json(json_schema(kind, address)) for kind in models.DOCUMENTS},
        api_paths.CSV: table,
        api_paths.CSV_EXCEL: b"\xef\xbb\xbf" + table,
    }
    return api_page(templates), files


def render_moved(permalink: str, because: str, address: Address) -> bytes:
    """Gives the document that stands where a subject's own stood, and points to where it is told of now."""
    return render_document(moved_document(permalink, because, address))
