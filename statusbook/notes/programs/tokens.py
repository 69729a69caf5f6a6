"""The words of a program: comments, strings, numbers, names and signs."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto


class TokenKind(Enum):
    """What a token is."""

    COMMENT = auto()
    STRING = auto()
    NUMBER = auto()
    NAME = auto()
    SIGN = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A word of a program: its offsets and source lines; ``value`` is the text of a string, escapes decoded."""

    kind: TokenKind
    text: str
    start: int
    end: int
    first: int
    last: int
    opens_line: bool
    value: str = ""
