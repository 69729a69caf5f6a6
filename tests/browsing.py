"""What every test in a real browser shares: the Chromium that is installed, and a site over HTTP."""

from __future__ import annotations

import contextlib
import importlib.util
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from statusbook.site.serve import make_server

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
NO_BROWSER = (
    "needs playwright"
    if importlib.util.find_spec("playwright") is None
    else "needs an installed chromium: apt-get install chromium fonts-noto-cjk"
    if CHROMIUM is None
    else ""
)
"""Why there can be no browser; empty if there can."""


@contextlib.contextmanager
def open_browser() -> Iterator[Any]:
    """Gives the Chromium that is installed, driven by Playwright, which downloads nothing."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM)
        yield chromium
        chromium.close()


@contextlib.contextmanager
def serve(site: Path) -> Iterator[str]:
    """Gives the address of a site while it is served over HTTP, ending with a slash."""
    server = make_server(site, 0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()
