"""Every term of the registry that a page shows has its Korean word."""

from __future__ import annotations

from statusbook.notes.block import Aside
from statusbook.pages import labels
from statusbook.statements.reading import Slip


def test_every_slip_and_every_reason_has_its_words() -> None:
    """A new rule or a new reason cannot reach a note's page without Korean words for it."""
    assert set(labels.SLIP) == set(Slip)
    assert set(labels.SET_ASIDE) == set(Aside)
    assert set(labels.NAMED_SLIPS) < set(labels.SLIP)
