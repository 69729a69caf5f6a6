"""What ``check`` answers: every fault, what is doubtful or old, and what became of every note, as text or as JSON."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from statusbook.checks.ageing import aged_facts
from statusbook.checks.agreements import conventions_against_rfcs, due_conventions
from statusbook.content import Content, content_of
from statusbook.house.blanks import left_blanks
from statusbook.pipeline.examination import examine
from statusbook.pipeline.reader import Say
from statusbook.places import CONTENT, Places
from statusbook.problems import Collector, ContentError, Problem
from statusbook.registry.accepted import SinceAccepted, changes, parse_accepted, path_of, render_accepted
from statusbook.registry.book import Book
from statusbook.registry.record import Registry
from statusbook.registry.tally import Tally, tallies
from statusbook.stage.write import write_file
from statusbook.statements.reading import DOUBTS, Ledger


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteCheck:
    """What became of one note: its lines, its statements, and what changed in it since it was accepted."""

    tally: Tally
    ledger: Ledger
    change: SinceAccepted | None

    def __str__(self) -> str:
        tally, ledger = self.tally, self.ledger
        aside = ", ".join(f"{reason} {count}" for reason, count in sorted(ledger.set_aside.items())) or "none"
        change = f"{self.change.new} new, {self.change.gone} gone" if self.change else "never accepted"
        return (
            f"{tally.path}: {ledger.total} lines = {ledger.statements} in statements"
            f" + {ledger.headings} headings + {sum(ledger.set_aside.values())} set aside ({aside})"
            f" + {len(ledger.unaccounted)} unaccounted; {ledger.characters.total} characters\n"
            f"  {tally.statements} statements = {tally.judged} judged + {tally.unreviewed} unreviewed;"
            f" {tally.citing} citing, {tally.correcting} correcting; {change}"
        )

    def document(self) -> dict[str, Any]:
        """Gives it as JSON has it."""
        tally, ledger = self.tally, self.ledger
        return {
            "source": tally.source,
            "path": tally.path,
            "lines": {
                "total": ledger.total,
                "statements": ledger.statements,
                "headings": ledger.headings,
                "set_aside": dict(sorted(ledger.set_aside.items())),
                "unaccounted": list(ledger.unaccounted),
            },
            "characters": ledger.characters.total,
            "statements": tally.statements,
            "judged": tally.judged,
            "unreviewed": tally.unreviewed,
            "citing": tally.citing,
            "correcting": tally.correcting,
            "since_accepted": asdict(self.change) if self.change else None,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckReport:
    """All that a check has to say; with problems there may be no notes."""

    problems: tuple[Problem, ...] = ()
    doubts: tuple[Problem, ...] = ()
    aged: tuple[Problem, ...] = ()
    notes: tuple[NoteCheck, ...] = ()

    def __str__(self) -> str:
        told = [f"{one}\n" for one in (*self.aged, *self.doubts)]
        return "\n".join([*told, *map(str, self.notes)])

    def document(self) -> dict[str, Any]:
        """Gives it as JSON has it."""
        return {
            "problems": [*map(asdict, self.problems)],
            "doubts": [*map(asdict, self.doubts)],
            "aged": [*map(asdict, self.aged)],
            "notes": [note.document() for note in self.notes],
            "totals": {
                name: sum(getattr(note.tally, name) for note in self.notes)
                for name in ("statements", "judged", "unreviewed", "citing", "correcting")
            },
        }


def check_project(places: Places, say: Say, today: datetime.date) -> CheckReport:
    """Gives all there is to say of the content of a project; raises nothing that a person can mend."""
    problems = Collector()
    book: Book | None = None
    try:
        book, _ = examine(places, say)
    except ContentError as error:
        problems.add(error.problems)
        book = error.salvaged[0] if error.salvaged else None
    if book is None:
        return CheckReport(problems=tuple(sorted(set(problems.problems))))
    content = content_of(places)
    accepted = problems.attempt(lambda: read_accepted(content, (source.id for source in book.registry.sources))) or {}
    return CheckReport(
        problems=tuple(sorted(set(problems.problems))),
        doubts=(*(doubt for doubt in _doubts(book.registry) if content.is_own(doubt.path)), *_blanks(content)),
        aged=(*aged_facts(book, today), *due_conventions(book, today), *conventions_against_rfcs(book)),
        notes=tuple(note for note in _notes(book.registry, accepted) if content.is_own(note.tally.path)),
    )


def read_accepted(content: Content, sources: Iterable[str]) -> dict[str, frozenset[str]]:
    """Gives the keys of what was accepted, by source; raises ContentError with every line that is no key, and every file of no note."""
    problems = Collector()
    found: dict[str, frozenset[str]] = {}
    named = {path_of(source): source for source in sources}
    for path in content.under("accepted"):
        if path in named:
            with problems.collect():
                found[named[path]] = parse_accepted(content.text(path), path=path)
        else:
            problems.report(path=path, line=1, message="no note has this name", fix="remove it, or rename it")
    problems.finish(salvaged=found)
    return found


def accept_notes(places: Places, say: Say) -> list[str]:
    """Writes down what every note says now; gives the paths written.

    Raises ContentError for content with faults, and for notes of the base.
    """
    book, _ = examine(places, say)
    if places.content.parent != places.root:
        fix = "accept them in the project that holds this content/"
        raise ContentError([Problem(path=CONTENT, line=1, message="these notes are not this project's", fix=fix)])
    written = []
    content = content_of(places)
    for reading in (one for one in book.registry.readings if content.is_own(one.path)):
        path = path_of(reading.source)
        (places.root / path).parent.mkdir(exist_ok=True)
        write_file(places.root / path, render_accepted(reading.statements).encode())
        written.append(path)
    return written


def _doubts(registry: Registry) -> tuple[Problem, ...]:
    return tuple(
        Problem(path=reading.path, line=doubt.line, message=doubt.message, fix=doubt.fix)
        for reading in registry.readings
        for doubt in reading.findings
        if doubt.slip in DOUBTS
    )


def _blanks(content: Content) -> Iterator[Problem]:
    """Gives what is still to be filled in of files that ``statusbook new`` has made."""
    for folder in ("codes", "comparisons", "conventions", "guides"):
        for path in filter(content.is_own, content.under(folder, ".md")):
            yield from left_blanks(content.files[path].decode("utf-8", "replace"), path=path)


def _notes(registry: Registry, accepted: Mapping[str, frozenset[str]]) -> tuple[NoteCheck, ...]:
    ledgers = {reading.source: reading.ledger for reading in registry.readings}
    counted = tallies(registry)
    changed = changes({tally.source: tally.keys for tally in counted}, accepted)
    return tuple(
        NoteCheck(tally=tally, ledger=ledgers[tally.source], change=changed.get(tally.source)) for tally in counted
    )
