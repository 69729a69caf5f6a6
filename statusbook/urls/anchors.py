"""The anchors of pages that our own templates make; those of house prose are written in the prose."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class Anchor(StrEnum):
    """The headings of templates that the rest of the house speaks of; a test looks for each in the templates."""

    # of a code's page
    WHAT_TO_DO = "what-to-do"
    AT_A_GLANCE = "at-a-glance"
    VENDORS = "vendors"
    PATH = "path"
    GUIDES = "guides"
    CLIENTS = "clients"
    CONSTANTS = "constants"
    NAMES = "names"
    CORRECTIONS = "corrections"
    FROM_NOTES = "from-notes"
    SOURCES = "sources"
    COPY = "copy"
    CHECKED = "checked"
    # of a class, a comparison, the measurements
    CODES = "codes"
    UNASSIGNED = "unassigned"
    SEE_ALSO = "see-also"
    QUESTIONS = "questions"
    # of the pages of notes, and of the page for wikis
    COVERAGE = "coverage"
    FINDINGS = "findings"
    STATEMENTS = "statements"
    HOSTS = "hosts"


COMES_AND_GOES = frozenset(
    {
        Anchor.FROM_NOTES,
        Anchor.CORRECTIONS,
        Anchor.FINDINGS,
        Anchor.STATEMENTS,
        Anchor.SOURCES,
        Anchor.SEE_ALSO,
        Anchor.GUIDES,
        Anchor.NAMES,
        Anchor.PATH,
        Anchor.CHECKED,
    }
)
"""Headings that are on a page only while notes, guides or the decision tree give them something to hold."""

_NUMBERED = re.compile(r".*-\d+")  # situations-1, correction-2


def is_lasting(anchor: str) -> bool:
    """Tells whether an anchor stays whatever notes say: it neither comes and goes nor counts."""
    return anchor not in COMES_AND_GOES and not _NUMBERED.fullmatch(anchor)


def header(name: str) -> str:
    """Gives the anchor of a response header on a code's page: ``retry-after``.

    ``Link`` is ``link-header``: a heading of that name is likely, and says something else.
    """
    return "link-header" if name.lower() == "link" else name.lower()


def seen(question: str) -> str:
    """Gives what clients were seen to do about a question, on a code's page."""
    return f"seen-{question}"


def client(identifier: str) -> str:
    """Gives a measured client on the page of all measurements."""
    return f"client-{identifier}"


def correction(number: int) -> str:
    """Gives the n-th correction of a page."""
    return f"correction-{number}"


def cite(number: int) -> str:
    """Gives the n-th citation mark of a page; ``cited`` is where it leads."""
    return f"cite-{number}"


def cited(number: int) -> str:
    """Gives the n-th entry in the list of a page's sources."""
    return f"source-{number}"


def line(number: int) -> str:
    """Gives a line of a note on the note's page."""
    return f"L{number}"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageAnchors:
    """The anchors of one page: of its headings, of the headers it names, and all others."""

    headings: tuple[str, ...] = ()
    headers: tuple[str, ...] = ()
    others: tuple[str, ...] = ()

    def __contains__(self, anchor: object) -> bool:
        """Whether a link can lead there."""
        return anchor in self.headings or anchor in self.headers or anchor in self.others

    @property
    def lasting(self) -> tuple[str, ...]:
        """Those that stay whatever notes say: what is promised, and what a writer is advised to link to."""
        return tuple(filter(is_lasting, (*self.headings, *self.headers)))
