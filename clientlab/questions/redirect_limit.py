"""How many redirects in a row a client follows, and what it does then."""

from __future__ import annotations

from collections.abc import Iterator

from clientlab.questions.trial import Answered, Place, Trial, not_followed
from clientlab.wire import Ask, Incoming, Received, Reply, Trace
from statusbook.house.client_outcomes import CEILINGS, Outcome, Question
from statusbook.house.clients import Case

MOST = CEILINGS[Question.REDIRECT_LIMIT]
"""The server ends every row of redirects after this many."""

ANEW_SECONDS = 0.25
"""A client that repeats the whole request waits longer than this."""
SURELY_ANEW_SECONDS = 0.9
"""A gap this long parts two rows in any case; a shorter one may be a machine that was busy."""


def trials() -> Iterator[Trial]:
    """Gives a chain in which every address is new, and a loop that names the same address again."""
    for shape in ("chain", "loop"):
        yield _trial(shape)


def _trial(shape: str) -> Trial:
    def script(incoming: Incoming) -> Reply:
        if shape == "loop":
            passed, target = incoming.attempt, "/hop/1"
        else:
            passed = int(incoming.path.rsplit("/", 1)[1])
            target = f"/hop/{passed + 1}"
        if passed > MOST:
            return Reply(body=b"landed")
        return Reply(status="302 Found", headers=(("Location", target),), body=b"elsewhere")

    def asks(place: Place) -> tuple[Ask, ...]:
        return (Ask(url=place.url("/hop/1")),)

    return Trial(
        question=Question.REDIRECT_LIMIT,
        case=Case(code="302", method="GET", shape=shape),
        script=script,
        asks=asks,
        judge=_judge,
        limit=20.0,
    )


def _length_of_row(trace: Trace) -> int:
    """The requests of one row; a client that begins anew after giving up makes several rows."""
    rows = _rows(trace, ANEW_SECONDS)
    return max(rows if len(set(rows)) == 1 else _rows(trace, SURELY_ANEW_SECONDS), default=0)


def _rows(trace: Trace, gap: float) -> tuple[int, ...]:
    rows: list[int] = []
    before: Received | None = None
    for received in trace.log:
        if before is None or received.at - before.at > gap:
            rows.append(0)
        rows[-1] += 1
        before = received
    return tuple(rows)


def _judge(trace: Trace) -> Answered:
    followed = _length_of_row(trace) - 1
    answer = trace.last
    if followed < 1:
        return not_followed(answer)
    if followed >= MOST:
        return Answered(outcome=Outcome.NO_LIMIT_SEEN, count=followed)
    if answer.hung:
        return Answered(outcome=Outcome.HUNG, count=followed)
    stopped = Outcome.STOPPED_WITH_ERROR if answer.error is not None else Outcome.STOPPED_WITH_RESPONSE
    return Answered(outcome=stopped, count=followed)
