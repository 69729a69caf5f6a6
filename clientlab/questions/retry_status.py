"""Which status codes a client repeats the request for, with its own defaults."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Literal

from clientlab.questions.trial import Answered, Place, Trial, failure
from clientlab.questions.warm import check_connection, over_connection
from clientlab.wire import Ask, Incoming, Reply, Trace
from statusbook.house.client_outcomes import CEILINGS, Outcome, Question
from statusbook.house.clients import Case

CODES = ("408", "425", "429", "500", "502", "503", "504")
OTHER_CODES = ("413", "421", "509", "520", "521", "522", "524", "529", "599")
MOST = CEILINGS[Question.RETRY_STATUS]
"""After this many answers with the code the server gives 200."""
RETRY_AFTER = 2
METHODS: tuple[Literal["GET", "POST"], ...] = ("GET", "POST")


def trials() -> Iterator[Trial]:
    """Gives the seven codes in every circumstance, 408 that announces the close, and other codes once."""
    for code in CODES:
        for method in METHODS:
            for connection in ("new", "reused"):
                for retry_after in (False, True):
                    yield _trial(code, method, connection == "reused", retry_after)
                if code == "408":
                    yield _trial(code, method, connection == "reused", False, closes=True)
    for code in OTHER_CODES:
        for retry_after in (False, True):
            yield _trial(code, "GET", False, retry_after)


def _trial(
    code: str, method: Literal["GET", "POST"], reused: bool, retry_after: bool, *, closes: bool = False
) -> Trial:
    headers = (("Retry-After", str(RETRY_AFTER)),) if retry_after else ()

    def script(incoming: Incoming) -> Reply:
        if incoming.path != "/busy" or incoming.attempt > MOST:
            return Reply(body=b"fine")
        return Reply(status=f"{code} Busy", headers=headers, body=b"busy", closes=closes)

    def asks(place: Place) -> tuple[Ask, ...]:
        ask = Ask(url=place.url("/busy"), method=method, body="order=19" if method == "POST" else None)
        return over_connection(place, ask, reused=reused)

    def judge(trace: Trace) -> Answered:
        return _judge(trace, reused=reused, retry_after=retry_after)

    return Trial(
        question=Question.RETRY_STATUS,
        case=Case(
            code=code,
            method=method,
            connection="reused" if reused else "new",
            retry_after=retry_after,
            shape="closes" if closes else None,
        ),
        script=script,
        asks=asks,
        judge=judge,
        limit=40.0,
    )


def _judge(trace: Trace, *, reused: bool, retry_after: bool) -> Answered:
    attempts = trace.on("/busy")
    check_connection(trace, "/busy", reused=reused)
    if len(attempts) < 2:
        return failure(trace.last) or Answered(outcome=Outcome.NOT_RETRIED)
    waits = [later.at - earlier.at for earlier, later in itertools.pairwise(attempts)]
    waited = retry_after and min(waits) >= RETRY_AFTER - 0.05
    return Answered(outcome=Outcome.RETRIED_AFTER_WAITING if waited else Outcome.RETRIED, count=len(attempts) - 1)
