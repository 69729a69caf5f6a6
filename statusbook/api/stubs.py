"""Redirects as files: a small page for every host and for file://, and lists for hosts that read them."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

from markupsafe import Markup

from statusbook.api import paths
from statusbook.facts.address import Address
from statusbook.pages.page import relative_link
from statusbook.pages.picture import SITE_PICTURE, picture_path
from statusbook.pages.templates import Templates

_MEMBER = re.compile(r"[1-5](?:\d\d|xx)(?=[-/])")
_MANY = 4
HEADERS = """\
{root}api/*
  Access-Control-Allow-Origin: *
{root}previews/*
  Access-Control-Allow-Origin: *
{root}objects.inv
  Access-Control-Allow-Origin: *
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class StubWriter:
    """Writes the pages that stand at old permalinks, given the titles of pages and the pictures there are."""

    titles: Mapping[str, str]
    pictures: Mapping[str, object]
    address: Address
    templates: Templates

    def render(self, old: str, new: str) -> bytes:
        """Gives the page at an old permalink: it leads on with a script, without one, and by hand.

        The script keeps query and fragment; its link is relative, so that it works from file:// too.
        """
        page = new.partition("#")[0]
        own = picture_path(page)
        return self.templates.render(
            "redirect.html.j2",
            origin=old,
            title=self.titles.get(page, page),
            url=self.address.absolute(new),
            image=self.address.absolute(own if own in self.pictures else SITE_PICTURE),
            target=new,
            script=_script(relative_link(old, new, ending="html")),
        ).encode()


def _script(link: str) -> Markup:
    """Gives the expression for the target with the query and the fragment that were asked for."""
    path, mark, anchor = link.partition("#")
    fragment = f"(location.hash||{json.dumps(mark + anchor)})" if mark else "location.hash"
    return Markup(f"{json.dumps(path)}+location.search+{fragment}")


def redirects_file(urls: Mapping[str, str], address: Address) -> bytes:
    """Gives ``_redirects`` (Netlify, Cloudflare Pages, GitLab Pages), with the site's sub-path in front.

    The orders of four and more members are left to their stubs: hosts read some 1,000 rules or 64 kB and
    ignore the rest, or all. The last line makes a missing API document answer with JSON where the host
    knows the status 404 there.
    """
    root = address.path.rstrip("/")
    lines = [
        f"{quote(root + old)} {quote(root + new, safe='/#')} 301"
        for old, new in urls.items()
        if old.endswith("/") and len(_MEMBER.findall(old)) < _MANY
    ]
    return "\n".join([*lines, f"{root}{paths.ROOT}* {root}{paths.NOT_FOUND} 404", ""]).encode()


def headers_file(address: Address) -> bytes:
    """Gives ``_headers``: what lets scripts of other sites read the API."""
    return HEADERS.format(root=address.path).encode()
