"""The site that stands: which of its files earlier builds made, and which somebody else put there."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from statusbook.problems import SiteError
from statusbook.stage.bundle import BUNDLE, names_made
from statusbook.stage.names import read_names

BESIDE = ".statusbook-new"
"""The folder in the site that holds what is about to be put into it, where nothing can take its place whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The files that builds made, by their path in the site, and the paths of everything else that is there.

    What others put there may be files, links, or folders without anything in them.
    """

    made: Mapping[str, bytes]
    own: frozenset[str]


def look_at_site(site: Path, names: Path, seen: dict[tuple[int, int], bytes]) -> Standing:
    """Gives what stands in the folder of the site; ``names`` is the file in which ``keep_names`` kept what builds made.

    ``seen`` holds the bytes of files by device and inode, and is added to. Raises SiteError for a site that is no
    folder, OSError for one that cannot be read.
    """
    if os.path.lexists(site) and not site.is_dir():
        what = f"leads to {site.readlink()}, which is no folder" if site.is_symlink() else "is no folder"
        raise SiteError(f"{site} {what}\n  fix: make that folder, or take away what is in its place")
    there = dict(entries(site))
    known = read_names(names)
    if known is None:  # .build was taken away; the site itself tells
        bundle = site / BUNDLE
        known = names_made(bundle.read_bytes(), there) if bundle.is_file() else frozenset()
    made = {name for name, found in there.items() if name in known and stat.S_ISREG(found.st_mode)}
    own = frozenset(name for name in there if name not in made and not name.startswith(BESIDE))
    return Standing(made={name: bytes_of(f"{site}/{name}", there[name], seen) for name in sorted(made)}, own=own)


def bytes_of(path: str, found: os.stat_result, seen: dict[tuple[int, int], bytes]) -> bytes:
    """Gives a file's bytes, read only if none of its names was before; some systems number no files."""
    place = found.st_dev, found.st_ino
    if place not in seen or not found.st_ino:
        with open(path, "rb", buffering=0) as file:
            seen[place] = file.readall()
    return seen[place]


def entries(folder: Path) -> Iterator[tuple[str, os.stat_result]]:
    """Gives everything in a folder by its path in it: files, links, and folders that are empty or may not be read.

    Nothing if the folder is not there. Of thousands of files a ``Path`` each would take longer than all the rest.
    """
    return _entries(str(folder), "")


def _entries(folder: str, prefix: str) -> Iterator[tuple[str, os.stat_result]]:
    try:
        with os.scandir(folder) as found:
            listed = list(found)
    except OSError:
        return
    for entry in listed:
        whole, told = entry.path, False
        if entry.is_dir(follow_symlinks=False) and os.access(whole, os.R_OK | os.X_OK):
            for below in _entries(whole, f"{prefix}{entry.name}/"):
                told = True
                yield below
        if not told:
            yield prefix + entry.name, entry.stat(follow_symlinks=False)


def refuse_clashes(site: Path, standing: Standing, new: Mapping[str, bytes]) -> None:
    """Raises SiteError if a file of the new site would take the place of somebody else's; the same bytes may."""
    folders = {parent.as_posix() for name in new for parent in PurePosixPath(name).parents}
    clashing = []
    for name in sorted(standing.own):
        path = site / name
        if path.is_dir() and not path.is_symlink():  # an empty one holds nothing that could be lost
            same = not any(parent.as_posix() in new for parent in PurePosixPath(name).parents)
        elif name in new:
            same = path.is_file() and not path.is_symlink() and path.read_bytes() == new[name]
        else:
            taken = any(parent.as_posix() in new for parent in PurePosixPath(name).parents)
            same = not taken and name not in folders
        if not same:
            clashing.append(name)
    if clashing:
        shown = "\n".join(f"  {name}" for name in clashing[:10])
        more = f"\n  and {len(clashing) - 10} more" if len(clashing) > 10 else ""
        fix = "move what is yours elsewhere and remove the rest; what has other names stays where it is"
        raise SiteError(
            f"{site} holds files that no build made, where the new site has its own:\n{shown}{more}\n  fix: {fix}"
        )
