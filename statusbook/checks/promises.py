"""Every URL ever published still resolves."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from statusbook.house.permalinks import PATH, Permalinks
from statusbook.house.redirect_rulings import PATH as REDIRECTS_PATH
from statusbook.problems import Problem
from statusbook.urls import code, code_of, guide_of, members_of
from statusbook.urls.meant import page_of

_NUMBER = re.compile(r"(?<=[/-])[1-5]\d\d(?=[/-])")  # 530 in /cloudflare-530/; not 1530


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
        cause = page_of(entry.url)
        if entry.url not in missing or (mark and (page in redirected or page in missing)):
            continue
        if any(other != entry.url and other in missing for other in (cause, *_numbers(page))):
            continue  # reported once, for the page itself
        restore = "heading" if mark else "record"
        fix = f"restore the {restore}, or add '{cause}' to {REDIRECTS_PATH}"
        if code_of(entry.url) or guide_of(entry.url) or (members_of(entry.url) and cause == entry.url):
            fix = f"restore its file; 'python build.py retire {entry.url} --to …' takes it away and keeps its URLs"
        yield Problem(
            path=PATH, line=entry.line, message=f"published permalink '{entry.url}' no longer resolves", fix=fix
        )


def _numbers(permalink: str) -> tuple[str, ...]:
    """Gives the pages of the codes whose number a derived name holds: ``/cloudflare-530/``, ``/530-site-frozen/``."""
    return tuple(code(number) for number in _NUMBER.findall(permalink))
