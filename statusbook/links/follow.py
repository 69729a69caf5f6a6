"""What a redirect takes along: a file's bytes, and the document and the picture of a page."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from statusbook.links.redirects import Redirects
from statusbook.pages.picture import SITE_PICTURE, Picture, picture_path
from statusbook.urls import api_paths

Moved = Callable[[str, str], bytes]
"""Gives the document that points to a new URL, and says why."""


def followed_files(
    redirects: Redirects, because: Mapping[str, str], files: Mapping[str, bytes], moved: Moved
) -> dict[str, bytes]:
    """Gives files at their old paths: a redirected file is the new one, byte for byte.

    The document of a page that a ruling redirects (``because``: old URL to the reason) is that of the new
    page if it is of the same kind, else a pointer to the new page.
    """
    found = {old: files[new] for old, new in redirects.urls.items() if new in files and not old.endswith("/")}
    for old, why in because.items():
        path, new = api_paths.document_path(old), redirects.urls.get(old)
        if path is None or new is None or path in files or path in found:
            continue
        target = api_paths.document_path(new.partition("#")[0])
        if target in files and target and target.rpartition("/")[0] == path.rpartition("/")[0]:
            found[path] = files[target]
        else:
            found[path] = moved(new, why)
    return found


def followed_pictures(
    redirects: Redirects, because: Mapping[str, str], drawings: Mapping[str, Picture]
) -> dict[str, Picture]:
    """Gives pictures at their old paths; that of a redirected page is the new page's, or the site's."""
    found = {old: drawings[new] for old, new in redirects.urls.items() if new in drawings}
    for old in because:
        path, new = picture_path(old), redirects.urls.get(old)
        if api_paths.document_path(old) and new and path not in drawings and path not in found:
            own = picture_path(new.partition("#")[0])
            found[path] = drawings.get(own, drawings[SITE_PICTURE])
    return found
