"""The page of a comparison, and the index of all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape

from statusbook import urls
from statusbook.facts.address import Address
from statusbook.facts.rfcs import Rfc
from statusbook.house.cite import cite
from statusbook.house.code_note import CodeFacts
from statusbook.house.comparison import ComparisonNote
from statusbook.pages import labels
from statusbook.pages.checked_facts import checked_table
from statusbook.pages.conventions_page import shown_conventions
from statusbook.pages.kind import NavEntry, PageKind, StableName
from statusbook.pages.page import Page
from statusbook.pages.picture import Picture, latin
from statusbook.pages.preview import term
from statusbook.pages.sections import reference_html, render_inline, render_section
from statusbook.pages.templates import Templates
from statusbook.registry.book import Book
from statusbook.registry.record import ClassRecord, Record
from statusbook.search.texts import comparison_entries


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """A row of the side-by-side table: one value a member."""

    label: str
    values: tuple[Markup, ...]


def comparison_pages(book: Book, templates: Templates) -> Iterator[Page]:
    """Gives every comparison, and the index."""
    for comparison in book.shelf.comparisons.values():
        yield _comparison_page(book, templates, comparison)
    comparisons = tuple(comparison for _, comparison in sorted(book.shelf.comparisons.items()))
    text = templates.render(
        "comparisons.html.j2", origin=urls.COMPARISONS, comparisons=comparisons, registry=book.registry
    )
    yield Page(permalink=urls.COMPARISONS, title="상태 코드 비교", text=text)


def _comparison_page(book: Book, templates: Templates, comparison: ComparisonNote) -> Page:
    origin = urls.comparison(comparison.facts.codes)
    rfcs = book.shelf.rfcs
    title = comparison_title(comparison)
    members = [_member(book, member) for member in comparison.facts.codes]
    sections = [(section, render_section(section, origin=origin, rfcs=rfcs)) for section in comparison.prose.sections]
    text = templates.render(
        "comparison.html.j2",
        origin=origin,
        title=title,
        comparison=comparison,
        checked=checked_table(comparison.facts.checked),
        question=render_inline(comparison.facts.question, origin=origin, rfcs=rfcs),
        rule=render_inline(comparison.facts.rule, origin=origin, rfcs=rfcs),
        members=members,
        rows=_rows(comparison, members, origin, rfcs),
        sections=sections,
        conventions=shown_conventions(
            book, origin=origin, codes=(int(code) for code in comparison.facts.codes if code.isdigit())
        ),
        cites=[cite(reference, rfcs) for reference in comparison.facts.references],
        guides=[book.shelf.guides[slug] for slug in comparison.facts.guides if slug in book.shelf.guides],
        others=[
            other
            for member in comparison.facts.codes
            for other in book.comparisons_of(member)
            if other.slug != comparison.slug
        ],
    )
    return Page(permalink=origin, title=title, text=text)


def comparison_title(comparison: ComparisonNote) -> str:
    """Gives ``401 vs 403 차이``, which is what people type."""
    return f"{' vs '.join(comparison.facts.codes)} 차이"


def _member(book: Book, member: str) -> Record | ClassRecord | None:
    if member.isdigit():
        return book.record(int(member))
    return book.registry.classes.get(int(member[0]))


def _rows(
    comparison: ComparisonNote,
    members: list[Record | ClassRecord | None],
    origin: str,
    rfcs: Mapping[int, Rfc],
) -> list[TableRow]:
    rows = [
        TableRow(
            label=row.label,
            values=tuple(render_inline(value, origin=origin, rfcs=rfcs) for value in row.values),
        )
        for row in comparison.facts.rows
    ]
    notes = [member.note for member in members if isinstance(member, Record) and member.note]
    if len(notes) != len(members):
        return rows
    facts = [note.facts for note in notes]
    derived: list[tuple[str, str, Callable[[CodeFacts], str | Markup]]] = [
        ("누가 일으켰나", "caused_by", lambda one: ", ".join(labels.CAUSED_BY[who] for who in one.caused_by)),
        ("재시도", "retry", lambda one: labels.RETRY[one.retry.safe]),
        ("관련 헤더", "headers", lambda one: _names_as_code(_headers(one.headers))),
        ("지시 없이 캐시", "cacheable", lambda one: "됨" if one.cacheable else "안 됨"),
        ("응답 본문", "body", lambda one: labels.BODY[one.body]),
        ("정의", "references", lambda one: reference_html(one.references[0], rfcs)),
    ]
    for label, name, value in derived:
        values = [labels.UNSAID if name in one.unsaid else value(one) for one in facts]
        rows.append(TableRow(label=label, values=tuple(map(escape, values))))
    return rows


def _names_as_code(names: Iterable[str]) -> Markup:
    return Markup(", ").join(Markup("<code>{}</code>").format(name) for name in names) or Markup("-")


def _headers(headers: object) -> tuple[str, ...]:
    return tuple(name for strength in ("required", "recommended", "related") for name in getattr(headers, strength))


def _navigation(book: Book) -> Iterator[NavEntry]:
    members = (
        NavEntry(title=" · ".join(codes), permalink=urls.comparison(codes))
        for codes in (comparison.facts.codes for _, comparison in sorted(book.shelf.comparisons.items()))
    )
    yield NavEntry(title=_INDEX.title, permalink=_INDEX.permalink, below=tuple(members))


def _names(book: Book) -> Iterator[StableName]:
    for slug, comparison in sorted(book.shelf.comparisons.items()):
        permalink = urls.comparison(comparison.facts.codes)
        yield StableName(name=f"http-{slug}", permalink=permalink, title=comparison_title(comparison))


def _pictures(book: Book) -> dict[str, Picture]:
    found: dict[str, Picture] = {}
    for comparison in book.shelf.comparisons.values():
        members = [_member(book, member) for member in comparison.facts.codes]
        found[urls.comparison(comparison.facts.codes)] = Picture(
            numbers=tuple((member, int(member[0])) for member in comparison.facts.codes),
            phrases=latin([_phrase(member) for member in members if member]),
            foot="HTTP status codes compared",
        )
    return found


def _phrase(member: Record | ClassRecord) -> str:
    return member.phrase.value if isinstance(member, Record) else member.phrase


def _descriptions(book: Book, address: Address) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for comparison in book.shelf.comparisons.values():
        permalink = urls.comparison(comparison.facts.codes)
        members = [_member(book, member) for member in comparison.facts.codes]
        found[permalink] = {
            "@type": "TechArticle",
            "@id": address.absolute(permalink),
            "url": address.absolute(permalink),
            "headline": comparison.facts.question.replace("`", ""),
            "inLanguage": "ko",
            "about": [term(member, address) for member in members if member],
        }
    return found


_INDEX = NavEntry(title="비교", permalink=urls.COMPARISONS)
KIND = PageKind(
    pages=comparison_pages,
    navigation=_navigation,
    footer=_INDEX,
    found_by=comparison_entries,
    names=_names,
    pictures=_pictures,
    descriptions=_descriptions,
    shows={"comparisons": lambda slug: urls.comparison(slug.split("-"))},
)
