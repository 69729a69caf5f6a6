"""What all browsers share: a page of the lab's that fetches, submits a form or navigates when told to."""

from __future__ import annotations

import json
import time
from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from urllib.parse import urlsplit

from clientlab.drivers.driver import EVERYTHING, PROGRAMS, Broken, Card, Driver, Use, use
from clientlab.server import PAGE, SILENT_SECONDS
from clientlab.wire import Answer, Ask, Unsupported
from statusbook.house.client_outcomes import Question

PAUSE_SECONDS = 0.05
STAYS_SECONDS = 2.5
"""A navigation that has not left the page after this long has been answered with nothing to show."""
STATUS_SECONDS = 1.0
"""How long a page without a status is taken for one that is about to give way to an error page."""
LINGER_SECONDS = 0.2
"""How long an error page is watched, well below the second after which Chromium reloads one by itself."""

_NAVIGATIONS = EVERYTHING - {Question.EXPECT, Question.REDIRECT_METHOD} | {Question.CACHE}
_FORMS = frozenset({Question.REDIRECT_METHOD, Question.RETRY_CLOSED})
_SCRIPTS = {
    "fetch": "delete document.documentElement.dataset.told; postMessage(ASK, '*'); return ''",
    "navigation": "location.href = (ASK).url; return ''",
    "form": """
      const ask = ASK, form = document.createElement("form"), field = document.createElement("input");
      [form.action, form.method, field.type] = [ask.url, ask.method, "hidden"];
      [field.name, field.value] = (ask.body ?? "").split("=");
      if (ask.body) form.append(field);
      document.documentElement.append(form);
      form.submit();
      return '';""",
}
_STATE = """return JSON.stringify([location.href, document.readyState, document.documentURI,
  performance.getEntriesByType("navigation")[0]?.responseStatus ?? 0,
  (document.body?.innerText ?? "").slice(0, 200), document.documentElement.dataset.told ?? ""])"""


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """Where a tab is: its address, whether it has loaded, and what it shows."""

    address: str
    ready: bool
    document: str
    status: int
    text: str
    told: str


class Browser(Driver):
    """A browser that is driven by running scripts in one tab."""

    def __init__(self, card: Card, started: str) -> None:
        super().__init__(card=card, uses=_uses(card.name, started))
        self.page = (PROGRAMS / "browser" / "page.html").read_bytes()
        self.cors = True

    @abstractmethod
    def fresh_tab(self) -> None:
        """Closes the tab there was and opens another; begins the browser if it does not run."""

    @abstractmethod
    def go(self, address: str) -> None:
        """Begins to load an address, as if it had been typed."""

    @abstractmethod
    def execute(self, script: str) -> str:
        """Gives the text that a function body, run in the tab, returns."""

    @abstractmethod
    def net_error(self, state: State) -> str | None:
        """Gives the browser's name for what went wrong if the tab shows its error page, else None."""

    def converse(self, setup: str, asks: Sequence[Ask], limit: float) -> tuple[Answer, ...]:
        """Puts the asks from the lab's page; a navigation begins from it anew every time."""
        for ask in asks:
            _refuse(setup, ask)
        until = time.monotonic() + limit
        self.fresh_tab()
        answers: list[Answer] = []
        for number, ask in enumerate(asks):
            if number:
                time.sleep(PAUSE_SECONDS)
            if not number or (setup != "fetch" and not self._may_leave_for(ask)):
                self._to_the_page(ask)
            if ask.settled:
                time.sleep(SILENT_SECONDS * 2)
            left = self.state().address
            self.execute(_SCRIPTS[setup].replace("ASK", json.dumps({**asdict(ask), "headers": dict(ask.headers)})))
            answers.append(self._fetched(until) if setup == "fetch" else self._navigated(left, until))
        return tuple(answers)

    def state(self) -> State:
        """Gives where the tab is."""
        address, ready, document, status, text, told = json.loads(self.execute(_STATE))
        return State(address=address, ready=ready == "complete", document=document, status=status, text=text, told=told)

    def _may_leave_for(self, ask: Ask) -> bool:
        """Whether a navigation may begin where the last one ended: not from an error, not to the same address."""
        state = self.state()
        return self.net_error(state) is None and state.address.startswith("http:") and state.address != ask.url

    def _to_the_page(self, ask: Ask) -> None:
        place = urlsplit(ask.url)
        address = f"{place.scheme}://{place.netloc}{PAGE}"
        self.go("about:blank")
        self.go(address)
        for _ in range(250):
            state = self._state_or_none()
            if state is not None and state.ready and state.address == address:
                return
            time.sleep(0.02)
        raise Broken(f"{self.card.name} does not load the lab's page")

    def _state_or_none(self) -> State | None:
        """The state, or None while one document gives way to another."""
        try:
            return self.state()
        except (Broken, ValueError):
            return None

    def _fetched(self, until: float) -> Answer:
        while time.monotonic() < until:
            state = self._state_or_none()
            if state is not None and state.told:
                told = json.loads(state.told)
                return Answer(status=told.get("status"), text=told.get("text", ""), error=told.get("error"))
            time.sleep(0.02)
        return Answer(hung=True)

    def _navigated(self, left: str, until: float) -> Answer:
        began = time.monotonic()
        while time.monotonic() < until:
            time.sleep(0.03)
            state = self._state_or_none()
            if state is None:
                continue
            error = self.net_error(state)  # before asking whether it is ready: Firefox's error page never is
            if error is not None and "AUTH_CREDENTIALS" in error:
                raise Unsupported("asks a person for a name and a password")
            if error is not None:
                time.sleep(LINGER_SECONDS)
                return Answer(error=error)
            if not state.ready:
                continue
            if state.address != left and (state.status or time.monotonic() - began > STATUS_SECONDS):
                return Answer(status=state.status, text=state.text)
            if time.monotonic() - began > STAYS_SECONDS:
                return Answer(stayed=True)
        return Answer(hung=True)


def _refuse(setup: str, ask: Ask) -> None:
    names = {name.lower() for name, _ in ask.headers}
    if ask.expect:
        raise Unsupported("a page may not set Expect")
    if "cookie" in names:
        raise Unsupported("a page may not set Cookie")
    if ask.user:
        raise Unsupported("has no option for a user name")
    if setup == "fetch":
        return
    if names:
        raise Unsupported(f"a navigation cannot carry {', '.join(sorted(names)).title()}")
    if setup == "navigation" and ask.method != "GET":
        raise Unsupported(f"a navigation by address is a GET, never {ask.method}")
    if setup == "form" and ask.method not in ("GET", "POST"):
        raise Unsupported(f"a form sends GET and POST, never {ask.method}")


def _uses(name: str, started: str) -> tuple[Use, ...]:
    return (
        use(
            "fetch",
            f"{name} fetch",
            f"fetch(url, {{method, headers, body}}) from a page of the first origin; {started}",
            EVERYTHING | {Question.CACHE},
        ),
        use("form", f"{name} form", f"form.submit() from a page of the first origin; {started}", _FORMS),
        use(
            "navigation",
            f"{name} navigation",
            f"location.href = url from a page of the first origin; {started}",
            _NAVIGATIONS,
        ),
    )
