"""A team's content/ over that of the base: which files it may have, and what both have."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from statusbook.content import Content
from statusbook.house.permalinks import PATH as PERMALINKS
from statusbook.house.redirect_rulings import PATH as REDIRECTS
from statusbook.problems import Problem

_JOINED = frozenset({PERMALINKS, REDIRECTS})
"""Files that both may have: what they list is put together."""


def layer_faults(content: Content) -> Iterator[Problem]:
    """Gives a problem for every file that the base has, too: one of the two has to go, and it cannot be the base's."""
    for path in sorted(content.beneath.keys() - _JOINED):
        folder, stem = PurePosixPath(path).parent.name, PurePosixPath(path).stem
        if folder == "codes":
            message = f"the reference describes {stem} itself now"
            fix = f"remove this file; what your team agreed on goes into content/conventions/{stem}.md"
        elif folder == "sources":
            message = f"the reference has a source '{stem}', too"
            fix = f"rename it, and the files of its name in content/rulings/ and content/accepted/: team-{stem}.yml"
        elif folder in ("rulings", "accepted"):
            message = f"'{stem}' is a source of the reference, which judges it itself"
            fix = "remove this file, or rename it after your own source"
        elif folder == "content":
            message, fix = "a file of the reference, which a team's folder has none of", "remove it"
        else:
            message, fix = "the reference has a file of this name, too", "give it another name"
        yield Problem(path=path, line=1, message=message, fix=fix)
