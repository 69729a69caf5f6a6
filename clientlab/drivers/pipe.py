"""A program spoken to over two pipes in messages of JSON, as Chromium's --remote-debugging-pipe does."""

from __future__ import annotations

import itertools
import json
import os
import select
import signal
import time
from collections.abc import Mapping, Sequence
from typing import Any

from clientlab.drivers.driver import Broken

SECONDS = 20.0
_READS, _WRITES = 3, 4
"""The file descriptors the program reads commands from and writes to."""


class Pipe:
    """The running program; events that arrive meanwhile are kept for :meth:`events`."""

    def __init__(self, arguments: Sequence[str], variables: Mapping[str, str]) -> None:
        theirs_in, self._to = os.pipe()
        self._from, theirs_out = os.pipe()
        null = os.open(os.devnull, os.O_RDWR)
        actions = [
            (os.POSIX_SPAWN_DUP2, null, 0),
            (os.POSIX_SPAWN_DUP2, null, 1),
            (os.POSIX_SPAWN_DUP2, null, 2),
            (os.POSIX_SPAWN_DUP2, theirs_in, 101),  # out of the way first: either may be 3 or 4 already
            (os.POSIX_SPAWN_DUP2, theirs_out, 102),
            (os.POSIX_SPAWN_DUP2, 101, _READS),
            (os.POSIX_SPAWN_DUP2, 102, _WRITES),
        ]
        self._process = os.posix_spawn(arguments[0], [*arguments], dict(variables), file_actions=actions, setpgroup=0)
        for descriptor in (theirs_in, theirs_out, null):
            os.close(descriptor)
        self._numbers = itertools.count(1)
        self._rest = b""
        self._events: list[dict[str, Any]] = []

    def call(self, method: str, parameters: Mapping[str, object], place: str | None = None) -> dict[str, Any]:
        """Gives the result of a command; raises Broken if it is refused or not answered in time."""
        number = next(self._numbers)
        message = {"id": number, "method": method, "params": parameters}
        text = json.dumps({**message, "sessionId": place} if place else message)
        waiting = memoryview(text.encode() + b"\0")
        while waiting:
            waiting = waiting[os.write(self._to, waiting) :]
        until = time.monotonic() + SECONDS
        while time.monotonic() < until:
            for told in self._read(until - time.monotonic()):
                if told.get("id") != number:
                    self._events.append(told)
                elif "error" in told:
                    raise Broken(f"{method}: {told['error'].get('message')}")
                else:
                    result: dict[str, Any] = told["result"]
                    return result
        raise Broken(f"{method}: no answer")

    def events(self) -> list[dict[str, Any]]:
        """Gives what was told since the last time, and forgets it."""
        told, self._events = self._events, []
        return told

    def close(self) -> None:
        """Ends the program and everything it began."""
        os.killpg(self._process, signal.SIGKILL)
        os.waitpid(self._process, 0)
        os.close(self._to)
        os.close(self._from)

    def _read(self, seconds: float) -> list[dict[str, Any]]:
        ready, _, _ = select.select([self._from], [], [], max(seconds, 0.0))
        if not ready:
            return []
        chunk = os.read(self._from, 1 << 20)
        if not chunk:
            raise Broken("the browser has ended")
        *whole, self._rest = (self._rest + chunk).split(b"\0")
        return [json.loads(text) for text in whole]
