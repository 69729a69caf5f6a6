"""Near-twins: what makes two statements different claims however many words they share, one function a rule."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations, pairwise

from statusbook.registry.alignment import Alignment, Point
from statusbook.registry.gist import Gist
from statusbook.registry.lexicon import lexicon
from statusbook.registry.words import Force

ACTORS = {
    "client": "client", "user": "client", "browser": "client", "agent": "client", "server": "server",
    "origin": "server", "upstream": "upstream", "proxy": "middle", "gateway": "middle", "admin": "admin",
}  # fmt: skip
"""Who acts: concepts, each with the party it belongs to."""

Rule = Callable[[Alignment, Gist, Gist], str | None]


def values_differ(alignment: Alignment, ours: Gist, theirs: Gist) -> str | None:
    """Numbers, codes, versions, methods, header names: each side names one that the other does not."""
    one = {term.concept for term in ours.terms if term.value}
    other = {term.concept for term in theirs.terms if term.value}
    for kind in ("code ", "number ", "version ", "method ", "header ", "format "):
        here = sorted(value for value in one - other if value.startswith(kind))
        there = sorted(value for value in other - one if value.startswith(kind))
        if here and there:
            return f"{here[0]} against {there[0]}"
    return None


def polarity_differs(alignment: Alignment, ours: Gist, theirs: Gist) -> str | None:
    """A concept that one side affirms and the other denies."""
    for match in alignment.matches:
        if match.share == 1.0 and not match.one.signs & match.other.signs:
            return f"{match.one.concept} affirmed and denied"
    return None


def concepts_contrast(alignment: Alignment, ours: Gist, theirs: Gist) -> str | None:
    """Concepts that exclude each other: permanent and temporary, syntax and semantics, kept and changed."""
    one, other = _signed(alignment.ours.values()), _signed(alignment.theirs.values())
    for name, group in lexicon().contrasts.items():
        here, there = one & group - other, other & group - one
        if here and there:
            return f"{name}: {min(here)} against {min(there)}"
    return None


def force_differs(alignment: Alignment, ours: Gist, theirs: Gist) -> str | None:
    """A duty on one side that is a mere possibility on the other."""
    for match in alignment.matches:
        forces = {match.one.forces, match.other.forces}
        if forces == {frozenset({Force.MUST}), frozenset({Force.MAY})}:
            return f"{match.one.concept}: must against may"
    return None


def actors_differ(alignment: Alignment, ours: Gist, theirs: Gist) -> str | None:
    """The same is said of somebody else: client and server, gateway and origin have changed places."""
    if not _same_but_for_actors(alignment):
        return None
    one, other = _subjects(alignment.ours), _subjects(alignment.theirs)
    if one and other and not one & other:
        return f"{min(one)} does it, and {min(other)} does it"
    here, there = ({ACTORS[p.concept] for p in rest if p.concept in ACTORS} for rest in _rests(alignment))
    if here - there and there - here:
        return f"{min(here - there)} against {min(there - here)}"
    return None


def messages_differ(alignment: Alignment, ours: Gist, theirs: Gist) -> str | None:
    """What one side says of the request, the other says of the response."""
    names = {"request", "response"}
    here, there = names & alignment.ours.keys(), names & alignment.theirs.keys()
    for one in sorted(here - there):
        for other in sorted(there - here):
            if _followers(ours, one) & _followers(theirs, other):
                return f"{one} against {other}"
    return None


def places_swapped(alignment: Alignment, ours: Gist, theirs: Gist) -> str | None:
    """Two values or contrasting concepts that both sides name, each in the other's place."""
    if ours.english != theirs.english:
        return None
    both = sorted({term.concept for term in ours.terms} & {term.concept for term in theirs.terms})
    alike = _same_but_for_actors(alignment)
    telling = {match.one.concept for match in alignment.matches if match.one.weight >= 1.0}
    for first, second in combinations(both, 2):
        kin = _exchangeable(first, second)
        if not kin and not (alike and {first, second} <= telling):
            continue
        here, there = (_neighbours(ours, c, kin) for c in (first, second))
        here_too, there_too = (_neighbours(theirs, c, kin) for c in (first, second))
        straight = len(here & here_too) + len(there & there_too)
        crossed = (len(here & there_too), len(there & here_too))
        if min(crossed) and sum(crossed) > straight + (0 if kin else 1):
            return f"{first} and {second} in each other's place"
    return None


def heads_differ(alignment: Alignment, ours: Gist, theirs: Gist) -> str | None:
    """One thing of which the two sides say the opposite: the endpoint exists, the endpoint does not."""
    here, there = _heads(ours), _heads(theirs)
    for concept in sorted(here.keys() & there.keys()):
        for head, signs in here[concept].items():
            if head in there[concept] and not signs & there[concept][head]:
                return f"{concept}: {head} affirmed and denied"
    return None


RULES: tuple[Rule, ...] = (
    values_differ,
    polarity_differs,
    concepts_contrast,
    force_differs,
    actors_differ,
    messages_differ,
    places_swapped,
    heads_differ,
)


def what_differs(alignment: Alignment, ours: Gist, theirs: Gist) -> str | None:
    """Gives why the two statements are different claims, or None when no rule knows a reason."""
    return next((why for rule in RULES if (why := rule(alignment, ours, theirs)) is not None), None)


def _signed(points: Iterable[Point]) -> frozenset[str]:
    """Gives the concepts affirmed, and with ``!`` those denied."""
    return frozenset(p.concept if sign else f"!{p.concept}" for p in points for sign in p.signs if not p.loose)


def _same_but_for_actors(alignment: Alignment) -> bool:
    rest = [p for p in (*alignment.our_rest, *alignment.their_rest) if p.concept not in ACTORS]
    matched = sum(m.one.weight * m.share for m in alignment.matches if m.one.concept not in ACTORS)
    return matched > 0 and sum(p.weight for p in rest) <= 0.25 * matched


def _rests(alignment: Alignment) -> tuple[Sequence[Point], Sequence[Point]]:
    return alignment.our_rest, alignment.their_rest


def _subjects(points: Mapping[str, Point]) -> set[str]:
    leading = {"subject", "topic", "place"}
    return {ACTORS[concept] for concept, point in points.items() if concept in ACTORS and point.roles & leading}


def _exchangeable(first: str, second: str) -> bool:
    if " " in first and " " in second:
        return first.split(" ")[0] == second.split(" ")[0]
    return any({first, second} <= group for group in lexicon().contrasts.values())


def _neighbours(gist: Gist, concept: str, roles: bool) -> set[tuple[int, str]]:
    """Gives what stands around a concept, by distance; with ``roles`` its own role too (as distance 0)."""
    found: set[tuple[int, str]] = set()
    for place, term in enumerate(gist.terms):
        if term.concept != concept:
            continue
        if roles and term.role:
            found.add((0, term.role))
        for step in (-2, -1, 1, 2):
            if 0 <= place + step < len(gist.terms):
                near = gist.terms[place + step]
                found.add((step, near.concept if near.positive else f"!{near.concept}"))
    return found


def _heads(gist: Gist) -> dict[str, dict[str, set[bool]]]:
    """Gives for each concept the ones that directly follow it, as what is said of it, with their signs."""
    heads: dict[str, dict[str, set[bool]]] = {}
    for term, following in pairwise(gist.terms):
        heads.setdefault(term.concept, {}).setdefault(following.concept, set()).add(following.positive)
    return heads


def _followers(gist: Gist, concept: str) -> set[str]:
    return {following.concept for term, following in pairwise(gist.terms) if term.concept == concept}
