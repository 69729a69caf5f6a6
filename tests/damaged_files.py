"""Damages files as a disk does, one bit at a time, or as a crash does, by cutting them short."""

from __future__ import annotations

import random
from pathlib import Path

WAYS = ("flip", "flip", "flip", "flip", "flip", "flip", "cut", "empty")
CLIENTLAB = "clientlab"
"""A folder of .build that no build reads."""


def choose_file(build: Path, choose: random.Random) -> Path:
    """Chooses a file under .build, each kind as likely, so that the many of one do not hide the few of another."""
    kinds: dict[tuple[str, ...], list[Path]] = {}
    for path in sorted(build.rglob("*")):
        folders = path.relative_to(build).parts[:-1]
        if path.is_file() and path.stat().st_size and folders[:1] != (CLIENTLAB,):
            kinds.setdefault(folders[:2] if folders[:1] == ("cache",) else folders[:1], []).append(path)
    return choose.choice(choose.choice([*kinds.values()]))


def damage(path: Path, choose: random.Random) -> str:
    """Damages a file where it lies, so that its other names see it too; gives the way."""
    content, way = bytearray(path.read_bytes()), choose.choice(WAYS)
    if way == "flip":
        content[choose.randrange(len(content))] ^= 1 << choose.randrange(8)
    else:
        del content[0 if way == "empty" else choose.randrange(len(content)) :]
    with path.open("r+b") as file:
        file.write(content)
        file.truncate()
    return way
