"""Work that goes on in a process of its own while this one does something else."""

from __future__ import annotations

import contextlib
import functools
import os
import pickle
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO, TypeVar

Result = TypeVar("Result")
Outcome = tuple[Any, Exception | None]
"""What was computed, and what was raised: one of the two is None."""


def processors() -> int:
    """Gives the number of processors this process may use; 1 where the system does not say."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1


@contextmanager
def in_parallel(compute: Callable[[], Result]) -> Iterator[Callable[[], Result]]:
    """Computes while the block runs; gives what waits for the result, or raises what the computation raised.

    It sees everything as it is now, and changes nothing here. If the block raises, what the computation raised
    goes before that. It runs only when asked for where a process cannot be split in two (Windows, a program with
    threads) or where there is one processor.
    """
    outcome = functools.cache(_start(compute) if _can_split() else functools.partial(_outcome, compute))

    def result() -> Result:
        found, error = outcome()
        if error is not None:
            raise error
        value: Result = found
        return value

    try:
        yield result
    except Exception:
        result()
        raise
    result()


def _can_split() -> bool:
    return hasattr(os, "fork") and threading.active_count() == 1 and processors() > 1


def _outcome(compute: Callable[[], Any]) -> Outcome:
    try:
        return compute(), None
    except Exception as error:
        return None, error


def _start(compute: Callable[[], Any]) -> Callable[[], Outcome]:
    source, sink = os.pipe()
    child = os.fork()
    if child == 0:
        status = 1
        try:
            os.close(source)
            with os.fdopen(sink, "wb") as file:
                _tell(*_outcome(compute), file)
            status = 0
        finally:  # an interrupt is for the first process to tell of
            os._exit(status)
    os.close(sink)

    def wait() -> Outcome:
        outcome: Outcome | None = None
        # what was told may be no more than a part, or cannot be put together here
        with os.fdopen(source, "rb") as file, contextlib.suppress(Exception):
            outcome = pickle.load(file)
        _, status = os.waitpid(child, 0)
        return outcome if outcome is not None and status == 0 else _outcome(compute)

    return wait


def _tell(found: Any, error: Exception | None, file: BinaryIO) -> None:
    """Writes what another process can read, where a traceback does not go; fails if it cannot be told."""
    if error is not None:
        error.add_note("".join(traceback.format_exception(error)))
    pickle.dump((found, error), file, pickle.HIGHEST_PROTOCOL)
