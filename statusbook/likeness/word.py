"""A word of a text in dictionary form, with its endings, while it is being read."""

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
    """A dictionary form (``찾다``, ``404``), its endings, and what other words say of it.

    ``endings`` are the particles and verb endings that follow it: -을, -지, -어야. ``force`` and ``positive`` say
    whether it is claimed, denied, a duty or a possibility; ``purpose`` that it is only aimed at (찾으려면);
    ``clause`` is the number of its clause. Not frozen: the words around it settle these while a text is read.
    """

    key: str
    tag: str
    endings: list[Morpheme] = field(default_factory=list)
    positive: bool = True
    force: Force = Force.FACT
    purpose: bool = False
    clause: int = 0
    dropped: bool = False

    def has_ending(self, *forms: str) -> bool:
        """Tells whether the word has one of the endings."""
        return bool(self.endings) and any(form in forms for form, _ in self.endings)

    @property
    def is_noun(self) -> bool:
        """Tells whether the word is a noun or something that stands like one."""
        return self.tag.startswith(("NN", "XR", "SL", "NR", "NP"))
