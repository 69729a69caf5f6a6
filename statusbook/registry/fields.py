"""Merges the values of a field: equal ones keep all evidence, otherwise rank decides, a ruling overrides."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from statusbook.problems import Problem
from statusbook.registry.record import FieldValue, Variant
from statusbook.registry.rulings import FieldChoice, rulings_path
from statusbook.statements.statement import Statement
from statusbook.text import squeeze

_NOT_WORDS = re.compile(r"[\s\-_'’.·()]+")


def field_key(value: str) -> str:
    """Gives the form in which two values of a field are the same: case, spaces and punctuation apart."""
    return _NOT_WORDS.sub("", value).casefold()


def merge_field(
    statements: Sequence[Statement],
    *,
    rank: Callable[[Statement], int],
    choice: FieldChoice | None,
    spellings: Mapping[str, str],
) -> tuple[FieldValue | None, list[Problem]]:
    """Gives the value that stands, its variants, and a problem if equals disagree and nobody ruled.

    ``spellings`` leads from a misspelt value's key to the value a ruling says it means: such a value
    stays visible as a variant but does not take part in the decision.
    """
    groups: dict[str, list[Statement]] = {}
    for statement in sorted(statements, key=lambda s: (rank(s), s.path, s.lines)):
        groups.setdefault(field_key(statement.text), []).append(statement)
    sound = {key: group for key, group in groups.items() if key not in spellings}
    if not sound:
        return None, []
    best = min(rank(group[0]) for group in sound.values())
    leaders = [key for key, group in sound.items() if rank(group[0]) == best]
    problems: list[Problem] = []
    if choice:
        winner = field_key(choice.value)
        if winner not in groups:
            return FieldValue(value=choice.value, evidence=(), variants=_variants(groups, winner)), []
    else:
        winner = leaders[0]
        if len(leaders) > 1:
            problems.append(_conflict([sound[key] for key in leaders]))
    group = groups[winner]
    value = FieldValue(
        value=squeeze(group[0].text),
        evidence=tuple(group),
        variants=_variants(groups, winner),
        because=choice.because if choice else None,
    )
    return value, problems


def _variants(groups: Mapping[str, Sequence[Statement]], winner: str) -> tuple[Variant, ...]:
    return tuple(
        Variant(value=squeeze(group[0].text), evidence=tuple(group)) for key, group in groups.items() if key != winner
    )


def _conflict(sides: Sequence[Sequence[Statement]]) -> Problem:
    first, second = sides[0][0], sides[1][0]
    code, field = first.subject.codes[0], first.kind.value
    ruling = (
        f"choose one in {rulings_path(first.source)}:\n"
        "fields:\n"
        f"  - code: {code}\n"
        f"    field: {field}\n"
        f'    value: "{squeeze(first.text)}"\n'
        '    because: ""'
    )
    return Problem(
        path=first.path,
        line=first.lines.first,
        message=f"{code}: two notes of the same rank give different values of '{field}'",
        evidence=tuple(f'{side[0].location} says "{squeeze(side[0].text)}"' for side in (sides[0], [second])),
        fix=ruling,
    )
