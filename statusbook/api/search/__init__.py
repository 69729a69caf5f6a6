"""The search's data: a script that hands the page's engine every entry with the texts that lead there."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from statusbook.api.search.language import language
from statusbook.api.search.texts import Entry, gather_entries
from statusbook.pages.page import Page
from statusbook.registry.book import Book

PATH = "assets/search-data.js"


def search_files(book: Book, pages: Iterable[Page]) -> dict[str, bytes]:
    """Gives the files of the search by their path in the stage, the same for the same book."""
    text = json.dumps(search_data(book, pages), ensure_ascii=False, separators=(",", ":"))
    # A script, not a document to fetch: from file:// a page may run what lies beside it, but not read it.
    return {PATH: f"statusbook.searchData={text};\n".encode()}


def search_data(book: Book, pages: Iterable[Page]) -> dict[str, Any]:
    """Gives what the script's engine is made from: see ``createIndex`` in assets/search-index.js."""
    tables = language()
    return {
        "entries": [_packed(entry) for entry in gather_entries(book, pages)],
        "spellings": "|".join(f"{wrong}>{right}" for wrong, right in tables.spellings.items()),
        "endings": " ".join(tables.endings),
        "fillers": " ".join(sorted(tables.fillers)),
        "contrast": " ".join(sorted(tables.contrast)),
        "vague": " ".join(sorted(tables.vague)),
        "groups": "|".join(" ".join(group) for group in tables.groups),
        "sounds": "|".join(f"{word} {heard}" for word, heard in sorted(tables.sounds.items())),
    }


def _packed(entry: Entry) -> list[Any]:
    """Gives an entry as a list: path, number, phrase, name, weight, 1 if unofficial, texts by kind (``|`` between).

    The path is left out where it is the number (``404``) or a comparison of the numbers.
    """
    texts: dict[str, list[str]] = {}
    for text in entry.texts:
        texts.setdefault(text.kind, []).append(text.text.replace("|", "/"))
    joined = {kind: "|".join(found) for kind, found in texts.items()}
    path = "" if entry.number else entry.permalink.strip("/")
    return [path, entry.number, entry.phrase, entry.name, entry.weight, int(entry.is_unofficial), joined]
