"""From content/ to the book."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from statusbook.content import Content, read_content
from statusbook.fingerprint import of_program
from statusbook.house.known_codes import known_codes
from statusbook.house.shelf import Shelf, parse_shelf
from statusbook.memory import Memory
from statusbook.places import Places
from statusbook.problems import ContentError, Problem
from statusbook.registry.book import Book
from statusbook.registry.merge import merge_registry
from statusbook.registry.merged_statements import Analyser
from statusbook.registry.rulings import PATH as RULINGS_PATH
from statusbook.registry.rulings import Rulings, parse_rulings
from statusbook.stage.write import (
    read_cache,
    read_memory,
    write_cache,
)
from statusbook.statements.read import read_note
from statusbook.statements.reading import Reading

Say = Callable[[str, str], None]
"""Tells the person at the terminal: the stage of the road, and what came of it."""


def read_book(places: Places, say: Say, memory: Memory) -> Book:
    """Reads content/ into the book; raises ContentError with every problem there is."""
    content = read_content(places.root)
    say("notes", f"{len(content.files)} files under content/")
    analyse = Analyser(lambda: read_cache(places.cache))
    analyse.begin()
    problems: list[Problem] = []
    shelf: Shelf | None = None
    rulings: Rulings | None = None
    try:
        shelf = parse_shelf(content, memory)
    except ContentError as error:
        problems += error.problems
    try:
        rulings = memory.recall(parse_rulings, content.text(RULINGS_PATH))
    except ContentError as error:
        problems += error.problems
    if problems or shelf is None or rulings is None:
        raise ContentError(problems)
    readings = _read_notes(content, shelf, memory)
    statements = sum(len(reading.statements) for reading in readings)
    lines = sum(reading.ledger.total for reading in readings)
    say("statements", f"{statements} statements from {lines} lines of {len(readings)} notes")
    registry = merge_registry(
        iana=shelf.iana,
        code_notes=shelf.codes,
        class_notes=shelf.classes,
        sources=shelf.sources,
        readings=readings,
        rulings=rulings,
        analyse=analyse,
        memory=memory,
    )
    if analyse.grown:
        write_cache(places.cache, analyse.cache)
    book = Book(registry=registry, shelf=shelf)
    merged = sum(len(record.prose.additions) for record in registry.records.values())
    cited = sum(bool(one.citing) for record in registry.records.values() for one in record.prose.sentences)
    say("registry", f"{len(registry.records)} codes, {cited} sentences cited, {merged} additions")
    return book


def _read_notes(content: Content, shelf: Shelf, memory: Memory) -> tuple[Reading, ...]:
    known = known_codes(shelf.iana, shelf.codes.values())
    notes = content.under("notes")
    readings: list[Reading] = []
    problems: list[Problem] = []
    for source in shelf.sources:
        try:
            reading = memory.recall(read_note, notes[source.path], path=source.path, source=source.id, known=known)
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


def read_loose_notes(places: Places, paths: Sequence[Path]) -> list[Reading]:
    """Reads notes wherever they lie, for a writer to look at; raises ContentError if one cannot be read."""
    shelf = parse_shelf(read_content(places.root))
    known = known_codes(shelf.iana, shelf.codes.values())
    return [read_note(path.read_bytes(), path=path.as_posix(), source=path.stem, known=known) for path in paths]


def open_memory(places: Places) -> Memory:
    """Gives what earlier runs of this very program remember."""
    return read_memory(places.memory, of_program())
