"""A trial: one case of one question, with what the server does, what is asked and how it is judged."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, Protocol

from clientlab.wire import Answer, Ask, ExpectPlan, Script, Trace
from statusbook.house.client_outcomes import Outcome, Question
from statusbook.house.clients import Case


class Place(Protocol):
    """Where a trial's two origins are."""

    def url(self, path: str, *, origin: Literal["first", "second"] = "first", host: str = "127.0.0.1") -> str:
        """The address of a path."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """What a trial showed; ``count`` is of redirects, repeats or seconds, as the question says."""

    outcome: Outcome
    count: int | None = None


class NotApplicable(Exception):
    """A trial turned out to say nothing about this client; its text is the reason."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """One case. ``limit`` is the seconds after which a client counts as hung."""

    question: Question
    case: Case
    script: Script
    asks: Callable[[Place], tuple[Ask, ...]]
    judge: Callable[[Trace], Answered]
    expect: ExpectPlan | None = None
    limit: float = 8.0


def failure(answer: Answer) -> Answered | None:
    """The verdict on an answer that is neither a response nor an error about its status; None otherwise."""
    if answer.hung:
        return Answered(outcome=Outcome.HUNG)
    if answer.error is not None and answer.status is None:
        return Answered(outcome=Outcome.ERROR)
    return None


def returned_or_raised(answer: Answer) -> Answered:
    """Whether the caller got the response, an error that carries its status, or an error without one."""
    raised = Outcome.RAISED if answer.error is not None else Outcome.RETURNED
    return failure(answer) or Answered(outcome=raised)


def not_followed(answer: Answer) -> Answered:
    """The verdict on a redirect after which nothing more was asked for."""
    raised = Outcome.NOT_FOLLOWED_RAISED if answer.error is not None else Outcome.NOT_FOLLOWED
    return failure(answer) or Answered(outcome=raised)
