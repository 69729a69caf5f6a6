"""Which other URLs redirect to a page: made of its names, its number, the orders of its members."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from statusbook import urls
from statusbook.facts.iana import PATH as IANA_PATH
from statusbook.house.code_note import CodeNote
from statusbook.house.comparison import ComparisonNote
from statusbook.house.redirect_rulings import PATH as REDIRECTS_PATH
from statusbook.registry.book import Book
from statusbook.registry.record import ClassRecord, Record
from statusbook.urls import others
from statusbook.yaml_lines import Trail

REGISTERED, UNOFFICIAL, VENDOR, RETIRED = 1, 2, 3, 4
"""Whose claim goes first: a registered code or a class, an unofficial code, one vendor's names, a page that is gone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A URL made of a name, the permalink it redirects to, its rank, and the place of the name."""

    url: str
    target: str
    rank: int
    path: str
    line: int


def derive_claims(book: Book) -> Iterator[Claim]:
    """Gives every claim of every code, class and comparison, and of every page that was retired."""
    for record in book.registry.records.values():
        yield from _code_claims(record)
    for status_class in book.registry.classes.values():
        yield from _class_claims(status_class)
    for comparison in book.shelf.comparisons.values():
        yield from comparison_claims(comparison)
    for ruling in book.shelf.redirects.rulings:
        for url in ruling.names:
            yield Claim(url=url, target=ruling.old, rank=RETIRED, path=REDIRECTS_PATH, line=ruling.line)


def _code_claims(record: Record) -> Iterator[Claim]:
    target = urls.code(record.code)
    rank = UNOFFICIAL if record.standing == "unofficial" else REGISTERED
    path, line = _place(record)
    yield Claim(url=others.of_protocol(record.code), target=target, rank=REGISTERED, path=path, line=line)
    for name, of_vendor, trail in _names(record):
        slug = others.slug_of(name)
        if not slug:
            continue
        line = record.note.lines.line(trail) if record.note else line
        claimed = VENDOR if of_vendor else rank
        yield Claim(url=others.named(slug), target=target, rank=claimed, path=path, line=line)
        if slug.isascii():
            numbered = others.numbered(record.code, slug)
            yield Claim(url=numbered, target=target, rank=REGISTERED, path=path, line=line)
    for index, vendor in enumerate(record.note.facts.vendors if record.note else ()):
        line = record.note.lines.line(("vendors", index, "name")) if record.note else line
        slug = others.slug_of(vendor.name)
        if slug.isascii():
            numbered = others.of_vendor(slug, record.code)
            yield Claim(url=numbered, target=target, rank=REGISTERED, path=path, line=line)


def _names(record: Record) -> Iterator[tuple[str, bool, Trail]]:
    """Every name a code is known by, whether it is one vendor's, and its place in the house note."""
    yield record.phrase.value, False, ("phrase",)
    yield record.name_ko.value, False, ("name_ko",)
    if record.note is None:
        return
    facts = record.note.facts
    for index, phrase in enumerate(facts.older_phrases):
        yield phrase, False, ("older_phrases", index)
    for index, vendor in enumerate(facts.vendors):
        for name, field in ((vendor.phrase, "phrase"), (vendor.name_ko, "name_ko")):
            yield name, True, ("vendors", index, field)


def _place(record: Record) -> tuple[str, int]:
    note: CodeNote | None = record.note
    if note:
        return note.path, note.lines.line(("code",))
    if record.iana:
        return IANA_PATH, record.iana.line
    said = [*record.phrase.evidence, *record.name_ko.evidence]
    return (said[0].path, said[0].lines.first) if said else ("content/notes", 1)


def _class_claims(record: ClassRecord) -> Iterator[Claim]:
    name, lines = f"{record.status_class}xx", record.note.lines
    slug = others.slug_of(record.phrase)
    for url, field in (
        (others.of_protocol(name), "status_class"),
        (others.named(slug), "phrase"),
        (others.numbered(name, slug), "phrase"),
        (others.named(others.slug_of(record.name_ko)), "name_ko"),
    ):
        yield Claim(
            url=url,
            target=urls.status_class(record.status_class),
            rank=REGISTERED,
            path=record.note.path,
            line=lines.line((field,)),
        )


def comparison_claims(comparison: ComparisonNote) -> Iterator[Claim]:
    """Gives the other orders of a comparison's members, and all orders with ``-vs-``."""
    line = comparison.lines.line(("codes",))
    for url in others.orders(comparison.facts.codes):
        yield Claim(
            url=url,
            target=urls.comparison(comparison.facts.codes),
            rank=REGISTERED,
            path=comparison.path,
            line=line,
        )
