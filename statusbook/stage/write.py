"""Writes to disk: the only module that does, and only when all that is to be written is ready."""

from __future__ import annotations

import ctypes
import json
import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from statusbook.stage.stage import Stage


def write_stage(stage: Stage, build: Path) -> int:
    """Brings ``build``/stage to hold exactly the stage's files; gives the number of files that changed.

    A file whose bytes are the same is left alone, so that an engine with a cache sees what changed.
    """
    folder = build / "stage"
    changed = 0
    wanted = set(stage.files)
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir():
            if not any(path.iterdir()):
                path.rmdir()
        elif path.relative_to(folder).as_posix() not in wanted:
            path.unlink()
            changed += 1
    for name, content in stage.files.items():
        changed += _write(folder / name, content)
    changed += _write(build / "mkdocs.yml", stage.config.encode())
    return changed


def _write(path: Path, content: bytes) -> bool:
    if path.is_file() and path.read_bytes() == content:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return True


def read_site(built: Path) -> dict[str, bytes]:
    """Gives every file of a built site by its path from the root."""
    return {path.relative_to(built).as_posix(): path.read_bytes() for path in built.rglob("*") if path.is_file()}


def write_bundle(built: Path, name: str, bundle: bytes) -> None:
    """Puts the offline copy into a built site."""
    _write(built / name, bundle)


def swap_site(built: Path, site: Path) -> None:
    """Puts a complete built site in the place of ``site``; at every moment one of the two stands there whole.

    Where the system can exchange two folders in one step it does; elsewhere the old one is first put
    aside, and comes back if the new one cannot take its place.
    """
    if not site.exists():
        built.rename(site)
        return
    if not _exchange(built, site):
        aside = built.parent / "old-site"
        shutil.rmtree(aside, ignore_errors=True)
        site.rename(aside)
        try:
            built.rename(site)
        except OSError:
            aside.rename(site)
            raise
        aside.rename(built)
    shutil.rmtree(built, ignore_errors=True)


def _exchange(one: Path, other: Path) -> bool:
    """Exchanges two folders in one step, as Linux can (renameat2 with RENAME_EXCHANGE); tells whether it did."""
    libc = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None
    if libc is None or not hasattr(libc, "renameat2"):
        return False
    at_cwd, exchange = -100, 2
    return bool(libc.renameat2(at_cwd, os.fsencode(one), at_cwd, os.fsencode(other), exchange) == 0)


def write_content(path: Path, text: str) -> None:
    """Writes the one file of content/ that a command keeps: permalinks.txt."""
    _write(path, text.encode())


def clear(folder: Path) -> None:
    """Removes a folder and what is in it."""
    shutil.rmtree(folder, ignore_errors=True)


def write_cache(path: Path, cache: Mapping[str, Any]) -> None:
    """Keeps what is costly to compute; a cache that is lost costs time, nothing else."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(f".{os.getpid()}")
    beside.write_text(json.dumps(cache, ensure_ascii=False, sort_keys=True), encoding="utf-8")
    beside.replace(path)


def read_cache(path: Path) -> dict[str, Any]:
    """Gives a kept cache; an empty one if there is none or it cannot be read."""
    try:
        cache = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return cache if isinstance(cache, dict) else {}
