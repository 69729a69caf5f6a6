"""House notes as statements: their sentences, each with its place in the prose, and their names."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from statusbook.house.code_note import CodeNote
from statusbook.house.prose import Prose
from statusbook.house.section import Section, Sentence
from statusbook.house.sources import HOUSE
from statusbook.statements.statement import Kind, Lines, Statement, Subject

_KINDS = {
    "what-to-do": Kind.REMEDY,
    "client": Kind.REMEDY,
    "server": Kind.REMEDY,
    "operator": Kind.REMEDY,
    "when-to-send": Kind.CAUSE,
    "when-not-to-send": Kind.CAUTION,
    "mistakes": Kind.CAUTION,
    "confused-with": Kind.COMPARISON,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseSentence:
    """A sentence of the house: the statement it makes, its section, and its offsets in the section's Markdown.

    ``mistake`` tells whether it describes what is wrong to do, and so says the opposite of its words.
    """

    statement: Statement
    anchor: str
    start: int
    end: int
    mistake: bool = False


_MISTAKES = "mistakes"
"""The section each of whose items begins with a mistake; what follows in an item says what comes of it, or what is right."""


@functools.lru_cache(maxsize=1024)
def house_sentences(prose: Prose, subject: Subject) -> tuple[HouseSentence, ...]:
    """Gives every sentence of the running text, in order; tables and fences hold none."""
    return tuple(
        HouseSentence(
            statement=Statement(
                source=HOUSE,
                path=prose.path,
                lines=Lines(first=sentence.first_line, last=sentence.last_line),
                subject=subject,
                kind=_KINDS.get(section.anchor, Kind.DEFINITION),
                text=sentence.text,
            ),
            anchor=section.anchor,
            start=sentence.start,
            end=sentence.end,
            mistake=section.anchor == _MISTAKES and _begins_item(section, sentence),
        )
        for section in prose.sections
        for sentence in section.sentences
    )


def _begins_item(section: Section, sentence: Sentence) -> bool:
    before = section.markdown[section.markdown.rfind("\n", 0, sentence.start) + 1 : sentence.start]
    return sentence.item and not before.strip(" -*+")


def house_fields(note: CodeNote) -> tuple[Statement, ...]:
    """Gives the names a house note states in its front matter, as statements."""
    subject = Subject(codes=(note.code,))
    names = {Kind.PHRASE: note.facts.phrase, Kind.NAME_KO: note.facts.name_ko}
    return tuple(
        Statement(
            source=HOUSE,
            path=note.path,
            lines=Lines(first=line, last=line),
            subject=subject,
            kind=kind,
            text=value,
        )
        for kind, value in names.items()
        for line in (note.lines.line((kind.value,)),)
    )
