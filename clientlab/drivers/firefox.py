"""Firefox, spoken to through Marionette, which it has built in: no driver, nothing downloaded."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from clientlab.drivers.browser import Browser, State
from clientlab.drivers.driver import Card, Found, Missing, environment
from clientlab.drivers.machine import command, output, package_of, runs_on
from clientlab.drivers.marionette import Marionette

STARTING_SECONDS = 60.0
PREFERENCES: dict[str, bool | int | str] = {
    "marionette.port": 0,
    "remote.prefs.recommended": False,
    "app.normandy.enabled": False,
    "app.update.disabledForTesting": True,
    "browser.aboutHomeSnippets.updateUrl": "",
    "browser.newtabpage.activity-stream.feeds.system.topstories": False,
    "browser.region.network.url": "",
    "browser.safebrowsing.downloads.remote.enabled": False,
    "browser.safebrowsing.malware.enabled": False,
    "browser.safebrowsing.phishing.enabled": False,
    "browser.search.update": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.homepage_override.mstone": "ignore",
    "browser.startup.page": 0,
    "datareporting.policy.dataSubmissionEnabled": False,
    "datareporting.healthreport.uploadEnabled": False,
    "extensions.getAddons.cache.enabled": False,
    "extensions.systemAddon.update.enabled": False,
    "extensions.update.enabled": False,
    "messaging-system.rsexperimentloader.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "network.proxy.type": 0,
    "services.settings.server": "data:,",
    "toolkit.telemetry.enabled": False,
}
"""Keeps Firefox from asking anything of the network by itself; nothing here changes how it speaks HTTP."""


class Firefox(Browser):
    """The Firefox on the path, headless, with an empty profile."""

    def __init__(self) -> None:
        super().__init__(
            Card(client="firefox", name="Firefox", kind="browser"),
            "firefox --headless --marionette, preferences only against requests of its own",
        )
        self._process: subprocess.Popen[bytes] | None = None
        self._home: Path | None = None
        self._marionette: Marionette | None = None

    def find(self) -> Found:
        """Gives the version of the Firefox on the path; raises Missing."""
        path = _path()
        version = output(path, "--version").split()[-1]
        return Found(version=version, installed=package_of(path), runs_on=runs_on())

    def fresh_tab(self) -> None:
        """Opens a tab of its own for a conversation."""
        marionette = self._marionette or self._begin()
        before = marionette.call("WebDriver:GetWindowHandles")
        opened = marionette.call("WebDriver:NewWindow", {"type": "tab"})["handle"]
        for handle in before:
            marionette.call("WebDriver:SwitchToWindow", {"handle": handle})
            marionette.call("WebDriver:CloseWindow")
        marionette.call("WebDriver:SwitchToWindow", {"handle": opened})

    def go(self, address: str) -> None:
        """Begins to load an address."""
        assert self._marionette is not None
        self._marionette.call("WebDriver:Navigate", {"url": address})

    def execute(self, script: str) -> str:
        """Runs a function body in the tab."""
        assert self._marionette is not None
        told = self._marionette.call("WebDriver:ExecuteScript", {"script": script, "args": []})
        return str(told["value"])

    def net_error(self, state: State) -> str | None:
        """Gives the name of the error page, which is in its address."""
        if not state.document.startswith("about:neterror"):
            return None
        return f"neterror {parse_qs(urlsplit(state.document).query).get('e', ['?'])[0]}"

    def close(self) -> None:
        """Ends the browser and removes its profile."""
        if self._marionette is not None:
            self._marionette.close()
            self._marionette = None
        if self._process is not None:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait(10)
            self._process = None
        if self._home is not None:
            shutil.rmtree(self._home, ignore_errors=True)
            self._home = None

    def _begin(self) -> Marionette:
        self._home = Path(tempfile.mkdtemp(prefix="clientlab-"))
        profile = self._home / "profile"
        profile.mkdir()
        lines = [f'user_pref("{name}", {_script_value(value)});' for name, value in PREFERENCES.items()]
        (profile / "user.js").write_text("\n".join(lines), "utf-8")
        self._process = subprocess.Popen(
            [_path(), "--headless", "--marionette", "--no-remote", "--profile", str(profile)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=environment(self._home / "home"),
            start_new_session=True,
        )
        self._marionette = Marionette(_port(profile))
        self._marionette.call("WebDriver:NewSession", {"capabilities": {"alwaysMatch": {"pageLoadStrategy": "none"}}})
        return self._marionette


def _port(profile: Path) -> int:
    """The port Firefox chose, which it writes into its profile; raises Missing if it does not start."""
    told = profile / "MarionetteActivePort"
    until = time.monotonic() + STARTING_SECONDS
    while time.monotonic() < until:
        if told.exists() and (text := told.read_text("ascii").strip()):
            return int(text)
        time.sleep(0.1)
    raise Missing("Firefox does not start")


def _path() -> str:
    try:
        return command("firefox-esr")
    except Missing:
        return command("firefox")


def _script_value(value: bool | int | str) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, int) else f'"{value}"'
