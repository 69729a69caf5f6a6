"""The whole road in order: content to book, book to stage, stage to site."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from statusbook.api.links import Links, gather_links
from statusbook.api.search import search_files
from statusbook.checks import check_book
from statusbook.content import Content, decode_utf8, read_content
from statusbook.facts.address import PATH as MKDOCS_PATH
from statusbook.facts.address import parse_address
from statusbook.house.known import known_codes
from statusbook.house.shelf import Shelf, parse_shelf
from statusbook.pages import render_pages
from statusbook.pages.missing import MISSING_PATH, missing_script
from statusbook.pages.templates import Templates
from statusbook.problems import ContentError, Problem
from statusbook.registry.book import Book
from statusbook.registry.merge import merge_registry
from statusbook.registry.prose import Analyser
from statusbook.registry.rulings import PATH as RULINGS_PATH
from statusbook.registry.rulings import Rulings, parse_rulings
from statusbook.site.engine import ENGINES, run_engine
from statusbook.stage.bundle import BUNDLE, make_bundle
from statusbook.stage.stage import Stage, gather_stage
from statusbook.stage.write import (
    clear,
    read_cache,
    read_site,
    swap_site,
    write_bundle,
    write_cache,
    write_stage,
)
from statusbook.statements.read import read_note
from statusbook.statements.reading import Reading

Say = Callable[[str, str], None]
"""Tells the person at the terminal: the stage of the road, and what came of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Where a project keeps what it reads and writes."""

    root: Path

    @property
    def build(self) -> Path:
        """The stage and caches."""
        return self.root / ".build"

    @property
    def site(self) -> Path:
        """The finished site."""
        return self.root / "site"

    @property
    def templates(self) -> Path:
        """The templates."""
        return self.root / "templates"

    @property
    def cache(self) -> Path:
        """What the morphological analysis gave, by text."""
        return self.build / "cache" / "morphemes.json"


def read_book(places: Places, say: Say) -> Book:
    """Reads content/ into the book and checks it; raises ContentError with every problem there is."""
    content = read_content(places.root)
    say("notes", f"{len(content.files)} files under content/")
    problems: list[Problem] = []
    shelf: Shelf | None = None
    rulings: Rulings | None = None
    try:
        shelf = parse_shelf(content)
    except ContentError as error:
        problems += error.problems
    try:
        rulings = parse_rulings(content.text(RULINGS_PATH))
    except ContentError as error:
        problems += error.problems
    if problems or shelf is None or rulings is None:
        raise ContentError(problems)
    readings = _read_notes(content, shelf)
    statements = sum(len(reading.statements) for reading in readings)
    lines = sum(reading.ledger.total for reading in readings)
    say("statements", f"{statements} statements from {lines} lines of {len(readings)} notes")
    cache = read_cache(places.cache)
    analyse = Analyser(cache)
    registry = merge_registry(
        iana=shelf.iana,
        code_notes=shelf.codes,
        class_notes=shelf.classes,
        sources=shelf.sources,
        readings=readings,
        rulings=rulings,
        analyse=analyse,
    )
    if analyse.cache != cache:
        write_cache(places.cache, analyse.cache)
    book = Book(registry=registry, shelf=shelf)
    check_book(book)
    merged = sum(len(record.prose.additions) for record in registry.records.values())
    cited = sum(bool(one.citing) for record in registry.records.values() for one in record.prose.sentences)
    say("registry", f"{len(registry.records)} codes, {cited} sentences cited, {merged} additions")
    return book


def _read_notes(content: Content, shelf: Shelf) -> tuple[Reading, ...]:
    known = known_codes(shelf.iana, shelf.codes.values())
    notes = content.under("notes")
    readings: list[Reading] = []
    problems: list[Problem] = []
    for source in shelf.sources:
        try:
            reading = read_note(notes[source.path], path=source.path, source=source.id, known=known)
        except ContentError as error:
            problems += error.problems
            continue
        readings.append(reading)
        problems += [
            Problem(
                path=source.path,
                line=line,
                message="a line that nothing accounts for",
                fix="mend the reader in statusbook/statements/; no line may be lost",
            )
            for line in reading.ledger.unaccounted
        ]
        if not notes[source.path].strip():
            problems.append(
                Problem(
                    path=source.path,
                    line=1,
                    message="the note is empty",
                    fix="write it, or remove it and its entry in content/sources.yml",
                )
            )
        elif not reading.entries:
            problems.append(
                Problem(
                    path=source.path,
                    line=1,
                    message="no status code found in this note",
                    fix="see what is read in it: python build.py inspect " + source.path,
                )
            )
    if problems:
        raise ContentError(problems)
    return tuple(readings)


def make_links(places: Places, book: Book) -> Links:
    """Renders the pages and all that links to them; raises ContentError if a promised URL is broken."""
    config = places.root / MKDOCS_PATH
    text = decode_utf8(config.read_bytes(), path=MKDOCS_PATH) if config.is_file() else ""
    address = parse_address(text, os.environ)
    templates = Templates(places.templates, book.shelf.rfcs, address)
    return gather_links(book, render_pages(book, templates), templates, address)


def make_stage(places: Places, book: Book, say: Say) -> Stage:
    """Renders the book into the stage, as a value."""
    links = make_links(places, book)
    others = {
        **links.staged_files(),
        **search_files(book, links.pages),
        MISSING_PATH: missing_script(book, links.pages),
    }
    stage = gather_stage(book, links.pages, others)
    say("pages", f"{len(links.pages)} pages, {len(links.redirects.urls)} redirects")
    return stage


def build_site(places: Places, engine: str, say: Say) -> Book:
    """Builds site/ from content/; on any failure the old site stays as it was.

    Raises ContentError for faults in the content, EngineError if the engine fails.
    """
    book = read_book(places, say)
    stage = make_stage(places, book, say)
    changed = write_stage(stage, places.build)
    say("stage", f"{len(stage.files)} files, {changed} changed")
    day = book.registry.iana.date
    moment = datetime.datetime.combine(day, datetime.time(), datetime.UTC)
    run_engine(ENGINES[engine], places.build, timestamp=int(moment.timestamp()))
    built = places.build / "site"
    write_bundle(built, BUNDLE, make_bundle(read_site(built)))
    files = sum(len(names) for _, _, names in os.walk(built))
    swap_site(built, places.site)
    say("site", f"{files} files in {places.site.name}/ ({ENGINES[engine].name})")
    return book


def read_loose_notes(places: Places, paths: Sequence[Path]) -> list[Reading]:
    """Reads notes wherever they lie, for a writer to look at; raises ContentError if one cannot be read."""
    shelf = parse_shelf(read_content(places.root))
    known = known_codes(shelf.iana, shelf.codes.values())
    return [read_note(path.read_bytes(), path=path.as_posix(), source=path.stem, known=known) for path in paths]


def clean(places: Places) -> None:
    """Removes the stage and the caches; the next build starts from nothing."""
    clear(places.build)
