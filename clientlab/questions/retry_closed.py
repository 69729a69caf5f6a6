"""Whether a client repeats a request whose connection ended before any answer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from clientlab.questions.trial import Answered, Place, Trial
from clientlab.questions.warm import check_connection, over_connection
from clientlab.wire import Ask, Incoming, Reply, Trace
from statusbook.house.client_outcomes import CEILINGS, Outcome, Question
from statusbook.house.clients import Case

MOST = CEILINGS[Question.RETRY_CLOSED]
"""After this many ended connections the server answers."""
METHODS: tuple[Literal["GET", "POST", "PUT"], ...] = ("GET", "POST", "PUT")
WAYS: tuple[Literal["close", "reset"], ...] = ("close", "reset")


def trials() -> Iterator[Trial]:
    """Gives every way a connection ends, on new and reused connections, for three methods."""
    for way in WAYS:
        for method in METHODS:
            for reused in (False, True):
                yield _trial(way, method, reused)


def _trial(way: Literal["close", "reset"], method: Literal["GET", "POST", "PUT"], reused: bool) -> Trial:
    def script(incoming: Incoming) -> Reply:
        if incoming.path != "/gone" or incoming.attempt > MOST:
            return Reply(body=b"fine")
        return Reply(instead=way)

    def asks(place: Place) -> tuple[Ask, ...]:
        ask = Ask(url=place.url("/gone"), method=method, body=None if method == "GET" else "order=19")
        return over_connection(place, ask, reused=reused)

    def judge(trace: Trace) -> Answered:
        attempts = trace.on("/gone")
        check_connection(trace, "/gone", reused=reused)
        if len(attempts) > 1:
            return Answered(outcome=Outcome.RETRIED, count=len(attempts) - 1)
        return Answered(outcome=Outcome.HUNG if trace.last.hung else Outcome.NOT_RETRIED)

    return Trial(
        question=Question.RETRY_CLOSED,
        case=Case(method=method, connection="reused" if reused else "new", shape=way),
        script=script,
        asks=asks,
        judge=judge,
        limit=100.0,
    )
