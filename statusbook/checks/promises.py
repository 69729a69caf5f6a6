"""Every URL ever published still resolves."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from statusbook.house.permalinks import PATH, Permalinks
from statusbook.house.redirect_rulings import PATH as REDIRECTS_PATH
from statusbook.problems import Problem

_OF_COMPARISON = re.compile(
    r"/compare/(?P<order>[1-5x\d]+(?:-(?:vs-)?[1-5x\d]+)+)/|/(?:api/v1/comparisons|previews)/(?P<file>[1-5x\d]+(?:-[1-5x\d]+)+)\.\w+"
)
_OF_CODE = re.compile(r"/(?:api/v1/(?:codes|classes)|previews)/([1-5x\d]{3})\.\w+")


def published_permalinks_resolve(
    permalinks: Permalinks | None, answered: Collection[str], redirected: Collection[str]
) -> Iterator[Problem]:
    """A promised URL is answered by a page, a file, an anchor or a redirect.

    An anchor of a redirected page resolves with its page: the new page opens, at that heading if it has it.
    """
    if permalinks is None:
        yield Problem(
            path=PATH,
            line=1,
            message="file is missing",
            fix="restore it from version control; a new project begins with an empty one",
        )
        return
    missing = {entry.url for entry in permalinks.entries if entry.url not in answered and entry.url not in redirected}
    for entry in permalinks.entries:
        page, mark, _ = entry.url.partition("#")
        cause = _named_after(entry.url)
        if entry.url not in missing or (mark and (page in redirected or page in missing)):
            continue
        if cause != entry.url and cause in missing:
            continue  # told of once, where the page itself is missing
        restore = "heading" if mark else "record"
        yield Problem(
            path=PATH,
            line=entry.line,
            message=f"published permalink '{entry.url}' no longer resolves",
            fix=f"restore the {restore}, or add '{cause}' to {REDIRECTS_PATH}",
        )


def _named_after(url: str) -> str:
    """Gives the page whose redirect a URL follows: the other orders, the document, the picture do."""
    found = _OF_COMPARISON.fullmatch(url)
    if found:
        members = re.findall(r"[1-5x\d]{3}", found["order"] or found["file"])
        return f"/compare/{'-'.join(sorted(members))}/"
    found = _OF_CODE.fullmatch(url)
    return f"/{found[1]}/" if found else url
