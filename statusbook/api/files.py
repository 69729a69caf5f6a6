"""The files of the API, and the page that tells of them."""

from __future__ import annotations

from statusbook.api import models, paths
from statusbook.api.csv_table import codes_csv
from statusbook.api.documents import api_documents, json_schema, render_document, render_json
from statusbook.api.inventory import render_inventory
from statusbook.api.page import api_page
from statusbook.pages.page import Page
from statusbook.pages.templates import Templates
from statusbook.registry.book import Book


def render_api(book: Book, templates: Templates) -> tuple[Page, dict[str, bytes]]:
    """Gives the page that tells of the API, and the API's files by their path from the site's root."""
    address = templates.address
    table = codes_csv(book, address)
    files = {
        **{path: render_document(document) for path, document in api_documents(book, address).items()},
        **{paths.schema_path(kind): render_json(json_schema(kind, address)) for kind in models.DOCUMENTS},
        paths.CSV: table,
        paths.CSV_EXCEL: b"\xef\xbb\xbf" + table,
        paths.INVENTORY: render_inventory(book),
    }
    return api_page(templates), files
