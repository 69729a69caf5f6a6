"""Which other URLs a page may be reached at: what its names, its number and its members make of them."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from statusbook.facts.iana import PATH as IANA_PATH
from statusbook.house.code_note import CodeNote
from statusbook.house.comparison import ComparisonNote
from statusbook.registry.book import Book
from statusbook.registry.record import ClassRecord, Record
from statusbook.yaml_lines import Trail

REGISTERED, UNOFFICIAL, VENDOR = 1, 2, 3
"""Whose claim goes first: a registered code or a class, an unofficial code, one vendor's names for it."""

_APOSTROPHES = re.compile(r"['’]")
_NOT_SLUG = re.compile(r"[^a-z0-9가-힣]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A URL that a name makes, the permalink it is to lead to, its rank, and where the name stands."""

    url: str
    target: str
    rank: int
    path: str
    line: int


def slug_of(name: str) -> str:
    """Gives a name as a part of a URL: ``im-a-teapot`` for ``I'm a teapot``, ``찾을-수-없음``."""
    plain = _APOSTROPHES.sub("", unicodedata.normalize("NFC", name).lower())
    return _NOT_SLUG.sub("-", plain).strip("-")


def derive_claims(book: Book) -> Iterator[Claim]:
    """Gives every claim of every code, class and comparison."""
    for record in book.registry.records.values():
        yield from _code_claims(record)
    for status_class in book.registry.classes.values():
        yield from _class_claims(status_class)
    for comparison in book.shelf.comparisons.values():
        yield from comparison_claims(comparison)


def _code_claims(record: Record) -> Iterator[Claim]:
    target = f"/{record.code}/"
    rank = UNOFFICIAL if record.standing == "unofficial" else REGISTERED
    path, line = _place(record)
    yield Claim(url=f"/http-{record.code}/", target=target, rank=REGISTERED, path=path, line=line)
    for name, of_vendor, trail in _names(record):
        slug = slug_of(name)
        if not slug:
            continue
        line = record.note.lines.line(trail) if record.note else line
        claimed = VENDOR if of_vendor else rank
        yield Claim(url=f"/{slug}/", target=target, rank=claimed, path=path, line=line)
        if slug.isascii():
            numbered = f"/{record.code}-{slug}/"
            yield Claim(url=numbered, target=target, rank=REGISTERED, path=path, line=line)
    for index, vendor in enumerate(record.note.facts.vendors if record.note else ()):
        line = record.note.lines.line(("vendors", index, "name")) if record.note else line
        slug = slug_of(vendor.name)
        if slug.isascii():
            numbered = f"/{slug}-{record.code}/"
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
    slug = slug_of(record.phrase)
    for url, field in (
        (f"/http-{name}/", "status_class"),
        (f"/{slug}/", "phrase"),
        (f"/{name}-{slug}/", "phrase"),
        (f"/{slug_of(record.name_ko)}/", "name_ko"),
    ):
        yield Claim(url=url, target=f"/{name}/", rank=REGISTERED, path=record.note.path, line=lines.line((field,)))


def comparison_claims(comparison: ComparisonNote) -> Iterator[Claim]:
    """Gives the other orders of a comparison's members, and all orders with ``-vs-``."""
    line = comparison.lines.line(("codes",))
    for url in comparison_orders(comparison.facts.codes):
        yield Claim(
            url=url,
            target=f"/compare/{comparison.slug}/",
            rank=REGISTERED,
            path=comparison.path,
            line=line,
        )


def comparison_orders(members: Iterable[str]) -> Iterator[str]:
    """Gives the URLs of a comparison but for its permalink."""
    ordered = tuple(sorted(members))
    for separator in ("-", "-vs-"):
        for order in itertools.permutations(ordered):
            if separator != "-" or order != ordered:
                yield f"/compare/{separator.join(order)}/"
