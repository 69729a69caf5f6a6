"""From content/ to the book."""

from __future__ import annotations

import functools
import textwrap
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from statusbook.content import Content, content_of
from statusbook.facts.preferences import Preferences
from statusbook.house.files_by_source import old_files, source_ids, texts_by_path
from statusbook.house.known_codes import known_codes
from statusbook.house.shelf import Shelf, parse_shelf
from statusbook.house.sources import HOUSE, source_path
from statusbook.likeness import linguist
from statusbook.pipeline.consequences import without_consequences
from statusbook.pipeline.project_settings import read_preferences
from statusbook.places import Places
from statusbook.problems import Collector, ContentError, Problem
from statusbook.progress import counted
from statusbook.registry.book import Book
from statusbook.registry.conventions import agreed
from statusbook.registry.merge import merge_registry
from statusbook.registry.record import Registry
from statusbook.registry.rulings import FOLDER as RULINGS
from statusbook.registry.rulings import NO_RULINGS, Rulings, parse_rulings
from statusbook.registry.rulings_folder import gather_rulings
from statusbook.statements.note_reader import read_note
from statusbook.statements.reading import Reading

NOTES = "content/notes/"
"""Where the files lie whose faults (a phrase not quite right) keep nobody from judging what they say."""

Say = Callable[[str, str], None]
"""Tells the person at the terminal: the stage of the road, and what came of it."""

Given = ParamSpec("Given")
Result = TypeVar("Result")


def naming_files(
    step: Callable[Concatenate[Places, Given], Result],
) -> Callable[Concatenate[Places, Given], Result]:
    """Has problems of a step name the files of the base by where they lie: nobody finds them in the project."""

    @functools.wraps(step)
    def named(places: Places, /, *args: Given.args, **kwargs: Given.kwargs) -> Result:
        try:
            return step(places, *args, **kwargs)
        except ContentError as error:
            shown = [replace(one, path=places.shown(one.path)) for one in error.problems]
            raise ContentError(shown, salvaged=error.salvaged) from error

    return named


@naming_files
def read_book(places: Places, say: Say, *, to_judge: bool = False) -> Book:
    """Reads content/ into the book; raises ContentError with every problem there is, and salvages the sound files.

    With ``to_judge`` what nobody has judged is in it, and no problem, whatever the settings wish.
    """
    content = content_of(places)
    if old := old_files(content):
        raise ContentError(old)
    say("notes", f"{len(content.files)} files under content/")
    linguist().get_ready()
    problems = Collector()
    shelf = problems.attempt(lambda: parse_shelf(content))
    if shelf is None:
        raise ContentError(problems.problems)
    files = _read_rulings(content, problems)
    sources = shelf.sources  # of those whose files have faults there may be rulings as well
    gather = functools.partial(gather_rulings, files, order=[one.id for one in sources], known=source_ids(content))
    rulings = problems.attempt(gather) or NO_RULINGS
    readings = problems.attempt(functools.partial(_read_notes, content, shelf)) or ()
    unruled = dict.fromkeys(content.under("rulings").keys() - files.keys(), "")
    left_out = {**shelf.left_out, **_unread(content, shelf, readings), **unruled}
    if left_out:
        shelf, rulings = _of_readings(shelf, rulings, readings, left_out)
    statements = sum(len(reading.statements) for reading in readings)
    lines = sum(reading.ledger.total for reading in readings)
    say("statements", f"{statements} statements from {lines} lines of {len(readings)} notes")
    merging = Collector()
    wishes = (problems.attempt(lambda: read_preferences(places)) if not to_judge else None) or Preferences()
    registry = merging.attempt(
        functools.partial(
            merge_registry,
            iana=shelf.iana,
            code_notes=shelf.codes,
            class_notes=shelf.classes,
            sources=shelf.sources,
            readings=readings,
            rulings=rulings,
            linguist=linguist(),
        )
    )
    told = without_consequences(merging.problems, left_out)
    problems.add(one for one in told if not (to_judge and one.path.startswith(NOTES)))
    if registry is None:
        raise ContentError(problems.problems)
    if wishes.unreviewed == "refuse":
        problems.add(_unjudged(registry, wishes))
    shown = registry.without_unreviewed() if wishes.unreviewed == "hide" else registry
    book = Book(registry=shown, shelf=shelf, conventions=agreed(shelf.conventions, shown, linguist()))
    linguist().rest()
    problems.finish(salvaged=book)
    merged = sum(len(record.prose.additions) for record in registry.records.values())
    cited = sum(bool(one.citing) for record in registry.records.values() for one in record.prose.sentences)
    say("registry", f"{len(registry.records)} codes, {cited} sentences cited, {merged} additions")
    return book


def _read_rulings(content: Content, problems: Collector) -> dict[str, Rulings]:
    """Gives the rulings of every file without a fault, by its path."""
    read: dict[str, Rulings] = {}
    for path, text in texts_by_path(content, RULINGS, problems).items():
        with problems.collect():
            read[path] = parse_rulings(text, path=path)
    return read


def _read_notes(content: Content, shelf: Shelf) -> tuple[Reading, ...]:
    known = known_codes(shelf.iana, shelf.codes.values())
    notes = content.under("notes")
    readings: list[Reading] = []
    problems = Collector()
    for source in counted("notes", shelf.sources):
        if source.path not in notes:  # refused, which is told already
            continue
        with problems.collect():
            reading = read_note(notes[source.path], path=source.path, source=source.id, known=known)
            readings.append(reading)
            problems.add(_note_faults(reading, notes[source.path]))
    problems.finish(salvaged=tuple(readings))
    return tuple(readings)


def _unjudged(registry: Registry, wishes: Preferences) -> Iterator[Problem]:
    path, line = wishes.place
    fix = f"judge it: python build.py review; or show what nobody has judged as that ({path}:{line}: unreviewed: mark)"
    for statement in registry.unreviewed:
        message = f"nobody has judged this statement: {textwrap.shorten(statement.text, 60, placeholder=' …')}"
        yield Problem(path=statement.path, line=statement.lines.first, message=message, fix=fix)


def _note_faults(reading: Reading, text: bytes) -> Iterator[Problem]:
    for line in reading.ledger.unaccounted:
        fix = "mend the reader in statusbook/statements/; no line may be lost"
        yield Problem(path=reading.path, line=line, message="a line that nothing accounts for", fix=fix)
    if not text.strip():
        fix = f"write it, or remove it and {source_path(reading.source)}"
        yield Problem(path=reading.path, line=1, message="the note is empty", fix=fix)
    elif not any(entry.subject.codes or entry.subject.status_class for entry in reading.entries):
        fix = "see what is read in it: python -m statusbook inspect " + reading.path
        yield Problem(path=reading.path, line=1, message="no status code found in this note", fix=fix)


def _of_readings(
    shelf: Shelf, rulings: Rulings, readings: Iterable[Reading], left_out: Mapping[str, str]
) -> tuple[Shelf, Rulings]:
    """Gives a shelf and rulings that speak only of notes that could be read."""
    read = {HOUSE, *(reading.source for reading in readings)}
    sources = tuple(source for source in shelf.sources if source.id in read)
    return replace(shelf, sources=sources, left_out=left_out), rulings.only_of(read)


def _unread(content: Content, shelf: Shelf, readings: Iterable[Reading]) -> dict[str, str]:
    """Gives the notes that could not be read, or in which nothing was found; their text does not matter."""
    read = {reading.path for reading in readings if reading.entries}
    return {path: "" for path in {*content.under("notes"), *(source.path for source in shelf.sources)} - read}


@naming_files
def read_loose_notes(places: Places, paths: Sequence[Path]) -> list[Reading]:
    """Reads notes wherever they lie, for a writer to look at; raises ContentError if one cannot be read."""
    shelf = parse_shelf(content_of(places))
    known = known_codes(shelf.iana, shelf.codes.values())
    return [read_note(path.read_bytes(), path=path.as_posix(), source=path.stem, known=known) for path in paths]
