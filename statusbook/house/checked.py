"""A fact about a product: what was looked up, in which version, on which day, and where."""

from __future__ import annotations

import datetime
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from statusbook.house.front_matter import Facts, Word


class CheckedSource(Facts):
    """The document a product fact was read from."""

    title: str
    url: Annotated[str, Field(pattern=r"^https://")]


class Checked(Facts):
    """What a page says of a product, and how that was checked; products change, so it is true of one version.

    ``by`` is ``run`` when the product itself was started and asked, ``source`` when its source code was read,
    ``docs`` when its documentation was.
    """

    product: str
    says: str
    version: Word | None = None
    date: datetime.date
    by: Literal["run", "source", "docs"]
    source: CheckedSource | None = None

    @model_validator(mode="after")
    def _can_be_looked_up(self) -> Self:
        if self.by != "run" and self.source is None:
            raise ValueError("name the 'source' that was read (title, url)")
        if self.by == "run" and self.version is None:
            raise ValueError("name the 'version' that was run")
        return self
