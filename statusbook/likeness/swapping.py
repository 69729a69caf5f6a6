"""Swaps: whether two texts are one with two of its concepts in each other's place (A asks B, B asks A)."""

from __future__ import annotations

from rapidfuzz.distance import Indel

from statusbook.likeness.lexicon import Lexicon
from statusbook.likeness.side import Side

AROUND = 2
"""How many mentions before and after one are its surroundings; 1 and 3 judge the labelled pairs alike."""

SWAPPED = 0.9
"""How much of one text the other must be, in its order, once two concepts are exchanged back: all but a word of ten.

On the labelled pairs 0.7 to 0.95 are alike; without the rule two more of them are wrongly one.
"""


def are_of_one_kind(first: str, second: str, lexicon: Lexicon) -> bool:
    """Tells whether two concepts are of one kind: two codes, two methods, permanent and temporary."""
    if " " in first and " " in second:
        return first.split(" ")[0] == second.split(" ")[0]
    groups = (*lexicon.contrasts.values(), *lexicon.contrasts_of_one.values())
    return any({first, second} <= group for group in groups)


def look_swapped(ours: Side, theirs: Side, first: str, second: str) -> bool:
    """Tells whether each of two concepts is surrounded by what surrounds the other one on the other side."""
    here, there = _neighbours(ours, first), _neighbours(ours, second)
    here_too, there_too = _neighbours(theirs, first), _neighbours(theirs, second)
    crossed = (len(here & there_too), len(there & here_too))
    return min(crossed) > 0 and sum(crossed) > len(here & here_too) + len(there & there_too)


def are_swapped(ours: Side, theirs: Side, first: str, second: str) -> bool:
    """Tells whether one text becomes the other when two concepts are exchanged."""
    exchange = {first: second, second: first, f"!{first}": f"!{second}", f"!{second}": f"!{first}"}
    swapped = [exchange.get(name, name) for name in ours.names]
    likeness = Indel.normalized_similarity(swapped, theirs.names)
    return likeness >= SWAPPED and likeness > Indel.normalized_similarity(ours.names, theirs.names)


def _neighbours(side: Side, concept: str) -> set[tuple[int, str]]:
    """Gives what surrounds a concept, by distance, and its own role as distance 0."""
    found: set[tuple[int, str]] = set()
    for place, mention in enumerate(side.mentions):
        if mention.concept == concept:
            around = range(max(place - AROUND, 0), min(place + AROUND + 1, len(side.names)))
            found |= {(other - place, side.names[other]) for other in around if other != place}
            found |= {(0, mention.role)} if mention.role else set()
    return found
