"""A site over HTTP as a static host serves it: compressed, kept open, with the site's own 404 page."""

from __future__ import annotations

import contextlib
import functools
import gzip
import http.server
import shutil
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

KINDS = {
    "home": "",
    "code": "502/",
    "code-unofficial": "499/",
    "code-unused": "306/",
    "class": "4xx/",
    "comparisons": "compare/",
    "comparison": "compare/401-403/",
    "comparison-of-five": "compare/301-302-303-307-308/",
    "guides": "guides/",
    "guide": "guides/prg/",
    "choose": "choose/",
    "clients": "clients/",
    "sources": "sources/",
    "source": "sources/gitbook-tables/",
    "report": "report/",
    "wiki": "wiki/",
    "api": "api/v1/",
    "missing": "599x/",
}
"""One page of every kind, by its path from the site's root."""

_COMPRESSED = (".html", ".css", ".js", ".json", ".svg", ".xml", ".csv")


class _Host(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None: ...

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        if path.is_dir() and not self.path.partition("?")[0].endswith("/"):
            self.send_response(301)
            self.send_header("Location", self.path + "/")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        path = path / "index.html" if path.is_dir() else path
        status = 200 if path.is_file() else 404
        path = path if path.is_file() else Path(self.directory) / "404.html"
        body = path.read_bytes()
        self.send_response(status)
        self.send_header("Content-Type", self.guess_type(str(path)) + "; charset=utf-8")
        if path.suffix in _COMPRESSED:
            body = gzip.compress(body, 6, mtime=0)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Cache-Control", "max-age=31536000" if "assets" in path.parts else "no-cache")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextlib.contextmanager
def hosted(site: Path) -> Iterator[str]:
    """Serves a folder on this machine while the block runs; gives its address, ending with a slash."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Host, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()


def chromium() -> str:
    """Gives the path of the Chromium that is installed; ends the program with a hint if there is none."""
    for name in ("chromium", "chromium-browser", "google-chrome", "chrome"):
        if found := shutil.which(name):
            return found
    sys.exit("no Chromium found; apt-get install chromium fonts-noto-cjk")


def finished_site() -> Path:
    """Gives the folder of the built site; ends the program with a hint if it is not built."""
    site = ROOT / "site"
    if not (site / "index.html").is_file():
        sys.exit("no site/ yet; run make site first")
    return site
