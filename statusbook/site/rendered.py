"""Pages that an engine rendered, each kept with what it was rendered from: the same page is not rendered again.

Imports nothing that takes time to load: the engine's own processes use it, too.
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Collection
from pathlib import Path

from statusbook.sealed import BrokenSeal, read_sealed, write_sealed


class RenderedPages:
    """The rendered pages in a folder of sealed files, a file a page; without a folder nothing is kept.

    ``around`` is the fingerprint of everything that a page is rendered from besides its own file of the stage.
    """

    def __init__(self, folder: Path | None, around: str) -> None:
        self._folder, self._around = folder, around

    def find(self, page: str, fingerprint: str) -> bytes | None:
        """Gives what a page was rendered to when its file had that fingerprint; None if that is not to be had."""
        if self._folder is None:
            return None
        with contextlib.suppress(OSError, BrokenSeal):
            made_from, _, rendered = read_sealed(self._path(page), self._folder.name).partition(b"\n")
            if made_from == self._made_from(page, fingerprint):
                return rendered
        return None

    def keep(self, page: str, fingerprint: str, rendered: bytes) -> None:
        """Keeps a rendered page in the place of what it was before; where there is no room it is rendered again."""
        if self._folder is not None:
            with contextlib.suppress(OSError):
                content = b"\n".join((self._made_from(page, fingerprint), rendered))
                write_sealed(self._path(page), content, self._folder.name)

    def forget_others(self, pages: Collection[str]) -> None:
        """Forgets every page but these."""
        if self._folder is not None:
            kept = {self._path(page) for page in pages}
            for path in self._folder.glob("*.cache"):
                if path not in kept:
                    path.unlink(missing_ok=True)

    def _path(self, page: str) -> Path:
        assert self._folder is not None
        return self._folder / f"{hashlib.sha256(page.encode()).hexdigest()[:32]}.cache"

    def _made_from(self, page: str, fingerprint: str) -> bytes:
        return hashlib.sha256("\0".join((self._around, page, fingerprint)).encode()).hexdigest().encode()
