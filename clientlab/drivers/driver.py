"""What every driver is: a client's card, its setups, and a way to put requests to it."""

from __future__ import annotations

import os
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from clientlab.wire import Answer, Ask
from statusbook.house.client_outcomes import Question
from statusbook.house.clients import Setup

ROOT = Path(__file__).parents[2]
INSTALLED = ROOT / ".build" / "clientlab"
PROGRAMS = Path(__file__).parents[1] / "programs"

EVERYTHING = frozenset(Question) - {Question.CACHE}
REDIRECTS = frozenset(
    {
        Question.REDIRECT_METHOD,
        Question.REDIRECT_FOLLOW,
        Question.REDIRECT_WITHOUT_LOCATION,
        Question.REDIRECT_LIMIT,
        Question.REDIRECT_CREDENTIALS,
    }
)
RETRIES = frozenset({Question.RETRY_STATUS, Question.RETRY_CLOSED})


class Missing(Exception):
    """The client is not on this machine; its text says what is missing and how to get it."""


class Broken(Exception):
    """The lab failed, not the client: what was asked says nothing; its text says what happened."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """Who a client is, apart from its version."""

    client: str
    name: str
    kind: Literal["command-line", "library", "runtime", "browser"]
    language: str | None = None
    current: bool = True
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """A setup, with the questions it is asked."""

    setup: Setup
    questions: frozenset[Question] = EVERYTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The client as it is on this machine."""

    version: str
    installed: str
    runs_on: str


@dataclass(slots=True)
class Driver(ABC):
    """One client. ``page`` and ``cors`` are what a browser needs from the server.

    ``streams`` tells whether it can be handed a body that is read only once.
    """

    card: Card
    uses: tuple[Use, ...]
    page: bytes | None = field(default=None, init=False)
    cors: bool = field(default=False, init=False)
    streams: bool = field(default=False, init=False)

    @abstractmethod
    def find(self) -> Found:
        """Gives the version on this machine; raises Missing."""

    @abstractmethod
    def converse(self, setup: str, asks: Sequence[Ask], limit: float) -> tuple[Answer, ...]:
        """Puts the asks one after the other, over one pool of connections; raises Unsupported.

        Gives an answer for every ask; those not answered after ``limit`` seconds in all are hung.
        Raises Broken if the client could not be asked at all.
        """

    def close(self) -> None:  # noqa: B027 - most drivers start nothing that lives on
        """Ends what the driver started."""


def use(identifier: str, name: str, configuration: str, questions: frozenset[Question] = EVERYTHING) -> Use:
    """Gives a setup with its questions, in one line."""
    return Use(setup=Setup(id=identifier, name=name, configuration=configuration), questions=questions)


def environment(home: Path) -> Mapping[str, str]:
    """Gives what a client may see: a path and an empty home, no proxies, no configuration of the user."""
    home.mkdir(parents=True, exist_ok=True)
    return {
        "PATH": os.environ.get("PATH", "/usr/bin:/bin"),
        "HOME": str(home),
        "TMPDIR": str(home),
        "LANG": "C.UTF-8",
        "TZ": "UTC",
    }
