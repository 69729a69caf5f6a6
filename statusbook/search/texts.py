"""What a page is found by: its names, its symptoms, its headers, each with what kind of text it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from math import log

from statusbook import urls
from statusbook.facts.constants import Constants
from statusbook.facts.phrases import OTHER_PHRASES
from statusbook.house.comparison import ComparisonNote
from statusbook.house.guide import GuideNote
from statusbook.house.inline import plain_text
from statusbook.house.prose import Prose
from statusbook.house.sayings import Sayings
from statusbook.registry.book import Book
from statusbook.registry.record import Record
from statusbook.search.header_names import weigh_headers
from statusbook.search.vocabulary import vocabulary

_HEAVIEST = 9
_CLASS_WEIGHT, _COMPARISON_WEIGHT, _GUIDE_WEIGHT = 4, 2, 3
"""Out of ``_HEAVIEST``: what pages that are no codes weigh. Measured with the 999 queries of tests/cases/search.yml:
without any weight one query less finds an accepted page first; 9 for classes, 0 for comparisons or for guides
change none."""


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


def gather_entries(book: Book, described: Iterable[Searchable], titles: Mapping[str, str]) -> tuple[Searchable, ...]:
    """Gives the described pages as entries, and after them all others but the home page by their titles.

    ``titles`` are those of every page, by permalink. The home page has the search itself.
    """
    entries = list(described)
    known = {entry.permalink for entry in entries} | {urls.HOME}
    entries += [
        Searchable(permalink=permalink, name=title, weight=0)
        for permalink, title in titles.items()
        if permalink not in known
    ]
    return tuple(_with_more(entries, weigh_headers(book), book.shelf.sayings))


def code_entries(book: Book) -> Iterator[Searchable]:
    """Gives what codes are found by; a code weighs more the oftener our own prose links to it."""
    weights = _weights(book)
    for code, record in sorted(book.registry.records.items()):
        entry = _code_entry(record, weights.get(code, 0), book.shelf.constants)
        yield replace(entry, texts=(*entry.texts, *_said_by_team(book, record)))


def class_entries(book: Book) -> Iterator[Searchable]:
    """Gives what classes are found by."""
    for number, record in sorted(book.registry.classes.items()):
        yield Searchable(
            permalink=urls.status_class(number),
            number=f"{number}xx",
            phrase=record.phrase,
            name=record.name_ko,
            weight=_CLASS_WEIGHT,
        )


def comparison_entries(book: Book) -> Iterator[Searchable]:
    """Gives what comparisons are found by: the members, the question, the rule."""
    for _, comparison in sorted(book.shelf.comparisons.items()):
        yield _comparison_entry(comparison)


def guide_entries(book: Book) -> Iterator[Searchable]:
    """Gives what guides are found by: the title, the question, the headings."""
    for _, guide in sorted(book.shelf.guides.items()):
        yield _guide_entry(guide)


def convention_entries(book: Book) -> Iterator[Searchable]:
    """Gives what a team's page of conventions is found by: the words of every rule; it comes before all others."""
    rules = tuple(Text("symptom", plain_text(one.note.facts.rule)) for _, one in sorted(book.conventions.items()))
    if rules:
        yield Searchable(permalink=urls.CONVENTIONS, name="우리 팀의 약속", weight=_HEAVIEST, texts=rules)


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
        permalink=urls.code(record.code),
        number=str(record.code),
        phrase=record.phrase.value,
        name=record.name_ko.value,
        weight=weight,
        is_unofficial=record.standing in ("unofficial", "internal"),
        texts=tuple(texts),
    )


def _said_by_team(book: Book, record: Record) -> Iterator[Text]:
    """Gives what a team says of a code: its convention, and the statements of its own notes."""
    convention = book.conventions.get(record.code)
    if convention is not None:
        sections = convention.note.prose.sections
        texts = [convention.note.facts.rule, *(one.text for section in sections for one in section.sentences)]
        yield from (Text("symptom", plain_text(text)) for text in texts)
    own = book.shelf.own_sources
    said = [
        *(one.members for one in (*record.prose.additions, *record.prose.unreviewed)),
        *(cited.citing for cited in record.prose.sentences),
    ]
    for statements in said if own else ():
        yield from (Text("symptom", plain_text(one.text)) for one in statements if one.source in own)


def _constants(record: Record, constants: Constants) -> Iterator[str]:
    for library in constants.libraries:
        name = library.name(record.code, record.phrase.value, registered=record.iana is not None)
        if name:
            yield name


def _comparison_entry(comparison: ComparisonNote) -> Searchable:
    return Searchable(
        permalink=urls.comparison(comparison.facts.codes),
        number=" ".join(comparison.facts.codes),
        name=plain_text(comparison.facts.question).replace("`", ""),
        weight=_COMPARISON_WEIGHT,
        texts=(Text("rule", plain_text(comparison.facts.rule).replace("`", "")),),
    )


def _guide_entry(guide: GuideNote) -> Searchable:
    return Searchable(
        permalink=urls.guide(guide.slug),
        name=guide.facts.title,
        weight=_GUIDE_WEIGHT,
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
            words = tuple(vocabulary().words(text.text))
            if words:
                unique.setdefault((text.kind == "vendor", *words), text)
        yield replace(entry, texts=tuple(text for text in unique.values() if text not in shown))


def _weights(book: Book) -> dict[int, int]:
    """Gives how often our own prose links to each code, 0 to 9 by magnitude."""
    counts: dict[int, int] = {}
    for prose in _house_prose(book):
        for section in prose.sections:
            for code in (urls.code_of(link.page) for link in section.links):
                if code is not None:
                    counts[code] = counts.get(code, 0) + 1
    most = log(1 + max(counts.values(), default=1))
    return {code: round(_HEAVIEST * log(1 + count) / most) for code, count in counts.items()}


def _house_prose(book: Book) -> Iterator[Prose]:
    shelf = book.shelf
    yield from (note.prose for note in shelf.codes.values())
    yield from (note.prose for note in shelf.classes.values())
    yield from (comparison.prose for comparison in shelf.comparisons.values())
    yield from (guide.prose for guide in shelf.guides.values())
