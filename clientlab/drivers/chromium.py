"""Chromium, spoken to over its debugging pipe: no driver, nothing downloaded."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from clientlab.drivers.browser import Browser, State
from clientlab.drivers.driver import Card, Found, environment
from clientlab.drivers.machine import command, output, package_of, runs_on
from clientlab.drivers.pipe import Pipe

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


class Chromium(Browser):
    """The Chromium on the path, headless, with an empty profile."""

    def __init__(self) -> None:
        super().__init__(Card(client="chromium", name="Chromium", kind="browser"), f"chromium {' '.join(FLAGS)}")
        self._pipe: Pipe | None = None
        self._home: Path | None = None
        self._tab = self._place = ""
        self._fault: str | None = None

    def find(self) -> Found:
        """Gives the version of the Chromium on the path; raises Missing."""
        path = command("chromium")
        version = output(path, "--version", "--no-sandbox").split()[1]
        return Found(version=version, installed=package_of(path), runs_on=runs_on())

    def fresh_tab(self) -> None:
        """Opens a tab of its own for a conversation."""
        pipe = self._pipe or self._begin()
        before = self._tab
        self._tab = pipe.call("Target.createTarget", {"url": "about:blank"})["targetId"]
        if before:
            pipe.call("Target.closeTarget", {"targetId": before})
        self._place = pipe.call("Target.attachToTarget", {"targetId": self._tab, "flatten": True})["sessionId"]
        pipe.call("Network.enable", {}, self._place)

    def go(self, address: str) -> None:
        """Begins to load an address."""
        assert self._pipe is not None
        self._pipe.call("Page.navigate", {"url": address}, self._place)
        self._notice()
        self._fault = None

    def execute(self, script: str) -> str:
        """Runs a function body in the tab."""
        assert self._pipe is not None
        expression = f"(() => {{ {script} }})()"
        told = self._pipe.call("Runtime.evaluate", {"expression": expression, "returnByValue": True}, self._place)
        return str(told["result"].get("value", ""))

    def net_error(self, state: State) -> str | None:
        """Gives the net:: error the network reported for the document."""
        self._notice()
        return (self._fault or "error page") if state.address.startswith("chrome-error:") else None

    def close(self) -> None:
        """Ends the browser and removes its profile."""
        if self._pipe is not None:
            self._pipe.close()
            self._pipe, self._tab = None, ""
        if self._home is not None:
            shutil.rmtree(self._home, ignore_errors=True)
            self._home = None

    def _begin(self) -> Pipe:
        self._home = Path(tempfile.mkdtemp(prefix="clientlab-"))
        profile = f"--user-data-dir={self._home / 'profile'}"
        arguments = [command("chromium"), *FLAGS, profile, "--remote-debugging-pipe"]
        self._pipe = Pipe(arguments, environment(self._home / "home"))
        return self._pipe

    def _notice(self) -> None:
        """Keeps the last fault of a document among the events that arrived."""
        assert self._pipe is not None
        for event in self._pipe.events():
            if event.get("method") == "Network.loadingFailed":
                parameters = event["params"]
                if parameters.get("type") == "Document":
                    self._fault = parameters["errorText"]
