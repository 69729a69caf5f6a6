"""What a page is found by: its names, its symptoms, its headers, each with what kind of text it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from math import log

from statusbook.facts.constants import Constants
from statusbook.facts.phrases import OTHER_PHRASES
from statusbook.house.comparison import ComparisonNote
from statusbook.house.guide import GuideNote
from statusbook.house.inline import plain_text
from statusbook.house.prose import Prose
from statusbook.house.sayings import Sayings
from statusbook.pages.page import Page
from statusbook.registry.book import Book
from statusbook.registry.record import Record
from statusbook.search.header_names import weigh_headers
from statusbook.search.language import language

_LINK = re.compile(r"\]\(/([1-5]\d\d)/")
_HEAVIEST = 9


@dataclass(frozen=True, slots=True)
class Text:
    """Words that lead to a page; ``kind`` names the weight they have in the script's table."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Searchable:
    """A page that can be found: what the list of results shows of it, and the texts that lead there.

    ``number`` is what is shown in its class's colour (``404``, ``4xx``, ``401 403``), if it has one.
    ``weight`` says how often other pages speak of it, 0 to 9. Phrase and name are found like the texts, and
    are not among them.
    """

    permalink: str
    number: str = ""
    phrase: str = ""
    name: str
    weight: int
    is_unofficial: bool = False
    texts: tuple[Text, ...] = ()


def gather_entries(book: Book, pages: Iterable[Page]) -> tuple[Searchable, ...]:
    """Gives every page but the home page as an entry: codes, classes, comparisons, guides, the rest."""
    weights = _weights(book)
    entries = [
        _code_entry(record, weights.get(code, 0), book.shelf.constants)
        for code, record in sorted(book.registry.records.items())
    ]
    entries += [
        Searchable(
            permalink=f"/{number}xx/",
            number=f"{number}xx",
            phrase=record.phrase,
            name=record.name_ko,
            weight=4,
        )
        for number, record in sorted(book.registry.classes.items())
    ]
    entries += [_comparison_entry(comparison) for _, comparison in sorted(book.shelf.comparisons.items())]
    entries += [_guide_entry(guide) for _, guide in sorted(book.shelf.guides.items())]
    known = {entry.permalink for entry in entries} | {"/"}
    entries += [
        Searchable(permalink=page.permalink, name=page.title, weight=0) for page in pages if page.permalink not in known
    ]
    return tuple(_with_more(entries, weigh_headers(book), book.shelf.sayings))


def _code_entry(record: Record, weight: int, constants: Constants) -> Searchable:
    texts = [Text("older", phrase) for phrase in OTHER_PHRASES.get(record.code, ())]
    texts += [Text("variant", variant.value) for variant in (*record.name_ko.variants, *record.phrase.variants)]
    if record.note:
        facts = record.note.facts
        texts += [Text("older", phrase) for phrase in facts.older_phrases]
        texts += [Text("alias", alias) for alias in facts.aliases]
        for vendor in facts.vendors:
            texts += [
                Text("vendor", vendor.name),
                Text("alias", vendor.phrase),
                Text("alias", vendor.name_ko),
            ]
        texts += [Text("symptom", symptom) for symptom in facts.symptoms]
    texts += [Text("logged", name) for name in _constants(record, constants)]
    return Searchable(
        permalink=f"/{record.code}/",
        number=str(record.code),
        phrase=record.phrase.value,
        name=record.name_ko.value,
        weight=weight,
        is_unofficial=record.standing == "unofficial",
        texts=tuple(texts),
    )


def _constants(record: Record, constants: Constants) -> Iterator[str]:
    for library in constants.libraries:
        name = library.name(record.code, record.phrase.value, registered=record.iana is not None)
        if name:
            yield name


def _comparison_entry(comparison: ComparisonNote) -> Searchable:
    return Searchable(
        permalink=f"/compare/{comparison.slug}/",
        number=" ".join(comparison.facts.codes),
        name=plain_text(comparison.facts.question).replace("`", ""),
        weight=2,
        texts=(Text("rule", plain_text(comparison.facts.rule).replace("`", "")),),
    )


def _guide_entry(guide: GuideNote) -> Searchable:
    return Searchable(
        permalink=f"/guides/{guide.slug}/",
        name=guide.facts.title,
        weight=3,
        texts=(
            Text("question", plain_text(guide.facts.question)),
            *(Text("heading", plain_text(section.title)) for section in guide.prose.sections),
        ),
    )


def _with_more(
    entries: list[Searchable], headers: Mapping[str, Iterable[tuple[str, str]]], sayings: Sayings
) -> Iterator[Searchable]:
    """Gives the entries with headers and sayings, each text once: of two with the same words the first."""
    for entry in entries:
        more = [Text(kind, name) for kind, name in headers.get(entry.permalink, ())]
        said = sayings.by_permalink.get(entry.permalink)
        if said:
            more += [Text("said", text) for text in said.said]
            more += [Text("logged", text) for text in said.logged]
        shown = (Text("phrase", entry.phrase), Text("name", entry.name))
        unique: dict[tuple[bool | str, ...], Text] = {}
        for text in (*shown, *entry.texts, *more):
            words = tuple(language().words(text.text))
            if words:
                unique.setdefault((text.kind == "vendor", *words), text)
        yield replace(entry, texts=tuple(text for text in unique.values() if text not in shown))


def _weights(book: Book) -> dict[int, int]:
    """Gives how often our own prose links to each code, 0 to 9 by magnitude."""
    counts: dict[int, int] = {}
    for prose in _house_prose(book):
        for section in prose.sections:
            for code in _LINK.findall(section.markdown):
                counts[int(code)] = counts.get(int(code), 0) + 1
    most = log(1 + max(counts.values(), default=1))
    return {code: round(_HEAVIEST * log(1 + count) / most) for code, count in counts.items()}


def _house_prose(book: Book) -> Iterator[Prose]:
    shelf = book.shelf
    yield from (note.prose for note in shelf.codes.values())
    yield from (note.prose for note in shelf.classes.values())
    yield from (comparison.prose for comparison in shelf.comparisons.values())
    yield from (guide.prose for guide in shelf.guides.values())
