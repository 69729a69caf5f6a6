"""The search's data: a script that hands the page's engine every entry with the texts that lead there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from statusbook import urls
from statusbook.registry.book import Book
from statusbook.search.texts import Searchable, gather_entries
from statusbook.search.vocabulary import vocabulary
from statusbook.text import squeeze


def search_files(book: Book, described: Iterable[Searchable], titles: Mapping[str, str]) -> dict[str, bytes]:
    """Gives the files of the search by their path in the stage; see ``gather_entries`` for its parameters."""
    tables = search_tables(gather_entries(book, described, titles))
    lines = [f"  {name}: {_literal(text)}," for name, text in tables.items()]
    # A script, not a document to fetch: from file:// a page may run what lies beside it, but not read it.
    return {
        urls.files.in_folder(urls.files.SEARCH_DATA): "\n".join(
            ["statusbook.searchData = {", *lines, "};", ""]
        ).encode()
    }


def search_tables(entries: Iterable[Searchable]) -> Mapping[str, str]:
    """Gives what the script's index is made from: see ``createIndex`` in assets/search-engine.js."""
    tables = vocabulary()
    return {
        "entries": "\n".join(_line(entry) for entry in entries),
        "spellings": "|".join(f"{wrong}>{right}" for wrong, right in tables.spellings.items()),
        "endings": " ".join(tables.endings),
        "fillers": " ".join(sorted(tables.fillers)),
        "contrast": " ".join(sorted(tables.contrast)),
        "listing": " ".join(sorted(tables.listing)),
        "vague": " ".join(sorted(tables.vague)),
        "comparisons": urls.files.in_folder(urls.COMPARISONS),
        "guides": urls.files.in_folder(urls.GUIDES),
        "groups": "|".join(" ".join(group) for group in tables.groups),
        "sounds": "|".join(f"{word} {heard}" for word, heard in sorted(tables.sounds.items())),
    }


def _line(entry: Searchable) -> str:
    """Gives an entry in one line, tabs between: path, number, phrase, name, weight, 1 if unofficial, texts.

    Texts of a kind are joined by ``|``. The path is left out where it is the number or a
    comparison of the numbers. A tab or a line end within a text is a space: it would end the field, and the search.
    """
    texts: dict[str, list[str]] = {}
    for text in entry.texts:
        texts.setdefault(text.kind, []).append(squeeze(text.text).replace("|", "/"))
    path = "" if entry.number else entry.permalink.strip("/")
    shown = (squeeze(entry.phrase), squeeze(entry.name))
    fields = [path, entry.number, *shown, str(entry.weight), str(int(entry.is_unofficial))]
    return "\t".join([*fields, *(f"{kind}={'|'.join(found)}" for kind, found in texts.items())])


def _literal(text: str) -> str:
    """Gives text as a template literal of JavaScript, in which line ends and tabs need no escape."""
    return "`" + re.sub(r"[\\`]|\$(?=\{)", r"\\\g<0>", text) + "`"
