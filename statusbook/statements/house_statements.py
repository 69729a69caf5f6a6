"""House notes as statements: their sentences, each with its place in the prose, and their names."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass

from statusbook.house.code_note import CodeNote
from statusbook.house.inline import plain_text
from statusbook.house.prose import Passage, Prose
from statusbook.house.sources import HOUSE
from statusbook.statements.statement import Kind, Lines, Statement, Subject
from statusbook.text import split_sentences

_KINDS = {  # by the anchor of the section
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
    """A sentence of the house: the statement it makes, its section, and its offsets in the section's Markdown."""

    statement: Statement
    anchor: str
    start: int
    end: int


@functools.lru_cache(maxsize=1024)
def house_sentences(prose: Prose, subject: Subject) -> tuple[HouseSentence, ...]:
    """Returns every sentence of the running text, in order; tables and fences hold none."""
    return tuple(
        sentence
        for section in prose.sections
        for passage in section.passages
        for sentence in _sentences_of(passage, section.anchor, prose.path, subject)
    )


def _sentences_of(passage: Passage, anchor: str, path: str, subject: Subject) -> Iterator[HouseSentence]:
    for start, end in split_sentences(passage.markdown):
        text = plain_text(passage.markdown[start:end])
        if not text:
            continue
        first = passage.line + passage.markdown.count("\n", 0, start)
        last = first + passage.markdown.count("\n", start, end)
        statement = Statement(
            source=HOUSE,
            path=path,
            lines=Lines(first=first, last=last),
            subject=subject,
            kind=_KINDS.get(anchor, Kind.DEFINITION),
            text=text,
        )
        yield HouseSentence(statement=statement, anchor=anchor, start=passage.start + start, end=passage.start + end)


def house_fields(note: CodeNote) -> tuple[Statement, ...]:
    """Returns the phrase and the Korean name of a house note as statements, on their lines of its front matter."""
    names = {Kind.PHRASE: note.facts.phrase, Kind.NAME_KO: note.facts.name_ko}
    return tuple(_field(note, kind, value) for kind, value in names.items())


def _field(note: CodeNote, kind: Kind, value: str) -> Statement:
    line = note.lines.line((kind.value,))
    return Statement(
        source=HOUSE,
        path=note.path,
        lines=Lines(first=line, last=line),
        subject=Subject(codes=(note.code,)),
        kind=kind,
        text=value,
    )
