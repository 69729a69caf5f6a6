"""Applies rulings to what was read: slips that need one, entries that move, quotes that must still be found."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from statusbook.problems import Problem
from statusbook.registry.fields import field_key
from statusbook.registry.merged_statements import statement_key
from statusbook.registry.record import Misplaced
from statusbook.registry.rulings import Finding, Pair, Quote, Rulings, rulings_path
from statusbook.statements.reading import NoteEntry, NoteFinding, Reading, Slip
from statusbook.statements.statement import FIELD_KINDS, Statement
from statusbook.text import squeeze


@dataclass(frozen=True, kw_only=True)
class Settled:
    """The statements as they stand after the rulings, and what the rulings did."""

    statements: tuple[Statement, ...]
    misplaced: Mapping[int, tuple[Misplaced, ...]]
    findings: Mapping[str, Finding]
    same: frozenset[frozenset[str]]
    distinct: frozenset[frozenset[str]]
    problems: tuple[Problem, ...]

    def is_judged(self, statement: Statement) -> bool:
        """Tells whether a person has decided on a statement: a verdict, or what it says the same as."""
        return statement_key(statement) in self._judged

    @functools.cached_property
    def _judged(self) -> frozenset[str]:
        return frozenset().union(self.findings, *self.same)


def settle(
    readings: Sequence[Reading],
    rulings: Rulings,
    *,
    described: Collection[int] = (),
    house: Iterable[Statement] = (),
) -> Settled:
    """Gives the statements with every ruling applied; slips nobody ruled on and stale rulings are problems.

    ``described`` are the codes with a house note: an unassigned one of them needs no ruling. ``house``
    are the sentences of the house, which a ruling on a pair may quote.
    """
    problems = [*_unruled(readings, rulings, described)]
    statements: list[Statement] = []
    moved: dict[int, list[Misplaced]] = defaultdict(list)
    used: set[int] = set()
    for reading in readings:
        for entry in reading.entries:
            index = _mismatch_of(reading.source, entry, rulings)
            if index is None:
                statements += entry.statements
                continue
            used.add(index)
            ruling = rulings.mismatches[index]
            subject = replace(entry.subject, codes=(ruling.belongs_to,))
            there = tuple(replace(s, subject=subject) for s in entry.statements)
            moved[ruling.belongs_to].append(Misplaced(ruling=ruling, statements=there))
            statements += [s for s in there if s.kind not in FIELD_KINDS]
    for index, ruling in enumerate(rulings.mismatches):
        if index not in used:
            problems.append(_stale("mismatches", index, rulings, f"{ruling.code} {ruling.phrase}"))
    quotes = Quotes([*statements, *house])
    findings: dict[str, Finding] = {}
    for index, finding in enumerate(rulings.verdicts):
        found, fault = quotes.find(_quote_of(finding))
        if fault:
            problems.append(_problem("verdicts", index, rulings, *fault))
        findings |= {statement_key(statement): finding for statement in found}
    pairs = {}
    for kind in ("same", "distinct"):
        keys, faults = _pairs(getattr(rulings, kind), quotes, kind, rulings)
        pairs[kind] = keys
        problems += faults
    return Settled(
        statements=tuple(statements),
        misplaced={code: tuple(entries) for code, entries in moved.items()},
        findings=findings,
        same=pairs["same"],
        distinct=pairs["distinct"],
        problems=tuple(problems),
    )


def _mismatch_of(source: str, entry: NoteEntry, rulings: Rulings) -> int | None:
    for index, ruling in enumerate(rulings.mismatches):
        if (
            ruling.source == source
            and entry.subject.codes == (ruling.code,)
            and field_key(entry.phrase or "") == field_key(ruling.phrase)
        ):
            return index
    return None


def _unruled(readings: Iterable[Reading], rulings: Rulings, described: Collection[int]) -> Iterator[Problem]:
    mismatches = {(r.source, r.code, field_key(r.phrase)) for r in rulings.mismatches}
    spellings = {(r.source, r.code, field_key(r.phrase)) for r in rulings.spellings}
    unassigned = {(r.source, r.code) for r in rulings.unassigned}
    seen_spellings, seen_unassigned = set(), set()
    for reading in readings:
        for noticed in reading.findings:
            phrase = (reading.source, noticed.code or 0, field_key(noticed.phrase or ""))
            number = (reading.source, noticed.code or 0)
            seen_spellings.add(phrase)
            seen_unassigned.add(number)
            ruled = {
                Slip.PHRASE_OF_ANOTHER_CODE: phrase in mismatches,
                Slip.MISSPELT_PHRASE: phrase in spellings or phrase in mismatches,
                Slip.UNASSIGNED_CODE: noticed.code in described
                or number in unassigned
                or any(m[:2] == number for m in mismatches),
            }
            if not ruled.get(noticed.slip, True):
                yield Problem(
                    path=reading.path,
                    line=noticed.line,
                    message=noticed.message,
                    fix=_ruling_to_write(reading.source, noticed),
                )
    for index, spelling in enumerate(rulings.spellings):
        if (spelling.source, spelling.code, field_key(spelling.phrase)) not in seen_spellings:
            yield _stale("spellings", index, rulings, f"{spelling.code} {spelling.phrase}")
    for index, stray in enumerate(rulings.unassigned):
        if (stray.source, stray.code) not in seen_unassigned:
            yield _stale("unassigned", index, rulings, str(stray.code))


def _ruling_to_write(source: str, noticed: NoteFinding) -> str:
    begin = f"{noticed.fix.split(', or add')[0]}, or add to {rulings_path(source)}:"
    head = f"  - source: {source}\n    code: {noticed.code}\n"
    phrase = f'    phrase: "{squeeze(noticed.phrase or "")}"\n'
    why = '    because: ""'
    if noticed.slip is Slip.PHRASE_OF_ANOTHER_CODE:
        target = noticed.suggests or noticed.code
        return f"{begin}\nmismatches:\n{head}{phrase}    belongs_to: {target}\n{why}\n    references: []"
    if noticed.slip is Slip.MISSPELT_PHRASE:
        return f'{begin}\nspellings:\n{head}{phrase}    means: ""\n{why}'
    return f"{begin}\nunassigned:\n{head}{why}"


def _quote_of(finding: Finding) -> Quote:
    return Quote(source=finding.source, quote=finding.quote, code=finding.code, status_class=finding.status_class)


class Quotes:
    """Finds statements by words of theirs."""

    def __init__(self, statements: Iterable[Statement]) -> None:
        self._said: dict[tuple[str, int | None], list[tuple[str, Statement]]] = defaultdict(list)
        for statement in statements:
            for code in (None, *statement.subject.codes):
                self._said[statement.source, code].append((squeeze(statement.text), statement))

    def finds(self, statement: Statement, *, code: int | None = None, status_class: int | None = None) -> bool:
        """Tells whether a ruling that quotes all of a statement, with a code or a class, finds it and its like alone."""
        quote = Quote(source=statement.source, quote=statement.text, code=code, status_class=status_class)
        found, fault = self.find(quote)
        return fault is None and any(statement_key(one) == statement_key(statement) for one in found)

    def find(self, quote: Quote) -> tuple[list[Statement], tuple[str, str] | None]:
        """Gives the statements that hold the words, or message and fix if none does or two differ."""
        words = squeeze(quote.quote)
        found = [
            (text, statement)
            for text, statement in self._said[quote.source, quote.code]
            if words in text and quote.status_class in (None, statement.subject.status_class)
        ]
        exact = [(text, statement) for text, statement in found if text == words]
        found = exact or found
        if not found:
            return [], (
                f"no statement of '{quote.source}' says \"{words}\"",
                "correct the quote, or remove the ruling",
            )
        if len({(text, s.subject.codes, s.subject.status_class) for text, s in found}) > 1:
            lines = ", ".join(sorted({statement.location for _, statement in found})[:4])
            return [], (f'"{words}" stands in several statements: {lines}', "quote more of it, or add 'code'")
        return [statement for _, statement in found], None


def _pairs(
    pairs: Sequence[Pair], quotes: Quotes, kind: str, rulings: Rulings
) -> tuple[frozenset[frozenset[str]], list[Problem]]:
    keys: set[frozenset[str]] = set()
    problems: list[Problem] = []
    for index, pair in enumerate(pairs):
        sides = [quotes.find(side) for side in (pair.a, pair.b)]
        problems += [_problem(kind, index, rulings, *fault) for _, fault in sides if fault]
        keys |= {frozenset({statement_key(a), statement_key(b)}) for a in sides[0][0] for b in sides[1][0]}
    return frozenset(keys), problems


def _stale(kind: str, index: int, rulings: Rulings, what: str) -> Problem:
    return _problem(kind, index, rulings, f"ruling on '{what}' no longer applies: no note says it", "remove the ruling")


def _problem(kind: str, index: int, rulings: Rulings, message: str, fix: str) -> Problem:
    path, line = rulings.place(kind, index)
    return Problem(path=path, line=line, message=message, fix=fix)
