"""What the head of an entry says: code or codes, phrase, Korean name, and where the text begins."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from statusbook.statements.phrase_book import FittedPhrase


class Follow(StrEnum):
    """What comes after code and phrase on the line."""

    END = "end"
    MARK = "mark"  # a colon, dash, arrow …, then text
    TOPIC = "topic"  # a particle that makes the code what the sentence is about: 404는 …
    RELATION = "relation"  # a particle or sign that only refers to the code: 404와 …, 404 ↔ …
    TEXT = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class CodePhrase:
    """One code of a head with its phrase as written, if it has one."""

    code: int
    phrase: str | None = None
    fitted: FittedPhrase | None = None

    @property
    def has_phrase(self) -> bool:
        """Tells whether a reason phrase that is known stands beside the code."""
        return self.fitted is not None and self.fitted.fit.is_known


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What one line says it is about."""

    start: int
    pairs: tuple[CodePhrase, ...] = ()
    status_class: int | None = None
    is_range: bool = False
    phrase: str | None = None  # of a class
    name_ko: str | None = None
    follow: Follow = Follow.END
    text_from: int = 0  # where the text behind the head begins
    labelled: bool = False  # "상태 코드: 404"
    phrase_first: bool = False
    needs_heading: bool = False  # a name, a dash, a code: a head only in a heading
    hypothetical: bool = False
    versus: bool = False
    cut: tuple[int, int] | None = None  # a phrase in brackets inside the text, said already

    @property
    def codes(self) -> tuple[int, ...]:
        """The codes, in the order written."""
        return tuple(pair.code for pair in self.pairs)

    @property
    def has_phrase(self) -> bool:
        """Tells whether a known reason phrase stands beside any code."""
        return any(pair.has_phrase for pair in self.pairs)
