"""Zensical: one command, which keeps what it has rendered in a cache of its own."""

from __future__ import annotations

import contextlib
import functools
import importlib.util
import json
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from statusbook.fingerprint import of_folder
from statusbook.sealed import BrokenSeal, read_sealed, write_sealed
from statusbook.site.engine import EngineError, Following, Job, Run, start
from statusbook.stage.write import clear, write_file

_COLOUR = re.compile(r"\x1b\[[\d;]*m")


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

    def follow(self, build: Path, port: int) -> Following:
        """Starts ``zensical serve``, which renders a changed page in a fifth of a second; builds beside the site."""
        _check_installed()
        write_file(build / "serve.yml", json.dumps({"INHERIT": "mkdocs.yml", "site_dir": "served"}).encode())
        place = f"127.0.0.1:{port or _free_port()}"
        command = ["-m", "zensical", "serve", "--config-file", str(build / "serve.yml"), "--dev-addr", place]
        process = subprocess.Popen([sys.executable, *command], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        following = Following(address=f"http://{place}/", process=process)
        _wait_for(following)
        return following


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


def _wait_for(following: Following) -> None:
    """Waits until the first pages are there; raises EngineError if the server ends before."""
    while True:
        try:
            with urllib.request.urlopen(f"{following.address}index.html"):
                return
        except OSError as error:
            if following.process.poll() is not None:
                raise EngineError("Zensical's server has ended; is the port taken?") from error
            time.sleep(0.1)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


ENGINE = Zensical()
