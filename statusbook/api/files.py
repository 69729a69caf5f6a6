"""The files of the API."""

from __future__ import annotations

from statusbook import urls
from statusbook.api import models
from statusbook.api.csv_table import codes_csv
from statusbook.api.documents import api_documents, json_schema, moved_document, render_document, render_json
from statusbook.facts.address import Address
from statusbook.registry.book import Book


def render_api(book: Book, address: Address) -> dict[str, bytes]:
    """Gives the API's files by their path from the site's root."""
    table = codes_csv(book, address)
    return {
        **{path: render_document(document) for path, document in api_documents(book, address).items()},
        **{urls.api.schema(kind): render_json(json_schema(kind, address)) for kind in models.DOCUMENTS},
        urls.api.CSV: table,
        urls.api.CSV_EXCEL: b"\xef\xbb\xbf" + table,
    }


def render_moved(permalink: str, because: str, address: Address) -> bytes:
    """Gives the document at the old path of a subject's own, which points to the page it has moved to."""
    return render_document(moved_document(permalink, because, address))
