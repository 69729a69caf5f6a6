"""Clusters of statements about one subject that are one claim, each led by its best-ranked statement."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from statusbook.likeness.language import Language
from statusbook.likeness.scoring import compare
from statusbook.likeness.side import Side
from statusbook.likeness.word import Force

# Measured on the 4,076 texts of our own book, where none of the values below changes a group, and on 6,000 made-up ones
# (bench/merge.py), 150 to a subject, as a book of a hundred notes would have them: 3,453 groups in 4.1 s.

CANDIDATES = 12
"""How many clusters a text is compared with: those that share the most weight with it.

24 or all of them give the same groups; with 6 a group in six of 40 subjects is missed, with 3 in 28.
"""
SHARED = 0.3
"""Part of the weight of the lighter of two texts that they must share to be worth a comparison.

Without it three of 40 subjects differ and it takes 5.8 s; with 0.4 six do (2.8 s), with 0.5 26 do (1.9 s).
"""
WITNESSES = 8
"""How many members of a cluster, besides its leader, a newcomer must not contradict.

With none 38 of 40 subjects differ, with two 5: a newcomer is drawn in by its leader against a member.
"""


Wording = str | tuple[tuple[str, Force], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Clusterable:
    """One wording of a claim to be placed in a cluster; ``place`` orders claims, house sentences first."""

    place: int
    side: Side
    form: str
    house: bool = False
    keys: frozenset[str] = frozenset()

    @property
    def wordings(self) -> tuple[Wording, ...]:
        """What makes another claim the same without further comparison: its very signs, its very mentions."""
        mentions = tuple((mention.name, mention.force) for mention in self.side.mentions)
        return (self.form, mentions) if mentions else (self.form,)


@dataclass(slots=True, kw_only=True)
class Cluster:
    """Claims that are one; the first leads."""

    claims: list[Clusterable] = field(default_factory=list)

    @property
    def leader(self) -> Clusterable:
        """The best-ranked claim."""
        return self.claims[0]

    @property
    def keys(self) -> frozenset[str]:
        """The keys of all statements in the cluster."""
        return frozenset().union(*(claim.keys for claim in self.claims))


@dataclass(frozen=True, slots=True, kw_only=True)
class PairRulings:
    """What writers decided: pairs of statement keys that are one claim, and pairs that are two."""

    same: frozenset[frozenset[str]] = frozenset()
    distinct: frozenset[frozenset[str]] = frozenset()

    def unite(self, one: Collection[str], other: Collection[str]) -> bool:
        """Tells whether a ruling makes the two one."""
        return any(pair & set(one) and pair & set(other) for pair in self.same)

    def part(self, one: Collection[str], other: Collection[str]) -> bool:
        """Tells whether a ruling keeps the two apart."""
        return any(pair & set(one) and pair & set(other) for pair in self.distinct)


def cluster_claims(claims: Sequence[Clusterable], rulings: PairRulings, language: Language) -> list[Cluster]:
    """Gives the clusters of the claims, in the order of their leaders; claims come in order of ``place``."""
    clusters: list[Cluster] = []
    index = ClusterIndex()
    for claim in claims:
        home = None if claim.house else _home_of(claim, index, rulings, language)
        if home is None:
            home = Cluster()
            clusters.append(home)
        home.claims.append(claim)
        index.add(claim, home)
    return clusters


class ClusterIndex:
    """Finds the clusters a claim may belong to without looking at the others."""

    def __init__(self) -> None:
        self._clusters: list[Cluster] = []
        self._places: dict[int, int] = {}
        self._by_concept: dict[str, list[int]] = defaultdict(list)
        self._by_wording: dict[Wording, int] = {}

    def __iter__(self) -> Iterator[Cluster]:
        return iter(self._clusters)

    def add(self, claim: Clusterable, cluster: Cluster) -> None:
        """Makes a cluster findable by its leader's concepts and by the wording of every member."""
        if claim is cluster.leader:
            self._places[claim.place] = len(self._clusters)
            for concept in claim.side.points:
                self._by_concept[concept].append(len(self._clusters))
            self._clusters.append(cluster)
        for wording in claim.wordings:
            self._by_wording.setdefault(wording, self._places[cluster.leader.place])

    def alike(self, claim: Clusterable) -> Iterator[Cluster]:
        """Gives clusters with a member of the very wording or the very gist."""
        places = (self._by_wording.get(wording) for wording in claim.wordings)
        yield from (self._clusters[place] for place in places if place is not None)

    def likely(self, claim: Clusterable) -> Iterator[Cluster]:
        """Gives the clusters that share the most weight with a claim, at most CANDIDATES."""
        shared: dict[int, float] = defaultdict(float)
        for concept, point in claim.side.points.items():
            for place in self._by_concept.get(concept, ()):
                shared[place] += point.weight
        for place in sorted(shared, key=lambda place: (-shared[place], place))[:CANDIDATES]:
            cluster = self._clusters[place]
            if shared[place] >= SHARED * min(claim.side.weight, cluster.leader.side.weight):
                yield cluster


def _home_of(claim: Clusterable, index: ClusterIndex, rulings: PairRulings, language: Language) -> Cluster | None:
    if rulings.same:
        for cluster in index:
            if rulings.unite(claim.keys, cluster.keys):
                return cluster
    best: tuple[float, Cluster] | None = None
    for cluster in index.alike(claim):
        if not rulings.part(claim.keys, cluster.keys):
            return cluster
    for cluster in index.likely(claim):
        if not rulings.part(claim.keys, cluster.keys):
            score = _fit(claim, cluster, language)
            if score >= language.scoring.threshold and (best is None or score > best[0]):
                best = (score, cluster)
    return best[1] if best else None


def _fit(claim: Clusterable, cluster: Cluster, language: Language) -> float:
    """Gives how well a claim fits a cluster: its best likeness to a member; 0 when it contradicts one."""
    leading = compare(claim.side, cluster.leader.side, language)
    if leading.difference is not None or leading.score < language.scoring.floor:
        return 0.0
    others = [compare(claim.side, member.side, language) for member in cluster.claims[1 : 1 + WITNESSES]]
    if any(likeness.difference is not None for likeness in others):
        return 0.0
    return max([leading.score, *(likeness.score for likeness in others)])
