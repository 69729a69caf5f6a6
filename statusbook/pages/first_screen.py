"""What the first screen of a code page says: the answer in two steps, and the codes it is confused with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from statusbook.registry.book import Book
from statusbook.registry.record import Record

_SENTENCE = re.compile(r"(?<=[다요]\.)((?:<sup .*?</sup>)?)\s+", re.S)
_NAMED = re.compile(r"^\s*[-*] \[(\d{3})\b[^\]]*\]\(/(\d{3})/", re.M)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """The answer's first sentence, which says what the code means, and the rest: what to do now."""

    means: Markup
    do: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class Confusion:
    """A code that this one is taken for, and the page that tells them apart."""

    record: Record
    target: str


def split_answer(rendered: str) -> Lead:
    """Gives the two steps of an answer in Markdown; citation marks stay with the sentence they end."""
    found = _SENTENCE.search(rendered)
    if found is None:
        return Lead(means=Markup(rendered), do=Markup(""))
    return Lead(means=Markup(rendered[: found.end(1)]), do=Markup(rendered[found.end() :]))


def confusions(book: Book, record: Record) -> Iterator[Confusion]:
    """Gives the codes that the note lists as confused with this one, in its order."""
    section = record.note.prose.section("confused-with") if record.note else None
    for found in _NAMED.finditer(section.markdown if section else ""):
        other = book.record(int(found[1]))
        if other is not None and found[1] == found[2]:
            yield Confusion(record=other, target=_where_compared(book, record.code, other.code))


def _where_compared(book: Book, one: int, other: int) -> str:
    """The smallest comparison of both codes; without one, the other code's own page."""
    both = [comparison for comparison in book.comparisons_of(str(one)) if str(other) in comparison.facts.codes]
    if not both:
        return f"/{other}/"
    return f"/compare/{min(both, key=lambda comparison: len(comparison.facts.codes)).slug}/"
