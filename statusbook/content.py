"""Reads content/: the only module that does. Everything after it takes values."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from statusbook.fingerprint import of_tree
from statusbook.problems import ContentError, Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """Every file under content/ as bytes, by its path relative to the project (``content/codes/404.md``)."""

    files: Mapping[str, bytes]

    def under(self, folder: str, ending: str = "") -> dict[str, bytes]:
        """The files of one folder, by path, in order."""
        prefix = f"content/{folder}/"
        return {
            path: self.files[path] for path in sorted(self.files) if path.startswith(prefix) and path.endswith(ending)
        }

    def fingerprint(self, *folders: str) -> str:
        """Gives the fingerprint of the files in some folders, of all if none is named."""
        beginnings = tuple(f"content/{folder}/" for folder in folders) or ("content/",)
        return of_tree({path: raw for path, raw in self.files.items() if path.startswith(beginnings)})

    def text(self, path: str) -> str:
        """A UTF-8 file's text; raises ContentError if it is missing or not UTF-8."""
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
        raise ContentError(
            [
                Problem(
                    path=path,
                    line=line,
                    message=f"not UTF-8: byte 0x{byte:02x}",
                    fix=f"save the file as UTF-8 (iconv -f CP949 -t UTF-8 {path})",
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


def _bytes_of(path: Path) -> bytes:
    """Gives a file's bytes, read again only if its state has changed; raises OSError."""
    found = path.stat()
    state = (found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns)
    known = _known.get(path)
    if known is not None and known[0] == state:
        return known[1]
    content = path.read_bytes()
    if time.time_ns() - max(found.st_mtime_ns, found.st_ctime_ns) > _SETTLED:
        _known[path] = (state, content)
    return content


def read_content(root: Path) -> Content:
    """Reads every file under ``root``/content; hidden files are left out.

    Raises ContentError if the folder is missing or a file cannot be read.
    """
    folder = root / "content"
    if not folder.is_dir():
        raise ContentError([Problem(path="content", line=1, message="folder is missing", fix=NOT_FOUND)])
    files: dict[str, bytes] = {}
    problems: list[Problem] = []
    for path in sorted(folder.rglob("*")):
        relative = path.relative_to(root)
        if any(part.startswith(".") for part in relative.parts) or path.is_dir():
            continue
        try:
            files[relative.as_posix()] = _bytes_of(path)
        except OSError as error:
            problems.append(
                Problem(
                    path=relative.as_posix(),
                    line=1,
                    message=f"cannot be read: {error.strerror}",
                    fix="make the file readable, or remove it",
                )
            )
    if problems:
        raise ContentError(problems)
    return Content(files=files)
