"""The offline copy in Firefox, from a disk, behind a proxy that lets nothing through and notes who asks."""

from __future__ import annotations

import shutil
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import ADDRESS

from clientlab.drivers import firefox
from clientlab.drivers.marionette import Marionette

ENTER = "\ue007"
CONTROL = "\ue009"
PATIENCE = 20.0
OWN = (".mozilla.org", ".mozilla.com", ".mozilla.net", ".firefox.com")
"""Hosts that Firefox asks by itself, whatever page is open."""

pytestmark = pytest.mark.skipif(
    not (shutil.which("firefox-esr") or shutil.which("firefox")),
    reason="needs an installed firefox: apt-get install firefox-esr",
)


class Tab:
    """Firefox with one page in it, spoken to as a reader would: by keys and clicks."""

    def __init__(self, marionette: Marionette) -> None:
        self._marionette = marionette

    def open(self, file: Path) -> None:
        self._marionette.call("WebDriver:Navigate", {"url": file.as_uri()})
        self.until(f"location.href === {file.as_uri()!r} && document.readyState === 'complete'")

    def tell(self, expression: str) -> Any:
        return self._marionette.call("WebDriver:ExecuteScript", {"script": f"return {expression}", "args": []})["value"]

    def until(self, expression: str) -> None:
        end = time.monotonic() + PATIENCE
        while not self.tell(expression):
            assert time.monotonic() < end, (expression, self.tell("location.href"))
            time.sleep(0.05)

    def click(self, selector: str) -> None:
        self._marionette.call("WebDriver:ElementClick", {"id": self._find(selector)})

    def type(self, selector: str, keys: str) -> None:
        self._marionette.call("WebDriver:ElementSendKeys", {"id": self._find(selector), "text": keys})

    def _find(self, selector: str) -> str:
        found = self._marionette.call("WebDriver:FindElement", {"using": "css selector", "value": selector})
        (identity,) = found["value"].values()
        return str(identity)


@pytest.fixture(scope="module")
def asked() -> Iterator[tuple[int, list[str]]]:
    """The port of a proxy that refuses everything, and the hosts it was asked for."""
    hosts: list[str] = []
    with socket.create_server(("127.0.0.1", 0)) as door:

        def refuse() -> None:
            while True:
                try:
                    caller, _ = door.accept()
                except OSError:
                    return
                with caller:
                    caller.settimeout(2)
                    try:
                        hosts.append(caller.recv(4096).split(b" ")[1].decode("ascii", "replace"))
                    except (OSError, IndexError):
                        hosts.append("?")

        threading.Thread(target=refuse, daemon=True).start()
        yield door.getsockname()[1], hosts


@pytest.fixture(scope="module")
def tab(asked: tuple[int, list[str]]) -> Iterator[Tab]:
    port, _ = asked
    proxied = {"network.proxy.type": 1, "network.proxy.no_proxies_on": "", "browser.search.suggest.enabled": False}
    for kind in ("http", "ssl"):
        proxied |= {f"network.proxy.{kind}": "127.0.0.1", f"network.proxy.{kind}_port": port}
    browser = firefox.Firefox()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(firefox, "PREFERENCES", {**firefox.PREFERENCES, **proxied})
        browser.fresh_tab()
    assert browser._marionette is not None
    yield Tab(browser._marionette)
    browser.close()


def test_finding_and_following(tab: Tab, disk: Path) -> None:
    """/ and words and Enter open the page; its links lead on; home again; the grid is there."""
    tab.open(disk / "index.html")
    tab.type("body", "/")
    tab.until("document.activeElement.id === 'sb-find'")
    tab.type("#sb-find", "bad gateway")
    tab.until("document.querySelectorAll('[role=option]').length > 0")
    tab.type("#sb-find", ENTER)
    tab.until("location.pathname.endsWith('/502/index.html') && document.readyState === 'complete'")
    tab.click(".sb-quick .sb-versus")
    tab.until("location.pathname.endsWith('/compare/502-504/index.html') && document.readyState === 'complete'")
    tab.click(".sb-home")
    tab.until("document.querySelectorAll('.sb-grid a').length > 100")


def test_it_looks_as_it_should(tab: Tab, disk: Path) -> None:
    """Styles are applied, every picture is drawn, and the number is large."""
    for path in ("502", "guides/prg", "wiki"):
        tab.open(disk / path / "index.html")
        assert tab.tell("getComputedStyle(document.querySelector('.md-typeset')).wordBreak") == "keep-all"
        assert not tab.tell("[...document.images].filter(one => !one.naturalWidth).map(one => one.src)")
    tab.open(disk / "502" / "index.html")
    assert tab.tell("document.querySelector('.sb-sequence svg').getBoundingClientRect().width") > 200
    assert tab.tell("parseFloat(getComputedStyle(document.querySelector('.sb-number')).fontSize)") > 100


def test_the_scheme_is_kept(tab: Tab, disk: Path) -> None:
    """What the reader chose holds when the page is opened again."""
    tab.open(disk / "404" / "index.html")
    before = tab.tell("document.body.dataset.mdColorScheme")
    tab.click(".sb-scheme")
    chosen = tab.tell("document.body.dataset.mdColorScheme")
    assert {before, chosen} == {"default", "slate"}
    tab.open(disk / "405" / "index.html")
    tab.open(disk / "404" / "index.html")
    assert tab.tell("document.body.dataset.mdColorScheme") == chosen


def test_links_and_commands_are_copied(tab: Tab, disk: Path) -> None:
    """The clipboard holds the public address, and a command without its prompt."""
    tab.open(disk / "502" / "index.html")
    tab.tell("document.body.insertAdjacentHTML('beforeend', '<textarea id=paste-here></textarea>')")
    for button, expected in (("[data-copy=copy-url]", f"{ADDRESS}502/"), (".sb-copy-code", "curl -")):
        tab.tell("document.getElementById('paste-here').value = ''")
        tab.tell(f"document.querySelector('{button}').focus()")
        tab.type(button, ENTER)
        tab.until(
            "[...document.querySelectorAll('[role=status]')].some(one => one.textContent.includes('복사했습니다'))"
        )
        tab.type("#paste-here", CONTROL + "v")
        tab.until("document.getElementById('paste-here').value !== ''")
        assert tab.tell("document.getElementById('paste-here').value").startswith(expected)


def test_nothing_was_asked_of_the_network(tab: Tab, disk: Path, asked: tuple[int, list[str]]) -> None:
    """All the while not one request left for anybody but Firefox's own makers, and those got no answer either."""
    tab.open(disk / "index.html")
    _, hosts = asked
    assert not [
        host for host in hosts if not host.removeprefix("http://").partition("/")[0].partition(":")[0].endswith(OWN)
    ]
    assert all(
        one.startswith("file:") for one in tab.tell("performance.getEntriesByType('resource').map(one => one.name)")
    )
    tab.tell("new Image().src = 'http://elsewhere.example/picture.png'")  # had a page asked, it would stand there
    end = time.monotonic() + PATIENCE
    while not any("elsewhere.example" in host for host in hosts):
        assert time.monotonic() < end
        time.sleep(0.05)
