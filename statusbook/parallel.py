"""Work that goes on in a process of its own while this one does something else."""

from __future__ import annotations

import functools
import os
import pickle
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

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
                file.write(_pickled(*_outcome(compute)))
            status = 0
        finally:  # an interrupt is for the first process to tell of
            os._exit(status)
    os.close(sink)

    def wait() -> Outcome:
        with os.fdopen(source, "rb") as file:
            told = file.read()
        _, status = os.waitpid(child, 0)
        try:
            outcome: Outcome = pickle.loads(told) if status == 0 else _outcome(compute)
        except Exception:  # what was told cannot be put together here
            return _outcome(compute)
        return outcome

    return wait


def _pickled(found: Any, error: Exception | None) -> bytes:
    """Gives what can be told to another process, where a traceback does not go; nothing of what cannot."""
    if error is not None:
        error.add_note("".join(traceback.format_exception(error)))
    try:
        return pickle.dumps((found, error), pickle.HIGHEST_PROTOCOL)
    except Exception:
        return b""
