"""The pages of the notes: what each says, what it repeats, what was corrected, and who covers what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from statusbook import urls
from statusbook.house.sources import HOUSE, Source
from statusbook.pages.kind import NavEntry, PageKind
from statusbook.pages.page import Page
from statusbook.pages.templates import Templates
from statusbook.registry.book import Book
from statusbook.registry.record import MergedProse
from statusbook.registry.rulings import Finding
from statusbook.statements.reading import NoteFinding, Reading
from statusbook.statements.statement import FIELD_KINDS, Statement, Subject

Key = tuple[str, int, Subject, str]
"""Where a statement stands, of what it speaks, and its words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fate:
    """What became of a statement."""

    statement: Statement
    fate: str
    finding: Finding | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """A note's part in the registry."""

    source: Source
    reading: Reading
    fates: tuple[Fate, ...]
    codes: tuple[int, ...]

    def count(self, fate: str) -> int:
        """The number of statements with one fate."""
        return sum(one.fate == fate for one in self.fates)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What a page of a note shows: what became of the statements on its lines, and what is odd there."""

    first: int
    fates: tuple[Fate, ...]
    findings: tuple[NoteFinding, ...]


def source_pages(book: Book, templates: Templates) -> Iterator[Page]:
    """Gives the index with the coverage matrix, and a page for every note."""
    coverages = tuple(_coverages(book))
    codes = sorted({code for coverage in coverages for code in coverage.codes} | set(book.registry.records))
    text = templates.render(
        "sources.html.j2", origin=urls.SOURCES, coverages=coverages, codes=codes, registry=book.registry
    )
    yield Page(permalink=urls.SOURCES, title=_INDEX.title, text=text, promised=False)
    for coverage in coverages:
        yield from _note_pages(coverage, book, templates)


def _note_pages(coverage: Coverage, book: Book, templates: Templates) -> Iterator[Page]:
    """Gives the pages of a note: one, or for a long one as many as hold all its lines."""
    identifier, name = coverage.source.id, coverage.source.title
    parts = _parts(coverage)
    for part in parts:
        origin = urls.source_part(identifier, part.first)
        goes_on = origin != urls.source(identifier)
        title = f"{name} {part.first}행부터" if goes_on else name
        values = {"coverage": coverage, "part": part, "parts": parts, "title": title, "registry": book.registry}
        text = templates.render("source.html.j2", origin=origin, **values)
        yield Page(permalink=origin, title=title, text=text, promised=False, goes_on=goes_on)


def _parts(coverage: Coverage) -> tuple[Part, ...]:
    """Gives what every page of a note shows, the first page in any case."""
    fates: dict[int, list[Fate]] = defaultdict(list)
    findings: dict[int, list[NoteFinding]] = defaultdict(list)
    for fate in sorted(coverage.fates, key=lambda fate: fate.statement.lines.first):  # one may belong to a code above
        fates[urls.first_line_beside(fate.statement.lines.first)].append(fate)
    for finding in coverage.reading.findings:
        findings[urls.first_line_beside(finding.line)].append(finding)
    return tuple(
        Part(first=first, fates=tuple(fates[first]), findings=tuple(findings[first]))
        for first in sorted({1, *fates, *findings})
    )


def _coverages(book: Book) -> Iterator[Coverage]:
    registry = book.registry
    fates = _fates(registry.proses)
    hidden = {_key(statement) for statement in registry.unreviewed} - fates.keys()
    by_source = {reading.source: reading for reading in registry.readings}
    for source in registry.sources:
        reading = by_source[source.id]
        told = [
            Fate(
                statement=statement,
                fate="field" if statement.kind in FIELD_KINDS else fates.get(_key(statement), ("moved", None))[0],
                finding=fates.get(_key(statement), ("", None))[1],
            )
            for statement in reading.statements
            if _key(statement) not in hidden
        ]
        codes = sorted({code for entry in reading.entries for code in entry.subject.codes})
        yield Coverage(source=source, reading=reading, fates=tuple(told), codes=tuple(codes))


def _key(statement: Statement) -> Key:
    return statement.source, statement.lines.first, statement.subject, statement.text


def _fates(proses: Iterable[MergedProse]) -> Mapping[Key, tuple[str, Finding | None]]:
    fates: dict[Key, tuple[str, Finding | None]] = {}
    for prose in proses:
        for cited in prose.sentences:
            fates |= {_key(statement): ("repeated", None) for statement in cited.citing}
        for fate, additions in (
            ("corrected", prose.corrections),
            ("added", prose.additions),
            ("aside", prose.asides),
            ("unreviewed", prose.unreviewed),
        ):
            for addition in additions:
                first, *others = [member for member in addition.members if member.source != HOUSE]
                fates[_key(first)] = (fate, addition.finding)
                alike = fate if fate in ("corrected", "unreviewed") else "repeated"
                fates |= {_key(other): (alike, addition.finding) for other in others}
                fates |= {_key(other): ("unreviewed", None) for other in addition.awaiting}
    return fates


def _navigation(book: Book) -> Iterator[NavEntry]:
    notes = (NavEntry(title=source.title, permalink=urls.source(source.id)) for source in book.registry.sources)
    yield NavEntry(title=_INDEX.title, permalink=_INDEX.permalink, below=tuple(notes))


_INDEX = NavEntry(title="출처", permalink=urls.SOURCES)
KIND = PageKind(pages=source_pages, navigation=_navigation, footer=_INDEX)
