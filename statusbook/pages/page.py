"""A page: a permalink and the Markdown that is shown there."""

from __future__ import annotations

import functools
import posixpath
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page of the site; ``permalink`` begins and ends with a slash (``/404/``)."""

    permalink: str
    title: str
    markdown: str

    @property
    def path(self) -> str:
        """Where it stands in the stage: ``404/index.md``."""
        return staged_path(self.permalink)


def staged_path(permalink: str) -> str:
    """Gives the file behind a permalink, relative to the stage."""
    return f"{permalink.strip('/')}/index.md".lstrip("/")


@functools.lru_cache(maxsize=32768)
def relative_link(origin: str, target: str, *, ending: str) -> str:
    """Gives the link from the page at ``origin`` to a permalink or a file, both beginning with a slash.

    A permalink may carry a fragment. ``ending`` is ``md`` for links in Markdown, which the engine
    rewrites and checks, and ``html`` for links in markup, which it leaves alone.
    """
    path, mark, fragment = target.partition("#")
    if path.endswith("/"):
        path = f"{path}index.{ending}"
    start = f"/{origin.strip('/')}" if origin.strip("/") else "/"
    return posixpath.relpath(path, start) + mark + fragment
