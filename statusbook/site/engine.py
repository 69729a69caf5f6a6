"""The site builders that can build the stage; nothing but this module knows which one runs."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Engine:
    """A site builder: its name, and its command but for the configuration."""

    name: str
    command: tuple[str, ...]


ENGINES: Mapping[str, Engine] = {
    "material": Engine(name="Material for MkDocs", command=("mkdocs", "build", "--strict", "--clean")),
    "zensical": Engine(name="Zensical", command=("zensical", "build", "--strict", "--clean")),
}


class EngineError(Exception):
    """The engine failed; the text is what it said."""


def run_engine(engine: Engine, build: Path, *, timestamp: int) -> None:
    """Builds ``build``/stage into ``build``/site; raises EngineError with the engine's own words.

    ``timestamp`` (seconds since 1970) is the day the engine takes for today, so that two builds agree.
    """
    environment = {
        **os.environ,
        "SOURCE_DATE_EPOCH": str(timestamp),
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONWARNINGS": "ignore",
        "TZ": "UTC",
    }
    finished = subprocess.run(
        [sys.executable, "-m", *engine.command, "--config-file", str(build / "mkdocs.yml")],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if finished.returncode != 0:
        raise EngineError(f"{engine.name} failed:\n{(finished.stdout + finished.stderr).strip()}")
