"""What becomes of a body where HTTP allows none, and of the next request after it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from clientlab.questions.trial import Answered, Place, Trial, failure
from clientlab.wire import Ask, Incoming, Reply, Trace
from statusbook.house.client_outcomes import Outcome, Question
from statusbook.house.clients import Case

CASES: tuple[tuple[str, Literal["GET", "HEAD"]], ...] = (
    ("200", "HEAD"),
    ("204", "GET"),
    ("205", "GET"),
    ("304", "GET"),
)
_RESPONSE = b"HTTP/1.1 299 Leftover\r\nContent-Length: 5\r\n\r\nextra"
LATE_SECONDS = 0.2
LEFTOVERS = {
    "text": (b"extra", 0.0),
    "response": (_RESPONSE, 0.0),
    "text-later": (b"extra", LATE_SECONDS),
    "response-later": (_RESPONSE, LATE_SECONDS),
}
"""What the body holds, text or bytes that read like another response, and how many seconds after the head it comes.

Clients that throw away what came with the head may well read what comes after it as the next response: it comes
when the next request has been sent, which is 0.05 seconds after the first was answered.
"""


def trials() -> Iterator[Trial]:
    """Gives the four places where no body may be; then the same followed by another request."""
    for code, method in CASES:
        for shape in LEFTOVERS:
            yield _trial(Question.BODY, code, method, shape)
    for code, method in CASES:
        for shape in LEFTOVERS:
            yield _trial(Question.AFTER_BODY, code, method, shape)


def _trial(question: Question, code: str, method: Literal["GET", "HEAD"], shape: str) -> Trial:
    def script(incoming: Incoming) -> Reply:
        if incoming.path == "/empty":
            body, late = LEFTOVERS[shape]
            return Reply(status=f"{code} Case", body=body, forbidden_body=True, late=late)
        return Reply(body=b"after")

    def asks(place: Place) -> tuple[Ask, ...]:
        first = Ask(url=place.url("/empty"), method=method)
        return (first, Ask(url=place.url("/after"))) if question is Question.AFTER_BODY else (first,)

    return Trial(
        question=question,
        case=Case(code=code, method=method, shape=shape),
        script=script,
        asks=asks,
        judge=_judge_next if question is Question.AFTER_BODY else _judge_body,
    )


def _judge_body(trace: Trace) -> Answered:
    answer = trace.last
    if answer.hung:
        return Answered(outcome=Outcome.HUNG)
    if answer.error is not None and answer.status is None:
        return Answered(outcome=Outcome.ERROR)
    delivered = "extra" in answer.text
    return Answered(outcome=Outcome.BODY_DELIVERED if delivered else Outcome.BODY_IGNORED)


def _judge_next(trace: Trace) -> Answered:
    answer = trace.last
    if answer.status == 200 and "after" in answer.text:
        first, after = trace.on("/empty"), trace.on("/after")
        same = bool(first) and first[0].connection == after[-1].connection
        return Answered(outcome=Outcome.SAME_CONNECTION_FINE if same else Outcome.NEW_CONNECTION_FINE)
    if answer.hung:
        return Answered(outcome=Outcome.HUNG)
    if failure(answer):
        return Answered(outcome=Outcome.NEXT_FAILED)
    return Answered(outcome=Outcome.NEXT_TOOK_LEFTOVER)
