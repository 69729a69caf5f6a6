"""A browser, the site over HTTP and the offline copy on a disk, and tabs that tell of everything that goes wrong."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from browsing import NO_BROWSER, open_browser
from hosts_files import headed_host

REFUSED = "document.addEventListener('securitypolicyviolation', e => console.error(e.violatedDirective, e.blockedURI, e.sample))"
SIZES = {"desktop": {"width": 1366, "height": 768}, "phone": {"width": 360, "height": 740}}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if NO_BROWSER and here in item.path.parents:
            item.add_marker(pytest.mark.skip(reason=NO_BROWSER))


@pytest.fixture(scope="package")
def browser() -> Iterator[Any]:
    with open_browser() as chromium:
        yield chromium


@pytest.fixture(scope="package")
def host(built_site: Path) -> Iterator[str]:
    """The site over HTTP with the headers it asks hosts for; the address ends with a slash."""
    with headed_host(built_site) as address:
        yield address


@pytest.fixture(scope="package")
def disk(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The offline copy, unpacked into a folder with spaces and Hangul in its name."""
    folder = tmp_path_factory.mktemp("offline") / "오프라인 사본 (2)"
    with zipfile.ZipFile(built_site / "http-status-ko.zip") as bundle:
        bundle.extractall(folder)
    (unpacked,) = folder.iterdir()
    return unpacked


class Tab:
    """A browser's tab with one page of the site in it, and what went wrong there."""

    def __init__(self, page: Any, root: str) -> None:
        self.page = page
        self.root = root
        self.wrong: list[str] = []
        self.left: list[str] = []
        page.add_init_script(REFUSED)
        page.on("console", lambda message: self._note_message(message))
        page.on("pageerror", lambda error: self.wrong.append(f"script error: {error}"))
        page.on("requestfailed", lambda request: self._note_failure(request))
        page.on("response", lambda response: self._note_answer(response))
        page.on("request", lambda request: self._note_request(request.url))

    def open(self, path: str) -> Any:
        """Opens a page by its path from the site's root, as its file where there is no server."""
        end = "index.html" if self.root.startswith("file:") and (not path or path.endswith("/")) else ""
        self.page.goto(self.root + path + end)
        return self.page

    def _note_message(self, message: Any) -> None:
        if message.type in ("error", "warning"):
            self.wrong.append(f"console: {message.text}")

    def _note_failure(self, request: Any) -> None:
        if request.failure != "net::ERR_ABORTED":  # what a page that is being left no longer waits for
            self.wrong.append(f"{request.failure}: {request.url}")

    def _note_answer(self, response: Any) -> None:
        if response.status >= 400:
            self.wrong.append(f"{response.status}: {response.url}")

    def _note_request(self, url: str) -> None:
        if not url.startswith((self.root, "data:")):
            self.left.append(url)


OpenTab = Callable[..., Tab]


@pytest.fixture
def new_tab(browser: Any, host: str, disk: Path) -> Iterator[OpenTab]:
    """Gives tabs: ``new_tab("disk", size="phone", scheme="dark", scripts=False)``.

    From a disk the network is cut. When the test ends, a console error, a failed request or a request to
    anywhere else than the site fails it.
    """
    tabs: list[Tab] = []

    def make(
        place: str = "http", *, size: str = "desktop", scheme: str = "light", scripts: bool = True, **more: Any
    ) -> Tab:
        context = browser.new_context(
            viewport=SIZES[size],
            color_scheme=scheme,
            java_script_enabled=scripts,
            has_touch=size == "phone",
            offline=place == "disk",
            **more,
        )
        tabs.append(Tab(context.new_page(), host if place == "http" else f"{disk.as_uri()}/"))
        return tabs[-1]

    yield make
    for tab in tabs:
        tab.page.context.close()
        assert not tab.left, tab.left
        assert not tab.wrong, tab.wrong
