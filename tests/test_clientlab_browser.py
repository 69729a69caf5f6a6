"""What a tab shows is read as an answer: a page, an error page, or a page that did not give way."""

from __future__ import annotations

import json
from collections.abc import Sequence

import pytest

from clientlab.drivers import browser
from clientlab.drivers.browser import Browser, State
from clientlab.drivers.driver import Card, Found
from clientlab.wire import Answer, Ask, Unsupported

PAGE = "http://127.0.0.1:1/page"
GOAL = "http://127.0.0.1:1/case"
LEFT = (PAGE, "complete", PAGE, 200, "", "")
ERROR = (GOAL, "interactive", "about:neterror?e=netReset", 0, "", "")
SHOWN = (GOAL, "complete", GOAL, 404, "case", "")


class Scripted(Browser):
    """A tab that goes through the states it is given, and stays in the last."""

    def __init__(self, states: Sequence[tuple[object, ...]]) -> None:
        super().__init__(Card(client="scripted", name="Scripted", kind="browser"), "nothing")
        self.states = [*states]

    def find(self) -> Found:
        return Found(version="1", installed="nothing", runs_on="a test")

    def fresh_tab(self) -> None:
        self.place = ""

    def go(self, address: str) -> None:
        self.place = address

    def execute(self, script: str) -> str:
        if "JSON.stringify" not in script:
            self.place = GOAL
            return ""
        if self.place != GOAL:
            return json.dumps(LEFT)
        return json.dumps(self.states.pop(0) if len(self.states) > 1 else self.states[0])

    def net_error(self, state: State) -> str | None:
        return "neterror netReset" if state.document.startswith("about:neterror") else None


@pytest.fixture(autouse=True)
def in_no_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browser, "LINGER_SECONDS", 0.0)
    monkeypatch.setattr(browser, "STATUS_SECONDS", 0.2)
    monkeypatch.setattr(browser, "STAYS_SECONDS", 0.3)


@pytest.mark.parametrize(
    ("states", "answer"),
    [
        ([LEFT, SHOWN], Answer(status=404, text="case")),
        ([LEFT, (GOAL, "loading", GOAL, 404, "", ""), SHOWN], Answer(status=404, text="case")),
        ([ERROR], Answer(error="neterror netReset")),
        ([(GOAL, "complete", GOAL, 0, "", ""), ERROR], Answer(error="neterror netReset")),
        ([(GOAL, "complete", GOAL, 0, "", "")], Answer(status=0)),
        ([LEFT], Answer(stayed=True)),
        ([(GOAL, "loading", GOAL, 200, "", "")], Answer(hung=True)),
    ],
    ids=["page", "page being loaded", "error page", "nothing, then error page", "no status", "stays", "never loads"],
)
def test_a_navigation_ends_as_it_is_seen_to(states: Sequence[tuple[object, ...]], answer: Answer) -> None:
    """An error page counts even while it loads, and a page without a status may be about to become one."""
    assert Scripted(states).converse("navigation", [Ask(url=GOAL)], limit=0.8) == (answer,)


def test_a_person_asked_for_a_password_is_no_answer() -> None:
    """A dialog that nobody fills in says nothing about the client."""
    tab = Scripted([ERROR])
    tab.net_error = lambda state: "net::ERR_INVALID_AUTH_CREDENTIALS" if state.status == 0 else None  # type: ignore[method-assign]
    with pytest.raises(Unsupported, match="password"):
        tab.converse("navigation", [Ask(url=GOAL)], limit=0.8)
