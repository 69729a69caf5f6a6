"""The statements of a house note: its sentences, each with its place in the prose, and its names."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from statusbook.house.code_note import CodeNote
from statusbook.house.inline import plain_text
from statusbook.house.prose import Prose
from statusbook.house.sources import HOUSE
from statusbook.statements.statement import Kind, Lines, Statement, Subject
from statusbook.text import split_sentences

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
    """A sentence of the house: the statement it makes, its section, and its offsets in the section's Markdown."""

    statement: Statement
    anchor: str
    start: int
    end: int


@functools.lru_cache(maxsize=1024)
def house_sentences(prose: Prose, subject: Subject) -> tuple[HouseSentence, ...]:
    """Gives every sentence of the running text, in order; tables and fences hold none."""
    sentences = []
    for section in prose.sections:
        for passage in section.passages:
            for start, end in split_sentences(passage.markdown):
                text = plain_text(passage.markdown[start:end])
                if not text:
                    continue
                before = passage.markdown.count("\n", 0, start)
                within = passage.markdown.count("\n", start, end)
                line = passage.line + before
                statement = Statement(
                    source=HOUSE,
                    path=prose.path,
                    lines=Lines(first=line, last=line + within),
                    subject=subject,
                    kind=_KINDS.get(section.anchor, Kind.DEFINITION),
                    text=text,
                )
                sentences.append(
                    HouseSentence(
                        statement=statement,
                        anchor=section.anchor,
                        start=passage.start + start,
                        end=passage.start + end,
                    )
                )
    return tuple(sentences)


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
