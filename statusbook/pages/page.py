"""A page: a permalink and the Markdown that is shown there."""

from __future__ import annotations

from dataclasses import dataclass

from statusbook import urls


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page of the site; ``permalink`` begins and ends with a slash (``/404/``).

    ``promised`` is False where the headings are no part of the contract, as on pages that audit the notes.
    ``goes_on`` is True for one that only holds what another has no room for: it comes and goes with the length of a
    note, so its URL is not promised, and nobody looks for it.
    """

    permalink: str
    title: str
    markdown: str
    promised: bool = True
    goes_on: bool = False

    @property
    def path(self) -> str:
        """Its file in the stage: ``404/index.md``."""
        return urls.staged_path(self.permalink)
