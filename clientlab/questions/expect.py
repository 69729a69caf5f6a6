"""Whether a client sends Expect: 100-continue, waits for 100, and what it does when none comes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal

from clientlab.questions.trial import Answered, NotApplicable, Place, Trial, failure
from clientlab.wire import Ask, ExpectPlan, Incoming, Reply, Trace
from statusbook.house.client_outcomes import Outcome, Question
from statusbook.house.clients import Case

METHODS: tuple[Literal["POST", "PUT"], ...] = ("POST", "PUT")
SMALL = "order=19"
LARGE = "x" * (2 * 1024 * 1024)
CONTINUE_AFTER = 0.7
AT_ONCE = 0.6
"""A body that begins within this many seconds of the head did not wait for anything."""


def trials() -> Iterator[Trial]:
    """Gives bodies without being told to expect anything, then four servers for one that was."""
    for method in METHODS:
        yield _trial("100", "unasked-small", SMALL, None, _judge_unasked, method=method)
        yield _trial("100", "unasked-large", LARGE, None, _judge_unasked, method=method)
    yield _trial("100", "continue", SMALL, ExpectPlan(continue_after=CONTINUE_AFTER), _judge_continue)
    yield _trial("100", "silence", SMALL, ExpectPlan(), _judge_silence)
    for code in ("417", "413"):
        yield _trial(code, "refused", SMALL, ExpectPlan(answers_at_head=True), _judge_refused)


def _trial(
    code: str,
    shape: str,
    body: str,
    plan: ExpectPlan | None,
    judge: Callable[[Trace], Answered],
    *,
    method: Literal["POST", "PUT"] = "POST",
) -> Trial:
    def script(incoming: Incoming) -> Reply:
        expects = any(name.lower() == "expect" for name, _ in incoming.headers)
        if plan and plan.answers_at_head and expects:
            return Reply(status=f"{code} Refused", body=b"refused", closes=True)
        return Reply(body=b"stored")

    def asks(place: Place) -> tuple[Ask, ...]:
        return (Ask(url=place.url("/store"), method=method, body=body, expect=plan is not None),)

    return Trial(
        question=Question.EXPECT,
        case=Case(code=code, method=method, shape=shape),
        script=script,
        asks=asks,
        judge=judge,
        expect=plan,
        limit=20.0,
    )


def _judge_unasked(trace: Trace) -> Answered:
    stored = trace.on("/store")
    if not stored:
        return failure(trace.last) or Answered(outcome=Outcome.ERROR)
    sent = stored[0].header("expect") is not None
    return Answered(outcome=Outcome.EXPECT_SENT if sent else Outcome.EXPECT_NOT_SENT)


def _expected(trace: Trace) -> None:
    stored = trace.on("/store")
    if stored and stored[0].header("expect") is None:
        raise NotApplicable("does not put Expect on the wire when asked to")


def _judge_continue(trace: Trace) -> Answered:
    verdict = _judge_silence(trace)
    stored = trace.on("/store")
    if stored and stored[0].body_delay is not None:
        waited = stored[0].body_after_continue
        return Answered(outcome=Outcome.WAITED_FOR_CONTINUE if waited else Outcome.SENT_WITHOUT_WAITING)
    return verdict


def _judge_silence(trace: Trace) -> Answered:
    _expected(trace)
    stored = trace.on("/store")
    if not stored:
        return failure(trace.last) or Answered(outcome=Outcome.ERROR)
    delay = stored[0].body_delay
    if delay is None:
        return Answered(outcome=Outcome.BODY_WITHHELD)
    if delay < AT_ONCE:
        return Answered(outcome=Outcome.SENT_WITHOUT_WAITING)
    return Answered(outcome=Outcome.SENT_AFTER_TIMEOUT, count=round(delay))


def _judge_refused(trace: Trace) -> Answered:
    _expected(trace)
    stored = trace.on("/store")
    if not stored:
        return failure(trace.last) or Answered(outcome=Outcome.ERROR)
    if len(stored) > 1:
        return Answered(outcome=Outcome.RETRIED_WITHOUT_EXPECT)
    if stored[0].body_after_answer:
        return Answered(outcome=Outcome.SENT_WITHOUT_WAITING)
    return Answered(outcome=Outcome.BODY_WITHHELD)
