"""Which responses a browser keeps and uses again, without and with a freshness given."""

from __future__ import annotations

from collections.abc import Iterator
from email.utils import formatdate
from typing import Literal

from clientlab.questions.trial import Answered, NotApplicable, Place, Trial, failure
from clientlab.wire import Ask, Incoming, Reply, Trace
from statusbook.house.client_outcomes import Outcome, Question
from statusbook.house.clients import Case

CODES = (
    "200", "203", "204", "206", "299", "300", "301", "302", "303", "307", "308",
    "404", "405", "410", "414", "451", "500", "501", "503",
)  # fmt: skip
CONTROLS = ("200", "301", "308")
Freshness = Literal["none", "last-modified", "max-age", "no-store"]
FRESHNESS: dict[Freshness, tuple[tuple[str, str], ...]] = {
    "none": (),
    "last-modified": (("Last-Modified", "Wed, 01 Jan 2014 00:00:00 GMT"),),
    "max-age": (("Cache-Control", "max-age=600"),),
    "no-store": (("Cache-Control", "no-store"),),
}
REDIRECTS = frozenset({"300", "301", "302", "303", "307", "308"})


def trials() -> Iterator[Trial]:
    """Gives every code with nothing, with Last-Modified (from which caches guess) and with max-age."""
    for code in CODES:
        for freshness in FRESHNESS:
            if freshness != "no-store" or code in CONTROLS:
                yield _trial(code, freshness)


def _trial(code: str, freshness: Freshness) -> Trial:
    location = (("Location", "/to"),) if code in REDIRECTS else ()
    part = (("Content-Range", "bytes 0-3/8"),) if code == "206" else ()

    def script(incoming: Incoming) -> Reply:
        if incoming.path != "/kept":
            return Reply(headers=(("Cache-Control", "no-store"),), body=b"landed")
        date = (("Date", formatdate(usegmt=True)),)
        headers = (*date, *FRESHNESS[freshness], *location, *part)
        return Reply(status=f"{code} Case", headers=headers, body=b"kept")

    def asks(place: Place) -> tuple[Ask, ...]:
        headers = (("Range", "bytes=0-3"),) if part else ()
        ask = Ask(url=place.url("/kept"), headers=headers)
        return ask, ask

    return Trial(
        question=Question.CACHE,
        case=Case(code=code, method="GET", freshness=freshness),
        script=script,
        asks=asks,
        judge=_judge,
    )


def _judge(trace: Trace) -> Answered:
    seen = trace.on("/kept")
    if not seen:
        raise NotApplicable("the first request was not made")
    if verdict := failure(trace.answers[0]):
        return verdict
    if len(seen) == 1:
        return failure(trace.last) or Answered(outcome=Outcome.FROM_CACHE)
    conditional = seen[1].header("if-modified-since") or seen[1].header("if-none-match")
    return Answered(outcome=Outcome.REVALIDATED if conditional else Outcome.ASKED_AGAIN)
