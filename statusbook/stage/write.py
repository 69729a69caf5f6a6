"""Writes to disk: the only module that does, and only when all that is to be written is ready."""

from __future__ import annotations

import ctypes
import os
import shutil
import stat
import sys
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from statusbook.fingerprint import of_bytes
from statusbook.stage.gathered import Stage
from statusbook.stage.standing import bytes_of, entries


def write_stage(stage: Stage, build: Path) -> dict[str, str]:
    """Brings ``build``/stage to hold exactly the stage's files; gives the fingerprint of every one.

    A file whose bytes are the same is left alone, so that an engine with a cache sees what changed.
    """
    folder = build / "stage"
    for name, found in [*entries(folder)]:
        if name not in stage.files:
            _remove(folder, name, found)
    for name, content in stage.files.items():
        _write(f"{folder}/{name}", content)
    _write(f"{build}/mkdocs.yml", stage.config.encode())
    return {name: of_bytes(content) for name, content in sorted(stage.files.items())}


def _remove(folder: Path, name: str, found: os.stat_result) -> None:
    """Removes a file, or an empty folder, and the folders above it that hold nothing any more."""
    path = folder / name
    path.rmdir() if stat.S_ISDIR(found.st_mode) else path.unlink()
    for above in path.parents:
        if above == folder or any(above.iterdir()):
            break
        above.rmdir()


def _write(path: str | Path, content: bytes) -> None:
    """Writes a file, unless it has these bytes; the site may hold the same file under another name, so never into it."""
    try:
        if stat.S_ISREG(os.lstat(path).st_mode):
            with open(path, "rb", buffering=0) as file:
                if file.readall() == content:
                    return
        os.unlink(path)
    except FileNotFoundError:
        pass
    try:
        _put(path, content)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        _put(path, content)


def _put(path: str | Path, content: bytes) -> None:
    try:
        with open(path, "wb") as file:
            file.write(content)
    except OSError as error:  # a full disk does not say which file it is about
        error.filename = error.filename or str(path)
        raise


def link_tree(source: Path, target: Path, *, only: Collection[str] | None = None, but: Collection[str] = ()) -> None:
    """Makes ``target`` hold the files of another folder, ``only`` some of them if so told; a file is there twice, not copied.

    What it holds already, as the site before the last one does, is left as it is. Files named in ``but`` are
    not touched: somebody else may be writing them.
    """
    left_out = set(but)
    asked = None if only is None else set(only)
    wanted = {
        name: found for name, found in _files(source) if name not in left_out and (asked is None or name in asked)
    }
    held = {name: found for name, found in _files(target) if name not in left_out}
    missing = wanted.keys() - held.keys()
    for name, found in held.items():
        if name not in wanted or not os.path.samestat(found, wanted[name]):
            os.unlink(f"{target}/{name}")
            missing |= {name} & wanted.keys()
    link_files(source, target, sorted(missing))


def clear_files(folder: Path, names: Iterable[str]) -> None:
    """Removes files of a folder, if they are there."""
    for name in names:
        (folder / name).unlink(missing_ok=True)


def _files(folder: Path) -> Iterator[tuple[str, os.stat_result]]:
    """Gives the files of a folder, and its links, by their path in it; none if it is not there."""
    return ((name, found) for name, found in entries(folder) if not stat.S_ISDIR(found.st_mode))


def link_files(source: Path, target: Path, names: Iterable[str]) -> None:
    """Puts files of one folder into another, as links where the file system can and as copies where it cannot."""
    made: set[str] = set()
    for name in names:
        path = f"{target}/{name}"
        above = os.path.dirname(path)
        if above not in made:
            os.makedirs(above, exist_ok=True)
            made.add(above)
        try:
            os.link(f"{source}/{name}", path)
        except OSError:
            shutil.copyfile(f"{source}/{name}", path)


def read_site(site: Path, seen: dict[tuple[int, int], bytes]) -> dict[str, bytes]:
    """Gives every file of a built site by its path from the root; none if it is not there.

    ``seen`` holds the bytes of files by device and inode, for those that stand in another site as well, and is
    added to. What is no file does not count.
    """
    regular = ((name, found) for name, found in _files(site) if stat.S_ISREG(found.st_mode))
    return {name: bytes_of(f"{site}/{name}", found, seen) for name, found in regular}


def write_file(path: Path, content: bytes) -> None:
    """Writes a file of which it does not matter if half of it is there: it is not yet looked at."""
    _write(path, content)


_ASIDE = "old-site"
"""The folder beside the built site that holds the old one while the new one takes its place."""


def restore_site(build: Path, site: Path) -> None:
    """Puts the old site back that a build left aside which was ended before the new one had taken its place."""
    if not os.path.lexists(site) and (build / _ASIDE).is_dir():
        (build / _ASIDE).rename(site)


def swap_site(built: Path, site: Path) -> None:
    """Puts a complete built site in the place of ``site``; at every moment one of the two stands there whole.

    Where the system can exchange two folders in one step it does; elsewhere the old one is first put
    aside, and comes back if the new one cannot take its place. The old one is left at ``built``.
    """
    if not site.exists():
        built.rename(site)
        return
    if not _exchange(built, site):
        aside = built.parent / _ASIDE
        shutil.rmtree(aside, ignore_errors=True)
        site.rename(aside)
        try:
            built.rename(site)
        except OSError:
            aside.rename(site)
            raise
        aside.rename(built)


def _exchange(one: Path, other: Path) -> bool:
    """Exchanges two folders in one step, as Linux can (renameat2 with RENAME_EXCHANGE); tells whether it did."""
    libc = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None
    if libc is None or not hasattr(libc, "renameat2"):
        return False
    at_cwd, exchange = -100, 2
    return bool(libc.renameat2(at_cwd, os.fsencode(one), at_cwd, os.fsencode(other), exchange) == 0)


def write_content(path: Path, text: str) -> None:
    """Writes a file of content/ that a command keeps or mends."""
    _write(path, text.encode())


def clear(path: Path, *, but: str = "") -> None:
    """Removes a file, or a folder and what is in it, if it is there; in the folder what is named ``but`` stays."""
    if but and path.is_dir():
        for inside in path.iterdir():
            if inside.name != but:
                clear(inside)
    elif path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)
