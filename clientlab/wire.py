"""The values that travel: what the server is to answer, what reached it, what a client is asked and says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What the server sends for one request.

    ``status`` is everything after ``HTTP/1.1 ``, so that any status line can be sent. ``interim`` are
    whole heads sent before it. ``forbidden_body`` is written after the head where no body may be; with ``late``
    every body comes so many seconds after its head, and not in one piece with it.
    ``instead`` ends the connection without any answer: in order (``close``) or with a reset.
    """

    status: str = "200 OK"
    headers: Pairs = ()
    body: bytes = b""
    interim: tuple[str, ...] = ()
    forbidden_body: bool = False
    late: float = 0.0
    closes: bool = False
    instead: Literal["close", "reset"] | None = None

    @property
    def label(self) -> str:
        """The reply in the log: its code, or how the connection ended."""
        if self.instead:
            return {"close": "closed", "reset": "reset"}[self.instead]
        code = self.status.split(" ")[0] or "(no code)"
        return " ".join([*(head.split(" ")[0] for head in self.interim), code])


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """One request as it reached the server. ``at`` and ``body_delay`` are seconds.

    ``connection`` counts the connections of a scene that carried a request, from 1. ``body_delay`` is the
    time between the end of the head and the first byte of the body, None without a body.
    """

    connection: int
    origin: Literal["first", "second"]
    host: str
    method: str
    path: str
    headers: Pairs
    body: bytes
    at: float
    reply: Reply
    body_delay: float | None = None
    body_after_continue: bool = False
    body_after_answer: bool = False

    def header(self, name: str) -> str | None:
        """The value of a request header, None if it was not sent."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """The head of a request, before anything is answered; ``attempt`` counts requests of its path, from 1."""

    method: str
    path: str
    origin: Literal["first", "second"]
    headers: Pairs
    attempt: int


Script = Callable[[Incoming], Reply]
"""Decides what a request is answered with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectPlan:
    """What the server does with a request whose body is still to come.

    ``continue_after`` seconds it sends ``100 Continue`` (None: never); with ``answers_at_head`` it sends the
    reply without waiting for the body. It waits ``patience`` seconds for a body that does not come: longer than
    the five seconds after which Java's HttpURLConnection sends it unasked.
    """

    continue_after: float | None = None
    answers_at_head: bool = False
    patience: float = 8.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """One request a client is to make, in the client's own usual way.

    ``user`` asks for the client's own option for credentials, ``jar`` for its cookie store, ``expect`` for
    ``Expect: 100-continue``. ``settled`` makes a browser wait until the connections it opened in reserve
    are gone, so that a new connection is new and a used one is the only one. ``once`` hands the body over as a
    stream, which can be read only once.
    """

    url: str
    method: str = "GET"
    headers: Pairs = ()
    body: str | None = None
    user: bool = False
    jar: bool = False
    expect: bool = False
    settled: bool = False
    once: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the caller was given: a response (``status``, ``text``), or an error, or an error that has a status.

    ``stayed`` is a browser's page that did not give way: the answer held nothing to show.
    """

    status: int | None = None
    text: str = ""
    error: str | None = None
    hung: bool = False
    stayed: bool = False

    @property
    def label(self) -> str:
        """The answer in a result file."""
        if self.hung:
            return "no result in time"
        if self.stayed:
            return "the page stayed"
        if self.error is None:
            return str(self.status)
        return f"{self.error} (status {self.status})" if self.status is not None else self.error


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """Everything one trial left behind: what reached the server, and what the caller was given."""

    log: tuple[Received, ...]
    answers: tuple[Answer, ...]

    def on(self, path: str) -> tuple[Received, ...]:
        """The requests for one path, in order."""
        return tuple(received for received in self.log if received.path == path)

    @property
    def last(self) -> Answer:
        """What the last ask was answered with."""
        return self.answers[-1]


class Unsupported(Exception):
    """A setup cannot be asked this; its text is the reason."""
