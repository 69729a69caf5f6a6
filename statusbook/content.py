"""Reads content/: the only module that does. Everything after it takes values."""

from __future__ import annotations

import codecs
import os
import stat
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from statusbook.fingerprint import of_tree
from statusbook.places import CONTENT, Places
from statusbook.problems import ContentError, Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """Every file under content/ as bytes, by its path relative to the project (``content/codes/404.md``).

    ``refused`` holds a problem for each thing there that is not read. ``own`` are the paths of a team's files where they
    lie over those of the base, None where all is one book; ``beneath`` are the base's files at the same paths.
    """

    files: Mapping[str, bytes]
    refused: tuple[Problem, ...] = ()
    own: frozenset[str] | None = None
    beneath: Mapping[str, bytes] = field(default_factory=dict)

    def is_own(self, path: str) -> bool:
        """Tells whether a file is the project's, and not that of a base beneath it."""
        return self.own is None or path in self.own

    def under(self, folder: str, ending: str = "") -> dict[str, bytes]:
        """The files of one folder, by path, in order."""
        prefix = f"content/{folder}/"
        return {
            path: self.files[path] for path in sorted(self.files) if path.startswith(prefix) and path.endswith(ending)
        }

    def fingerprint(self, *folders: str) -> str:
        """Gives the fingerprint of the files in some folders, of all if none is named, and of what is refused."""
        beginnings = tuple(f"content/{folder}/" for folder in folders) or ("content/",)
        refused = {f"{one.path}\0": str(one).encode("utf-8", "replace") for one in self.refused}
        read = {path: raw for path, raw in self.files.items() if path.startswith(beginnings)}
        below = {f"{path}\0beneath": raw for path, raw in self.beneath.items() if path.startswith(beginnings)}
        return of_tree(refused | read | below)

    def why_refused(self, path: str) -> tuple[Problem, ...]:
        """The problem of a path that is refused, or whose folder is; nothing for one that is read or not there."""
        return tuple(one for one in self.refused if f"{path}/".startswith(f"{one.path}/"))

    def text(self, path: str) -> str:
        """A UTF-8 file's text; raises ContentError if it is missing, refused or not UTF-8."""
        if why := self.why_refused(path):
            raise ContentError(why)
        if path not in self.files:
            raise ContentError(
                [Problem(path=path, line=1, message="file is missing", fix="restore it from version control")]
            )
        return decode_utf8(self.files[path], path=path)


def decode_utf8(content: bytes, *, path: str) -> str:
    """The text of one of our own files, line ends made ``\\n``; raises ContentError if it is not UTF-8."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        byte = content[error.start]
        encoding = "UTF-16" if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "CP949"
        raise ContentError(
            [
                Problem(
                    path=path,
                    line=line,
                    message=f"not UTF-8: byte 0x{byte:02x}",
                    fix=f"save the file as UTF-8 (iconv -f {encoding} -t UTF-8 {path})",
                )
            ]
        ) from error
    return text.replace("\r\n", "\n").replace("\r", "\n")


NOT_FOUND = "run this in the project's root, or install the package again: it comes with all it needs"
"""What to do about a part of a project that neither it nor the base has."""


_known: dict[Path, tuple[tuple[int, ...], bytes]] = {}
"""The bytes of files read before, and what told of their state: a build asks for content/ several times."""

_SETTLED = 2_000_000_000
"""Nanoseconds after which a file cannot change any more without its times telling: file systems count in steps, the
coarsest (FAT) of two seconds. Git calls younger files racy, and reads them again for the same reason."""

_MOST = 64_000_000
"""Bytes; the largest file, content/permalinks.txt, has 300,000. What is larger was never written by a person."""

_LEFT_BEHIND = frozenset({"Thumbs.db", "ehthumbs.db", "desktop.ini"})
"""What Windows puts into folders."""

_FILE_ENDINGS = (".md", ".yml", ".csv", ".txt")
"""How the names of files end, and so those of no folder: whoever sees one takes it for a page."""


def _bytes_of(path: Path, found: os.stat_result) -> bytes:
    """Gives a file's bytes, read again only if its state has changed; raises OSError."""
    state = (found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns)
    known = _known.get(path)
    if known is not None and known[0] == state:
        return known[1]
    content = path.read_bytes()
    if time.time_ns() - max(found.st_mtime_ns, found.st_ctime_ns) > _SETTLED:
        _known[path] = (state, content)
    return content


def read_content(root: Path) -> Content:
    """Reads every file under ``root``/content; hidden files, and what editors and systems leave behind, are left out.

    What cannot be read is refused, and so is what is no file: links, which may lead anywhere, pipes and devices,
    which may never end. Raises ContentError if the folder is missing.
    """
    folder = root / "content"
    if not folder.is_dir():
        raise ContentError([_missing(folder)])
    files: dict[str, bytes] = {}
    refused: list[Problem] = []

    def refuse(path: Path, message: str, fix: str) -> None:
        shown = _printable(path.relative_to(root).as_posix())
        refused.append(Problem(path=shown, line=1, message=message, fix=fix))

    def read(folder: Path) -> None:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
        for entry in entries:
            if _is_left_behind(entry.name):
                continue
            path = folder / entry.name
            try:
                why = _refusal(path, state := entry.stat(follow_symlinks=False))
                if why is not None:
                    refuse(path, *why)
                elif stat.S_ISDIR(state.st_mode):
                    read(path)
                else:
                    files[path.relative_to(root).as_posix()] = _bytes_of(path, state)
            except OSError as error:
                refuse(path, f"cannot be read: {error.strerror}", "make it readable, or remove it")

    try:
        read(folder)
    except OSError as error:
        refuse(folder, f"cannot be read: {error.strerror}", "make it readable")
    return Content(files=dict(sorted(files.items())), refused=tuple(refused))


def content_of(places: Places) -> Content:
    """Reads the content of a project: its own, the base's, or its own over the base's; raises as ``read_content``."""
    if not places.is_layered:
        return read_content(places.owner(CONTENT))
    base, team = read_content(places.base), read_content(places.root)
    refused = {one.path for one in team.refused}
    kept = {path: raw for path, raw in base.files.items() if path not in refused}
    return Content(
        files=dict(sorted((kept | dict(team.files)).items())),
        refused=(*base.refused, *team.refused),
        own=frozenset(team.files),
        beneath={path: raw for path, raw in base.files.items() if path in team.files},
    )


def _missing(folder: Path) -> Problem:
    if not os.path.lexists(folder):
        return Problem(path="content", line=1, message="folder is missing", fix=NOT_FOUND)
    message = f"leads to {folder.readlink()}, which is no folder" if folder.is_symlink() else "is no folder"
    return Problem(path="content", line=1, message=message, fix="put the folder of the content there")


def _is_left_behind(name: str) -> bool:
    return name.startswith(".") or name.endswith("~") or name in _LEFT_BEHIND or name[0] == name[-1] == "#"


def _refusal(path: Path, found: os.stat_result) -> tuple[str, str] | None:
    """Gives why something under content/ is not read, and what to do about it; None for a file that is."""
    if not path.name.isprintable():
        return f"a name that cannot be shown: {os.fsencode(path.name)!r}", "rename it: plain characters of UTF-8 alone"
    if stat.S_ISLNK(found.st_mode):
        return (
            f"a link to {_printable(str(path.readlink()))}, which is not followed",
            "put the file itself there, or remove it",
        )
    if stat.S_ISDIR(found.st_mode):
        odd = path.name.endswith(_FILE_ENDINGS)
        return ("a folder with the name of a file", "rename it, or move what it holds one folder up") if odd else None
    if not stat.S_ISREG(found.st_mode):
        return (
            f"{_KINDS.get(stat.S_IFMT(found.st_mode), 'something')}, no file",
            "remove it: content/ holds files alone",
        )
    if found.st_size > _MOST:
        return f"{found.st_size} bytes", f"keep it under {_MOST}, or remove it"
    return None


_KINDS = {
    stat.S_IFIFO: "a pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}


def _printable(path: str) -> str:
    """Gives a path with what cannot be shown written as an escape: one line, whatever it holds."""
    return "".join(one if one.isprintable() else ascii(one)[1:-1] for one in path)
