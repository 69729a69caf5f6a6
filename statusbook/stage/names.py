"""The names of the files that builds put into the site: everything else there is somebody else's."""

from __future__ import annotations

import json
from collections.abc import Collection
from pathlib import Path


def read_names(path: Path) -> frozenset[str] | None:
    """Gives the names of all files that builds put into the site; None if those are not known."""
    try:
        told = json.loads(path.read_bytes())
        return frozenset(map(str, told)) if isinstance(told, list) else None
    except (OSError, ValueError):
        return None


def render_names(names: Collection[str]) -> bytes:
    """Gives what ``read_names`` reads."""
    return json.dumps(sorted(names), ensure_ascii=False).encode()
