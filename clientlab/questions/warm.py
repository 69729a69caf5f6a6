"""Makes a client use a connection that has already carried a request."""

from __future__ import annotations

from clientlab.questions.trial import NotApplicable, Place
from clientlab.wire import Ask, Trace


def warmed(place: Place, ask: Ask) -> tuple[Ask, Ask]:
    """Gives the ask with another one before it that opens the connection."""
    return Ask(url=place.url("/warm")), ask


def check_connection(trace: Trace, path: str, *, reused: bool) -> None:
    """Raises NotApplicable unless the first request of ``path`` went over the kind of connection meant."""
    attempts, warm = trace.on(path), trace.on("/warm")
    if not reused or not attempts:
        return
    if not warm or warm[-1].connection != attempts[0].connection:
        raise NotApplicable("opens a new connection for this request")
