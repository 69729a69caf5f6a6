"""What the room is asked, and what it answers."""

from __future__ import annotations

from dataclasses import dataclass

KeyPairs = frozenset[frozenset[str]]
"""Pairs of keys that a person ruled on."""

Groups = tuple[tuple[int, ...], ...]
"""The places of texts that say the same, ascending in each group; groups by their first text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyedText:
    """A text, the key by which rulings know it (any text), and whether it only leads: two that lead never join.

    One that is ``joined_by_ruling`` says something of itself that its words do not (that it is a mistake): likeness
    tells nothing, and only a ruling joins another to it.
    """

    text: str
    key: str
    leads: bool = False
    joined_by_ruling: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TextsOfOne:
    """The texts about one subject, in the order of their precedence; ``about`` are its status codes."""

    texts: tuple[KeyedText, ...]
    about: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """The likelihood, 0 to 1, that two texts say the same; why they do not, if a rule says so: then it is 0.

    ``alike`` is what the likelihood would be without that.
    """

    score: float
    difference: str | None = None
    alike: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class LikelyPair:
    """The places of two texts that may say the same, and how likely it is: for a person to decide."""

    first: int
    second: int
    score: float
