"""Prose of one registry: statements that say the same thing become one, with every source kept."""

from __future__ import annotations

import functools
import hashlib
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from statusbook.likeness.analyser import Analyser
from statusbook.likeness.clusters import Candidate, Cluster, ClusterIndex, PairRulings, cluster_claims
from statusbook.likeness.gist import Gist
from statusbook.likeness.scoring import Likeness, compare, floor, threshold
from statusbook.likeness.side import side_of
from statusbook.memory import Memory
from statusbook.statements.statement import Statement, Subject
from statusbook.text import clean_text, squeeze

__all__ = [
    "Analyser",
    "MergedStatement",
    "ProposedPair",
    "compare_statements",
    "merge_prose",
    "propose_pairs",
    "statement_key",
]

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
    analyse: Analyser,
    memory: Memory | None = None,
) -> tuple[MergedStatement, ...]:
    """Gives every claim once, by subject, rank, path and line, whatever order the statements come in.

    ``same`` and ``distinct`` are writers' rulings: pairs of statement keys. ``memory`` spares the subjects
    of which nothing has changed.
    """
    grouping = _Grouping(analyse, memory or Memory())
    rulings = PairRulings(same=frozenset(same), distinct=frozenset(distinct))
    by_subject: dict[Subject, list[Statement]] = defaultdict(list)
    for statement in sorted(statements, key=lambda s: _order(s, rank)):
        by_subject[statement.subject].append(statement)
    return tuple(
        MergedStatement(statement=members[0], members=tuple(members))
        for subject in sorted(by_subject, key=_subject_order)
        for members in _merge_subject(by_subject[subject], rank, grouping, rulings)
    )


def propose_pairs(
    merged: Sequence[MergedStatement], analyse: Analyser, ruled: Collection[frozenset[str]] = ()
) -> list[ProposedPair]:
    """Gives pairs from different notes that likely say the same but are not sure enough to merge, likeliest first.

    ``ruled`` names pairs of statement keys that a ruling speaks of already.
    """
    gists = analyse(claim.text for claim in merged)
    by_subject: dict[Subject, list[MergedStatement]] = defaultdict(list)
    for claim in merged:
        by_subject[claim.statement.subject].append(claim)
    pairs = [
        pair
        for subject, claims in by_subject.items()
        for pair in _likely_pairs(claims, gists, own_concepts(subject))
        if pair.keys not in ruled
    ]
    return sorted(pairs, key=lambda p: (-p.score, p.first.location, p.second.location))


def compare_statements(one: str, other: str, *, codes: Collection[int], analyse: Analyser) -> Likeness:
    """Gives the likeness of two texts about the codes, as the merging sees it."""
    if _plain_form(one) == _plain_form(other):
        return Likeness(score=1.0)
    gists = analyse((one, other))
    own = own_concepts(Subject(codes=tuple(codes)))
    return compare(side_of(gists[one], own), side_of(gists[other], own))


def own_concepts(subject: Subject) -> frozenset[str]:
    """Gives the concepts that only name the subject: ``404`` in a statement about 404 says nothing."""
    return frozenset(f"code {code}" for code in subject.codes) if len(subject.codes) == 1 else frozenset()


def _merge_subject(
    statements: Sequence[Statement],
    rank: Callable[[Statement], int],
    grouping: _Grouping,
    rulings: PairRulings,
) -> Iterator[list[Statement]]:
    bundles = list(_bundles(statements, rank, rulings))
    wordings = tuple(
        _Wording(
            text=bundle[0].text,
            house=rank(bundle[0]) == HOUSE_RANK,
            keys=tuple(sorted(map(statement_key, bundle))) if rulings.same or rulings.distinct else (),
        )
        for bundle in bundles
    )
    here = {key for wording in wordings for key in wording.keys}
    same, distinct = ([pair for pair in pairs if pair & here] for pairs in (rulings.same, rulings.distinct))
    for places in grouping.groups(statements[0].subject, wordings, _sorted_pairs(same), _sorted_pairs(distinct)):
        members = [statement for place in places for statement in bundles[place]]
        yield sorted(members, key=lambda s: _order(s, rank))


Pairs = tuple[tuple[str, ...], ...]


def _sorted_pairs(pairs: Iterable[frozenset[str]]) -> Pairs:
    return tuple(sorted(tuple(sorted(pair)) for pair in pairs))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wording:
    """One wording of a claim, and the keys of the statements in it."""

    text: str
    house: bool
    keys: tuple[str, ...]


class _Grouping:
    """Tells which wordings about one subject are one claim; remembers what depends on nothing else."""

    def __init__(self, analyse: Analyser, memory: Memory) -> None:
        self._analyse = analyse
        self._memory = memory

    def groups(
        self, subject: Subject, wordings: tuple[_Wording, ...], same: Pairs, distinct: Pairs
    ) -> tuple[tuple[int, ...], ...]:
        """Gives the places of the wordings of every claim, the leader's first."""
        return self._memory.recall(self._find, subject, wordings, same, distinct)

    def _find(
        self, subject: Subject, wordings: tuple[_Wording, ...], same: Pairs, distinct: Pairs
    ) -> tuple[tuple[int, ...], ...]:
        gists = self._analyse(wording.text for wording in wordings)
        own = own_concepts(subject)
        claims = [
            Candidate(
                place=place,
                side=side_of(gists[wording.text], own),
                form=_plain_form(wording.text),
                house=wording.house,
                keys=frozenset(wording.keys),
            )
            for place, wording in enumerate(wordings)
        ]
        rulings = PairRulings(same=frozenset(map(frozenset, same)), distinct=frozenset(map(frozenset, distinct)))
        return tuple(tuple(claim.place for claim in cluster.claims) for cluster in cluster_claims(claims, rulings))


def _bundles(
    statements: Sequence[Statement], rank: Callable[[Statement], int], rulings: PairRulings
) -> Iterator[list[Statement]]:
    """Gives the statements by their very words; house sentences and ruled ones each alone."""
    bundles: dict[tuple[str, str], list[Statement]] = {}
    apart = {key for pair in rulings.distinct for key in pair}
    for place, statement in enumerate(statements):
        alone = rank(statement) == HOUSE_RANK or bool(apart and statement_key(statement) in apart)
        bundles.setdefault((_plain_form(statement.text), str(place) if alone else ""), []).append(statement)
    yield from bundles.values()


def _likely_pairs(
    claims: Sequence[MergedStatement], gists: Mapping[str, Gist], own: frozenset[str]
) -> Iterator[ProposedPair]:
    index = ClusterIndex()
    for place, claim in enumerate(claims):
        wording = Candidate(place=place, side=side_of(gists[claim.text], own), form=_plain_form(claim.text))
        for cluster in index.likely(wording):
            other = claims[cluster.leader.place]
            likeness = compare(wording.side, cluster.leader.side)
            apart = other.statement.source != claim.statement.source
            if apart and likeness.difference is None and floor() <= likeness.score < threshold():
                yield ProposedPair(first=other.statement, second=claim.statement, score=likeness.score)
        index.add(wording, Cluster(claims=[wording]))


def _plain_form(text: str) -> str:
    folded = unicodedata.normalize("NFKC", clean_text(text)).casefold()
    return "".join(sign for sign in folded if sign.isalnum())


def _order(statement: Statement, rank: Callable[[Statement], int]) -> tuple[object, ...]:
    return (rank(statement), statement.path, statement.lines, statement.kind, statement.text)


def _subject_order(subject: Subject) -> tuple[object, ...]:
    return (subject.codes, subject.status_class or 0, subject.topic or "")
