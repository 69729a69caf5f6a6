"""A person at a terminal sees how far work has come; nobody else sees anything."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from statusbook import progress
from statusbook.progress import Bar, counted, counted_together, watch

Shown = list[tuple[str, int, int]]


@pytest.fixture
def shown() -> Iterator[Shown]:
    found: Shown = []
    watch(lambda *state: found.append(state))
    yield found
    watch(None)


def test_things_come_as_they_are_where_nobody_watches() -> None:
    """Counting changes nothing."""
    assert list(counted("reading", ["a", "b"])) == ["a", "b"]


def test_whoever_watches_sees_how_many_were_taken(shown: Shown) -> None:
    """Before each thing, how many are done already."""
    assert list(counted("reading", ["a", "b"])) == ["a", "b"]
    assert shown == [("reading", 0, 2), ("reading", 1, 2)]


def test_parts_count_as_one_work(shown: Shown) -> None:
    """What is done piece by piece is one bar, not one a piece."""
    with counted_together("merging", 3):
        assert [*counted("one", [1, 2]), *counted("two", [3])] == [1, 2, 3]
    assert shown == [("merging", 0, 3), ("merging", 1, 3), ("merging", 2, 3)]


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [100.0]
    monkeypatch.setattr(progress.time, "monotonic", lambda: now[0])
    return now


def test_the_bar_waits_and_goes(clock: list[float]) -> None:
    """Short work draws nothing; the bar of long work is wiped out to the last character."""
    terminal = io.StringIO()
    bar = Bar(terminal)
    bar("reading", 0, 1000)
    bar("reading", 1, 1000)
    assert terminal.getvalue() == ""
    clock[0] += 1
    bar("reading", 500, 1000)
    line = "reading     [###############...............] 500 of 1,000"
    assert terminal.getvalue() == f"\r{line}"
    bar("reading", 501, 1000)
    assert terminal.getvalue() == f"\r{line}"
    bar.wipe()
    assert terminal.getvalue() == f"\r{line}\r{' ' * len(line)}\r"


def test_the_bar_is_drawn_by_one_process_alone(clock: list[float], monkeypatch: pytest.MonkeyPatch) -> None:
    """What is computed in parallel writes nothing to the terminal."""
    terminal = io.StringIO()
    bar = Bar(terminal)
    bar("reading", 0, 10)
    clock[0] += 1
    monkeypatch.setattr(progress.os, "getpid", lambda: -1)
    bar("reading", 5, 10)
    assert terminal.getvalue() == ""


ROOT = Path(__file__).parent.parent
BUILD = [sys.executable, str(ROOT / "build.py")]


def test_a_pipe_gets_no_bar() -> None:
    """What a build writes to a file or to the log of a machine has no line that was wiped out."""
    small = Path(__file__).parent / "cases" / "small"
    done = subprocess.run([*BUILD, "check", "--root", str(small)], capture_output=True, text=True)
    assert "\r" not in done.stdout + done.stderr


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="there are no such terminals here")
def test_a_terminal_gets_one() -> None:
    """The command line has progress shown where standard error is a terminal."""
    code = (
        "import sys; from statusbook import cli, progress; progress.PATIENCE = -1;"
        "say = cli._Progress(); [*progress.counted('reading', range(9))]; say('notes', 'done')"
    )
    ours, theirs = os.openpty()
    done = subprocess.run(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=theirs, cwd=BUILD[1] and Path(BUILD[1]).parent
    )
    os.close(theirs)
    seen = os.read(ours, 4096).decode()
    os.close(ours)
    assert "0 of 9" in seen
    assert done.stdout.startswith(b"notes ")
