"""Which 3xx codes with a Location are followed, and what a redirect without Location becomes."""

from __future__ import annotations

from collections.abc import Iterator

from clientlab.questions.trial import Answered, Place, Trial, not_followed, returned_or_raised
from clientlab.wire import Ask, Incoming, Reply, Trace
from statusbook.house.client_outcomes import Outcome, Question
from statusbook.house.clients import Case

WITH_LOCATION = ("300", "304", "305", "306", "309", "310", "399", "201", "202")
WITHOUT_LOCATION = ("301", "302", "303", "307", "308")


def trials() -> Iterator[Trial]:
    """Gives one trial for every code with a Location, then one for every redirect without."""
    for code in WITH_LOCATION:
        yield _trial(Question.REDIRECT_FOLLOW, code, (("Location", "/to"),))
    for code in WITHOUT_LOCATION:
        yield _trial(Question.REDIRECT_WITHOUT_LOCATION, code, ())


def _trial(question: Question, code: str, headers: tuple[tuple[str, str], ...]) -> Trial:
    def script(incoming: Incoming) -> Reply:
        if incoming.path == "/from":
            return Reply(status=f"{code} Elsewhere", headers=headers, body=b"elsewhere")
        return Reply(body=b"landed")

    def asks(place: Place) -> tuple[Ask, ...]:
        return (Ask(url=place.url("/from")),)

    return Trial(
        question=question,
        case=Case(code=code, method="GET"),
        script=script,
        asks=asks,
        judge=_judge_follow if headers else _judge_without_location,
    )


def _judge_follow(trace: Trace) -> Answered:
    return Answered(outcome=Outcome.FOLLOWED) if trace.on("/to") else not_followed(trace.last)


def _judge_without_location(trace: Trace) -> Answered:
    return returned_or_raised(trace.last)
