"""A client that is a library: a small program in its own language, spoken to in lines of JSON.

One line in: ``{"setup": …, "asks": [{"url", "method", "headers", "body", "user", "jar", "expect"}, …]}``.
One line out for every ask: ``{"status", "text", "error"}``, or ``{"unsupported": reason}``.
"""

from __future__ import annotations

import contextlib
import json
import os
import queue
import shutil
import signal
import subprocess
import tempfile
import threading
import time
from abc import abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import IO

from clientlab.drivers.driver import Broken, Card, Driver, Missing, Use, environment
from clientlab.wire import Answer, Ask, Unsupported

STARTING_SECONDS = 15.0


class Program(Driver):
    """Runs a program for as long as it answers in time, and begins it anew when it does not."""

    def __init__(self, card: Card, uses: tuple[Use, ...]) -> None:
        super().__init__(card=card, uses=uses)
        self._process: subprocess.Popen[str] | None = None
        self._lines: queue.Queue[str | None] = queue.Queue()
        self._home: Path | None = None
        self._arguments: list[str] = []

    @abstractmethod
    def arguments_for(self, setup: str) -> Sequence[str]:
        """The command that begins the program of a setup; raises Missing."""

    def encode(self, setup: str, asks: Sequence[Ask]) -> str:
        """Writes a conversation as one line."""
        return json.dumps({"setup": setup, "asks": [_document(ask) for ask in asks]})

    def decode(self, line: str) -> Mapping[str, object]:
        """Reads one line of the program."""
        told: Mapping[str, object] = json.loads(line)
        return told

    def variables(self) -> Mapping[str, str]:
        """What the program needs in its environment beyond the usual."""
        return {}

    def converse(self, setup: str, asks: Sequence[Ask], limit: float) -> tuple[Answer, ...]:
        """Writes one line, then reads an answer for every ask until the limit."""
        arguments = [*self.arguments_for(setup)]
        if self._process is None or self._process.poll() is not None or arguments != self._arguments:
            self._start(arguments)
        assert self._process is not None and self._process.stdin is not None
        self._process.stdin.write(self.encode(setup, asks) + "\n")
        self._process.stdin.flush()
        answers: list[Answer] = []
        until = time.monotonic() + limit
        while len(answers) < len(asks):
            try:
                line = self._lines.get(timeout=max(until - time.monotonic(), 0.01))
            except queue.Empty:
                self.close()
                break
            if line is None:
                raise Broken(f"the program of {self.card.name} ended")
            told = self.decode(line)
            if reason := told.get("unsupported"):
                raise Unsupported(str(reason))
            answers.append(_answer(told))
        return (*answers, *[Answer(hung=True)] * (len(asks) - len(answers)))

    def close(self) -> None:
        """Ends the program and everything it began, and removes its home."""
        if self._process is not None:
            if self._process.poll() is None:
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait(5)
            for pipe in (self._process.stdin, self._process.stdout):
                if pipe is not None:
                    with contextlib.suppress(OSError):  # what it did not read is lost with it
                        pipe.close()
            self._process = None
        if self._home is not None:
            shutil.rmtree(self._home, ignore_errors=True)
            self._home = None

    def _start(self, arguments: list[str]) -> None:
        self.close()
        self._arguments = arguments
        self._home = Path(tempfile.mkdtemp(prefix="clientlab-"))
        self._lines = queue.Queue()
        self._process = subprocess.Popen(
            arguments,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
            env={**environment(self._home), **self.variables()},
            cwd=self._home,
            start_new_session=True,
        )
        assert self._process.stdout is not None
        threading.Thread(target=_collect, args=(self._process.stdout, self._lines), daemon=True).start()
        try:
            ready = self._lines.get(timeout=STARTING_SECONDS)
        except queue.Empty:
            self.close()
            raise Missing(f"{self.card.name}: its program does not start") from None
        if ready is None or self.decode(ready) != {"ready": True}:
            raise Missing(f"{self.card.name}: its program says {ready!r}")


def _collect(stream: IO[str], lines: queue.Queue[str | None]) -> None:
    for line in stream:
        lines.put(line)
    lines.put(None)


def _document(ask: Ask) -> dict[str, object]:
    return {**asdict(ask), "headers": dict(ask.headers)}


def _answer(told: Mapping[str, object]) -> Answer:
    status, error = told.get("status"), told.get("error")
    return Answer(
        status=status if isinstance(status, int) else None,
        text=str(told.get("text") or "")[:200],
        error=str(error) if error else None,
    )
