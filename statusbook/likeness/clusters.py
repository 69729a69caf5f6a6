"""Clusters of statements about one subject that are one claim, each led by its best-ranked statement."""

from __future__ import annotations

import functools
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from statusbook.likeness.language import Language
from statusbook.likeness.scoring import compare
from statusbook.likeness.shortlist import Shortlist
from statusbook.likeness.side import Side
from statusbook.progress import counted

# Measured on the 4,076 texts of our own book, where none of the values below changes a group, and on 6,000 made-up ones
# (bench/merge.py), 150 to a subject, as a book of a hundred notes would have them.

WITNESSES = 8
"""How many members of a cluster, besides its leader, a newcomer must not contradict.

With none 38 of 40 subjects differ, with two 5: a newcomer is drawn in by its leader against a member.
"""


Wording = str | tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Clusterable:
    """One wording of a claim to be placed in a cluster; ``place`` orders claims, house sentences first."""

    place: int
    side: Side
    form: str
    house: bool = False
    joined_by_ruling: bool = False
    claims: bool = True
    keys: frozenset[str] = frozenset()

    @property
    def wordings(self) -> tuple[Wording, ...]:
        """What makes another claim the same without further comparison: its very signs, its very mentions."""
        mentions = tuple(part for mention in self.side.mentions for part in (mention.name, mention.force.value))
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


@dataclass(frozen=True, kw_only=True)
class PairRulings:
    """What writers decided: pairs of statement keys that are one claim, and pairs that are two."""

    same: frozenset[frozenset[str]] = frozenset()
    distinct: frozenset[frozenset[str]] = frozenset()

    @functools.cached_property
    def partners(self) -> Mapping[str, frozenset[str]]:
        """The keys of all pairs that are one claim and hold a key, by that key."""
        return _partners(self.same)

    @functools.cached_property
    def strangers(self) -> Mapping[str, frozenset[str]]:
        """The keys of all pairs that are two claims and hold a key, by that key."""
        return _partners(self.distinct)

    def part(self, claim: Clusterable, cluster: Cluster) -> bool:
        """Tells whether a ruling keeps a claim out of a cluster."""
        strangers = frozenset().union(*(self.strangers.get(key, ()) for key in claim.keys))
        return bool(strangers) and not strangers.isdisjoint(cluster.keys)


def _partners(pairs: Iterable[frozenset[str]]) -> Mapping[str, frozenset[str]]:
    partners: dict[str, set[str]] = defaultdict(set)
    for pair in pairs:
        for key in pair:
            partners[key] |= pair
    return {key: frozenset(keys) for key, keys in partners.items()}


def cluster_claims(claims: Sequence[Clusterable], rulings: PairRulings, language: Language) -> list[Cluster]:
    """Gives the clusters of the claims, in the order of their leaders; claims come in order of ``place``."""
    index = ClusterIndex(rulings, language)
    for claim in counted("merging", claims):
        home = None if claim.house else index.home_of(claim)
        index.add(claim, home)
    return index.clusters


class ClusterIndex:
    """Clusters in the order of their leaders; finds the one a claim belongs to without looking at the others."""

    def __init__(self, rulings: PairRulings, language: Language) -> None:
        self.clusters: list[Cluster] = []
        self._rulings, self._language = rulings, language
        self._by_wording: dict[Wording, int] = {}
        self._by_ruled_key: dict[str, int] = {}
        self._leaders = Shortlist(language)

    def add(self, claim: Clusterable, home: int | None) -> None:
        """Adds a claim to the cluster at a place, or as the leader of a new one."""
        scoring = self._language.scoring
        if home is None:
            home = len(self.clusters)
            self.clusters.append(Cluster())
            # one that only a ruling joins to others is on the list, whose places are those of the clusters, out of reach
            self._leaders.add(claim.side, math.inf if claim.joined_by_ruling else scoring.threshold)
        elif not self.clusters[home].leader.joined_by_ruling:
            # another member may be more like a newcomer than the leader is
            self._leaders.lower(home, scoring.floor)
        self.clusters[home].claims.append(claim)
        if not self.clusters[home].leader.joined_by_ruling:
            for wording in claim.wordings:
                self._by_wording.setdefault(wording, home)
        for key in claim.keys & self._rulings.partners.keys():
            self._by_ruled_key[key] = min(home, self._by_ruled_key.get(key, home))

    def home_of(self, claim: Clusterable) -> int | None:
        """Gives the place of the cluster that a claim belongs to: as ruled, as worded, or else as it is most like."""
        ruled = [*self._ruled(claim)]
        if ruled:
            return min(ruled)
        for wording in claim.wordings:
            place = self._by_wording.get(wording)
            if place is not None and self._may_join(claim, place):
                return place
        best: tuple[float, int] | None = None
        for place in self._leaders.of(claim.side):
            if self._may_join(claim, place):
                score = _fit(claim, self.clusters[place], self._language)
                if score >= self._language.scoring.threshold and (best is None or score > best[0]):
                    best = (score, place)
        return best[1] if best else None

    def _may_join(self, claim: Clusterable, place: int) -> bool:
        """Tells whether a claim may be joined to a cluster for its words: what claims nothing says nothing of the house."""
        cluster = self.clusters[place]
        return (claim.claims or not cluster.leader.house) and not self._rulings.part(claim, cluster)

    def _ruled(self, claim: Clusterable) -> Iterator[int]:
        for key in claim.keys & self._rulings.partners.keys():
            for partner in self._rulings.partners[key] & self._by_ruled_key.keys():
                yield self._by_ruled_key[partner]


def _fit(claim: Clusterable, cluster: Cluster, language: Language) -> float:
    """Gives how well a claim fits a cluster: its best likeness to a member; 0 when it contradicts one."""
    scoring = language.scoring
    least = scoring.floor if len(cluster.claims) > 1 else scoring.threshold
    leading = compare(claim.side, cluster.leader.side, language, least=least)
    if leading.difference is not None or leading.score < least:
        return 0.0
    others = [compare(claim.side, member.side, language) for member in cluster.claims[1 : 1 + WITNESSES]]
    if any(likeness.difference is not None for likeness in others):
        return 0.0
    return max([leading.score, *(likeness.score for likeness in others)])
