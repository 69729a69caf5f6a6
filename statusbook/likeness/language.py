"""A language: the vocabulary and the scoring, which are all that an answer of this room depends on besides the texts."""

from __future__ import annotations

import functools
import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # both read YAML, which takes a while to load, and most builds need neither
    from statusbook.likeness.lexicon import Lexicon
    from statusbook.likeness.scoring import Scoring


@dataclass(frozen=True, kw_only=True, repr=False)
class Language:
    """The texts of a vocabulary (as lexicon.yml) and of a scoring (as scoring.yml); each is parsed when it is needed."""

    vocabulary: str
    weighing: str

    def __repr__(self) -> str:
        """Names the language by all that it holds, so that nothing remembered of one is taken for another's."""
        return f"Language({self._digest})"

    @functools.cached_property
    def _digest(self) -> str:
        return hashlib.sha256(f"{self.vocabulary}\0{self.weighing}".encode()).hexdigest()

    @functools.cached_property
    def lexicon(self) -> Lexicon:
        """The vocabulary, parsed; raises ValueError for a word given twice."""
        from statusbook.likeness.lexicon import parse_lexicon

        return parse_lexicon(self.vocabulary)

    @functools.cached_property
    def scoring(self) -> Scoring:
        """The scoring, parsed."""
        from statusbook.likeness.scoring import parse_scoring

        return parse_scoring(self.weighing)


@functools.cache
def our_language() -> Language:
    """Gives the language of the package."""
    from importlib.resources import files  # takes a while to load

    vocabulary, weighing = (
        (files(__package__) / name).read_text(encoding="utf-8") for name in ("lexicon.yml", "scoring.yml")
    )
    return Language(vocabulary=vocabulary, weighing=weighing)
