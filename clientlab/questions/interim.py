"""What 1xx responses before the final one do to a client."""

from __future__ import annotations

from collections.abc import Iterator

from clientlab.questions.trial import Answered, Place, Trial, failure
from clientlab.wire import Ask, Incoming, Reply, Trace
from statusbook.house.client_outcomes import Outcome, Question
from statusbook.house.clients import Case

_HINT = "103 Early Hints\r\nLink: </style.css>; rel=preload; as=style"
HEADS: tuple[tuple[str, str | None, tuple[str, ...]], ...] = (
    ("100", None, ("100 Continue",)),
    ("101", None, ("101 Switching Protocols\r\nUpgrade: lab\r\nConnection: Upgrade",)),
    ("102", None, ("102 Processing",)),
    ("103", None, (_HINT,)),
    ("104", None, ("104 Upload Resumption Supported",)),
    ("110", None, ("110 Case",)),
    ("199", None, ("199 Case",)),
    ("103", "three", (_HINT, _HINT, _HINT)),
    ("102", "twenty", ("102 Processing",) * 20),
)


def trials() -> Iterator[Trial]:
    """Gives one trial for every interim response, then rows of them."""
    for code, shape, heads in HEADS:
        yield _trial(code, shape, heads)


def _trial(code: str, shape: str | None, heads: tuple[str, ...]) -> Trial:
    def script(incoming: Incoming) -> Reply:
        return Reply(interim=heads if incoming.path == "/slow" else (), body=b"final")

    def asks(place: Place) -> tuple[Ask, ...]:
        return (Ask(url=place.url("/slow")),)

    def judge(trace: Trace) -> Answered:
        answer = trace.last
        if answer.status == int(code):
            return Answered(outcome=Outcome.INTERIM_DELIVERED)
        if verdict := failure(answer):
            return verdict
        ok = answer.status == 200 and "final" in answer.text
        return Answered(outcome=Outcome.FINAL_DELIVERED if ok else Outcome.ERROR)

    return Trial(
        question=Question.INTERIM,
        case=Case(code=code, method="GET", shape=shape),
        script=script,
        asks=asks,
        judge=judge,
    )
