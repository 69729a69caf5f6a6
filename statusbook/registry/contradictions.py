"""Where clients were seen to do what a note says otherwise: from a measured cell to the correction of the note."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from statusbook import urls
from statusbook.registry.record import Addition, Registry
from statusbook.registry.rulings import Measured


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """One corrected statement that measurements bear on; ``number`` is its place among its page's corrections."""

    page: str
    number: int
    wrong: Addition
    measured: tuple[Measured, ...]

    @property
    def anchor(self) -> str:
        """The anchor of the correction on its page."""
        return urls.anchors.correction(self.number)

    @property
    def source(self) -> str:
        """The note that says otherwise."""
        return self.wrong.members[0].source


def contradictions(registry: Registry) -> Iterator[Contradiction]:
    """Gives every correction that a ruling ties to measurements, page by page."""
    pages = [(urls.code(code), record.prose) for code, record in sorted(registry.records.items())]
    pages += [(urls.status_class(number), record.prose) for number, record in sorted(registry.classes.items())]
    for page, prose in pages:
        for number, wrong in enumerate(prose.corrections, start=1):
            if wrong.finding is not None and wrong.finding.measured:
                yield Contradiction(page=page, number=number, wrong=wrong, measured=wrong.finding.measured)
