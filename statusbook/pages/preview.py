"""What a page tells other programs about itself: the values of Open Graph and the schema.org description."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable, Mapping
from typing import Any

from statusbook.facts.address import Address
from statusbook.house.comparison import ComparisonNote
from statusbook.pages.code_page import description
from statusbook.pages.page import Page
from statusbook.pages.picture import SITE_PICTURE, picture_path
from statusbook.registry.book import Book
from statusbook.registry.record import ClassRecord, Record

SITE_NAME = "HTTP 상태 코드"


def add_previews(
    pages: Iterable[Page], book: Book, address: Address, pictures: Mapping[str, object]
) -> tuple[Page, ...]:
    """Gives the pages with ``preview`` in their front matter, which the theme turns into head elements."""
    described = _descriptions(book, address)
    return tuple(_with_preview(page, described.get(page.permalink), address, pictures) for page in pages)


def _with_preview(
    page: Page, described: Mapping[str, Any] | None, address: Address, pictures: Mapping[str, object]
) -> Page:
    own = picture_path(page.permalink)
    preview = {
        "type": "website" if page.permalink == "/" else "article",
        "image": address.absolute(own if own in pictures else SITE_PICTURE),
        "alt": page.title,
        "jsonld": _script_text({"@context": "https://schema.org", **described}) if described else "",
    }
    line = f"preview: {json.dumps(preview, ensure_ascii=False)}\n"
    head, fence, rest = page.markdown.partition("---\n")
    if head.strip() or not fence:
        return dataclasses.replace(page, markdown=f"---\n{line}---\n\n{page.markdown}")
    return dataclasses.replace(page, markdown=f"---\n{line}{rest}")


def _script_text(value: object) -> str:
    """Gives JSON that stays inside a ``script`` element whatever it holds."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _descriptions(book: Book, address: Address) -> dict[str, dict[str, Any]]:
    """Gives the schema.org description of every page that has one, by permalink."""
    terms = {"@type": "DefinedTermSet", "@id": address.root, "name": SITE_NAME, "url": address.root}
    found: dict[str, dict[str, Any]] = {"/": {**terms, "inLanguage": "ko"}}
    for record in book.registry.records.values():
        names = [record.name_ko.value]
        if record.note:
            names += [*record.note.facts.older_phrases, *record.note.facts.aliases]
        found[f"/{record.code}/"] = {
            **_term(record, address),
            "alternateName": [name for name in dict.fromkeys(names) if name],
            "description": description(record),
            "inLanguage": "ko",
            "inDefinedTermSet": terms,
        }
    for number, status_class in book.registry.classes.items():
        found[f"/{number}xx/"] = {
            **_term(status_class, address),
            "alternateName": [status_class.name_ko],
            "inLanguage": "ko",
            "inDefinedTermSet": terms,
        }
    for slug, comparison in book.shelf.comparisons.items():
        found[f"/compare/{slug}/"] = _article(book, comparison, address)
    return found


def _term(record: Record | ClassRecord, address: Address) -> dict[str, Any]:
    code = str(record.code) if isinstance(record, Record) else f"{record.status_class}xx"
    phrase = record.phrase.value if isinstance(record, Record) else record.phrase
    url = address.absolute(f"/{code}/")
    return {
        "@type": "DefinedTerm",
        "@id": url,
        "url": url,
        "termCode": code,
        "name": f"{code} {phrase}".strip(),
    }


def _article(book: Book, comparison: ComparisonNote, address: Address) -> dict[str, Any]:
    url = address.absolute(f"/compare/{comparison.slug}/")
    members = [
        book.record(int(member)) if member.isdigit() else book.registry.classes.get(int(member[0]))
        for member in comparison.facts.codes
    ]
    return {
        "@type": "TechArticle",
        "@id": url,
        "url": url,
        "headline": comparison.facts.question.replace("`", ""),
        "inLanguage": "ko",
        "about": [_term(member, address) for member in members if member],
    }
