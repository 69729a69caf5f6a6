"""The Sphinx inventory (objects.inv, version 2): pages by names that stay."""

from __future__ import annotations

import zlib
from collections.abc import Iterable

from statusbook import urls
from statusbook.facts.api_releases import API_VERSION
from statusbook.pages.kind import StableName

PROJECT = "HTTP status codes (ko)"


def render_inventory(names: Iterable[StableName]) -> bytes:
    """Gives objects.inv: ``std:label`` entries, which every reader of inventories resolves.

    Locations are relative, so the file is the same whatever the site's address.
    """
    head = (
        "# Sphinx inventory version 2\n"
        f"# Project: {PROJECT}\n"
        f"# Version: {API_VERSION}\n"
        "# The remainder of this file is compressed using zlib.\n"
    )
    lines = [f"{one.name} std:label -1 {urls.files.in_folder(one.permalink)} {one.title}\n" for one in names]
    return head.encode() + zlib.compress("".join(lines).encode(), 9)
