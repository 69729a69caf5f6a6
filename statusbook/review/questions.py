"""What is asked: statements that nobody has judged, each with all that a person needs to decide."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from statusbook.house.reference import Reference
from statusbook.house.sources import HOUSE
from statusbook.likeness import Linguist
from statusbook.registry.merged_statements import statement_key
from statusbook.registry.record import MergedProse, Registry
from statusbook.statements.statement import Statement

Standing = Literal["sound", "mistake", "corrected"]
"""As what a candidate stands on the page."""

AROUND = 3
"""How many lines of the note are shown before and after those of the statement: about a paragraph."""

SHOWN = 5
"""How many candidates are shown: one key each, and what is less like the statement is seldom it."""

LEAST = 0.1
"""How alike a candidate must be; what merges by itself is held to much more, here a person decides."""

CONTRADICTING = 0.5
"""How alike two texts must be, but for what parts them, for that to be a contradiction and no other topic."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteLine:
    """A line of a note; ``said`` tells whether the statement stands on it."""

    number: int
    text: str
    said: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LikelyTwin:
    """What the statement may say the same as: how alike they are (0 to 1), and what parts them, if a rule knows.

    To say the same as a ``mistake`` of the page is to call it wrong; what was ``corrected`` is another note's.
    """

    statement: Statement
    alike: float
    difference: str | None
    standing: Standing = "sound"

    @property
    def contradicts(self) -> bool:
        """Whether the two speak of the same, and not alike."""
        return self.difference is not None and self.alike >= CONTRADICTING


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenStatement:
    """One statement that nobody has judged, the lines around it, the likeliest candidates first, and where its subject is defined."""

    statement: Statement
    around: tuple[NoteLine, ...]
    candidates: tuple[LikelyTwin, ...]
    references: tuple[Reference, ...]


class Questions:
    """The questions about one registry; ``text_of`` gives the text of a note by its path."""

    def __init__(self, registry: Registry, text_of: Callable[[str], str], linguist: Linguist) -> None:
        self._registry, self._text_of, self._linguist = registry, text_of, linguist
        self._lines: dict[str, list[str]] = {}
        self._parted: set[frozenset[str]] = set(registry.ruled)

    def part(self, statement: Statement, other: Statement) -> None:
        """Lets one be no candidate for the other any more."""
        self._parted.add(frozenset({statement_key(statement), statement_key(other)}))

    def statements(self) -> tuple[Statement, ...]:
        """Gives the statements to ask about, by note and line: of those with the same words about one subject the first."""
        unread = self._registry.unreviewed
        words = self._linguist.plain_words(statement.text for statement in unread)
        first: dict[tuple[object, ...], Statement] = {}
        for statement in unread:
            said = words[statement.text] or statement.text
            first.setdefault((statement.subject, said), statement)
        return tuple(first.values())

    def about(self, statement: Statement) -> OpenStatement:
        """Gives all that there is to see about a statement."""
        return OpenStatement(
            statement=statement,
            around=tuple(self._around(statement)),
            candidates=self._candidates(statement),
            references=self._references(statement),
        )

    def _around(self, statement: Statement) -> Iterator[NoteLine]:
        path, span = statement.path, statement.lines
        if path not in self._lines:
            self._lines[path] = self._text_of(path).splitlines()
        lines = self._lines[path]
        for number in range(max(span.first - AROUND, 1), min(span.last + AROUND, len(lines)) + 1):
            yield NoteLine(number=number, text=lines[number - 1], said=span.first <= number <= span.last)

    def _candidates(self, statement: Statement) -> tuple[LikelyTwin, ...]:
        own = statement_key(statement)
        known = [
            (one, standing)
            for one, standing in self._known(statement)
            if frozenset({own, statement_key(one)}) not in self._parted
        ]
        likenesses = self._linguist.likenesses(
            statement.text, [one.text for one, _ in known], about=statement.subject.codes
        )
        found = [
            LikelyTwin(statement=one, alike=likeness.alike, difference=likeness.difference, standing=standing)
            for (one, standing), likeness in zip(known, likenesses, strict=True)
            if likeness.alike >= LEAST
        ]
        found.sort(key=lambda one: (-one.alike, one.statement.path, one.statement.lines))
        return tuple(found[:SHOWN])

    def _known(self, statement: Statement) -> Iterator[tuple[Statement, Standing]]:
        """Gives what the house and judged notes say of the subject, and as what."""
        seen: set[Statement] = set()
        for prose in self._proses(statement):
            said: list[tuple[Statement, Standing]] = [
                *((one.sentence.statement, "mistake" if one.sentence.mistake else "sound") for one in prose.sentences),
                *((one.members[0], "sound") for one in prose.additions),
                *((one.members[0], "corrected") for one in prose.corrections),
            ]
            for one, standing in said:
                if one not in seen and (one.source == HOUSE or one.subject == statement.subject):
                    seen.add(one)
                    yield one, standing

    def _proses(self, statement: Statement) -> Iterator[MergedProse]:
        subject, registry = statement.subject, self._registry
        yield from (registry.records[code].prose for code in subject.codes if code in registry.records)
        if subject.status_class is not None and subject.status_class in registry.classes:
            yield registry.classes[subject.status_class].prose

    def _references(self, statement: Statement) -> tuple[Reference, ...]:
        """Gives the sections that define the subject, the first code's first."""
        subject, registry = statement.subject, self._registry
        for code in subject.codes:
            if code in registry.records and registry.records[code].references:
                return registry.records[code].references
        if subject.status_class is not None and subject.status_class in registry.classes:
            return registry.classes[subject.status_class].note.facts.references
        return ()
