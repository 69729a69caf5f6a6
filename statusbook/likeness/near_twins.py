"""Near-twins: what makes two statements two claims however many words they share, one function a rule."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from itertools import combinations, pairwise

from statusbook.likeness.alignment import Alignment
from statusbook.likeness.side import Point, Side
from statusbook.likeness.substitutions import (
    denied_besides,
    forbidden_and_allowed,
    missing_differs,
    name_goes_on,
    objects_differ,
    one_and_any,
    part_of_it,
    something_else,
    there_and_not_there,
    wrong_and_missing,
)
from statusbook.likeness.swapping import are_of_one_kind, are_swapped, look_swapped
from statusbook.likeness.values import VALUE_KINDS
from statusbook.likeness.word import Force

ACTORS = {
    "client": "client", "user": "client", "browser": "client", "agent": "client", "server": "server",
    "origin": "server", "upstream": "upstream", "proxy": "middle", "gateway": "middle", "admin": "admin",
}  # fmt: skip
"""Who acts: concepts, each with the party it belongs to."""

CONVERSE = {"get", "send"}
"""What one party does when the other does the other: the gateway gets what the origin sends."""

NEGATIVE = frozenset(
    "refuse deprecated fail close exceed overload maintenance down conflict lock late big long".split()
)
"""Concepts that say themselves that something is not done: 거부하다, 과부하 as 처리하지 못하다."""

LABELS = {"webdav"}
"""Concepts that only say where a code belongs: WebDAV: …"""

# The figures are those of the 466 labelled pairs (tests/cases/merge) when they were chosen: 213 of 245 duplicates found, 3 wrong ones.

TITLE = 1
"""How many mentions at the beginning of a text may be the title of what it speaks of: 일시 리다이렉션: ….

0 to 3 judge the labelled pairs alike; of 리소스가 일시적으로 이동함 the second word is no title any more.
"""
TELLING = 0.9
"""Weight from which a concept that changed places changes the claim; from 1.1 on one more pair is wrong."""
CLAUSE = 0.6
"""Weight from which a further clause is a further claim; 0.3 to 0.9 are alike, with 1.5 one more pair is wrong."""
ADDED = 0.6
"""Share of a clause that only one side has, from which the clause is a further claim.

With 0.7 one more pair is wrong; 0.5 is as good, with 0.4 one duplicate is missed and one wrong pair less.
"""
SLIGHT = 0.2
"""Weight up to which a concept, once it is denied on one side alone, makes another claim: 붙이지 않는다 against 붙인다.

With 0.45 two more duplicates of the merge pairs are missed and one wrong citation less of tests/cases/citations is made.
"""
OTHERWISE = 0.5
"""Weight that may differ, as a share of what agrees, where only the actors are said to differ.

With 0.25 one duplicate more of the 866 pairs is found, and two wrong ones more.
"""

# A word in Latin letters that the vocabulary does not know: ``=byteranges``
_NAME = re.compile(r"=[a-z]{3,}")

Rule = Callable[[Alignment], str | None]


def values_differ(alignment: Alignment) -> str | None:
    """Numbers, codes, versions, methods, header names: each side names one that the other does not."""
    one = {mention.concept for mention in alignment.ours.mentions if mention.value}
    other = {mention.concept for mention in alignment.theirs.mentions if mention.value}
    for kind in VALUE_KINDS:
        here = sorted(value for value in one - other if value.startswith(f"{kind} "))
        there = sorted(value for value in other - one if value.startswith(f"{kind} "))
        if here and there:
            return f"{here[0]} against {there[0]}"
    return None


def names_differ(alignment: Alignment) -> str | None:
    """Each side names something in Latin letters that the vocabulary does not know and the other side does not name.

    ``client_header_timeout`` against ``proxy_read_timeout``, ``multipart/byteranges`` against ``multipart/form-data``.
    """
    if alignment.ours.english or alignment.theirs.english:
        return None
    here, there = (
        sorted(point.concept for point in rest if _NAME.fullmatch(point.concept))
        for rest in (alignment.our_rest, alignment.their_rest)
    )
    return f"{here[0][1:]} against {there[0][1:]}" if here and there else None


def nothing_claimed(alignment: Alignment) -> str | None:
    """One side only names codes or headers (``501 ↔ 405``): there is no claim to be the same."""
    for side in (alignment.ours, alignment.theirs):
        if side.mentions and all(mention.value for mention in side.mentions):
            return f"only {side.mentions[0].concept} named"
    return None


def another_code(alignment: Alignment) -> str | None:
    """One side speaks of another status code, the other of none: a comparison is a claim of its own."""
    here, there = (
        sorted(concept for concept in side.points if concept.startswith("code "))
        for side in (alignment.ours, alignment.theirs)
    )
    if bool(here) != bool(there):
        return f"{(here or there)[0]} named on one side only"
    return None


def polarity_differs(alignment: Alignment) -> str | None:
    """A concept that one side affirms and the other denies."""
    for match in alignment.matches:
        if (
            match.share == 1.0
            and not match.one.signs & match.other.signs
            and not _is_missing(alignment, match.one.concept)
        ):
            return f"{match.one.concept} affirmed and denied"
    return None


def only_one_denies(alignment: Alignment) -> str | None:
    """One side says that something does not happen, the other denies nothing at all."""
    sides = (alignment.ours, alignment.theirs)
    for side, other in (sides, sides[::-1]):
        denied = [
            mention
            for mention in side.mentions
            if not mention.positive and alignment.lexicon.weights.get(mention.concept, 1) <= SLIGHT
        ]
        refused = any(mention.concept in NEGATIVE for mention in other.mentions)
        if denied and not refused and all(mention.positive for mention in other.mentions):
            return f"{denied[0].concept} denied on one side only"
    return None


def concepts_contrast(alignment: Alignment) -> str | None:
    """Concepts that exclude each other: permanent and temporary, syntax and semantics, kept and changed."""
    one, other = _signed(alignment.ours), _signed(alignment.theirs)
    for name, group in alignment.lexicon.contrasts.items():
        here, there = one & group - other, other & group - one
        if here and there:
            return f"{name}: {min(here)} against {min(there)}"
    return None


def one_side_decides(alignment: Alignment) -> str | None:
    """One side says for how long, the other leaves it open; a title at the beginning decides nothing."""
    for side, rest in ((alignment.ours, alignment.our_rest), (alignment.theirs, alignment.their_rest)):
        left = {point.concept for point in rest} & alignment.lexicon.decisive
        for concept in sorted(left):
            if concept == "regardless" or concept not in {mention.concept for mention in side.mentions[:TITLE]}:
                return f"{concept} on one side only"
    return None


def force_differs(alignment: Alignment) -> str | None:
    """A duty on one side that is a mere possibility on the other."""
    for match in alignment.matches:
        forces = {match.one.forces, match.other.forces}
        if forces == {frozenset({Force.MUST}), frozenset({Force.MAY})}:
            return f"{match.one.concept}: must against may"
    for rest, other in ((alignment.our_rest, alignment.theirs), (alignment.their_rest, alignment.ours)):
        advised = any(point.concept == "recommend" and point.signs == {True} for point in rest)
        if advised and any(mention.force is Force.MUST and mention.positive for mention in other.mentions):
            return "recommended against must"
    return None


def actors_differ(alignment: Alignment) -> str | None:
    """The same is said of somebody else: client and server, gateway and origin have changed places."""
    if not _same_but_for_actors(alignment):
        return None
    one, other = _subjects(alignment.ours.points), _subjects(alignment.theirs.points)
    converse = any({m.one.concept, m.other.concept} == CONVERSE for m in alignment.matches)
    if one and other and not one & other and not converse:
        return f"{min(one)} does it, and {min(other)} does it"
    here, there = _parties(alignment.our_rest), _parties(alignment.their_rest)
    if here - there and there - here:
        return f"{min(here - there)} against {min(there - here)}"
    return None


def attributes_contrast(alignment: Alignment) -> str | None:
    """One thing described by contrasting concepts: the request body and the response body, new and old address."""
    ours, theirs = alignment.ours, alignment.theirs
    for name, group in alignment.lexicon.contrasts_of_one.items():
        here, there = group & ours.points.keys(), group & theirs.points.keys()
        for one in sorted(here - there):
            for other in sorted(there - here):
                if _followers(ours, one) & _followers(theirs, other):
                    return f"{name}: {one} against {other}"
    return None


def places_swapped(alignment: Alignment) -> str | None:
    """Two values, parties or contrasting concepts that both sides name, each in the other's place."""
    ours, theirs = alignment.ours, alignment.theirs
    if ours.english != theirs.english:
        return None
    both = sorted({mention.concept for mention in ours.mentions} & {mention.concept for mention in theirs.mentions})
    alike = _same_but_for_actors(alignment)
    telling = {match.one.concept for match in alignment.matches if match.one.weight >= TELLING}
    for first, second in combinations(both, 2):
        kin = are_of_one_kind(first, second, alignment.lexicon) and look_swapped(ours, theirs, first, second)
        parties = {ACTORS.get(first), ACTORS.get(second)}
        apart = {first, second} <= telling or (len(parties) == 2 and None not in parties)
        if kin or (alike and apart and are_swapped(ours, theirs, first, second)):
            return f"{first} and {second} in each other's place"
    return None


def heads_differ(alignment: Alignment) -> str | None:
    """One thing of which the two sides say the opposite: the endpoint exists, the endpoint does not."""
    here, there = _heads(alignment.ours), _heads(alignment.theirs)
    for concept in sorted(here.keys() & there.keys()):
        for head, signs in here[concept].items():
            if head in there[concept] and not signs & there[concept][head] and not _is_missing(alignment, head):
                return f"{concept}: {head} affirmed and denied"
    return None


def clause_added(alignment: Alignment) -> str | None:
    """One side says all that the other says, in its order, and a further clause of its own."""
    longer, shorter = sorted((alignment.ours, alignment.theirs), key=lambda side: -len(side.mentions))
    part = iter([*(name for name in shorter.names if name not in LABELS), ""])
    awaited = next(part)
    whole: dict[int, float] = defaultdict(float)
    added: dict[int, float] = defaultdict(float)
    for mention, name in zip(longer.mentions, longer.names, strict=True):
        whole[mention.clause] += mention.weight
        if name == awaited:
            awaited = next(part)
        elif name not in shorter.names:
            added[mention.clause] += mention.weight
    if awaited or len(whole) < 2 or len(shorter.mentions) < 2:
        return None
    if any(weight >= max(CLAUSE, ADDED * whole[clause]) for clause, weight in added.items()):
        return "one side adds a claim"
    return None


RULES: tuple[Rule, ...] = (
    nothing_claimed,
    values_differ,
    names_differ,
    another_code,
    polarity_differs,
    only_one_denies,
    concepts_contrast,
    one_side_decides,
    force_differs,
    actors_differ,
    attributes_contrast,
    places_swapped,
    heads_differ,
    clause_added,
    something_else,
    there_and_not_there,
    wrong_and_missing,
    objects_differ,
    forbidden_and_allowed,
    missing_differs,
    denied_besides,
    name_goes_on,
    one_and_any,
    part_of_it,
)


def what_differs(alignment: Alignment) -> str | None:
    """Gives why the two statements are different claims, or None when no rule knows a reason."""
    return next((why for rule in RULES if (why := rule(alignment)) is not None), None)


def _signed(side: Side) -> frozenset[str]:
    """Gives the concepts affirmed, and with ``!`` those denied."""
    settled = (point for point in side.points.values() if not point.loose)
    return frozenset(p.concept if sign else f"!{p.concept}" for p in settled for sign in p.signs)


def _same_but_for_actors(alignment: Alignment) -> bool:
    rest = [p for p in (*alignment.our_rest, *alignment.their_rest) if p.concept not in ACTORS]
    matched = sum(m.one.weight * m.share for m in alignment.matches if m.one.concept not in ACTORS)
    return matched > 0 and sum(point.weight for point in rest) <= OTHERWISE * matched


def _parties(points: Iterable[Point]) -> set[str]:
    return {ACTORS[point.concept] for point in points if point.concept in ACTORS}


def _subjects(points: Mapping[str, Point]) -> set[str]:
    return _parties(point for point in points.values() if point.roles & {"subject", "topic", "place"})


def _heads(side: Side) -> Mapping[str, Mapping[str, set[bool]]]:
    """Gives for each concept the ones that directly follow it, as what is said of it, with their signs."""
    heads: dict[str, dict[str, set[bool]]] = defaultdict(lambda: defaultdict(set))
    for mention, following in pairwise(side.mentions):
        signs = {True, False} if following.purpose else {following.positive}
        heads[mention.concept][following.concept] |= signs
    return heads


def _is_missing(alignment: Alignment, concept: str) -> bool:
    """Tells whether the side that does not deny a concept says that there is none: 본문이 없다 as 본문 X."""
    for side in (alignment.ours, alignment.theirs):
        point = side.points.get(concept)
        if point is not None and True in point.signs:
            return any(
                one.concept == concept and head.concept == "exist" and not head.positive
                for one, head in pairwise(side.mentions)
            )
    return False


def _followers(side: Side, concept: str) -> set[str]:
    return {following.concept for mention, following in pairwise(side.mentions) if mention.concept == concept}
