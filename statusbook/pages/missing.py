"""What the site's own 404 page must know to answer for an address that leads nowhere."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from statusbook import urls
from statusbook.pages.first_screen import split_answer
from statusbook.pages.page import Page
from statusbook.registry.book import Book
from statusbook.registry.record import Record

UNKNOWN_CODES = "unknown-codes"
"""The guide to what a client does with a code it does not know; named on the page of a number nobody has assigned."""

_SLOT = "{}"
"""Where the script puts a number, or a comparison's slug, into a path."""


def missing_script(book: Book, pages: Iterable[Page]) -> bytes:
    """Gives a script that holds, by code, names and meaning, how paths are made, and the title of every other page by its path.

    A script, not JSON: it is read the same way whatever serves the site.
    """
    records = sorted(book.registry.records.items())
    names = {code: [*dict.fromkeys(_other_names(record))] for code, record in records}
    known = {
        "codes": {code: [one.phrase.value, one.name_ko.value, _meaning(one)] for code, one in records},
        "names": {code: others for code, others in names.items() if others},
        "comparisons": sorted(book.shelf.comparisons),
        "paths": {
            "code": urls.code(_SLOT),
            "class": urls.member(f"{_SLOT}xx"),
            "comparison": urls.others.order_of([_SLOT]),
            "unknown": urls.guide(UNKNOWN_CODES) if UNKNOWN_CODES in book.shelf.guides else "",
        },
        "pages": {page.permalink: page.title for page in pages if not (page.goes_on or _is_found_by_number(page))},
    }
    text = json.dumps(known, ensure_ascii=False, separators=(",", ":"))
    return f"window.statusbookMissing={text};\n".encode()


def _meaning(record: Record) -> str:
    section = record.note.prose.section("answer") if record.note else None
    return split_answer(section.markdown).means.strip().replace("`", "") if section else ""


def _other_names(record: Record) -> Iterator[str]:
    if record.note is None:
        return
    facts = record.note.facts
    yield from facts.older_phrases
    for vendor in facts.vendors:
        if vendor.phrase != record.phrase.value:
            yield vendor.phrase
        if vendor.name_ko != record.name_ko.value:
            yield vendor.name_ko


def _is_found_by_number(page: Page) -> bool:
    return page.permalink in (urls.HOME, urls.COMPARISONS) or bool(
        urls.member_of(page.permalink) or urls.members_of(page.permalink)
    )
