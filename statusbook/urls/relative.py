"""Links between files: where a permalink's page is staged, and how one page names another."""

from __future__ import annotations

import functools
import posixpath


def staged_path(permalink: str) -> str:
    """Gives the file behind a permalink, relative to the stage: ``404/index.md``."""
    return f"{permalink.strip('/')}/index.md".lstrip("/")


@functools.lru_cache(maxsize=32768)
def relative_link(origin: str, target: str) -> str:
    """Gives the link from the page at ``origin`` to a permalink or a file, both beginning with a slash.

    A permalink may carry a fragment. The link names the file, so that it works from file:// as well.
    """
    path, mark, fragment = target.partition("#")
    if path.endswith("/"):
        path = f"{path}index.html"
    start = f"/{origin.strip('/')}" if origin.strip("/") else "/"
    return posixpath.relpath(path, start) + mark + fragment
