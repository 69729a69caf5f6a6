"""Merges everything known and everything read into the registry."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from statusbook.facts.iana import PATH as IANA_PATH
from statusbook.facts.iana import IanaEntry, IanaSnapshot
from statusbook.facts.specification import specification
from statusbook.house.class_note import ClassNote
from statusbook.house.code_note import CodeNote, Standing
from statusbook.house.reference import Reference
from statusbook.house.sources import HOUSE, IANA, Source
from statusbook.likeness import Linguist
from statusbook.problems import ContentError, Problem
from statusbook.registry.fields import field_key, merge_field
from statusbook.registry.record import (
    ClassRecord,
    FieldValue,
    MergedProse,
    Record,
    Registry,
)
from statusbook.registry.rulings import Rulings
from statusbook.registry.settle import settle
from statusbook.registry.subject_prose import merge_subjects, prose_of_code
from statusbook.statements.house_statements import house_fields, house_sentences
from statusbook.statements.reading import Reading
from statusbook.statements.statement import FIELD_KINDS, Kind, Lines, Statement, Subject

_STANDING: Mapping[str, Standing] = {
    "assigned": "standard",
    "temporary": "temporary",
    "unused": "unused",
    "obsoleted": "obsolete",
}


def merge_registry(
    *,
    iana: IanaSnapshot,
    code_notes: Mapping[int, CodeNote],
    class_notes: Mapping[int, ClassNote],
    sources: Sequence[Source],
    readings: Sequence[Reading],
    rulings: Rulings,
    linguist: Linguist,
) -> Registry:
    """Gives one record a code that IANA lists, a house note describes or a note speaks of.

    Raises ContentError with every conflict that nobody ruled on and every ruling that no longer applies.
    """
    house = {
        Subject(codes=(code,)): house_sentences(note.prose, Subject(codes=(code,))) for code, note in code_notes.items()
    }
    house |= {
        Subject(status_class=n): house_sentences(note.prose, Subject(status_class=n)) for n, note in class_notes.items()
    }
    said = [sentence.statement for sentences in house.values() for sentence in sentences]
    settled = settle(readings, rulings, described=code_notes, house=said)
    problems = [*settled.problems]
    ranks = {HOUSE: 0, IANA: 0, **{source.id: source.rank for source in sources}}

    def rank(statement: Statement) -> int:
        return ranks[statement.source]

    fields, prose = _by_subject(settled.statements)
    merged = merge_subjects(prose, house, settled, rank, linguist)

    records: dict[int, Record] = {}
    described = {code for subject in (*fields, *prose) for code in subject.codes}
    for code in sorted({*iana.entries, *code_notes, *described, *settled.misplaced}):
        note, entry = code_notes.get(code), iana.entries.get(code)
        stated: dict[Kind, list[Statement]] = {kind: [] for kind in FIELD_KINDS}
        for statement in (*(house_fields(note) if note else ()), *_iana_fields(entry)):
            stated[statement.kind].append(statement)
        for kind in (Kind.PHRASE, Kind.NAME_KO):
            stated[kind] += fields.get(Subject(codes=(code,)), {}).get(kind, [])
        values, faults = _values(code, stated, rulings, rank)
        problems += faults
        records[code] = Record(
            code=code,
            phrase=values[Kind.PHRASE] or FieldValue(value="", evidence=()),
            name_ko=values[Kind.NAME_KO] or FieldValue(value="", evidence=()),
            standing=note.facts.standing if note else _STANDING[entry.standing] if entry else "unofficial",
            references=note.facts.references if note else _iana_references(entry),
            iana=entry,
            note=note,
            prose=prose_of_code(code, merged, settled),
            misplaced=settled.misplaced.get(code, ()),
        )
    problems += _stale_choices(rulings, records)
    classes = {
        number: ClassRecord(
            status_class=number,
            phrase=specification().class_phrases[number],
            name_ko=note.facts.name_ko,
            note=note,
            prose=merged.get(Subject(status_class=number), MergedProse()),
        )
        for number, note in sorted(class_notes.items())
    }
    topics = {subject.topic: found for subject, found in merged.items() if subject.topic}
    registry = Registry(
        iana=iana,
        records=records,
        classes=classes,
        topics=dict(sorted(topics.items())),
        sources=tuple(sources),
        readings=tuple(readings),
        rulings=rulings,
        ruled=settled.same | settled.distinct,
        unreviewed=_unreviewed(merged.values()),
    )
    if problems:
        raise ContentError(problems, salvaged=registry)
    return registry


def _unreviewed(proses: Iterable[MergedProse]) -> tuple[Statement, ...]:
    """Gives the statements that nobody has judged, and that no judged one says in the same words, by note and line."""
    found = [
        *(member for prose in proses for addition in prose.unreviewed for member in addition.members),
        *(member for prose in proses for addition in prose.additions for member in addition.awaiting),
    ]
    return tuple(sorted(found, key=lambda statement: (statement.path, statement.lines, statement.text)))


def _by_subject(
    statements: Iterable[Statement],
) -> tuple[dict[Subject, dict[Kind, list[Statement]]], dict[Subject, list[Statement]]]:
    fields: dict[Subject, dict[Kind, list[Statement]]] = defaultdict(lambda: defaultdict(list))
    prose: dict[Subject, list[Statement]] = defaultdict(list)
    for statement in statements:
        if statement.kind in FIELD_KINDS:
            fields[statement.subject][statement.kind].append(statement)
        else:
            prose[statement.subject].append(statement)
    return fields, prose


def _iana_fields(entry: IanaEntry | None) -> tuple[Statement, ...]:
    if entry is None or not entry.phrase:
        return ()
    lines = Lines(first=entry.line, last=entry.line)
    subject = Subject(codes=(entry.code,))
    return (Statement(source=IANA, path=IANA_PATH, lines=lines, subject=subject, kind=Kind.PHRASE, text=entry.phrase),)


def _iana_references(entry: IanaEntry | None) -> tuple[Reference, ...]:
    if entry is None:
        return ()
    if entry.reference.startswith("RFC "):
        return (Reference(rfc=int(entry.reference[4:]), section=entry.section or None),)
    return (Reference(title=entry.reference),)


def _values(
    code: int, stated: Mapping[Kind, Sequence[Statement]], rulings: Rulings, rank: object
) -> tuple[dict[Kind, FieldValue | None], list[Problem]]:
    assert callable(rank)
    values: dict[Kind, FieldValue | None] = {}
    problems: list[Problem] = []
    for kind in (Kind.PHRASE, Kind.NAME_KO):
        choice = next((c for c in rulings.fields if c.code == code and c.field == kind.value), None)
        misspelt = {field_key(s.phrase): s.means for s in rulings.spellings if s.code == code}
        values[kind], faults = merge_field(stated[kind], rank=rank, choice=choice, spellings=misspelt)
        problems += faults
    return values, problems


def _stale_choices(rulings: Rulings, records: Mapping[int, Record]) -> list[Problem]:
    problems = []
    for index, choice in enumerate(rulings.fields):
        record = records.get(choice.code)
        value = getattr(record, choice.field) if record else None
        if value is None or not value.evidence or not value.variants:
            path, line = rulings.place("fields", index)
            problems.append(
                Problem(
                    path=path,
                    line=line,
                    message=f"ruling on '{choice.field}' of {choice.code} no longer applies: nobody disagrees",
                    fix="remove the ruling",
                )
            )
    return problems
