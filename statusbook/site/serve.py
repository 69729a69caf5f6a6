"""Serves the finished site on localhost and rebuilds when something it is made from changes."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

QUIET_SECONDS = 0.15
"""How long nothing may change before a rebuild starts: an editor saves in several steps."""


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Serves files as a static host does: quiet, never cached, with the site's own 404 page."""

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        """Says nothing: the terminal shows the builds."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answers a missing page with the site's 404.html."""
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class _Watcher(FileSystemEventHandler):
    """Notes that something was written."""

    def __init__(self, changed: threading.Event) -> None:
        self._changed = changed

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Wakes the rebuild for writes; reading a file is an event too, and wakes nobody."""
        if event.event_type in ("created", "modified", "deleted", "moved") and not event.is_directory:
            self._changed.set()


def make_server(site: Path, port: int) -> http.server.ThreadingHTTPServer:
    """Gives a server of a folder on 127.0.0.1; port 0 takes a free one."""
    handler = functools.partial(_Handler, directory=str(site))
    return http.server.ThreadingHTTPServer(("127.0.0.1", port), handler)


def serve_site(
    site: Path, watched: Sequence[Path], build: Callable[[], None], *, port: int, say: Callable[[str], None]
) -> None:
    """Serves until interrupted; ``build`` is called after every change under the watched paths."""
    server = make_server(site, port)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    say(f"serving     http://127.0.0.1:{server.server_address[1]}/ (Ctrl+C ends)")
    changed = threading.Event()
    observer = Observer()
    for path in watched:
        observer.schedule(_Watcher(changed), str(path), recursive=path.is_dir())
    observer.start()
    try:
        while True:
            changed.wait()
            while changed.is_set():
                changed.clear()
                changed.wait(QUIET_SECONDS)
            build()
    except KeyboardInterrupt:
        say("stopped")
    finally:
        observer.stop()
        server.shutdown()
