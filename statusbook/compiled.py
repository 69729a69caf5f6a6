"""Templates kept compiled between processes; imports nothing of the package that takes time to load."""

from __future__ import annotations

import contextlib
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket

from statusbook.sealed import BrokenSeal, read_sealed, write_sealed


class CompiledTemplates(jinja2.BytecodeCache):
    """Keeps compiled templates in a folder, if there is one; code is run only if every bit of it is as it was written.

    Jinja's own cache of files runs what a damaged file holds, or falls over it.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fills the bucket, unless there is nothing or nothing to be believed: then the template is compiled."""
        if self._folder is not None:
            with contextlib.suppress(OSError, BrokenSeal):
                bucket.bytecode_from_string(read_sealed(self._path(bucket, self._folder), self._folder.name))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps what was compiled; where there is no room it is compiled again the next time."""
        if self._folder is not None:
            with contextlib.suppress(OSError):
                write_sealed(self._path(bucket, self._folder), bucket.bytecode_to_string(), self._folder.name)

    def _path(self, bucket: Bucket, folder: Path) -> Path:
        return folder / f"{bucket.key}.cache"
