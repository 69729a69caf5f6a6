"""Which pages a header leads to, and how surely: by the facts, and by how often the page speaks of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from statusbook.house.prose import Prose
from statusbook.registry.book import Book

_FIELD = re.compile(r"^([A-Z][A-Za-z]*(?:-[A-Z][A-Za-z]*)*):", re.MULTILINE)
_NAME = re.compile(r"(?<![\w-])[A-Z][A-Za-z]*(?:-[A-Za-z]+)*(?![\w-])")
_STRENGTH = {"required": 0.6, "recommended": 0.4, "related": 0.3}
_MAIN, _SURE, _LEAST_MENTIONS = 0.8, 0.4, 2


def weigh_headers(book: Book) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Gives, for every permalink, the headers that lead there, each with the kind of text it is.

    ``main-header`` for the pages it leads to first, ``header`` for the rest.
    """
    stated = {
        f"/{code}/": {name: _STRENGTH[how] for how in _STRENGTH for name in getattr(note.facts.headers, how)}
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
    yield from ((f"/{code}/", note.prose) for code, note in sorted(book.shelf.codes.items()))
    yield from ((f"/guides/{slug}/", guide.prose) for slug, guide in sorted(book.shelf.guides.items()))


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
