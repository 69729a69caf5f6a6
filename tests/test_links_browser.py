"""The contract in a real browser: every promised URL and every redirect, from file:// and over HTTP; copying."""

from __future__ import annotations

import re
import urllib.request
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urlsplit

import pytest
from browsing import NO_BROWSER, open_browser, serve
from conftest import ADDRESS
from lxml import html

from statusbook.house.permalinks import parse_permalinks

needs_browser = pytest.mark.skipif(bool(NO_BROWSER), reason=NO_BROWSER)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with open_browser() as chromium:
        yield chromium


@pytest.fixture(scope="module")
def host(built_site: Path) -> Iterator[str]:
    with serve(built_site) as address:
        yield address.removesuffix("/")


@pytest.fixture(scope="module")
def urls(built_site: Path) -> list[str]:
    """Every URL of permalinks.txt, and every redirect there is."""
    text = (built_site.parent / "content/permalinks.txt").read_text("utf-8")
    listed = [entry.url for entry in parse_permalinks(text).entries]
    stubs = [f"/{path.parent.relative_to(built_site).as_posix()}/" for path in stub_files(built_site)]
    return list(dict.fromkeys([*listed, *stubs]))


def stub_files(site: Path) -> list[Path]:
    return [path for path in sorted(site.rglob("index.html")) if is_stub(path)]


def is_stub(path: Path) -> bool:
    with path.open("rb") as file:
        return b'<meta name="robots" content="noindex">' in file.read(400)


def target_of(stub: bytes) -> str:
    content = html.document_fromstring(stub).xpath("//noscript/meta[@http-equiv='refresh']/@content")[0]
    return unquote(content.partition("url=")[2])


def test_every_promised_url_answers_over_http(built_site: Path, host: str, urls: list[str]) -> None:
    """200 for each, the anchor in the page it names, and a redirect's target answers too."""
    assert len(urls) > 500
    anchors: dict[str, set[str]] = {}
    dead = []
    for url in urls:
        page, _, anchor = url.partition("#")
        if page not in anchors:
            try:
                with urllib.request.urlopen(host + quote(page)) as answer:
                    body = answer.read()
            except OSError as error:
                dead.append(f"{url}: {error}")
                continue
            named = set(html.document_fromstring(body).xpath("//@id")) if page.endswith("/") else set()
            anchors[page] = named
            if b'content="noindex"' in body[:400]:
                target = (built_site / page.strip("/") / target_of(body).partition("#")[0]).resolve()
                if not target.is_file() or is_stub(target):
                    dead.append(f"{url}: leads to {target}")
        if anchor and anchor not in anchors[page]:
            dead.append(f"{url}: no such anchor")
    assert not dead, "\n".join(dead[:40])


def form_of(stub: str, target: str) -> str:
    """A redirect's text without what differs from one to the next: its target and its names."""
    bare = stub.replace(target, "TARGET")
    return re.sub(r"<title>.*?</title>|<link [^>]*>|<meta property=[^>]*>|(?<=TARGET\">).*?(?=</a>)", "", bare)


def test_every_redirect_says_its_target_thrice_alike(built_site: Path) -> None:
    """The script, the refresh without scripts and the visible link: the same file, and nothing else in the page."""
    forms: dict[str, list[str]] = defaultdict(list)
    stubs = stub_files(built_site)
    assert len(stubs) > 500
    for path in stubs:
        body = path.read_text("utf-8")
        target = target_of(body.encode())
        said = [body.partition('<script data-to="')[2].partition('"')[0]]
        said += html.document_fromstring(body.encode()).xpath("//a/@href")
        assert [unquote(one).partition("#")[0] for one in said] == [target.partition("#")[0]] * 2, path
        forms[form_of(body, said[1])].append(str(path))
    assert len(forms) <= 2, {form: paths[:2] for form, paths in forms.items()}


def specimens(site: Path, urls: list[str]) -> list[Path]:
    """One redirect of every shape: how deep, with a fragment or not, with Hangul on either side or not."""
    shapes: dict[tuple[object, ...], Path] = {}
    for url in urls:
        file = site / url.partition("#")[0].strip("/") / "index.html"
        if file.is_file() and is_stub(file):
            target = target_of(file.read_bytes())
            shape = (url.count("/"), target.count("../"), "#" in target, url.isascii(), target.isascii())
            shapes.setdefault(shape, file)
    return list(shapes.values())


@needs_browser
def test_redirects_arrive_from_a_disk(browser: Any, built_site: Path, urls: list[str]) -> None:
    """In the browser, from file://, one of every shape; that all the others are alike is read from their text."""
    files = specimens(built_site, urls)
    assert len(files) >= 3
    tab = browser.new_context().new_page()
    for file in files:
        target = (file.parent / target_of(file.read_bytes()).partition("#")[0]).resolve()
        tab.goto(file.as_uri(), wait_until="commit")
        tab.wait_for_url(lambda url, wanted=target: disk_path(url) == wanted, wait_until="commit")


@needs_browser
def test_anchors_are_reached_from_a_disk(browser: Any, built_site: Path, urls: list[str]) -> None:
    """A promised anchor of every kind of page is on the screen when its address is opened from file://."""
    by_kind: dict[str, str] = {}
    for url in urls:
        page, _, anchor = url.partition("#")
        if anchor:
            by_kind.setdefault(re.sub(r"\d+|[^/]+/$", "", page), url)
    assert len(by_kind) >= 2
    tab = browser.new_context().new_page()
    for url in by_kind.values():
        page, _, anchor = url.partition("#")
        tab.goto(f"{(built_site / page.strip('/') / 'index.html').as_uri()}#{quote(anchor)}")
        tab.wait_for_function(
            "name => document.getElementById(name).getBoundingClientRect().top < innerHeight", arg=anchor
        )


def disk_path(url: str) -> Path:
    return Path(unquote(urlsplit(url).path))


@needs_browser
@pytest.mark.parametrize("scripts", [True, False])
def test_a_redirect_leads_on_with_and_without_scripts(browser: Any, built_site: Path, host: str, scripts: bool) -> None:
    """With scripts the query and the fragment arrive too, over HTTP at the permalink itself."""
    tab = browser.new_context(java_script_enabled=scripts).new_page()
    for root, end in ((host, "/404/" if scripts else "/404/index.html"), (built_site.as_uri(), "/404/index.html")):
        stub = "/not-found/" if root == host else "/not-found/index.html"
        tab.goto(f"{root}{stub}?from=wiki#client")
        tab.wait_for_url(lambda url, end=end: urlsplit(url).path.endswith(end))
        arrived = urlsplit(tab.url)
        assert (arrived.query, arrived.fragment) == (("from=wiki", "client") if scripts else ("", "")), tab.url


@needs_browser
def test_the_address_bar_shows_the_permalink(browser: Any, built_site: Path, host: str) -> None:
    """Over HTTP ``/404/index.html`` becomes ``/404/``, and back leads back; on a disk the file stays named."""
    tab = browser.new_context().new_page()
    tab.goto(f"{host}/404/index.html?q=1#client")
    assert tab.url == f"{host}/404/?q=1#client"
    tab.locator("a[rel=next]").click()
    tab.wait_for_url(f"{host}/405/")
    tab.go_back()
    tab.wait_for_url(f"{host}/404/?q=1#client")
    tab.goto((built_site / "404/index.html").as_uri())
    assert tab.url.endswith("/404/index.html")


COPIED = {
    "url": f"{ADDRESS}503/",
    "markdown": f"[503 Service Unavailable (서비스 이용 불가)]({ADDRESS}503/)",
    "confluence": f"[503 Service Unavailable (서비스 이용 불가)|{ADDRESS}503/]",
    "html": f'<a href="{ADDRESS}503/">503 Service Unavailable (서비스 이용 불가)</a>',
    "text": f"503 Service Unavailable (서비스 이용 불가) <{ADDRESS}503/>",
}


def pasted(tab: Any) -> str:
    """What the clipboard holds, read the way a person would: by pasting."""
    tab.evaluate("document.body.insertAdjacentHTML('beforeend', '<textarea id=\"paste-here\"></textarea>')")
    tab.focus("#paste-here")
    tab.keyboard.press("Control+V")
    text = tab.input_value("#paste-here")
    tab.evaluate("document.getElementById('paste-here').remove()")
    return str(text)


@needs_browser
@pytest.mark.parametrize("clipboard", [True, False], ids=["clipboard", "by hand"])
@pytest.mark.parametrize("place", ["disk", "http"])
def test_a_link_is_copied_in_every_form(browser: Any, built_site: Path, host: str, place: str, clipboard: bool) -> None:
    """By keyboard alone; the words said to a screen reader name the form; the text is the public URL everywhere."""
    tab = browser.new_context().new_page()
    if not clipboard:
        tab.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    tab.goto((built_site / "503/index.html").as_uri() if place == "disk" else f"{host}/503/")
    status = tab.locator(".sb-copy-status")
    assert status.get_attribute("role") == "status"
    for key, text in COPIED.items():
        button = tab.locator(f"[data-copy='copy-{key}']")
        label = button.get_attribute("data-copy-name")
        assert tab.get_by_role("button", name=f"{label} 복사").count() == 1
        button.focus()
        tab.keyboard.press("Enter")
        tab.wait_for_function(
            "label => document.querySelector('.sb-copy-status').textContent.startsWith(label + ' ')", arg=label
        )
        assert status.text_content() == f"{label} 형식으로 복사했습니다."
        assert tab.evaluate("document.activeElement.dataset.copy") == f"copy-{key}"
        assert pasted(tab) == text


@needs_browser
def test_a_copy_that_fails_is_told(browser: Any, built_site: Path) -> None:
    """Where a browser refuses, the text is selected and the reader is told what to press."""
    tab = browser.new_context().new_page()
    tab.add_init_script(
        "Object.defineProperty(navigator, 'clipboard', {value: undefined}); document.execCommand = () => false"
    )
    tab.goto((built_site / "503/index.html").as_uri())
    tab.locator("[data-copy='copy-markdown']").click()
    tab.wait_for_function("document.querySelector('.sb-copy-status').textContent.includes('Ctrl+C')")
    assert tab.evaluate("String(getSelection())") == COPIED["markdown"]


@needs_browser
def test_without_scripts_the_texts_are_there(browser: Any, built_site: Path) -> None:
    """No button that does nothing; the five texts can be selected by hand."""
    tab = browser.new_context(java_script_enabled=False).new_page()
    tab.goto((built_site / "503/index.html").as_uri())
    assert tab.locator(".sb-copy-button:visible").count() == 0
    assert tab.locator(".sb-copy-text").all_text_contents() == list(COPIED.values())


@needs_browser
def test_whole_tables_are_copied(browser: Any, built_site: Path) -> None:
    """/wiki/ copies a table as it stands, every code in it."""
    tab = browser.new_context().new_page()
    tab.goto((built_site / "wiki/index.html").as_uri())
    tab.locator("[data-copy='paste-codes-markdown']").click()
    tab.wait_for_function("document.querySelector('.sb-copy-status').textContent !== ''")
    table = pasted(tab)
    assert table.startswith("| 코드 | 문구 |")
    assert f"| [503]({ADDRESS}503/) | Service Unavailable | 서비스 이용 불가 | 표준 |" in table
    assert len(table.splitlines()) > 60
