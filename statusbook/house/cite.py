"""A reference as a page shows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from statusbook.facts.rfcs import Rfc
from statusbook.house.reference import Reference


@dataclass(frozen=True, slots=True, kw_only=True)
class Cite:
    """A reference as a page shows it."""

    label: str
    title: str
    url: str | None


def cite(reference: Reference, rfcs: Mapping[int, Rfc]) -> Cite:
    """Gives a reference with the section's title and address."""
    rfc = rfcs.get(reference.rfc) if reference.rfc else None
    if rfc is None:
        return Cite(label=reference.label, title="", url=reference.url)
    return Cite(
        label=reference.label,
        title=rfc.sections.get(reference.section or "", rfc.title),
        url=rfc.url(reference.section),
    )
