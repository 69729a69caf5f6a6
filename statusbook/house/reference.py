"""A reference: an RFC with its section, or another document with its address."""

from __future__ import annotations

from typing import Self

from pydantic import model_validator

from statusbook.house.front_matter import Facts, Word


class Reference(Facts):
    """The document, and the place in it, that a fact is read from."""

    rfc: int | None = None
    section: Word | None = None
    title: str | None = None
    url: str | None = None

    @model_validator(mode="after")
    def _is_one_kind(self) -> Self:
        if (self.rfc is None) == (self.title is None):
            raise ValueError("give either 'rfc' (with 'section') or 'title' (with 'url')")
        if self.section is not None and self.rfc is None:
            raise ValueError("'section' goes with 'rfc'")
        if self.url is not None and not self.url.startswith("https://"):
            raise ValueError("'url' begins with https://")
        return self

    @property
    def label(self) -> str:
        """What the reader sees: ``RFC 9110 15.5.5절``."""
        if self.rfc is None:
            return str(self.title)
        if not self.section:
            return f"RFC {self.rfc}"
        return f"RFC {self.rfc} " + (f"부록 {self.section}" if self.section[0].isalpha() else f"{self.section}절")
