"""What a path of a site shows: a file, the site's own 404 page, or the folder one meant."""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

_PART = re.compile(rb"""<(?:script|link)\b[^>]*?\b(?:src|href)=["']?([^"'?#\s>]+\.(?:js|css))\b""", re.I)
"""A script or a style sheet of a page: <script src="../assets/site.js">"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What is answered for a path: the bytes of a file, or where else to look; ``file`` is None if there is nothing."""

    status: int = 404
    file: Path | None = None
    content: bytes = field(default=b"", repr=False)
    moved: str = ""

    def fingerprints(self) -> tuple[str, str]:
        """Gives the fingerprint of a page with its scripts, and that of its style sheets; empty if it is not there."""
        if self.file is None:
            return "", ""
        page, styles = hashlib.sha256(self.content), hashlib.sha256()
        for part in self._parts():
            content = _read(part) or b""
            (styles if part.suffix == ".css" else page).update(content)
        return page.hexdigest()[:16], styles.hexdigest()[:16]

    def _parts(self) -> Iterator[Path]:
        assert self.file is not None
        for found in _PART.findall(self.content):
            name = found.decode(errors="replace")
            if not name.startswith("/") and ":" not in name:
                yield Path(posixpath.normpath(self.file.parent.as_posix() + "/" + name))


def find_shown(site: Path, translate: Callable[[str], str], path: str) -> Shown:
    """Finds what a path of a URL shows in a folder; ``translate`` gives the path of the file, which lies in it."""
    place = Path(translate(path))
    folder = _is_folder(place)
    if folder and not path.endswith("/"):
        return Shown(moved=path + "/")
    if folder or not path.endswith("/"):
        file = place / "index.html" if folder else place
        content = _read(file)
        if content is not None:
            return Shown(status=200, file=file, content=content)
    missing = site / "404.html"
    content = _read(missing)
    return Shown(file=missing, content=content) if content is not None else Shown()


def _is_folder(place: Path) -> bool:
    try:
        return place.is_dir()
    except (OSError, ValueError):  # too long for the system, or no name at all
        return False


def _read(file: Path) -> bytes | None:
    try:
        return file.read_bytes() if file.is_file() else None
    except (OSError, ValueError):
        return None
