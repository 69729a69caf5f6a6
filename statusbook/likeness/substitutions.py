"""Near-twins in which something else stands in one place: another cause, another part, what is there and what is not."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from statusbook.likeness.alignment import Alignment
from statusbook.likeness.side import Point, Side
from statusbook.likeness.word import Force

TELLING = 0.9
"""Weight from which a concept that only one side has tells what it speaks of."""

NOTICEABLE = 0.3
"""… and from which it counts as said at all."""

PRESENT = {"exist", "inform", "send", "use", "need", "put", "provide"}
"""What is said of a thing that is there: 헤더를 붙이다, 헤더가 있다."""

PARTIES = {"gateway", "proxy", "upstream", "origin", "server", "client", "user", "browser", "agent", "admin", "role"}
"""Who acts, and as what: the rules on actors tell when it matters."""

DIMENSIONS = {"size", "length", "frequency", "limit", "thing", "state", "value", "content", "number", "level", "field"}
"""What only measures the thing before it: 헤더의 크기가 크다 says no more than 헤더가 크다."""


def something_else(alignment: Alignment) -> str | None:
    """Each side tells something in the place where the other tells something else: 만료되어 against 도메인과 맞지 않아."""
    if alignment.ours.english or alignment.theirs.english:
        return None
    here, there = _telling(alignment.our_rest), _telling(alignment.their_rest)
    if not here or not there or here[0].isascii() != there[0].isascii() and here[0][0] == there[0][0] == "=":
        return None
    places = _place_of(alignment.ours, alignment.our_rest), _place_of(alignment.theirs, alignment.their_rest)
    return f"{here[0]} against {there[0]}" if places[0] == places[1] else None


def _place_of(side: Side, rest: Sequence[Point]) -> str:
    """Returns what stands before the first word that only this side has; nothing where it begins with that."""
    own = {point.concept for point in rest if point.weight >= NOTICEABLE}
    before = ""
    for mention in side.mentions:
        if mention.concept in own:
            break
        before = mention.name
    return before


def there_and_not_there(alignment: Alignment) -> str | None:
    """A thing that one side has and the other has not: 헤더를 붙여 against 헤더 없이."""
    sides = alignment.ours, alignment.theirs
    if alignment.ours.english or alignment.theirs.english:
        return None
    for side, other in (sides, sides[::-1]):
        for concept in sorted(_followed(side, {"exist"}, positive=False)):
            if concept in _followed(other, PRESENT, positive=True) and concept not in _followed(
                side, PRESENT, positive=True
            ):
                return f"{concept} there and not there"
    return None


def wrong_and_missing(alignment: Alignment) -> str | None:
    """A thing that is missing on one side and wrong on the other: 헤더가 없어서 against 헤더 값이 틀려서."""
    sides = alignment.ours, alignment.theirs
    for side, other in (sides, sides[::-1]):
        both = _followed(side, {"exist"}, positive=False) & _followed(other, {"valid", "satisfy"}, positive=False)
        if both:
            return f"{min(both)} missing and wrong"
    return None


def objects_differ(alignment: Alignment) -> str | None:
    """The same is done to something else: 메서드를 유지 against 본문을 유지."""
    ours, theirs = _objects(alignment.ours), _objects(alignment.theirs)
    left = {point.concept for point in (*alignment.our_rest, *alignment.their_rest) if point.weight >= NOTICEABLE}
    for head in sorted(ours.keys() & theirs.keys()):
        here, there = (ours[head] - theirs[head]) & left, (theirs[head] - ours[head]) & left
        if here and there:
            return f"{min(here)} against {min(there)}, as what it is done to"
    return None


def forbidden_and_allowed(alignment: Alignment) -> str | None:
    """One side forbids, the other allows: 노출하면 안 된다 against 담아도 된다."""
    sides = alignment.ours, alignment.theirs
    for side, other in (sides, sides[::-1]):
        banned = [one for one in side.mentions if not one.positive and one.force is Force.MUST]
        allowed = [one for one in other.mentions if one.positive and one.force is Force.MAY]
        if banned and allowed and all(one.positive for one in other.mentions):
            return f"{banned[0].concept} forbidden, and {allowed[0].concept} allowed"
    return None


def missing_differs(alignment: Alignment) -> str | None:
    """Each side misses something else, of which the other speaks too: 리소스가 없음 against 엔드포인트가 없음."""
    if alignment.ours.english or alignment.theirs.english:
        return None
    ours, theirs = (_missing(side) for side in (alignment.ours, alignment.theirs))
    if not ours or not theirs or ours & theirs:
        return None
    said = (theirs & alignment.ours.points.keys()) | (ours & alignment.theirs.points.keys())
    return f"{min(ours)} missing, and {min(theirs)} missing" if said else None


def denied_besides(alignment: Alignment) -> str | None:
    """One side denies what the other says, or that it means it: 없어졌다는 뜻은 아니다, 만드는 응답 X."""
    weights = alignment.lexicon.weights
    for side, rest, other_rest, other in (
        (alignment.ours, alignment.our_rest, alignment.their_rest, alignment.theirs),
        (alignment.theirs, alignment.their_rest, alignment.our_rest, alignment.ours),
    ):
        denied = [point for point in rest if not point.loose and point.signs == {False}]
        if any(weights.get(point.concept, 1) == 0 for point in denied) and side.mentions[-1].positive is False:
            return f"{denied[0].concept} denied on one side only"
        only = len(denied) == len(rest) > 0 and not other_rest
        if only and all(mention.positive for mention in other.mentions):
            return f"{denied[0].concept} denied on one side only"
    return None


def name_goes_on(alignment: Alignment) -> str | None:
    """One side names more of one name: Full (Strict) against Full."""
    for side, rest, other_rest in (
        (alignment.ours, alignment.our_rest, alignment.their_rest),
        (alignment.theirs, alignment.their_rest, alignment.our_rest),
    ):
        left = {point.concept for point in rest if _is_name(point.concept)}
        for before, name in pairwise(side.mentions):
            if name.concept in left and _is_name(before.concept) and not other_rest:
                return f"{name.concept[1:]} named on one side only"
    return None


def one_and_any(alignment: Alignment) -> str | None:
    """One side names a method, the other speaks of any, or of fewer: POST 요청이면 against 어떤 메서드든."""
    for rest, other in (
        (alignment.our_rest, alignment.their_rest),
        (alignment.their_rest, alignment.our_rest),
    ):
        named = [point.concept for point in rest if point.concept.startswith("method ")]
        if named and any(point.concept == "method" for point in other):
            return f"{named[0]} against any"
        side = alignment.theirs if rest is alignment.our_rest else alignment.ours
        if named and any(mention.concept.startswith("method ") for mention in side.mentions):
            return f"{named[0]} on one side only"
    return None


def part_of_it(alignment: Alignment) -> str | None:
    """One side says it of a part: URL이 길다 against URL의 쿼리가 길다."""
    sides = (
        (alignment.ours, alignment.our_rest, alignment.theirs),
        (
            alignment.theirs,
            alignment.their_rest,
            alignment.ours,
        ),
    )
    for side, rest, other in sides:
        parts = {point.concept for point in rest if point.weight >= TELLING and "subject" in point.roles} - DIMENSIONS
        for whole, part in pairwise(side.mentions):
            point = other.points.get(whole.concept)
            if part.concept in parts and not whole.role and point is not None and "subject" in point.roles:
                return f"{part.concept} of {whole.concept}"
    return None


def _telling(rest: Sequence[Point]) -> list[str]:
    return sorted(point.concept for point in rest if point.weight >= TELLING and point.concept not in PARTIES)


def _objects(side: Side) -> dict[str, set[str]]:
    """Returns what each thing is done to: ``keep``: ``method`` for 메서드를 유지한다."""
    found: dict[str, set[str]] = {}
    for thing, deed in pairwise(side.mentions):
        if thing.role in {"object", "subject"} and not thing.value and deed.weight >= TELLING:
            found.setdefault(deed.concept, set()).add(thing.concept)
    return found


def _missing(side: Side) -> set[str]:
    """Returns what is not there: the thing before a denied 있다, past 자체."""
    found: set[str] = set()
    for at, mention in enumerate(side.mentions):
        if mention.concept == "exist" and not mention.positive:
            before = [other.concept for other in side.mentions[:at] if other.concept != "internal"]
            found.update(before[-1:])
    return found


def _is_name(concept: str) -> bool:
    return concept[:1] == "=" and concept[1:].isascii()


def _followed(side: Side, heads: set[str], *, positive: bool) -> set[str]:
    """Returns the concepts directly before one of the heads that is affirmed, or denied; 담아 보내지 않다 affirms nothing."""
    mentions = side.mentions
    return {
        mentions[at].concept
        for at, head in enumerate(mentions[1:])
        if head.concept in heads
        and head.positive == positive
        and not (positive and at + 2 < len(mentions) and not mentions[at + 2].positive)
    }
