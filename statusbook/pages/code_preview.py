"""What a code's page says of itself elsewhere: title and description, picture, schema.org, the inventory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from statusbook import urls
from statusbook.facts.address import Address
from statusbook.pages.kind import StableName
from statusbook.pages.picture import Picture, latin
from statusbook.pages.preview import defined_term
from statusbook.registry.book import Book
from statusbook.registry.record import Record

_MOST_VENDORS = 3
"""So many names fit the foot of a picture at a readable size."""


def code_title(record: Record) -> str:
    """Gives ``404 Not Found (찾을 수 없음)``."""
    name = f" ({record.name_ko.value})" if record.name_ko.value else ""
    return f"{record.code} {record.phrase.value}".strip() + name


def description(record: Record) -> str:
    """Gives the answer in plain text, for previews and search results."""
    answer = [
        cited.sentence.statement.text.replace("`", "")
        for cited in record.prose.sentences
        if cited.sentence.anchor == "answer"
    ]
    return " ".join(answer) or f"HTTP 상태 코드 {code_title(record)}"


def code_names(book: Book) -> Iterator[StableName]:
    """Gives ``http-404``."""
    for code, record in sorted(book.registry.records.items()):
        yield StableName(name=f"http-{code}", permalink=urls.code(code), title=code_title(record))


def code_pictures(book: Book) -> dict[str, Picture]:
    """Gives the picture of every code: the number in its class's colour, the phrase, the standing."""
    return {
        urls.code(record.code): Picture(
            numbers=((str(record.code), record.status_class),),
            phrases=latin([record.phrase.value]),
            foot=" · ".join(latin(["HTTP status code", *_foot(record)])),
        )
        for record in book.registry.records.values()
    }


def _foot(record: Record) -> Iterable[str]:
    """The standing, if it needs saying, and who uses or defines the code."""
    if record.standing != "standard":
        yield record.standing
    vendors = record.note.facts.vendors if record.note else ()
    if vendors:
        yield ", ".join(vendor.name for vendor in vendors[:_MOST_VENDORS])
    elif record.references:
        reference = record.references[0]
        section = f", section {reference.section}" if reference.section else ""
        yield str(reference.title) if reference.rfc is None else f"RFC {reference.rfc}{section}"


def describe_codes(book: Book, address: Address) -> dict[str, dict[str, Any]]:
    """Gives the schema.org description of every code: a term with its names."""
    found: dict[str, dict[str, Any]] = {}
    for record in book.registry.records.values():
        names = [record.name_ko.value]
        if record.note:
            names += [*record.note.facts.older_phrases, *record.note.facts.aliases]
        found[urls.code(record.code)] = defined_term(record, address, names=names, description=description(record))
    return found
