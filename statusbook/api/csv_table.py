"""All status codes as CSV."""

from __future__ import annotations

import csv
import io

from statusbook import urls
from statusbook.facts.address import Address
from statusbook.house.cite import cite
from statusbook.registry.book import Book

COLUMNS = (
    "code",
    "status_class",
    "phrase",
    "name_ko",
    "standing",
    "reference",
    "since",
    "cacheable",
    "body",
    "caused_by",
    "retry",
    "url",
)
"""The columns; a cell that holds several values separates them with spaces."""


def codes_csv(book: Book, address: Address) -> bytes:
    """Gives every code, a row each, as RFC 4180 has it, in UTF-8 without a byte order mark."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for code, record in sorted(book.registry.records.items()):
        facts = record.note.facts if record.note else None
        labels = [cite(reference, book.shelf.rfcs).label for reference in record.references[:1]]
        writer.writerow(
            (
                code,
                record.status_class,
                record.phrase.value,
                record.name_ko.value,
                record.standing,
                *(labels or [""]),
                facts.since if facts else "",
                str(facts.cacheable).lower() if facts and "cacheable" not in facts.unsaid else "",
                facts.body if facts and "body" not in facts.unsaid else "",
                " ".join(facts.caused_by) if facts else "",
                facts.retry.safe if facts and "retry" not in facts.unsaid else "",
                address.absolute(urls.code(code)),
            )
        )
    return text.getvalue().encode()
