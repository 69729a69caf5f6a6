"""How long a writer waits: from saving a house note until the page that is served has the new words.

    python bench/serve.py                      five edits with each engine
    python bench/serve.py --edits 9

``build.py serve`` runs on a copy of the project; a sentence that was never there before is added to a note.
"""

from __future__ import annotations

import argparse
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from builds import NOTE, ROOT, Project

GOALS = {"material": 3.0, "zensical": 1.0}
PAUSE = 1.5
"""Seconds between two edits."""


def waits(engine: str, edits: int, folder: Path) -> list[float]:
    """Gives the seconds of every edit but the first, with which the program gets under way."""
    project = Project(folder / engine)
    process = subprocess.Popen(
        [
            sys.executable,
            str(ROOT / "build.py"),
            "serve",
            "--engine",
            engine,
            "--port",
            "0",
            "--root",
            str(project.root),
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    assert process.stdout is not None
    address = next(found[0] for line in process.stdout if (found := re.search(r"http://[\d.:]+/", line)))
    try:
        return [_wait(project, f"{address}404/index.html") for _ in range(edits + 1)][1:]
    finally:
        process.terminate()
        process.wait()


def _wait(project: Project, url: str) -> float:
    time.sleep(PAUSE)
    began = time.perf_counter()
    words = project.edit(NOTE)
    while True:
        with urllib.request.urlopen(url) as answer:
            if words in answer.read().decode():
                return time.perf_counter() - began
        time.sleep(0.02)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--edits", type=int, default=5)
    edits = parser.parse_args().edits
    with tempfile.TemporaryDirectory() as folder:
        for engine, goal in GOALS.items():
            seconds = waits(engine, edits, Path(folder))
            print(f"{engine:<9} {statistics.median(seconds):5.2f} s (slowest {max(seconds):.2f} s); goal {goal:.0f} s")


if __name__ == "__main__":
    main()
