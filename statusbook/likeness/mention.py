"""A mention: one concept or value, as one place of a text says it."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from statusbook.likeness.word import Force, Word

_ROLES = {
    "source": ("로부터", "으로부터", "에게서", "한테서", "에서부터"),
    "goal": ("에게", "한테", "께"),
    "subject": ("이", "가", "께서"),
    "topic": ("은", "는"),
    "object": ("을", "를"),
    "place": ("에서",),
}
"""Roles, by the particles that give them: 서버가 is a subject, 서버에게 a goal. Of two, the first one here counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A concept or a value, whether denied, how strongly claimed, in which role and clause."""

    concept: str
    weight: float
    positive: bool = True
    force: Force = Force.FACT
    role: str = ""
    value: bool = False
    purpose: bool = False
    clause: int = 0

    @property
    def name(self) -> str:
        """The concept, with ``!`` before it when it is denied."""
        return self.concept if self.positive else f"!{self.concept}"


@functools.lru_cache(maxsize=1 << 16)
def mention_of(
    concept: str,
    *,
    weight: float,
    positive: bool,
    force: Force,
    role: str,
    clause: int,
    value: bool = False,
    purpose: bool = False,
) -> Mention:
    """Gives the mention, the same object for the same: in a large note most are said a thousand times."""
    return Mention(
        concept=concept,
        weight=weight,
        positive=positive,
        force=force,
        role=role,
        value=value,
        purpose=purpose,
        clause=clause,
    )


_ROLE_OF = {particle: (place, role) for place, (role, forms) in enumerate(_ROLES.items()) for particle in forms}


def role_of(word: Word) -> str:
    """Gives the role that the particle of a word puts it in, or nothing."""
    found = [_ROLE_OF[form] for form, tag in word.endings if form in _ROLE_OF and tag.startswith("J")]
    return min(found)[1] if found else ""
