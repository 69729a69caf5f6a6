"""The questions asked of clients, and the outcomes each question may have."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Question(StrEnum):
    """What is asked of every client."""

    REDIRECT_METHOD = "redirect-method"
    REDIRECT_FOLLOW = "redirect-follow"
    REDIRECT_WITHOUT_LOCATION = "redirect-without-location"
    REDIRECT_LIMIT = "redirect-limit"
    REDIRECT_CREDENTIALS = "redirect-credentials"
    RETRY_STATUS = "retry-status"
    RETRY_CLOSED = "retry-closed"
    CACHE = "cache"
    INTERIM = "interim"
    EXPECT = "expect"
    BODY = "body"
    AFTER_BODY = "after-body"
    STATUS = "status"


class Outcome(StrEnum):
    """What a client did; which outcomes a question may have stands in :data:`OUTCOMES`."""

    KEPT_WITH_BODY = "kept-with-body"
    KEPT_WITHOUT_BODY = "kept-without-body"
    KEPT = "kept"
    CHANGED_TO_GET = "changed-to-get"
    CHANGED_TO_GET_WITH_BODY = "changed-to-get-with-body"
    CHANGED_TO_OTHER = "changed-to-other"
    FOLLOWED = "followed"
    NOT_FOLLOWED = "not-followed"
    NOT_FOLLOWED_RAISED = "not-followed-raised"
    STOPPED_WITH_ERROR = "stopped-with-error"
    STOPPED_WITH_RESPONSE = "stopped-with-response"
    NO_LIMIT_SEEN = "no-limit-seen"
    SENT = "sent"
    DROPPED = "dropped"
    NOT_RETRIED = "not-retried"
    RETRIED = "retried"
    RETRIED_AFTER_WAITING = "retried-after-waiting"
    FROM_CACHE = "from-cache"
    REVALIDATED = "revalidated"
    ASKED_AGAIN = "asked-again"
    FINAL_DELIVERED = "final-delivered"
    INTERIM_DELIVERED = "interim-delivered"
    EXPECT_SENT = "expect-sent"
    EXPECT_NOT_SENT = "expect-not-sent"
    WAITED_FOR_CONTINUE = "waited-for-continue"
    SENT_WITHOUT_WAITING = "sent-without-waiting"
    SENT_AFTER_TIMEOUT = "sent-after-timeout"
    BODY_WITHHELD = "body-withheld"
    RETRIED_WITHOUT_EXPECT = "retried-without-expect"
    BODY_IGNORED = "body-ignored"
    BODY_DELIVERED = "body-delivered"
    SAME_CONNECTION_FINE = "same-connection-fine"
    NEW_CONNECTION_FINE = "new-connection-fine"
    NEXT_FAILED = "next-failed"
    NEXT_TOOK_LEFTOVER = "next-took-leftover"
    RETURNED = "returned"
    RAISED = "raised"
    REFUSED = "refused"
    READ_DIFFERENTLY = "read-differently"
    ERROR = "error"
    STAYED = "stayed"
    HUNG = "hung"
    UNSTABLE = "unstable"


_FAILURES = frozenset({Outcome.ERROR, Outcome.HUNG})

OUTCOMES: Mapping[Question, frozenset[Outcome]] = {
    Question.REDIRECT_METHOD: _FAILURES
    | {
        Outcome.KEPT_WITH_BODY,
        Outcome.KEPT_WITHOUT_BODY,
        Outcome.KEPT,
        Outcome.CHANGED_TO_GET,
        Outcome.CHANGED_TO_GET_WITH_BODY,
        Outcome.CHANGED_TO_OTHER,
        Outcome.NOT_FOLLOWED,
        Outcome.NOT_FOLLOWED_RAISED,
    },
    Question.REDIRECT_FOLLOW: _FAILURES | {Outcome.FOLLOWED, Outcome.NOT_FOLLOWED, Outcome.NOT_FOLLOWED_RAISED},
    Question.REDIRECT_WITHOUT_LOCATION: _FAILURES | {Outcome.RETURNED, Outcome.RAISED},
    Question.REDIRECT_LIMIT: _FAILURES
    | {
        Outcome.STOPPED_WITH_ERROR,
        Outcome.STOPPED_WITH_RESPONSE,
        Outcome.NO_LIMIT_SEEN,
        Outcome.NOT_FOLLOWED,
    },
    Question.REDIRECT_CREDENTIALS: _FAILURES | {Outcome.SENT, Outcome.DROPPED, Outcome.NOT_FOLLOWED},
    Question.RETRY_STATUS: _FAILURES | {Outcome.NOT_RETRIED, Outcome.RETRIED, Outcome.RETRIED_AFTER_WAITING},
    Question.RETRY_CLOSED: _FAILURES | {Outcome.NOT_RETRIED, Outcome.RETRIED},
    Question.CACHE: _FAILURES | {Outcome.FROM_CACHE, Outcome.REVALIDATED, Outcome.ASKED_AGAIN},
    Question.INTERIM: _FAILURES | {Outcome.FINAL_DELIVERED, Outcome.INTERIM_DELIVERED},
    Question.EXPECT: _FAILURES
    | {
        Outcome.EXPECT_SENT,
        Outcome.EXPECT_NOT_SENT,
        Outcome.WAITED_FOR_CONTINUE,
        Outcome.SENT_WITHOUT_WAITING,
        Outcome.SENT_AFTER_TIMEOUT,
        Outcome.BODY_WITHHELD,
        Outcome.RETRIED_WITHOUT_EXPECT,
    },
    Question.BODY: _FAILURES | {Outcome.BODY_IGNORED, Outcome.BODY_DELIVERED},
    Question.AFTER_BODY: _FAILURES
    | {
        Outcome.SAME_CONNECTION_FINE,
        Outcome.NEW_CONNECTION_FINE,
        Outcome.NEXT_FAILED,
        Outcome.NEXT_TOOK_LEFTOVER,
    },
    Question.STATUS: _FAILURES
    | {
        Outcome.RETURNED,
        Outcome.RAISED,
        Outcome.REFUSED,
        Outcome.READ_DIFFERENTLY,
        Outcome.RETRIED,
        Outcome.STAYED,
    },
}
"""The outcomes a question may have; a cell that differed between runs is unstable instead."""

CEILINGS: Mapping[Question, int] = {
    Question.REDIRECT_LIMIT: 150,
    Question.RETRY_STATUS: 6,
    Question.RETRY_CLOSED: 6,
}
"""How often the lab's server repeats itself at most: a count this high means "at least"."""
