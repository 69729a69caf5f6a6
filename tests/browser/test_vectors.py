"""Nothing in content can run: every page of a site full of harm, in a browser that no policy protects."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest
from browsing import serve
from hostile_content import VECTORS, chosen
from hostile_site import HostileSite

HOOKS = """
for (const name of ["alert", "confirm", "prompt", "print", "open"])
  window[name] = () => { console.log("fired " + name); return null; };
"""
"""Runs in every document before anything of its own does; what a vector calls tells of itself."""

TABS = 3
"""So many pages load beside each other."""

INERT = """() => {
  const found = [];
  const tell = (what, one) => found.push(what + ": " + one.outerHTML.slice(0, 160));
  const never = "iframe, frame, object, embed, applet, form, base, body style, template, math, foreignObject, animate, set, use, image, img, video, audio, marquee, [name]:not(meta), [srcdoc], [nonce], [contenteditable]";
  for (const one of document.querySelectorAll(never)) tell("foreign", one);
  for (const one of document.querySelectorAll("meta[http-equiv]")) tell("meta", one);
  const addresses = ["href", "src", "action", "formaction", "xlink:href", "ping", "poster", "data", "srcset", "background", "cite"];
  for (const one of document.querySelectorAll("*"))
    for (const { name, value } of one.attributes) {
      if (name.startsWith("on")) tell("handler", one);
      if (!addresses.includes(name)) continue;
      let to;
      try { to = new URL(value, location.href).protocol; } catch { continue; }   // leads nowhere
      if (!["http:", "https:", location.protocol].includes(to)) tell("address", one);
    }
  const home = new URL(document.querySelector("script[src*='assets/']").src).href.replace(/assets\\/.*$/, "assets/");
  for (const one of document.scripts) {
    if (one.src ? !one.src.startsWith(home) : one.closest(".sb-page")) tell("script", one);
    if (one.type === "application/ld+json") JSON.parse(one.text);
  }
  for (const one of document.querySelectorAll("link[rel=stylesheet]")) if (!one.href.startsWith(home)) tell("style", one);
  for (const name of ["statusbook", "statusbookMissing", "navigator", "location", "history", "localStorage"])
    if (window[name] instanceof Element || window[name] instanceof HTMLCollection) found.push("clobbered: window." + name);
  for (const name of ["querySelector", "querySelectorAll", "getElementById", "createElement", "addEventListener"])
    if (typeof document[name] !== "function") found.push("clobbered: document." + name);
  if (!(document.body instanceof HTMLBodyElement) || !(document.head instanceof HTMLHeadElement)) found.push("clobbered: document");
  if (document.querySelectorAll(".md-content").length !== 1) found.push("swallowed: the page has lost its frame");
  if (!document.querySelector(".sb-footer")) found.push("swallowed: the page has lost its foot");
  return found;
}"""
"""What stands in the page as the browser has read it and should not."""


@pytest.fixture(autouse=True)
def _of_one_engine(pytestconfig: pytest.Config) -> None:
    """The hostile site is built by Material whatever the other tests look at: once is enough."""
    if pytestconfig.getoption("engine") != "material":
        pytest.skip("looked at with Material")


class Witness:
    """A tab that goes from page to page, and what happened in it that should not."""

    def __init__(self, browser: Any, root: str) -> None:
        self.context = browser.new_context()
        self.page = self.context.new_page()
        self.root = root
        self.wrong: list[str] = []
        self.page.add_init_script(HOOKS)
        self.page.on("dialog", lambda dialog: (self._note(f"dialog {dialog.message}"), dialog.dismiss()))
        self.page.on("console", lambda said: self._note(said.text) if said.text.startswith("fired ") else None)
        self.page.on("pageerror", lambda error: self._note(f"script error {error}"))
        self.page.on("request", lambda request: self._look_at(request))
        self.context.on("page", lambda page: self._note(f"another window {page.url}"))

    def open(self, path: str) -> None:
        """Opens a page and looks at all that the browser made of it."""
        self.begin(path)
        self.look(path)

    def begin(self, path: str) -> None:
        """Opens a page without waiting for it."""
        self.page.goto(self.root + path, wait_until="commit")

    def look(self, path: str) -> None:
        """Waits for the page that was opened last, and looks at all that the browser made of it."""
        self.page.wait_for_load_state("load")
        for found in self.page.evaluate(INERT):
            self._note(found)
        here = self.page.url.partition("#")[0].removesuffix("index.html")
        if here != (self.root + path).partition("#")[0].removesuffix("index.html"):
            self._note(f"led away from {path}")

    def _note(self, what: str) -> None:
        self.wrong.append(f"{self.page.url}: {what}")

    def _look_at(self, request: Any) -> None:
        is_picture = request.url.startswith("data:image/") and request.resource_type == "image"
        if not request.url.startswith(self.root) and not is_picture:
            self._note(f"request to {request.url[:120]}")


class _Host(http.server.SimpleHTTPRequestHandler):
    """Serves files and says nothing of them but how long a script or a style may be kept, which saves most requests."""

    protocol_version = "HTTP/1.1"

    def end_headers(self) -> None:
        if "/assets/" in self.path:
            self.send_header("Cache-Control", "max-age=3600")
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None: ...


@pytest.fixture(scope="module")
def plain(hostile_site: HostileSite) -> Iterator[str]:
    """The hostile site on a host that is quick."""
    handler = functools.partial(_Host, directory=str(hostile_site.folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def address(hostile_site: HostileSite) -> Iterator[str]:
    """The hostile site over HTTP, with no header that could hold anything back."""
    with serve(hostile_site.folder) as root:
        yield root


def pages_of(site: HostileSite) -> list[str]:
    """Gives the path of every page but the stubs, which only lead on."""
    own = [page.permalink.lstrip("/") + "index.html" for page in site.links.pages]
    settings = [path.relative_to(site.folder).as_posix() for path in sorted(site.folder.rglob("settings-*"))]
    return own + [path if path.endswith(".html") else f"{path}/index.html" for path in settings]


def test_no_policy_helps(browser: Any, address: str) -> None:
    """The proof is of the pages alone, and the witness sees what runs."""
    witness = Witness(browser, address)
    answer = witness.page.goto(address)
    assert "content-security-policy" not in answer.headers
    assert witness.page.locator("meta[http-equiv]").count() == 0
    witness.page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=alert(1)>')")
    witness.page.wait_for_timeout(200)
    assert any("fired alert" in what for what in witness.wrong)
    assert any("foreign" in what for what in witness.page.evaluate(INERT))
    witness.context.close()


def test_nothing_runs_on_any_page(browser: Any, plain: str, hostile_site: HostileSite) -> None:
    """Every page is opened; none runs, asks, leads away or holds what could."""
    witnesses = [Witness(browser, plain) for _ in range(TABS)]
    pages = pages_of(hostile_site)
    assert len(pages) > 1_200
    for first in range(0, len(pages), TABS):
        together = [*zip(witnesses, pages[first : first + TABS], strict=False)]
        for witness, path in together:
            witness.begin(path)
        for witness, path in together:
            witness.look(path)
    for witness in witnesses:
        witness.page.wait_for_timeout(200)
        witness.context.close()
    assert [what for witness in witnesses for what in witness.wrong] == []


def test_nothing_runs_from_a_disk(browser: Any, hostile_site: HostileSite) -> None:
    """A sample of the same pages as files."""
    witness = Witness(browser, f"{hostile_site.folder.as_uri()}/")
    for path in pages_of(hostile_site)[::40]:
        if "/" in path:  # the 404 page names its files from the root of a host
            witness.open(path)
    witness.context.close()
    assert witness.wrong == []


@pytest.mark.parametrize("start", ["index.html", "guides/g-0/index.html"])
def test_what_is_found_is_text(browser: Any, address: str, start: str) -> None:
    """Typed into the search, which finds them as titles, phrases, symptoms and sayings."""
    witness = Witness(browser, address)
    witness.open(start)
    door = witness.page.locator("[data-sb-open]")
    if door.is_visible():
        door.click()
    box = witness.page.locator(".sb-search:not([hidden]) input").first
    box.focus()
    witness.page.wait_for_function("window.statusbook.ready")
    found = 0
    for vector in chosen()[::9]:
        box.fill(" ".join(vector.split())[:30])
        found += witness.page.locator("[role=listbox] [role=option]").count()
        for what in witness.page.evaluate(INERT):
            witness.wrong.append(f"{vector}: {what}")
    witness.context.close()
    assert found > 50
    assert witness.wrong == []


def test_the_page_for_what_is_not_there_shows_text(browser: Any, address: str) -> None:
    """Vectors as the address that was asked for, and as its query and fragment."""
    witness = Witness(browser, address)
    for index, vector in enumerate(VECTORS[::23]):
        asked = quote(vector.encode("utf-8", "replace"), safe="")
        witness.page.goto(f"{address}{404 if index % 2 else ''}{asked}/?q={asked}#{asked}")
        assert witness.page.locator("h1").count() == 1
        for what in witness.page.evaluate(INERT):
            witness.wrong.append(f"{vector}: {what}")
    witness.context.close()
    assert witness.wrong == []


def test_stubs_of_old_addresses_lead_to_their_page(browser: Any, address: str, hostile_site: HostileSite) -> None:
    """The title of the page that it leads to is on the stub."""
    witness = Witness(browser, address)
    for old, new in [*hostile_site.links.redirects.urls.items()][::60]:
        if old.endswith("/"):
            witness.page.goto(address + quote(old.lstrip("/")))
            witness.page.wait_for_url(lambda url, new=new: url.startswith(address + new.strip("/#").split("#")[0]))
    witness.context.close()
    assert witness.wrong == []
