"""Every path and every anchor of the site, by name: nobody else writes one by hand.

``urls.code(404)`` is ``/404/``, ``urls.api.code(404)`` its document, ``urls.at(urls.code(404), Anchor.CLIENTS)``
a heading of its page. A *permalink* is the path of a page, and begins and ends with a slash; a *file* has no slash
at its end. ``others`` has the URLs that redirect to a page, ``meant`` the page that a path means.
"""

from __future__ import annotations

from statusbook.urls import anchors, api, files, hosts, meant, others
from statusbook.urls.anchors import Anchor
from statusbook.urls.files import asset, preview
from statusbook.urls.meant import class_of, code_of, guide_of, member_of, members_of
from statusbook.urls.pages import (
    CHOOSE,
    CLIENTS,
    COMPARISONS,
    CONVENTIONS,
    GUIDES,
    HOME,
    REPORT,
    SOURCES,
    WIKI,
    at,
    choice,
    clients,
    code,
    comparison,
    first_line_beside,
    guide,
    member,
    page,
    source,
    source_line,
    source_part,
    status_class,
)
from statusbook.urls.relative import relative_link, staged_path

__all__ = [
    "CHOOSE",
    "CLIENTS",
    "COMPARISONS",
    "CONVENTIONS",
    "GUIDES",
    "HOME",
    "REPORT",
    "SOURCES",
    "WIKI",
    "Anchor",
    "anchors",
    "api",
    "asset",
    "at",
    "choice",
    "class_of",
    "clients",
    "code",
    "code_of",
    "comparison",
    "files",
    "first_line_beside",
    "guide",
    "guide_of",
    "hosts",
    "meant",
    "member",
    "member_of",
    "members_of",
    "others",
    "page",
    "preview",
    "relative_link",
    "source",
    "source_line",
    "source_part",
    "staged_path",
    "status_class",
]
