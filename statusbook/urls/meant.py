"""Which page is meant by a path: the other direction of ``pages``."""

from __future__ import annotations

import re

from statusbook.urls.pages import COMPARISONS, GUIDES, comparison, member

_MEMBER = r"[1-5](?:\d\d|xx)"  # 404, 4xx
_OF_MEMBER = re.compile(rf"/({_MEMBER})/")
_OF_COMPARISON = re.compile(rf"{COMPARISONS}({_MEMBER}(?:-(?:vs-)?{_MEMBER})+)/")  # /compare/403-vs-401/
_OF_GUIDE = re.compile(rf"{GUIDES}([^/]+)/")
_FILE = re.compile(rf"/(?:api/v1/\w+|previews)/({_MEMBER}(?:-{_MEMBER})*)\.\w+")
"""A document or a picture: ``/api/v1/codes/404.json``, ``/previews/401-403.png``."""


def code_of(permalink: str) -> int | None:
    """Gives the status code whose page is meant, whether there is such a page or not."""
    name = member_of(permalink)
    return int(name) if name and name.isdigit() else None


def class_of(permalink: str) -> int | None:
    """Gives the first digit of the status class whose page is meant."""
    name = member_of(permalink)
    return int(name[0]) if name and not name.isdigit() else None


def member_of(permalink: str) -> str | None:
    """Gives the code or the class whose page is meant, as comparisons name them: ``404``, ``4xx``."""
    found = _OF_MEMBER.fullmatch(permalink)
    return found[1] if found else None


def members_of(permalink: str) -> tuple[str, ...]:
    """Gives the members of the comparison that is meant, in the order of the path; none for another page."""
    found = _OF_COMPARISON.fullmatch(permalink)
    return tuple(re.findall(_MEMBER, found[1])) if found else ()


def guide_of(permalink: str) -> str | None:
    """Gives the slug of the guide that is meant."""
    found = _OF_GUIDE.fullmatch(permalink)
    return found[1] if found else None


def page_of(url: str) -> str:
    """Gives the page a URL goes with: of another order the permalink, of a document or a picture the page it is of.

    Any other URL goes with itself.
    """
    found = _FILE.fullmatch(url)
    members = tuple(re.findall(_MEMBER, found[1])) if found else members_of(url)
    if not members:
        return url
    return comparison(members) if len(members) > 1 else member(members[0])
