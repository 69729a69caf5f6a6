"""Puts a complete site in its place: in one step where the place can be exchanged, file by file where it cannot."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path, PurePosixPath

from statusbook import urls
from statusbook.problems import SiteError
from statusbook.stage.names import render_names
from statusbook.stage.standing import BESIDE, Standing, refuse_clashes
from statusbook.stage.write import clear, swap_site, write_file

_FIRST_PAGE = urls.files.in_folder(urls.files.page_file(urls.HOME))

_NO_TWINS = (errno.EPERM, errno.EOPNOTSUPP, errno.EMLINK, errno.ENOSYS)
"""What file systems say that cannot give a file a second name."""


def place_site(built: Path, files: Mapping[str, bytes], site: Path, standing: Standing, names: Path) -> None:
    """Puts the built site, whose ``files`` are by path, in the place of the one that stands; what others put there stays.

    A link to a folder, a mount point such as a volume of Docker, a folder on another disk cannot be exchanged: they
    are filled. ``names`` is the file that tells the next build what builds made, whatever happens meanwhile.
    Raises SiteError if a file of somebody else is in the way, or for a folder that cannot be filled.
    """
    refuse_clashes(site, standing, files)
    own = standing.own - files.keys()
    _keep_names(names, {*standing.made, *files})
    if site.is_symlink() or not _exchanged(built, site, own):
        _fill(built, files, site, standing)
    _keep_names(names, files.keys())


def _keep_names(path: Path, names: Collection[str]) -> None:
    """Writes them so that they are there whole or as they were: without them nobody knows whose a file is."""
    beside = path.with_suffix(".new")
    write_file(beside, render_names(names))
    beside.replace(path)


def _exchanged(built: Path, site: Path, own: Collection[str]) -> bool:
    """Exchanges the two folders, and gives what others own a second name first; tells whether that could be done."""
    try:
        for name in sorted(own):
            _twin(site / name, built / name)
        swap_site(built, site)
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise
        _untwin(built, own)
        return False
    _untwin(built, own)  # now the old site, from which the next one is made
    return True


def _twin(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_symlink():
        target.unlink(missing_ok=True)
        target.symlink_to(source.readlink())
    elif source.is_dir():
        any(source.iterdir())  # one that may not be read would lose what it holds
        target.mkdir(exist_ok=True)
    else:
        target.unlink(missing_ok=True)
        try:
            os.link(source, target)
        except OSError as error:
            if error.errno not in _NO_TWINS:
                raise
            shutil.copy2(source, target)


def _untwin(folder: Path, own: Iterable[str]) -> None:
    for name in sorted(own, reverse=True):
        path = folder / name
        with contextlib.suppress(OSError):
            path.rmdir() if path.is_dir() and not path.is_symlink() else path.unlink()
        _prune(path.parent, folder)


def _fill(built: Path, files: Mapping[str, bytes], site: Path, standing: Standing) -> None:
    """Brings a folder to hold the files of a site, so that the old site stays whole for as long as can be.

    All that is new is first put into a folder in it, which is where a full disk is noticed. Then each file takes its
    place in one step, pages after what they are made of, the first page last. What is old goes in the end. If that is
    interrupted, the next build finds what is not as it should be, and repairs it.
    """
    new = sorted((name for name, content in files.items() if standing.made.get(name) != content), key=_late)
    beside = site / BESIDE
    try:
        site.mkdir(exist_ok=True)
        clear(beside)
        beside.mkdir()
        for number, name in enumerate(new):
            shutil.copyfile(built / name, beside / str(number))
    except OSError as error:
        clear(beside)
        raise SiteError(
            f"{site}: {error.strerror}\n  fix: make it writable and give it room; the old site is as it was"
        ) from error
    folders = {parent.as_posix() for name in new for parent in PurePosixPath(name).parents}
    old = sorted(standing.made.keys() - files.keys())
    try:
        for name in old:
            if name in folders or any(parent.as_posix() in files for parent in PurePosixPath(name).parents):
                _remove(site, name)  # a file where there is to be a folder, or the other way round
        for number, name in enumerate(new):
            (site / name).parent.mkdir(parents=True, exist_ok=True)
            if name in standing.own and (site / name).is_dir():  # an empty one
                (site / name).rmdir()
            (beside / str(number)).replace(site / name)
        for name in old:
            _remove(site, name)
        clear(beside)
    except OSError as error:
        said = f"{site} is half old and half new: {error.filename or site}: {error.strerror}"
        raise SiteError(f"{said}\n  fix: make it writable, and build again: that repairs it") from error


def _late(name: str) -> tuple[int, str]:
    """Files that pages are made of come first, then pages, then the first page, then what is made of all of them."""
    return (3 if name.endswith(".zip") else 2 if name == _FIRST_PAGE else int(name.endswith(".html")), name)


def _remove(site: Path, name: str) -> None:
    path = site / name
    path.unlink(missing_ok=True)
    _prune(path.parent, site)


def _prune(folder: Path, root: Path) -> None:
    """Removes folders that hold nothing any more, up to a root."""
    while folder != root and folder.is_relative_to(root):
        try:
            folder.rmdir()
        except OSError:
            return
        folder = folder.parent
