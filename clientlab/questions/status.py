"""What the caller gets for every status code: a response, an error that carries it, or a refusal to read it."""

from __future__ import annotations

from collections.abc import Iterator

from clientlab.questions.trial import Answered, NotApplicable, Place, Trial
from clientlab.wire import Ask, Incoming, Reply, Trace
from statusbook.house.client_outcomes import Outcome, Question
from statusbook.house.clients import Case

REGISTERED = (
    *range(200, 209), 226, 300, 304, 305, 306, *range(400, 419), *range(421, 427), 428, 429, 431, 451,
    *range(500, 509), 510, 511,
)  # fmt: skip
UNKNOWN = (
    *("218", "299", "399", "419", "420", "430", "440", "444", "449", "450", "460", "463"),
    *("494", "495", "496", "497", "498", "499", "509", "520", "521", "522", "523", "524", "525", "526"),
    *("527", "529", "530", "561", "598", "599"),
)
OUT_OF_RANGE = ("600", "700", "999", "099", "000", "99", "9", "1000", "2000", "2x0", "abc", "-20", "+200")
HEADERS = {
    "206": (("Content-Range", "bytes 0-3/8"),),
    "401": (("WWW-Authenticate", 'Basic realm="lab"'),),
    "405": (("Allow", "POST"),),
    "407": (("Proxy-Authenticate", 'Basic realm="lab"'),),
    "416": (("Content-Range", "bytes */8"),),
    "426": (("Upgrade", "lab"), ("Connection", "Upgrade")),
}
LINES = {
    "no-phrase": ("200 ", "200"),
    "no-phrase-no-space": ("200", "200"),
    "two-spaces": (" 200 OK", "200"),
    "no-code": ("", "no code"),
}
"""Status lines that are unusual in another way, by what is unusual: what is sent, and the code to expect."""


def trials() -> Iterator[Trial]:
    """Gives every registered final code, known unregistered ones, codes out of range, and odd status lines."""
    for code in sorted({*map(str, REGISTERED), *UNKNOWN}):
        yield _trial(code, f"{code} Case", HEADERS.get(code, ()))
    for code in ("401", "407"):
        yield _trial(code, f"{code} Case", (), shape="no-challenge")
    for code in OUT_OF_RANGE:
        yield _trial(code, f"{code} Case", ())
    for shape, (line, code) in LINES.items():
        yield _trial(code, line, (), shape=shape)


def _trial(code: str, line: str, headers: tuple[tuple[str, str], ...], *, shape: str | None = None) -> Trial:
    def script(incoming: Incoming) -> Reply:
        bodiless = code in ("204", "205", "304")
        return Reply(status=line, headers=headers, body=b"" if bodiless else b"case")

    def asks(place: Place) -> tuple[Ask, ...]:
        return (Ask(url=place.url("/case")),)

    def judge(trace: Trace) -> Answered:
        answer = trace.last
        if answer.hung and "WWW-Authenticate" in dict(headers):
            raise NotApplicable("waits for a person to give a name and a password")
        if answer.hung:  # a client that repeats the request for ever does not hang
            repeats = len(trace.log) - 1
            return Answered(outcome=Outcome.RETRIED) if repeats > 0 else Answered(outcome=Outcome.HUNG)
        if answer.stayed:
            return Answered(outcome=Outcome.STAYED)
        if answer.status is None:
            return Answered(outcome=Outcome.REFUSED)
        if str(answer.status) != code:
            return Answered(outcome=Outcome.READ_DIFFERENTLY)
        return Answered(outcome=Outcome.RAISED if answer.error is not None else Outcome.RETURNED)

    return Trial(
        question=Question.STATUS,
        case=Case(code=code, method="GET", shape=shape),
        script=script,
        asks=asks,
        judge=judge,
        limit=12.0,
    )
