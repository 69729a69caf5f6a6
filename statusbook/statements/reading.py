"""What reading one note gives: entries, statements, findings and the ledger of its lines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from statusbook.statements.statement import Lines, Statement, Subject


class Slip(StrEnum):
    """The rule a finding comes from."""

    PHRASE_OF_ANOTHER_CODE = "phrase-of-another-code"
    MISSPELT_PHRASE = "misspelt-phrase"
    OBSOLETE_PHRASE = "obsolete-phrase"
    UNASSIGNED_CODE = "unassigned-code"
    UNKNOWN_ENCODING = "encoding"
    ODD_TEXT = "odd-text"


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteFinding:
    """Something noticed in a note: what, on which line, what the writer can do."""

    slip: Slip
    line: int
    message: str
    fix: str
    code: int | None = None
    phrase: str | None = None
    suggests: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteEntry:
    """A place where a note describes one subject: its head line, names as written, and statements."""

    subject: Subject
    phrase: str | None
    name_ko: str | None
    lines: Lines
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """Where every non-blank line of a note went; the counts are lines."""

    statements: int
    headings: int
    set_aside: Mapping[str, int]
    unaccounted: tuple[int, ...]

    @property
    def total(self) -> int:
        """The number of non-blank lines."""
        return self.statements + self.headings + sum(self.set_aside.values()) + len(self.unaccounted)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that was read in one note."""

    source: str
    path: str
    entries: tuple[NoteEntry, ...]
    findings: tuple[NoteFinding, ...]
    ledger: Ledger
    format: str = "markdown"
    encoding: str = "utf-8"

    @property
    def statements(self) -> tuple[Statement, ...]:
        """Every statement of the note, in the order of its lines."""
        return tuple(statement for entry in self.entries for statement in entry.statements)
