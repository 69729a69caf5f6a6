"""How an element is read: the answer that the readers of HTML share."""

from __future__ import annotations

from dataclasses import dataclass

from statusbook.notes.block import Aside


@dataclass(frozen=True, slots=True)
class Use:
    """As which element of HTML an element is read, and why its text is left out, None where it is not."""

    tag: str
    left_out: Aside | None = None


def struck_reason(value: str | None) -> Aside:
    """Returns why ``<del>`` leaves its text out: for what readers of other formats say of it, or because it is struck."""
    return Aside(value) if value in _REASONS else Aside.STRUCK


_REASONS = frozenset(reason.value for reason in Aside)
