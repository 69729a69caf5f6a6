"""Pairs that likely say the same, as rulings for a writer to confirm or refuse once."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from statusbook.house.sources import HOUSE
from statusbook.likeness import Linguist
from statusbook.registry.merged_statements import MergedStatement, ProposedPair, propose_pairs
from statusbook.registry.record import MergedProse, Registry
from statusbook.registry.rulings import rulings_path
from statusbook.statements.statement import Statement


def proposed_pairs(registry: Registry, linguist: Linguist) -> list[ProposedPair]:
    """Gives the pairs that no ruling speaks of yet, likeliest first; two house sentences are never one."""
    merged = [
        claim
        for prose in (
            *(record.prose for record in registry.records.values()),
            *(record.prose for record in registry.classes.values()),
        )
        if prose.additions
        for claim in _claims(prose)
    ]
    pairs = propose_pairs(merged, linguist, registry.ruled)
    return [pair for pair in pairs if {pair.first.source, pair.second.source} != {HOUSE}]


def _claims(prose: MergedProse) -> Iterator[MergedStatement]:
    for cited in prose.sentences:
        said = cited.sentence.statement
        yield MergedStatement(statement=said, members=(said, *cited.citing))
    for addition in prose.additions:
        if not addition.shared:
            yield MergedStatement(statement=addition.members[0], members=addition.members)


def render_proposals(pairs: Sequence[ProposedPair]) -> str:
    """Gives the pairs as YAML: to be pasted under 'same' of the file named above each, or under 'distinct'."""
    lines = ["# Paste what says the same under 'same:' in the file that is named, the rest under 'distinct:'."]
    for pair in pairs:
        note = pair.first.source if pair.first.source != HOUSE else pair.second.source
        found = f"{pair.first.location}  {pair.second.location}"
        lines.append(f"  # {pair.score:.2f}  {found}  -> {rulings_path(note)}")
        lines += [f"  - a: {_quote(pair.first)}", f"    b: {_quote(pair.second)}", '    because: ""']
    return "\n".join(lines)


def _quote(statement: Statement) -> str:
    words = json.dumps(statement.text, ensure_ascii=False)
    code = f", code: {statement.subject.codes[0]}" if statement.subject.codes else ""
    return f"{{source: {statement.source}{code}, quote: {words}}}"
