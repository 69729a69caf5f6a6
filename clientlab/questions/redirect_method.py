"""Which method and body a client uses for the next request after 301, 302, 303, 307 and 308."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from clientlab.questions.trial import Answered, NotApplicable, Place, Trial, not_followed
from clientlab.wire import Ask, Incoming, Reply, Trace
from statusbook.house.client_outcomes import Outcome, Question
from statusbook.house.clients import Case

CODES = ("301", "302", "303", "307", "308")
KEEPING = ("307", "308")
"""The codes after which the body is wanted again, which a client cannot give that was handed a stream."""
Method = Literal["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"]
REQUESTS: tuple[tuple[Method, bool], ...] = (
    ("GET", False),
    ("HEAD", False),
    ("POST", True),
    ("PUT", True),
    ("PATCH", True),
    ("DELETE", False),
    ("DELETE", True),
)
BODY = "order=19"


def trials() -> Iterator[Trial]:
    """Gives one trial for every code and request; then those whose body can be read only once."""
    for code in CODES:
        for method, has_body in REQUESTS:
            yield _trial(code, method, has_body)
    for code in KEEPING:
        yield _trial(code, "POST", True, once=True)


def _trial(code: str, method: Method, has_body: bool, *, once: bool = False) -> Trial:
    def script(incoming: Incoming) -> Reply:
        if incoming.path == "/from":
            return Reply(status=f"{code} Elsewhere", headers=(("Location", "/to"),), body=b"elsewhere")
        return Reply(body=b"landed")

    def asks(place: Place) -> tuple[Ask, ...]:
        return (Ask(url=place.url("/from"), method=method, body=BODY if has_body else None, once=once),)

    def judge(trace: Trace) -> Answered:
        return _judge(trace, method, BODY.encode() if has_body else b"")

    return Trial(
        question=Question.REDIRECT_METHOD,
        case=Case(code=code, method=method, body=has_body or None, shape="once" if once else None),
        script=script,
        asks=asks,
        judge=judge,
    )


def _judge(trace: Trace, method: str, body: bytes) -> Answered:
    begun, landed = trace.on("/from"), trace.on("/to")
    if begun and begun[0].method != method:
        raise NotApplicable(f"sends {begun[0].method} when asked for {method}")
    if begun and begun[0].body != body:
        raise NotApplicable(f"its {method} carries no body that a server can read")
    if not landed:
        return not_followed(trace.last)
    after = landed[0]
    if after.method == method:
        if not body:
            return Answered(outcome=Outcome.KEPT)
        return Answered(outcome=Outcome.KEPT_WITH_BODY if after.body == body else Outcome.KEPT_WITHOUT_BODY)
    if after.method == "GET":
        return Answered(outcome=Outcome.CHANGED_TO_GET_WITH_BODY if after.body else Outcome.CHANGED_TO_GET)
    return Answered(outcome=Outcome.CHANGED_TO_OTHER)
