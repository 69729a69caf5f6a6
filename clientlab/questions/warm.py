"""Makes a client use a connection that has already carried a request."""

from __future__ import annotations

from dataclasses import replace

from clientlab.questions.trial import NotApplicable, Place
from clientlab.wire import Ask, Trace


def over_connection(place: Place, ask: Ask, *, reused: bool) -> tuple[Ask, ...]:
    """Gives the ask, with another one before it that opens the connection if that is to be a used one."""
    ask = replace(ask, settled=True)
    return (Ask(url=place.url("/warm")), ask) if reused else (ask,)


def check_connection(trace: Trace, path: str, *, reused: bool) -> None:
    """Raises NotApplicable unless the first request of ``path`` went over the kind of connection meant."""
    attempts, warm = trace.on(path), trace.on("/warm")
    if not reused or not attempts:
        return
    if not warm or warm[-1].connection != attempts[0].connection:
        raise NotApplicable("opens a new connection for this request")
