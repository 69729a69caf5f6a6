"""One word of a statement, while it is being read."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from statusbook.likeness.morphemes import Morpheme

PREDICATES = ("VV", "VA", "VX", "VCN")
"""Parts of speech that claim something of a noun."""


class Force(StrEnum):
    """How strongly a statement claims: as a fact, as a duty, as a possibility."""

    FACT = "fact"
    MUST = "must"
    MAY = "may"


@dataclass(slots=True, kw_only=True)
class Word:
    """A dictionary form (``찾다``, ``404``), the morphemes that lean on it, and what others say of it.

    Not frozen: the words around it settle whether it is denied while a statement is read.
    """

    key: str
    tag: str
    tail: list[Morpheme] = field(default_factory=list)
    positive: bool = True
    force: Force = Force.FACT
    purpose: bool = False
    clause: int = 0
    dropped: bool = False

    def ends(self, *forms: str) -> bool:
        """Tells whether one of the forms leans on the word."""
        return any(morpheme.form in forms for morpheme in self.tail)

    @property
    def is_noun(self) -> bool:
        """Tells whether the word is a noun or something that stands like one."""
        return self.tag.startswith(("NN", "XR", "SL", "NR", "NP"))
