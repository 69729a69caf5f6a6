"""The first screen of a code's page: the answer in two steps, who caused it, the codes it is confused with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from statusbook import urls
from statusbook.pages import labels
from statusbook.registry.book import Book
from statusbook.registry.record import Record

_STOPS = ("client", "hop", "origin")
"""Where a request can fail, in the order in which it travels."""

_MOST_CONFUSED = 6
"""So many links fit two lines of a phone 360 pixels wide; the section further down names all."""

_SENTENCE_END = re.compile(r"(?<=[다요]\.)((?:<sup .*?</sup>)?)\s+", re.S)
"""Between two sentences: after 합니다. or 하세요., and after the citation mark that may follow it.

A dot behind anything else ends nothing: RFC 9110 15.5절, nginx 1.22.1.
"""

_TAG_OPEN = re.compile(r"<[a-z]")

_CONFUSED_WITH = re.compile(r"^\s*[-*] \[(\d{3})\b[^\]]*\]\((/[^)#\s]*)", re.M)
"""An item that begins with a link to a code: - [403 Forbidden](/403/): 인증은 되었지만 권한이 없습니다."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """The answer's first sentence, which says what the code means, and the rest: what to do now."""

    means: Markup
    do: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """A stop on the way of a request, and whether the code is caused there."""

    name: str
    is_cause: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Confusion:
    """A code that this one is confused with, and the page that explains the difference."""

    record: Record
    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstScreen:
    """What is shown beside the answer: where the request failed, whether to retry, what the code is confused with."""

    path: tuple[Stop, ...]
    retry: str
    confused: tuple[Confusion, ...]


def first_screen(book: Book, record: Record) -> FirstScreen | None:
    """Gives what a code's first screen shows; None for a code without a house note."""
    if record.note is None:
        return None
    facts = record.note.facts
    return FirstScreen(
        path=tuple(Stop(name=labels.CAUSED_BY[stop], is_cause=stop in facts.caused_by) for stop in _STOPS)
        if "caused_by" not in facts.unsaid
        else (),
        retry=labels.RETRY[facts.retry.safe] if "retry" not in facts.unsaid else "",
        confused=tuple(confusions(book, record))[:_MOST_CONFUSED],
    )


def split_answer(rendered: str) -> Lead:
    """Gives the two steps of an answer, a paragraph of HTML; a citation mark stays with the sentence it ends."""
    words = rendered.removeprefix("<p>").removesuffix("</p>")
    end = _SENTENCE_END.search(words)
    if end is None or not _is_whole(words[: end.end(1)]):
        return Lead(means=Markup(words), do=Markup(""))
    return Lead(means=Markup(words[: end.end(1)]), do=Markup(words[end.end() :]))


def _is_whole(html: str) -> bool:
    """Tells whether every element that begins in a stretch of HTML ends in it: none goes on behind the sentence."""
    return len(_TAG_OPEN.findall(html)) == html.count("</")


def confusions(book: Book, record: Record) -> Iterator[Confusion]:
    """Gives the codes that the note lists as confused with this one, in its order."""
    section = record.note.prose.section("confused-with") if record.note else None
    for number, target in _CONFUSED_WITH.findall(section.markdown if section else ""):
        other = book.record(int(number))
        if other is not None and target == urls.code(number):
            yield Confusion(record=other, target=_where_compared(book, record.code, other.code))


def _where_compared(book: Book, one: int, other: int) -> str:
    """The smallest comparison of both codes; without one, the other code's own page."""
    both = [comparison for comparison in book.comparisons_of(str(one)) if str(other) in comparison.facts.codes]
    if not both:
        return urls.code(other)
    return urls.comparison(min(both, key=lambda comparison: len(comparison.facts.codes)).facts.codes)
