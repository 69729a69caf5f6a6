"""Zensical: one command, which keeps what it has rendered in a cache of its own."""

from __future__ import annotations

import contextlib
import functools
import importlib.util
import json
import re
import os
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from statusbook.fingerprint import of_folder
from statusbook.sealed import BrokenSeal, read_sealed, write_sealed
from statusbook.site.engine import SERVED, EngineError, Following, Job, Run, start
from statusbook.site.listening import HOST, free_port
from statusbook.stage.write import clear, write_file

_COLOUR = re.compile(r"\x1b\[[\d;]*m")
_FAULT = re.compile(r"RuntimeError: (.+) \(in ([\w./-]+\.\w+):(\d+)\)$")
"""RuntimeError: syntax error: unexpected end of block (in main.html:75)"""


class Zensical:
    """Runs ``zensical build``."""

    name = "Zensical"

    @contextmanager
    def begin(self, build: Path, lock: int) -> Iterator[Run]:
        """Starts nothing yet: Zensical is quick to start, and reads its configuration first of all."""
        _check_installed()
        yield functools.partial(self._run, lock)

    def _run(self, lock: int, job: Job) -> None:
        """Builds the site, from Zensical's cache where it still holds."""
        clear(job.built)
        fresh = [] if job.before and _is_as_left(job.build) else ["--clean"]
        command = ["-m", "zensical", "build", "--strict", *fresh, "--config-file", str(job.config)]
        process = start(command, lock, SOURCE_DATE_EPOCH=str(job.timestamp))
        out, err = process.communicate()
        if process.returncode != 0:
            said, _, trace = _COLOUR.sub("", out + err).strip().partition("Traceback")
            reason = said.strip() or trace.strip().rpartition("\n")[2] or f"it ended with {process.returncode}"
            raise EngineError(f"{self.name} failed:\n{reason}")
        with contextlib.suppress(OSError):  # then the next build begins anew
            write_sealed(_mark(job.build), of_folder(job.build / ".cache").encode(), _mark(job.build).parent.name)

    def follow(self, build: Path, tell: Callable[[str], None]) -> Following:
        """Starts ``zensical serve``, which renders a changed page in a fifth of a second; builds beside the site."""
        _check_installed()
        write_file(build / "serve.yml", json.dumps({"INHERIT": "mkdocs.yml", "site_dir": SERVED}).encode())
        place = f"{HOST}:{free_port()}"
        command = ["-m", "zensical", "serve", "--config-file", str(build / "serve.yml"), "--dev-addr", place]
        process = subprocess.Popen(
            [sys.executable, *command],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            errors="replace",
            process_group=0 if os.name == "posix" else None,  # an interrupt at the terminal is for this process to tell of
        )
        listener = _Listener(process, tell)
        listener.start()
        following = Following(process=process, listener=listener)
        _wait_for(f"http://{place}/index.html", following)
        return following


class _Listener(threading.Thread):
    """Listens to what Zensical's server says, which is told until it fails."""

    def __init__(self, process: subprocess.Popen[str], tell: Callable[[str], None]) -> None:
        super().__init__(daemon=True)
        self._process, self._tell = process, tell
        self._last = ""
        self.after: Callable[[], None] = lambda: None

    def run(self) -> None:
        """Listens until the server has ended."""
        assert self._process.stderr is not None
        failed = False
        for line in self._process.stderr:
            said = _COLOUR.sub("", line).rstrip()
            failed = failed or said.startswith("Traceback")
            self._last = said or self._last
            if said and not failed and said != "No issues found":
                self._tell(said)
        self._process.wait()
        self.after()

    def error(self) -> EngineError:
        """Gives why the server has ended, once it has."""
        self.join()
        return EngineError(_fault_of_theme(self._last) or f"Zensical's server has ended:\n{self._last}")


def _fault_of_theme(said: str) -> str | None:
    """Gives a fault of a template as problems are told."""
    found = _FAULT.search(said)
    return found and f"Zensical failed:\ntemplates/theme/{found[2]}:{found[3]}: {found[1]}\n  fix: correct the template"


def _mark(build: Path) -> Path:
    return build / "cache" / "site" / "zensical.cache"


def _is_as_left(build: Path) -> bool:
    """Tells whether Zensical's own cache, which it believes as it stands, is to the bit what its last build left."""
    try:
        return read_sealed(_mark(build), _mark(build).parent.name).decode() == of_folder(build / ".cache")
    except (OSError, BrokenSeal):
        return False


def _check_installed() -> None:
    if importlib.util.find_spec("zensical") is None:
        raise EngineError("Zensical is not installed\n  fix: pip install zensical, or leave --engine out")


def _wait_for(address: str, following: Following) -> None:
    """Waits until the first pages are there; raises EngineError if the server ends before."""
    while True:
        try:
            with urllib.request.urlopen(address, timeout=1):
                return
        except OSError:
            if following.process.poll() is not None:
                raise following.listener.error() from None
            time.sleep(0.1)


ENGINE = Zensical()
