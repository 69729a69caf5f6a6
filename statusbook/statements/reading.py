"""What is read in one note: entries, statements, findings and the ledger of its lines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from statusbook.statements.statement import Lines, Statement, Subject


class Slip(StrEnum):
    """The rule a finding comes from."""

    PHRASE_OF_ANOTHER_CODE = "phrase-of-another-code"  # 404 Bad Request
    MISSPELT_PHRASE = "misspelt-phrase"  # 404 Not Fuond
    OBSOLETE_PHRASE = "obsolete-phrase"  # 413 Payload Too Large
    UNASSIGNED_CODE = "unassigned-code"  # 509
    NO_CODE_READ = "no-code-read"  # a note that names codes, of which none was read
    UNREACHED_CODE = "unreached-code"  # 404: 없다, among text about no code
    STARTS_WITH_OTHER_CODE = "starts-with-other-code"  # 410 Gone: 갔다, under 404
    BROKEN_SERIES = "broken-series"  # a line with a number between lines that begin codes
    TEXT_BEFORE_HEADS = "text-before-heads"  # text above the first code
    LOST_WORDS = "lost-words"  # words of a line that went nowhere
    UNKNOWN_ENCODING = "encoding"  # a note in cp949
    ODD_TEXT = "odd-text"  # bytes that no encoding explains


DOUBTS = frozenset(
    {
        Slip.NO_CODE_READ,
        Slip.UNREACHED_CODE,
        Slip.STARTS_WITH_OTHER_CODE,
        Slip.BROKEN_SERIES,
        Slip.TEXT_BEFORE_HEADS,
        Slip.LOST_WORDS,
    }
)
"""Where the reading may be wrong, not the note; nothing has to be ruled on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteFinding:
    """Something a writer should know: on which line of the note, what is odd, what to do about it.

    ``code`` and ``phrase`` are those of the note; ``suggests`` is the code whose phrase it is.
    """

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
class LostWords:
    """Words of a line that went nowhere, which is a fault of the reader."""

    line: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Characters:
    """Where every character of a note that is no white space went; the counts are characters."""

    statements: int = 0
    headings: int = 0
    set_aside: Mapping[str, int] = field(default_factory=dict)
    lost: tuple[LostWords, ...] = ()

    @property
    def total(self) -> int:
        """The number of characters."""
        lost = sum(len("".join(each.text.split())) for each in self.lost)
        return self.statements + self.headings + sum(self.set_aside.values()) + lost


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """Where every non-blank line of a note went; the counts are lines, those of ``characters`` characters."""

    statements: int
    headings: int
    set_aside: Mapping[str, int]
    unaccounted: tuple[int, ...]
    characters: Characters = field(default_factory=Characters)

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
