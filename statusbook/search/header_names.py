"""Which pages a header leads to, and how surely: by the facts, and by how often the page speaks of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from statusbook import urls
from statusbook.house.prose import Prose
from statusbook.registry.book import Book

_FIELD = re.compile(r"^([A-Z][A-Za-z]*(?:-[A-Z][A-Za-z]*)*):", re.MULTILINE)  # Retry-After: 120, in an example
_NAME = re.compile(r"(?<![\w-])[A-Z][A-Za-z]*(?:-[A-Za-z]+)*(?![\w-])")  # WWW-Authenticate, in a sentence
_STRENGTH = {"required": 0.6, "recommended": 0.4, "related": 0.3}
"""What a fact counts for beside mentions, which count 1 for the page with the most."""

_MAIN, _SURE, _LEAST_MENTIONS = 0.8, 0.4, 2
"""Parts of the surest page's value from which on a header is a page's main one, and is one of it at all.

Measured with the 999 queries of tests/cases/search.yml, of which 98.6 % find an accepted page first: 0.7 and 0.9
change nothing for the one, nor 0.2 to 0.5 for the other, but at 0.6 either loses a query. Below 0.4 the data grows
by one to two kilobytes for nothing. One to four mentions find the same; one is a header named in passing.
"""


def weigh_headers(book: Book) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Gives, for every permalink, the headers that lead there, each with the kind of text it is.

    ``main-header`` for the pages it leads to first, ``header`` for the rest.
    """
    stated = {
        urls.code(code): {name: _STRENGTH[how] for how in _STRENGTH for name in getattr(note.facts.headers, how)}
        for code, note in book.shelf.codes.items()
    }
    names = {name for facts in stated.values() for name in facts} | set(_fields_in_examples(book))
    mentions = {permalink: _count(prose, names) for permalink, prose in _proses(book)}
    sureness: dict[str, dict[str, float]] = {}
    for name in sorted(names):
        most = max(counts[name] for counts in mentions.values()) or 1
        for permalink, counts in mentions.items():
            fact = stated.get(permalink, {}).get(name, 0.0)
            if fact or counts[name] >= _LEAST_MENTIONS:
                sureness.setdefault(name, {})[permalink] = fact + counts[name] / most
    found: dict[str, list[tuple[str, str]]] = {}
    for name, pages in sureness.items():
        best = max(pages.values())
        for permalink, sure in pages.items():
            if sure >= _SURE * best:
                kind = "main-header" if sure >= _MAIN * best else "header"
                found.setdefault(permalink, []).append((kind, name))
    return {permalink: tuple(sorted(headers)) for permalink, headers in found.items()}


def _proses(book: Book) -> Iterator[tuple[str, Prose]]:
    yield from ((urls.code(code), note.prose) for code, note in sorted(book.shelf.codes.items()))
    yield from ((urls.guide(slug), guide.prose) for slug, guide in sorted(book.shelf.guides.items()))


def _fields_in_examples(book: Book) -> Iterator[str]:
    for _, prose in _proses(book):
        for section in prose.sections:
            for fence in section.fences:
                if fence.info.startswith("http"):
                    yield from _FIELD.findall(fence.text)


def _count(prose: Prose, names: set[str]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for section in prose.sections:
        for word in _NAME.findall(section.markdown):
            if word in names:
                counts[word] += 1
    return counts
