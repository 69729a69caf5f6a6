"""Work that goes on in processes of its own while this one does something else."""

from __future__ import annotations

import contextlib
import functools
import os
import pickle
import struct
import threading
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, BinaryIO, Protocol, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")
Outcome = tuple[Any, Exception | None]
"""What was computed, and what was raised: one of the two is None."""


class Luggage(Protocol):
    """What the package remembers, and a process must not take with it when it ends."""

    def begin(self) -> Any:
        """Gives what is known of it at the start of a process."""
        ...  # pragma: no cover

    def pack(self, begun: Any) -> Any:
        """Gives what is new since then."""
        ...  # pragma: no cover

    def unpack(self, packed: Any) -> None:
        """Takes over what was new in another process."""
        ...  # pragma: no cover


LUGGAGE: list[Luggage] = []
"""What is brought back from every process, whatever it computed; whoever remembers something puts it here."""


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
    outcome = functools.cache(_one(compute) if _can_split() else functools.partial(_outcome, compute))

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


def spread(compute: Callable[[Item], Result], items: Sequence[Item]) -> list[Result]:
    """Gives what is computed of every item, in their order; as many are under way as there are processors.

    What is computed sees everything as it is now, and changes nothing here but what is remembered. Raises what the
    first item to fail raised. A process takes the next item when it is done with one: the heaviest should come first.
    """
    if len(items) < 2 or not _can_split():
        return [compute(item) for item in items]
    source, sink = os.pipe()
    os.write(sink, b"".join(_PLACE.pack(place) for place in range(len(items))))
    os.close(sink)

    def work() -> dict[int, Outcome]:
        done: dict[int, Outcome] = {}
        while told := os.read(source, _PLACE.size):
            place = _PLACE.unpack(told)[0]
            done[place] = _outcome(functools.partial(compute, items[place]))
        return done

    waiting = [_start(work) for _ in range(min(processors(), len(items)) - 1)]
    outcomes: dict[int, Outcome] = {}
    try:
        outcomes |= work()
    finally:
        os.close(source)
        for wait in waiting:
            outcomes |= wait() or {}
    results: list[Result] = []
    for place, item in enumerate(items):
        # What one of them could not bring back is computed here.
        found, error = outcomes[place] if place in outcomes else _outcome(functools.partial(compute, item))
        if error is not None:
            raise error
        results.append(found)
    return results


_PLACE = struct.Struct("=H")
"""Which item is next, as it stands in the pipe that the processes read: 32,768 of them fit."""


def _can_split() -> bool:
    return hasattr(os, "fork") and threading.active_count() == 1 and processors() > 1


def _outcome(compute: Callable[[], Any]) -> Outcome:
    try:
        return compute(), None
    except Exception as error:
        return None, error


def _one(compute: Callable[[], Any]) -> Callable[[], Outcome]:
    wait = _start(lambda: {0: _outcome(compute)})
    return lambda: (wait() or {0: _outcome(compute)})[0]


def _start(work: Callable[[], Mapping[int, Outcome]]) -> Callable[[], Mapping[int, Outcome] | None]:
    """Starts a process; gives what waits for its outcomes, None if they cannot be brought here."""
    source, sink = os.pipe()
    child = os.fork()
    if child == 0:
        status = 1
        try:
            os.close(source)
            begun = [each.begin() for each in LUGGAGE]
            done = work()
            packed = [each.pack(start) for each, start in zip(LUGGAGE, begun, strict=True)]
            with os.fdopen(sink, "wb") as file:
                _tell(done, packed, file)
            status = 0
        finally:  # an interrupt is for the first process to tell of
            os._exit(status)
    os.close(sink)

    def wait() -> Mapping[int, Outcome] | None:
        told: tuple[Mapping[int, Outcome], Sequence[Any]] | None = None
        # what was told may be no more than a part, or cannot be put together here
        with os.fdopen(source, "rb") as file, contextlib.suppress(Exception):
            told = pickle.load(file)
        _, status = os.waitpid(child, 0)
        if told is None or status:
            return None
        for each, what in zip(LUGGAGE, told[1], strict=True):
            each.unpack(what)
        return told[0]

    return wait


def _tell(done: Mapping[int, Outcome], packed: Sequence[Any], file: BinaryIO) -> None:
    """Writes what another process can read, where a traceback does not go; fails if it cannot be told."""
    for _, error in done.values():
        if error is not None:
            error.add_note("".join(traceback.format_exception(error)))
    pickle.dump((done, packed), file, pickle.HIGHEST_PROTOCOL)
