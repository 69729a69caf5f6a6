"""The names of the files that builds put into the site: everything else there is somebody else's."""

from __future__ import annotations

import json
from collections.abc import Collection
from pathlib import Path

from statusbook.sealed import BrokenSeal, seal, unseal

_MAKER = "names of the site"


def read_names(path: Path) -> frozenset[str] | None:
    """Gives the names of all files that builds put into the site; None if those are not known for certain.

    One bit of a name that had changed would make a file of the site somebody else's.
    """
    try:
        return frozenset(json.loads(unseal(path.read_bytes(), _MAKER)))
    except (OSError, BrokenSeal):
        return None


def render_names(names: Collection[str]) -> bytes:
    """Gives what ``read_names`` reads."""
    return seal(json.dumps(sorted(names), ensure_ascii=False).encode(), _MAKER)
