"""What a team has agreed on, beside what the RFC demands otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from statusbook.house.code_note import CodeNote
from statusbook.house.convention import ConventionNote
from statusbook.likeness import Linguist
from statusbook.registry.record import Registry


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """What an RFC demands of every answer with a code, in a sentence, and where our note of the code says so."""

    text: str
    path: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Convention:
    """One convention, and the demands of RFCs that it contradicts."""

    note: ConventionNote
    against: tuple[Demand, ...] = ()


def agreed(notes: Mapping[int, ConventionNote], registry: Registry, linguist: Linguist) -> dict[int, Convention]:
    """Gives every convention by its code, each with the demands that it contradicts."""
    found: dict[int, Convention] = {}
    for code, note in sorted(notes.items()):
        record = registry.records.get(code)
        house = record.note if record is not None else None
        against = tuple(_contradicted(house, note.facts.rule, linguist)) if house is not None else ()
        found[code] = Convention(note=note, against=against)
    return found


def _contradicted(house: CodeNote, rule: str, linguist: Linguist) -> Iterator[Demand]:
    """Gives what a rule contradicts of the facts that an RFC demands (MUST, MUST NOT) of a code."""
    facts = house.facts
    for name in facts.headers.required:
        if name not in facts.headers.when and linguist.leaves_out_header(rule, name):
            text = f"`{name}` 헤더를 보내야 합니다. 필수(MUST)입니다."
            yield Demand(text=text, path=house.path, line=house.lines.line(("headers", "required")))
    if facts.body == "forbidden" and linguist.sends_body(rule):
        text = "이 코드의 응답에는 본문이 없어야 합니다. 금지(MUST NOT)입니다."
        yield Demand(text=text, path=house.path, line=house.lines.line(("body",)))
