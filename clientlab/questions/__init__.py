"""What clients are asked: one module a question, each giving trials in a fixed order."""

from __future__ import annotations

from collections.abc import Iterator

from clientlab.questions import (
    body,
    cache,
    expect,
    interim,
    redirect_credentials,
    redirect_follow,
    redirect_limit,
    redirect_method,
    retry_closed,
    retry_status,
    status,
)
from clientlab.questions.trial import Trial
from statusbook.house.client_outcomes import Question

_SOURCES = (
    redirect_method,
    redirect_follow,
    redirect_limit,
    redirect_credentials,
    retry_status,
    retry_closed,
    cache,
    interim,
    expect,
    body,
    status,
)


def trials(questions: frozenset[Question] = frozenset(Question)) -> Iterator[Trial]:
    """Gives every trial of the questions chosen, in the order in which they are measured and written."""
    for source in _SOURCES:
        yield from (trial for trial in source.trials() if trial.question in questions)
