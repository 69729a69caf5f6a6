"""Templates kept compiled between processes, and where in them a fault arose; imports nothing that takes time to load."""

from __future__ import annotations

import contextlib
import traceback
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket

from statusbook.sealed import BrokenSeal, read_sealed, write_sealed


def place_of_fault(error: Exception, folder: Path) -> tuple[str, int] | None:
    """Gives the template in a folder, by its path there, and the line in which an error arose; None if in none."""
    places = [(frame.f_code.co_filename, line) for frame, line in traceback.walk_tb(error.__traceback__)]
    if isinstance(error, jinja2.TemplateSyntaxError) and error.filename:
        places.append((error.filename, error.lineno))
    for name, line in reversed(places):
        if Path(name).is_relative_to(folder):
            return Path(name).relative_to(folder).as_posix(), line
    return None


def fault_message(error: Exception) -> str:
    """Gives what is wrong, with the kind of error where its text alone would not tell."""
    if isinstance(error, jinja2.TemplateSyntaxError | jinja2.UndefinedError) and error.message:
        return error.message
    return f"{type(error).__name__}: {error}"


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
