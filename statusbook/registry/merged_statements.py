"""Statements that say the same thing become one, with every source kept."""

from __future__ import annotations

import functools
import hashlib
from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from statusbook.likeness import KeyedText, Linguist, TextsOfOne
from statusbook.statements.statement import Statement, Subject
from statusbook.text import clean_text, squeeze

HOUSE_RANK = 0
"""The rank of the house notes, whose sentences never merge with one another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedStatement:
    """One claim: the best-ranked statement, and all that say the same by rank, path and line."""

    statement: Statement
    members: tuple[Statement, ...]

    @property
    def text(self) -> str:
        """The words the claim is shown in: those of the best-ranked statement."""
        return self.statement.text


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedPair:
    """Two merged statements that may say the same: for a writer to confirm or refuse in a ruling."""

    first: Statement
    second: Statement
    score: float

    @property
    def keys(self) -> frozenset[str]:
        """The pair as a ruling holds it."""
        return frozenset({statement_key(self.first), statement_key(self.second)})


@functools.lru_cache(maxsize=16384)
def statement_key(statement: Statement) -> str:
    """Gives the name by which a ruling knows a statement: 12 hex digits, the same wherever its lines move."""
    subject = statement.subject
    parts = [
        statement.source,
        ",".join(map(str, sorted(subject.codes))),
        str(subject.status_class or ""),
        subject.topic or "",
        squeeze(clean_text(statement.text)),
    ]
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:12]


def merge_prose(
    statements: Sequence[Statement],
    *,
    rank: Callable[[Statement], int],
    same: Collection[frozenset[str]] = (),
    distinct: Collection[frozenset[str]] = (),
    by_ruling: Collection[Statement] = (),
    linguist: Linguist,
) -> tuple[MergedStatement, ...]:
    """Gives every claim once, by subject, rank, path and line, whatever order the statements come in.

    ``same`` and ``distinct`` are writers' rulings: pairs of statement keys. To the statements ``by_ruling`` others are
    joined by a ruling alone.
    """
    by_subject: dict[Subject, list[Statement]] = defaultdict(list)
    for statement in sorted(statements, key=lambda s: _order(s, rank)):
        by_subject[statement.subject].append(statement)
    ruled = bool(same or distinct)
    subjects = sorted(by_subject, key=_subject_order)
    found = linguist.groups_of_each(
        [_texts(by_subject[subject], rank, ruled, by_ruling) for subject in subjects],
        same=frozenset(same),
        distinct=frozenset(distinct),
    )
    return tuple(
        MergedStatement(statement=members[0], members=members)
        for subject, groups in zip(subjects, found, strict=True)
        for places in groups
        for members in [tuple(by_subject[subject][place] for place in places)]
    )


def _texts(
    statements: Sequence[Statement], rank: Callable[[Statement], int], ruled: bool, by_ruling: Collection[Statement]
) -> TextsOfOne:
    """Gives the texts about one subject, in the order of the statements."""
    texts = [
        KeyedText(
            text=s.text,
            key=statement_key(s) if ruled else "",
            leads=rank(s) == HOUSE_RANK,
            joined_by_ruling=s in by_ruling,
        )
        for s in statements
    ]
    return TextsOfOne(texts=tuple(texts), about=statements[0].subject.codes)


def propose_pairs(
    merged: Sequence[MergedStatement], linguist: Linguist, ruled: Collection[frozenset[str]] = ()
) -> list[ProposedPair]:
    """Gives pairs from different notes that likely say the same but are not sure enough to merge, likeliest first.

    ``ruled`` names pairs of statement keys that a ruling speaks of already.
    """
    by_subject: dict[Subject, list[MergedStatement]] = defaultdict(list)
    for claim in merged:
        by_subject[claim.statement.subject].append(claim)
    pairs = [
        ProposedPair(first=claims[pair.first].statement, second=claims[pair.second].statement, score=pair.score)
        for subject, claims in by_subject.items()
        for pair in linguist.likely_pairs([claim.text for claim in claims], about=subject.codes)
    ]
    found = (pair for pair in pairs if pair.first.source != pair.second.source and pair.keys not in ruled)
    return sorted(found, key=lambda p: (-p.score, p.first.location, p.second.location))


def _order(statement: Statement, rank: Callable[[Statement], int]) -> tuple[object, ...]:
    return (rank(statement), statement.path, statement.lines, statement.kind, statement.text)


def _subject_order(subject: Subject) -> tuple[object, ...]:
    return (subject.codes, subject.status_class or 0, subject.topic or "")
