"""What something was made from, as a short text: two are equal only if nothing that matters differs."""

from __future__ import annotations

import functools
import hashlib
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

_PACKAGE = Path(__file__).parent


def of_bytes(content: bytes) -> str:
    """Gives the fingerprint of one file's bytes."""
    return hashlib.sha256(content).hexdigest()


def of_texts(texts: Iterable[str]) -> str:
    """Gives the fingerprint of texts in their order."""
    return of_bytes("\0".join(texts).encode("utf-8", "surrogateescape"))


def of_tree(files: Mapping[str, bytes]) -> str:
    """Gives the fingerprint of files by their path, whatever order they come in."""
    return of_texts(f"{path}\0{of_bytes(content)}" for path, content in sorted(files.items()))


def of_folder(folder: Path) -> str:
    """Gives the fingerprint of everything in a folder but Python's own caches; a missing one is empty."""
    found: dict[str, bytes] = {}
    for path in folder.rglob("*"):
        if path.is_file() and "__pycache__" not in path.parts:
            with path.open("rb") as file:
                found[path.relative_to(folder).as_posix()] = file.read()
    return of_tree(found)


def of_files(folder: Path, names: Iterable[str]) -> str:
    """Gives the fingerprint of some files of a folder by their names; those that are not there do not count."""
    return of_tree({name: (folder / name).read_bytes() for name in names if (folder / name).is_file()})


@functools.cache
def of_program() -> str:
    """Gives the fingerprint of the program that runs: this package, Python, and everything installed beside it."""
    beside = (entry.name for folder in sys.path for entry in _entries(Path(folder)) if entry.suffix == ".dist-info")
    return of_texts([sys.version, of_folder(_PACKAGE), *sorted(set(beside))])


def _entries(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:
        return []
