"""A page: a permalink and the Markdown that is shown there."""

from __future__ import annotations

from dataclasses import dataclass

from statusbook import urls


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page of the site; ``permalink`` begins and ends with a slash (``/404/``).

    ``promised`` is False where the headings are no part of the contract, as on pages that audit the notes.
    """

    permalink: str
    title: str
    markdown: str
    promised: bool = True

    @property
    def path(self) -> str:
        """Its file in the stage: ``404/index.md``."""
        return urls.staged_path(self.permalink)
