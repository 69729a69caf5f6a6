"""A record: everything the registry holds about one subject, each value with its evidence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from statusbook.facts.iana import IanaEntry, IanaSnapshot
from statusbook.house.class_note import ClassNote
from statusbook.house.code_note import CodeNote, Standing
from statusbook.house.reference import Reference
from statusbook.house.sources import Source
from statusbook.registry.rulings import Finding, Mismatch, Rulings
from statusbook.statements.house_statements import HouseSentence
from statusbook.statements.reading import Reading
from statusbook.statements.statement import Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """A value that lost, and who said it."""

    value: str
    evidence: tuple[Statement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldValue:
    """A value that stands, who says it, what was said otherwise, and the ruling if one decided."""

    value: str
    evidence: tuple[Statement, ...]
    variants: tuple[Variant, ...] = ()
    because: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """Something notes say that the house does not: all who say it, best-ranked first, and the verdict on it.

    ``awaiting`` likely say the same, but nobody has judged them yet.
    """

    members: tuple[Statement, ...]
    finding: Finding | None = None
    awaiting: tuple[Statement, ...] = ()

    @property
    def shared(self) -> bool:
        """Whether it speaks of several codes at once."""
        return len(self.members[0].subject.codes) > 1

    @property
    def text(self) -> str:
        """The words shown: those of the best-ranked member."""
        return self.members[0].text


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedSentence:
    """A sentence of the house, and the notes that say the same."""

    sentence: HouseSentence
    citing: tuple[Statement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Misplaced:
    """An entry that a note keeps under another number, with the ruling that moved it here."""

    ruling: Mismatch
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedProse:
    """The merged prose of one subject; ``unreviewed`` is what notes say that nobody has judged."""

    sentences: tuple[CitedSentence, ...] = ()
    additions: tuple[Addition, ...] = ()
    asides: tuple[Addition, ...] = ()
    corrections: tuple[Addition, ...] = ()
    unreviewed: tuple[Addition, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One status code."""

    code: int
    phrase: FieldValue
    name_ko: FieldValue
    standing: Standing
    references: tuple[Reference, ...]
    iana: IanaEntry | None
    note: CodeNote | None
    prose: MergedProse
    misplaced: tuple[Misplaced, ...] = ()

    @property
    def status_class(self) -> int:
        """The first digit."""
        return self.code // 100


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassRecord:
    """One status class, its house note and what notes say of it as a whole."""

    status_class: int
    phrase: str
    name_ko: str
    note: ClassNote
    prose: MergedProse


@dataclass(frozen=True, slots=True, kw_only=True)
class Registry:
    """All records, and the material they were merged from."""

    iana: IanaSnapshot
    records: Mapping[int, Record]
    classes: Mapping[int, ClassRecord]
    topics: Mapping[str, MergedProse]
    sources: tuple[Source, ...]
    readings: tuple[Reading, ...]
    rulings: Rulings
    ruled: frozenset[frozenset[str]] = frozenset()  # pairs of statement keys that a ruling speaks of
    unreviewed: tuple[Statement, ...] = ()  # what notes say that nobody has judged, by note and line

    @property
    def proses(self) -> Iterator[MergedProse]:
        """The prose of every code, class and topic; what speaks of several codes is in that of each."""
        yield from (record.prose for record in self.records.values())
        yield from (record.prose for record in self.classes.values())
        yield from self.topics.values()

    def without_unreviewed(self) -> Registry:
        """Gives the registry as it is shown where nothing may be shown that nobody has judged; it still tells what that is."""
        return replace(
            self,
            records={code: replace(one, prose=_reviewed(one.prose)) for code, one in self.records.items()},
            classes={number: replace(one, prose=_reviewed(one.prose)) for number, one in self.classes.items()},
            topics={topic: _reviewed(prose) for topic, prose in self.topics.items()},
        )

    def of_class(self, status_class: int) -> tuple[Record, ...]:
        """The records of one class, ascending."""
        return tuple(self.records[code] for code in sorted(self.records) if code // 100 == status_class)


def _reviewed(prose: MergedProse) -> MergedProse:
    additions = tuple(replace(addition, awaiting=()) for addition in prose.additions)
    return replace(prose, additions=additions, unreviewed=())
