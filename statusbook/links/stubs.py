"""Redirects as files: a small page at every old permalink, for every host and for file://."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from statusbook import urls
from statusbook.facts.address import Address
from statusbook.pages.templates import Templates


@dataclass(frozen=True, slots=True, kw_only=True)
class StubWriter:
    """Writes the pages at old permalinks, given the titles of pages and the pictures there are."""

    titles: Mapping[str, str]
    pictures: Mapping[str, object]
    address: Address
    templates: Templates

    def render(self, old: str, new: str) -> bytes:
        """Gives the page at an old permalink: it redirects by script, without one by meta refresh, and has a link.

        The script keeps query and fragment; it is the same on every page, so that a content security policy
        needs one hash for all. Its link is relative, so that it works from file:// too.
        """
        page = new.partition("#")[0]
        own = urls.preview(page)
        return self.templates.render(
            "redirect.html.j2",
            origin=old,
            title=self.titles.get(page, page),
            url=self.address.absolute(new),
            image=self.address.absolute(own if own in self.pictures else urls.files.SITE_PREVIEW),
            target=new,
        ).encode()
