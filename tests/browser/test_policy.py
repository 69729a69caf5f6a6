"""The content security policy in a browser: the whole site works under it, and what is not ours does not run."""

from __future__ import annotations

import base64
import hashlib
import http.server
import re
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hosts_files import headers_for

from .conftest import OpenTab
from .test_kinds import KINDS

INLINE = re.compile(r"<script(?![^>]*\ssrc=)(?![^>]*\stype=\"application/)[^>]*>(.*?)</script>", re.S)
NEVER_INLINE = re.compile(r"<style\b|<[a-z][^>]*\s(?:style|on[a-z]+)=|(?:href|src)=\"?javascript:", re.I)


def policy_of(site: Path) -> dict[str, str]:
    header = headers_for("/", (site / "_headers").read_text("utf-8"))["content-security-policy"]
    return {name: value for name, _, value in (part.partition(" ") for part in header.split("; "))}


def test_the_policy_is_strict(built_site: Path) -> None:
    """Nothing but the site's own files and scripts named by their hash; no unsafe word, no other host."""
    policy = policy_of(built_site)
    assert (policy["default-src"], policy["base-uri"], policy["form-action"]) == ("'none'",) * 3
    assert (policy["style-src"], policy["img-src"]) == ("'self'", "'self' data:")
    assert re.fullmatch(r"'self'( 'sha256-[A-Za-z0-9+/]{43}=')+", policy["script-src"])


def test_every_inline_script_is_named_and_no_other(built_site: Path) -> None:
    """The hashes of the policy are those of the scripts in all pages and redirects; styles and handlers are nowhere."""
    found: set[str] = set()
    unfit = []
    for path in sorted(built_site.rglob("*.html")):
        text = path.read_text("utf-8")
        for script in INLINE.findall(text):
            found.add(f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'")
        unfit += [f"{path.relative_to(built_site)}: {one}" for one in NEVER_INLINE.findall(text)]
    assert not unfit, unfit[:20]
    assert {"'self'", *found} == set(policy_of(built_site)["script-src"].split())


def test_a_page_of_every_kind_works(new_tab: OpenTab) -> None:
    """Opened, scheme changed, menu opened and closed, each code copied: nothing is refused, nothing is said."""
    tab = new_tab(size="phone")
    for path in KINDS:
        page = tab.open(path)
        assert page.evaluate("document.documentElement.className") == "js", path
        before = page.locator("body").get_attribute("data-md-color-scheme")
        page.locator(".sb-scheme").click()
        assert page.locator("body").get_attribute("data-md-color-scheme") != before
        page.locator(".sb-menu summary").click()
        page.keyboard.press("Escape")
        for button in page.locator(".sb-copy-code").all()[:2]:
            button.click()
            page.locator("body > .sb-said", has_text="복사했습니다").wait_for()


def test_search_and_finder_work(new_tab: OpenTab) -> None:
    """Their scripts and styles come when they are needed, from the header's box and on the home page."""
    tab = new_tab()
    for path in ("", "404/"):
        page = tab.open(path)
        page.keyboard.press("/")
        page.keyboard.type("게이트웨이")
        page.locator("[role=option]").first.wait_for()
        assert page.locator("[role=option]").count() > 1
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: url.endswith("/502/"))


def test_filter_copy_and_preview_work(new_tab: OpenTab) -> None:
    """The filter of the client matrix, every form of a link and the pasted tables, the preview picture in a page."""
    tab = new_tab()
    page = tab.open("clients/")
    page.locator("#client-filter").fill("curl")
    assert page.locator("tr[data-client]:visible").count() < page.locator("tr[data-client]").count()
    for path in ("503/", "compare/401-403/", "wiki/"):
        page = tab.open(path)
        for button in page.locator("[data-copy]").all()[:5]:
            button.click()
            page.locator(".sb-copy-status", has_text="복사했습니다").wait_for()
    loaded = """async () => {
      const picture = new Image();
      picture.src = "../previews/503.png";
      await picture.decode();
      return picture.naturalWidth;
    }"""
    assert page.evaluate(loaded) == 1200


def test_the_page_for_missing_pages_answers(new_tab: OpenTab) -> None:
    """Its scripts run: the number in the address is answered for."""
    tab = new_tab()
    page = tab.open("599x/")
    page.locator(".sb-missing a").first.wait_for()
    assert tab.wrong and all("404" in line for line in tab.wrong)
    tab.wrong.clear()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_redirect_leads_on(new_tab: OpenTab, scripts: bool) -> None:
    """By its script with query and fragment, without scripts by refresh; to an anchor of its own as well."""
    page = new_tab(scripts=scripts).open("찾을-수-없음/?from=wiki#client")
    page.wait_for_url(lambda url: "/404/" in url)
    assert page.url.endswith("/404/?from=wiki#client" if scripts else "/404/index.html")


@pytest.mark.parametrize("path", ["api/v1/index.json", "api/v1/schema/code.json", "assets/favicon.svg"])
def test_a_file_can_be_looked_at(new_tab: OpenTab, path: str) -> None:
    """What is no page opens without a complaint too; at pictures and XML the browser only misses its own frills."""
    new_tab().open(path)


@pytest.mark.parametrize(
    "intruder",
    [
        "document.body.append(Object.assign(document.createElement('script'), {text: 'document.title = `taken`'}))",
        "document.body.insertAdjacentHTML('beforeend', '<img src=x: onerror=\"document.title = `taken`\">')",
        "document.body.append(Object.assign(document.createElement('script'), {src: 'https://elsewhere.example/x.js'}))",
        "document.body.append(Object.assign(document.createElement('iframe'), {src: 'https://elsewhere.example/'}))",
        "fetch('https://elsewhere.example/').catch(() => 0)",
        "document.body.insertAdjacentHTML('beforeend', '<p style=\"color: red\">')",
    ],
    ids=["script", "handler", "script from elsewhere", "frame", "request", "style"],
)
def test_what_is_not_ours_is_refused(new_tab: OpenTab, intruder: str) -> None:
    """Were something smuggled into a page, the browser would refuse it and say so."""
    tab = new_tab()
    page = tab.open("404/")
    title = page.title()
    page.evaluate(f"{{ {intruder}; }}")
    page.wait_for_timeout(200)
    assert page.title() == title
    assert tab.wrong and all("console: " in line or "csp" in line.lower() for line in tab.wrong), tab.wrong
    tab.wrong.clear()
    tab.left.clear()


@pytest.fixture
def wiki(host: str) -> Iterator[str]:
    """A page of another origin that shows a page of the site in a frame."""

    class Wiki(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(
                f'<title>wiki</title><link rel="icon" href="data:,"><iframe src="{host}502/"></iframe>'.encode()
            )

        def log_message(self, format: str, *args: Any) -> None: ...

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Wiki)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://localhost:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()


def test_a_wiki_may_show_a_page_in_a_frame(new_tab: OpenTab, wiki: str) -> None:
    """Inside a page of another origin it is whole: its script has run, its number is to be seen."""
    tab = new_tab()
    tab.page.goto(wiki)
    framed = tab.page.frame_locator("iframe")
    framed.locator("h1 .sb-number").wait_for()
    assert framed.locator("html").get_attribute("class") == "js"
    tab.left.clear()  # the wiki itself is elsewhere
