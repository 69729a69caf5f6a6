"""What is computed in parallel is computed, whatever becomes of the process that does it."""

from __future__ import annotations

import io
import os
import signal
import threading
from typing import BinaryIO

import pytest

from statusbook import parallel
from statusbook.parallel import in_parallel
from statusbook.problems import ContentError, Problem

PROBLEM = Problem(path="content/codes/404.md", line=1, message="wrong", fix="mend it")


# The servers of other tests may be running on threads of theirs; what is computed here waits for none of them.
pytestmark = pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")


@pytest.fixture(autouse=True)
def split(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """So that there is a second process on every machine, but where a test is about that."""
    if "threads" not in request.node.name:
        monkeypatch.setattr(parallel, "_can_split", lambda: True)


def test_it_is_computed_in_another_process() -> None:
    """The result comes back, once and again; nothing that was changed there is changed here."""
    seen: list[int] = []

    def compute() -> int:
        seen.append(1)
        return os.getpid()

    with in_parallel(compute) as result:
        assert result() == result() != os.getpid()
    assert not seen


def test_a_large_result_comes_back_whole() -> None:
    """More than a pipe holds, and nobody reads it until the block has ended."""
    with in_parallel(lambda: b"x" * 5_000_000) as result:
        pass
    assert len(result()) == 5_000_000


def test_what_it_raises_is_raised_here() -> None:
    """Problems with their paths and lines, whether the block asks for the result or not."""
    with pytest.raises(ContentError) as caught, in_parallel(lambda: refuse()):
        pass
    assert caught.value.problems == (PROBLEM,)


def refuse() -> int:
    raise ContentError([PROBLEM])


def test_what_it_raises_goes_before_what_the_block_raises() -> None:
    """A fault that a check finds explains why the block could not go on."""
    with pytest.raises(ContentError), in_parallel(refuse):
        raise KeyError(404)
    with pytest.raises(KeyError), in_parallel(lambda: 1):
        raise KeyError(404)


def test_a_result_that_cannot_be_told_is_computed_here() -> None:
    """And so is one whose process was killed."""
    with in_parallel(lambda: lambda: "here") as result:
        assert result()() == "here"
    parent = os.getpid()

    def killed_elsewhere() -> str:
        if os.getpid() != parent:
            os.kill(os.getpid(), signal.SIGKILL)
        return "here"

    with in_parallel(killed_elsewhere) as result:
        assert result() == "here"


class Particular(Exception):
    """Cannot be put together again from its text alone, as pickle does it."""

    def __init__(self, one: str, other: str) -> None:
        super().__init__(f"{one} {other}")


def test_an_exception_that_cannot_be_told_is_raised_nevertheless() -> None:
    """It is that of the computation done once more, here, and waiting twice is no fault of its own."""

    def compute() -> int:
        raise Particular("one", "other")

    with pytest.raises(Particular, match="one other"), in_parallel(compute) as result:
        with pytest.raises(Particular):
            result()
        result()


def test_half_a_result_is_no_result(monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that was killed while it told its result is as good as one that told nothing."""
    whole = parallel._tell

    def cut(found: object, error: Exception | None, file: BinaryIO) -> None:
        told = io.BytesIO()
        whole(found, error, told)
        file.write(told.getvalue()[:-20])

    monkeypatch.setattr(parallel, "_tell", cut)
    with in_parallel(lambda: "all of it" * 100) as result:
        assert result() == "all of it" * 100


def test_a_fault_of_ours_keeps_its_traceback() -> None:
    """Where in the other process it was raised goes along as a note."""

    def broken() -> int:
        return {}["page"]

    with pytest.raises(KeyError) as caught, in_parallel(broken):
        pass
    assert "in broken" in "".join(caught.value.__notes__)


def test_a_program_with_threads_is_not_split(monkeypatch: pytest.MonkeyPatch) -> None:
    """A thread might hold a lock that the other process would wait for without end."""
    monkeypatch.setattr(parallel, "processors", lambda: 2)
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        with in_parallel(os.getpid) as result:
            assert result() == os.getpid()
    finally:
        done.set()
        thread.join()
