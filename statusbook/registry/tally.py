"""What became of the statements of every note, counted: judged or not, cited, corrected."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from statusbook.registry.merged_statements import statement_key
from statusbook.registry.record import Addition, Registry
from statusbook.statements.reading import Reading
from statusbook.statements.statement import FIELD_KINDS, Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """The statements in the prose of one note, by what became of them; ``keys`` names each, as rulings do.

    ``citing`` stand under a sentence of the house, ``correcting`` are shown with what is right instead.
    """

    source: str
    path: str
    statements: int
    unreviewed: int
    citing: int
    correcting: int
    keys: frozenset[str]

    @property
    def judged(self) -> int:
        """Those that a person has decided on, or that have the words of such."""
        return self.statements - self.unreviewed


def tallies(registry: Registry) -> tuple[Tally, ...]:
    """Gives the tally of every note that was read, in the order of the sources."""
    proses = [*registry.proses]
    unreviewed = frozenset(registry.unreviewed)
    citing = frozenset(one for prose in proses for cited in prose.sentences for one in cited.citing)
    correcting = frozenset(one for prose in proses for one in _members(prose.corrections))
    moved = frozenset(
        one for record in registry.records.values() for placed in record.misplaced for one in placed.statements
    )
    return tuple(_tally(reading, unreviewed, citing, correcting | moved) for reading in registry.readings)


def _tally(
    reading: Reading, unreviewed: frozenset[Statement], citing: frozenset[Statement], correcting: frozenset[Statement]
) -> Tally:
    said = [statement for statement in reading.statements if statement.kind not in FIELD_KINDS]

    def count(group: frozenset[Statement]) -> int:
        return sum(one.source == reading.source and one.kind not in FIELD_KINDS for one in group)

    return Tally(
        source=reading.source,
        path=reading.path,
        statements=len(said),
        unreviewed=count(unreviewed),
        citing=count(citing),
        correcting=count(correcting),
        keys=frozenset(map(statement_key, said)),
    )


def _members(additions: Iterable[Addition]) -> Iterator[Statement]:
    for addition in additions:
        yield from addition.members
