"""A statement: one note's claim about one subject, with the lines it stands on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a statement claims something about."""

    PHRASE = "phrase"
    NAME_KO = "name_ko"
    DEFINITION = "definition"
    CAUSE = "cause"
    REMEDY = "remedy"
    HEADER = "header"
    EXAMPLE = "example"
    CAUTION = "caution"
    COMPARISON = "comparison"
    REFERENCE = "reference"
    IMAGE = "image"


FIELD_KINDS = frozenset({Kind.PHRASE, Kind.NAME_KO, Kind.REFERENCE})
"""Kinds that hold a value, merged by rank; every other kind is prose, merged by likeness."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Lines:
    """A span of source lines, 1-based, both ends included."""

    first: int
    last: int

    def __str__(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first}-{self.last}"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Subject:
    """What a statement speaks of: status codes, or a status class, or (neither) a named topic."""

    codes: tuple[int, ...] = ()
    status_class: int | None = None
    topic: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One claim. ``text`` is plain text (never markup) in which only backtick spans mean code."""

    source: str
    path: str
    lines: Lines
    subject: Subject
    kind: Kind
    text: str

    @property
    def location(self) -> str:
        """The trail a reader follows: ``path:line``."""
        return f"{self.path}:{self.lines.first}"
