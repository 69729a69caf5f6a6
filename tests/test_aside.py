"""What is computed aside is computed, whatever becomes of the process that does it."""

from __future__ import annotations

import os
import signal
import threading

import pytest

from statusbook import aside as module
from statusbook.aside import aside
from statusbook.problems import ContentError, Problem

PROBLEM = Problem(path="content/codes/404.md", line=1, message="wrong", fix="mend it")


@pytest.fixture(autouse=True)
def two_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that the computation goes aside on every machine."""
    monkeypatch.setattr(module, "processors", lambda: 2)


def test_it_is_computed_in_another_process() -> None:
    """The result comes back, once and again; nothing that was changed there is changed here."""
    seen: list[int] = []

    def compute() -> int:
        seen.append(1)
        return os.getpid()

    with aside(compute) as result:
        assert result() == result() != os.getpid()
    assert not seen


def test_a_large_result_comes_back_whole() -> None:
    """More than a pipe holds, and nobody reads it until the block has ended."""
    with aside(lambda: b"x" * 5_000_000) as result:
        pass
    assert len(result()) == 5_000_000


def test_what_it_raises_is_raised_here() -> None:
    """Problems with their paths and lines, whether the block asks for the result or not."""
    with pytest.raises(ContentError) as caught, aside(lambda: refuse()):
        pass
    assert caught.value.problems == (PROBLEM,)


def refuse() -> int:
    raise ContentError([PROBLEM])


def test_what_it_raises_goes_before_what_the_block_raises() -> None:
    """A fault that a check finds explains why the block could not go on."""
    with pytest.raises(ContentError), aside(refuse):
        raise KeyError(404)
    with pytest.raises(KeyError), aside(lambda: 1):
        raise KeyError(404)


def test_a_result_that_cannot_be_told_is_computed_here() -> None:
    """And so is one whose process was killed."""
    with aside(lambda: lambda: "here") as result:
        assert result()() == "here"
    parent = os.getpid()

    def killed_elsewhere() -> str:
        if os.getpid() != parent:
            os.kill(os.getpid(), signal.SIGKILL)
        return "here"

    with aside(killed_elsewhere) as result:
        assert result() == "here"


def test_a_program_with_threads_is_not_split() -> None:
    """A thread might hold a lock that the other process would wait for without end."""
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        with aside(os.getpid) as result:
            assert result() == os.getpid()
    finally:
        done.set()
        thread.join()
