"""Whether Authorization and Cookie go along when a redirect leads to another port or another host."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from clientlab.questions.trial import Answered, NotApplicable, Place, Trial, not_followed
from clientlab.wire import Ask, Incoming, Reply, Trace
from statusbook.house.client_outcomes import Outcome, Question
from statusbook.house.clients import Case

Credential = Literal["authorization-header", "authorization-option", "cookie-header", "cookie-jar"]
Target = Literal["same-origin", "other-port", "other-host"]
CREDENTIALS: tuple[Credential, ...] = (
    "authorization-header",
    "authorization-option",
    "cookie-header",
    "cookie-jar",
)
TARGETS: tuple[Target, ...] = ("same-origin", "other-port", "other-host")
FIRST_HOST, OTHER_HOST = "localhost", "127.0.0.1"
_HEADERS = {
    "authorization-header": (("Authorization", "Bearer lab"),),
    "cookie-header": (("Cookie", "lab=1"),),
}


def trials() -> Iterator[Trial]:
    """Gives one trial for every kind of credential and every target of the redirect."""
    for credential in CREDENTIALS:
        for target in TARGETS:
            yield _trial(credential, target)


def _trial(credential: Credential, target: Target) -> Trial:
    places: list[Place] = []

    def script(incoming: Incoming) -> Reply:
        if incoming.path != "/from":
            return Reply(body=b"landed")
        address = {
            "same-origin": places[-1].url("/to", host=FIRST_HOST),
            "other-port": places[-1].url("/to", origin="second", host=FIRST_HOST),
            "other-host": places[-1].url("/to", host=OTHER_HOST),
        }[target]
        cookie = (("Set-Cookie", "lab=1; Path=/"),) if credential == "cookie-jar" else ()
        return Reply(status="302 Found", headers=(("Location", address), *cookie), body=b"elsewhere")

    def asks(place: Place) -> tuple[Ask, ...]:
        places.append(place)
        return (
            Ask(
                url=place.url("/from", host=FIRST_HOST),
                headers=_HEADERS.get(credential, ()),
                user=credential == "authorization-option",
                jar=credential == "cookie-jar",
            ),
        )

    def judge(trace: Trace) -> Answered:
        return _judge(trace, credential)

    return Trial(
        question=Question.REDIRECT_CREDENTIALS,
        case=Case(code="302", credential=credential, target=target),
        script=script,
        asks=asks,
        judge=judge,
    )


def _judge(trace: Trace, credential: Credential) -> Answered:
    header = "cookie" if credential.startswith("cookie") else "authorization"
    begun, landed = trace.on("/from"), trace.on("/to")
    if begun and credential != "cookie-jar" and begun[0].header(header) is None:
        raise NotApplicable(f"does not send {header.title()} even to the first address")
    if not landed:
        return not_followed(trace.last)
    return Answered(outcome=Outcome.SENT if landed[0].header(header) is not None else Outcome.DROPPED)
