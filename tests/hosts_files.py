"""What a host makes of ``_headers``, as Netlify and Cloudflare Pages read it, and a server that sends it."""

from __future__ import annotations

import functools
import http.server
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from statusbook.site.serve import make_server


def headers_for(path: str, rules: str) -> dict[str, str]:
    """Gives the headers of a path by their lower-case names; refuses two rules that give the same header."""
    found: dict[str, str] = {}
    matches = False
    for line in rules.splitlines():
        if line.startswith("/"):
            matches = re.fullmatch(re.escape(line).replace(r"\*", ".*"), path) is not None
        elif matches:
            name, _, value = line.strip().partition(": ")
            assert name.lower() not in found, f"{name} of {path} would be sent twice, joined by a comma"
            found[name.lower()] = value
    return found


@contextmanager
def headed_host(site: Path) -> Iterator[str]:
    """Serves a site with the headers of its ``_headers`` while the block runs; the address ends with a slash."""
    rules = (site / "_headers").read_text("utf-8")
    server = make_server(site, 0)
    plain: Any = server.RequestHandlerClass
    base: type[http.server.SimpleHTTPRequestHandler] = plain.func

    class Headed(base):  # type: ignore[misc, valid-type]
        def end_headers(self) -> None:
            for name, value in headers_for(urlsplit(self.path).path, rules).items():
                if name not in ("cache-control", "content-type"):  # the server has its own
                    self.send_header(name, value)
            super().end_headers()

    server.RequestHandlerClass = functools.partial(Headed, **plain.keywords)  # type: ignore[assignment]
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()
