"""Clusters of statements about one subject that are one claim, each led by its best-ranked statement."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from statusbook.registry.gist import Gist
from statusbook.registry.likeness import Likeness, compare, floor, threshold

CANDIDATES = 12
"""How many clusters a statement is compared with: those that share the most weight with it."""
WITNESSES = 8
"""How many members of a cluster, besides its leader, a newcomer must not contradict."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One wording of a claim to be placed in a cluster; ``place`` orders claims, house sentences first."""

    place: int
    gist: Gist
    form: str
    house: bool = False
    keys: frozenset[str] = frozenset()


@dataclass(slots=True, kw_only=True)
class Cluster:
    """Claims that are one; the first leads."""

    claims: list[Claim] = field(default_factory=list)

    @property
    def leader(self) -> Claim:
        """The best-ranked claim."""
        return self.claims[0]

    @property
    def keys(self) -> frozenset[str]:
        """The keys of all statements in the cluster."""
        return frozenset().union(*(claim.keys for claim in self.claims))


@dataclass(frozen=True, slots=True, kw_only=True)
class Rulings:
    """What writers decided: pairs of statement keys that are one claim, and pairs that are two."""

    same: frozenset[frozenset[str]] = frozenset()
    distinct: frozenset[frozenset[str]] = frozenset()

    def unite(self, one: Collection[str], other: Collection[str]) -> bool:
        """Tells whether a ruling makes the two one."""
        return any(pair & set(one) and pair & set(other) for pair in self.same)

    def part(self, one: Collection[str], other: Collection[str]) -> bool:
        """Tells whether a ruling keeps the two apart."""
        return any(pair & set(one) and pair & set(other) for pair in self.distinct)


def cluster_claims(claims: Sequence[Claim], own: Collection[str], rulings: Rulings) -> list[Cluster]:
    """Gives the clusters of the claims, in the order of their leaders; claims come in order of ``place``."""
    clusters: list[Cluster] = []
    index = ClusterIndex(own)
    for claim in claims:
        home = None if claim.house else _home_of(claim, index, own, rulings)
        if home is None:
            home = Cluster()
            clusters.append(home)
        home.claims.append(claim)
        index.add(claim, home)
    return clusters


class ClusterIndex:
    """Finds the clusters that share weight with a claim without looking at the others."""

    def __init__(self, own: Collection[str]) -> None:
        self._own = frozenset(own)
        self._clusters: list[Cluster] = []
        self._places: dict[int, int] = {}
        self._by_concept: dict[str, list[int]] = defaultdict(list)
        self._by_form: dict[str, list[int]] = defaultdict(list)

    def add(self, claim: Claim, cluster: Cluster) -> None:
        """Makes a cluster findable by its leader's concepts, and by the form of every member."""
        if claim is cluster.leader:
            self._places[claim.place] = len(self._clusters)
            self._clusters.append(cluster)
            for concept in self._weights(claim):
                self._by_concept[concept].append(self._places[claim.place])
        self._by_form[claim.form].append(self._places[cluster.leader.place])

    def candidates(self, claim: Claim) -> Iterator[Cluster]:
        """Gives clusters with the very form, then those that share the most weight, at most CANDIDATES."""
        same = dict.fromkeys(self._by_form.get(claim.form, ()))
        shared: dict[int, float] = defaultdict(float)
        for concept, weight in self._weights(claim).items():
            for place in self._by_concept.get(concept, ()):
                shared[place] += weight
        likely = sorted(shared, key=lambda place: (-shared[place], place))[:CANDIDATES]
        yield from (self._clusters[place] for place in dict.fromkeys([*same, *likely]))

    def __iter__(self) -> Iterator[Cluster]:
        return iter(self._clusters)

    def _weights(self, claim: Claim) -> dict[str, float]:
        return {t.concept: t.weight for t in claim.gist.terms if t.concept not in self._own}


def _home_of(claim: Claim, index: ClusterIndex, own: Collection[str], rulings: Rulings) -> Cluster | None:
    ruled = [cluster for cluster in index if rulings.same and rulings.unite(claim.keys, cluster.keys)]
    if ruled:
        return ruled[0]
    best: tuple[float, Cluster] | None = None
    for cluster in index.candidates(claim):
        if rulings.distinct and rulings.part(claim.keys, cluster.keys):
            continue
        score = _fit(claim, cluster, own)
        if score >= threshold() and (best is None or score > best[0]):
            best = (score, cluster)
    return best[1] if best else None


def _fit(claim: Claim, cluster: Cluster, own: Collection[str]) -> float:
    """Gives how well a claim fits a cluster: its best likeness to a member; 0 when it contradicts one."""
    if any(member.form == claim.form for member in cluster.claims):
        return 1.0
    leading = compare(claim.gist, cluster.leader.gist, own)
    if leading.difference is not None or leading.score < floor():
        return 0.0
    others: Iterable[Likeness] = [compare(claim.gist, member.gist, own) for member in cluster.claims[1 : 1 + WITNESSES]]
    if any(likeness.difference is not None for likeness in others):
        return 0.0
    return max([leading.score, *(likeness.score for likeness in others)])
