"""The site builders that can build the stage; nothing outside this folder knows which one runs."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, runtime_checkable

from statusbook.settings import settings_of

_SETTING = re.compile(r"Config value '(\w+)': ")
"""How MkDocs begins what it says of a setting: ``Config value 'plugins': The "x" plugin is not installed``."""
_OF_THE_STAGE = re.compile(r'\n  in ".*mkdocs\.yml", line \d+, column \d+')
"""Where MkDocs found a fault: in a file that the build wrote, and nobody else reads."""
_SETTINGS_HELP = "correct the setting: https://www.mkdocs.org/user-guide/configuration/ says what it may be"


class EngineError(Exception):
    """The engine failed; the text is what it said."""


def in_settings(said: str, settings: Mapping[str, str]) -> str:
    """Gives what an engine said with the file and line of the settings it speaks of (texts by path, the nearest first)."""
    lines = []
    for line in _OF_THE_STAGE.sub("", said).split("\n"):
        found = _SETTING.match(line)
        place = settings_of(settings, found[1]) if found else None
        lines.append(f"{place[0]}:{place[1]}: {line}\n  fix: {_SETTINGS_HELP}" if place else line)
    return "\n".join(lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One site to build: ``build``/mkdocs.yml and ``build``/stage give ``build``/site.

    ``made`` are the files of the site at ``site`` that earlier builds put there; others there are somebody else's.
    ``files`` are the fingerprints of the stage's files. ``before`` are those of the stage that the site at
    ``site`` was built from, given only if that site is just as it was built, from the same paths and with the same
    configuration: then what has not changed may be taken from it. ``around`` is the fingerprint of everything that
    a page depends on besides its own file. ``timestamp`` (seconds since 1970) is the day the engine takes for today,
    so that two builds agree.
    """

    build: Path
    site: Path
    made: frozenset[str]
    files: Mapping[str, str]
    before: Mapping[str, str] | None
    around: str
    timestamp: int

    @property
    def config(self) -> Path:
        """The engine's configuration."""
        return self.build / "mkdocs.yml"

    @property
    def built(self) -> Path:
        """The folder to build into."""
        return self.build / "site"

    @property
    def changed(self) -> tuple[str, ...]:
        """The files of the stage that differ from those of the site that stands; all if none does."""
        before = self.before or {}
        return tuple(path for path, print_ in sorted(self.files.items()) if before.get(path) != print_)


SERVED = "served"
"""The folder beside the stage that a follower renders into."""


class Listener(Protocol):
    """Listens to a server, and knows why it has ended."""

    after: Callable[[], None]
    """Called when it has ended."""

    def error(self) -> EngineError:
        """Waits until it has ended, and gives why."""
        ...  # pragma: no cover


@dataclass(frozen=True, slots=True, kw_only=True)
class Following:
    """An engine's own server: the process to end, and what listens to it."""

    process: subprocess.Popen[str]
    listener: Listener


Run = Callable[[Job], None]
"""Builds a site. Raises EngineError with the engine's own words."""


class Engine(Protocol):
    """A site builder."""

    name: str

    def begin(self, build: Path, lock: int) -> AbstractContextManager[Run]:
        """Starts what can be started before there is a job; ends with the block, whether it was given one or not.

        ``build`` is the folder of the job to come, as the last build left it;
        ``lock`` is the file descriptor of the build's lock, for the engine's processes to hold as well.
        """
        ...  # pragma: no cover


@runtime_checkable
class Follower(Protocol):
    """A site builder that renders what changes quicker than to build the site."""

    def follow(self, build: Path, tell: Callable[[str], None]) -> Following:
        """Starts what renders ``build``/stage, and from then on every change of it, into ``build``/served.

        Raises EngineError if it cannot. ``tell`` takes what it warns of.
        """
        ...  # pragma: no cover


def start(command: Sequence[str], lock: int, **variables: str) -> subprocess.Popen[str]:
    """Starts a Python program of an engine, with environment variables of its own; it may be told more on its input."""
    return subprocess.Popen(
        [sys.executable, *command],
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONWARNINGS": "ignore", "TZ": "UTC", **variables},
        pass_fds=[lock] if os.name == "posix" else [],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
