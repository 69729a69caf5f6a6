"""One build at a time in a project: two would write the same stage."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def build_lock(path: Path, wait: Callable[[], None]) -> Iterator[int]:
    """Holds the lock; calls ``wait`` once if another build has it, and then waits for that.

    Gives the file descriptor that holds it. A process that inherits it holds the lock as well: the engine of a
    build that was killed is waited for too. Where the system has no such locks (Windows), nothing is locked.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a") as file:
        if sys.platform != "win32":
            import fcntl

            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                wait()
                fcntl.flock(file, fcntl.LOCK_EX)
        yield file.fileno()
