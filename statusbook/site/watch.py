"""Tells what is written under some paths, even if they go away and come back in between."""

from __future__ import annotations

import contextlib
import os
import queue
import time
import warnings
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingObserver

QUIET_SECONDS = 0.05
"""How long nothing may change before a rebuild starts: an editor saves in several steps."""
PATIENCE_SECONDS = 0.5
"""How long that is waited for: a program that writes on and on must not keep what it wrote from being seen."""

_Changed = queue.SimpleQueue[Path | None]


class _Watcher(FileSystemEventHandler):
    """Notes which files were written, and folders that came or went."""

    def __init__(self, changed: _Changed, only: Iterable[Path] = ()) -> None:
        self._changed = changed
        self._only = frozenset(only)

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Notes writes; reading a file is an event too, and is not noted, nor is a folder whose entries changed."""
        kinds = ("created", "deleted", "moved") if event.is_directory else ("created", "modified", "deleted", "moved")
        if event.event_type in kinds:
            for name in (event.src_path, event.dest_path):
                path = Path(os.fsdecode(name))
                if name and (not self._only or path in self._only):
                    self._changed.put(path)


def follow_changes(
    watched: Sequence[Path], begin: Callable[[Callable[[], None]], None], change: Callable[[set[Path]], None]
) -> None:
    """Calls ``begin`` once, then ``change`` with the files that were written under the paths, until interrupted.

    ``begin`` is given what has ``change`` called without any file.
    """
    changed: _Changed = queue.SimpleQueue()
    observer = _start(watched, changed)
    try:
        begin(lambda: changed.put(None))
        while True:
            touched = _gather(changed)
            if not touched.isdisjoint(watched):  # the system goes on watching a folder that is no longer there
                observer.stop()
                observer = _start(watched, changed)
            change(touched)
    finally:
        observer.stop()


def _gather(changed: _Changed) -> set[Path]:
    touched = {changed.get()}
    until = time.monotonic() + PATIENCE_SECONDS
    with contextlib.suppress(queue.Empty):
        while time.monotonic() < until:
            touched.add(changed.get(timeout=QUIET_SECONDS))
    return {path for path in touched if path is not None}


def _start(watched: Sequence[Path], changed: _Changed) -> BaseObserver:
    """Watches folders with all that is in them, and from outside for when they come and go; files from outside alone.

    An editor often puts a new file in the place of the old one, and it is the old one that the system would watch.
    """
    # watchdog warns of a folder that was moved away and is back, of which it knows still
    warnings.filterwarnings("ignore", "Callback with id", RuntimeWarning)
    try:
        observer = _schedule(Observer(), watched, changed)
        observer.start()
    except OSError:  # the system lets a person watch only so many folders
        observer = _schedule(PollingObserver(), watched, changed)
        observer.start()
    return observer


def _schedule(observer: BaseObserver, watched: Sequence[Path], changed: _Changed) -> BaseObserver:
    for parent in dict.fromkeys(path.parent for path in watched):
        observer.schedule(_Watcher(changed, watched), str(parent))
    for path in watched:
        if path.is_dir():
            observer.schedule(_Watcher(changed), str(path), recursive=True)
    return observer
