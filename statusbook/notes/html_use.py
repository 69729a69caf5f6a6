"""How an element is read: the answer that the readers of HTML share."""

from __future__ import annotations

from dataclasses import dataclass

from statusbook.notes.block import Aside


@dataclass(frozen=True, slots=True)
class Use:
    """As which element of HTML an element is read, and why its text is left out, None where it is not."""

    tag: str
    left_out: Aside | None = None
