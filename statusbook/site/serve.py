"""Serves the finished site on localhost and rebuilds when something it is made from changes."""

from __future__ import annotations

import contextlib
import functools
import http.server
import os
import queue
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

QUIET_SECONDS = 0.05
"""How long nothing may change before a rebuild starts: an editor saves in several steps."""
WAIT_SECONDS = 25.0
"""How long a page waits for the next build before it asks again."""
BUILDS_PATH = "/.builds"
_RELOAD = f"""<script>(async () => {{
  for (let known = ""; ; ) {{
    try {{
      const number = await (await fetch("{BUILDS_PATH}?" + known)).text();
      if (known && number !== known) location.reload();
      known = number;
    }} catch {{
      await new Promise((done) => setTimeout(done, 1000));
    }}
  }}
}})();</script>
""".encode()
"""Appended to the pages this server answers with, never to the files."""


class Builds:
    """Counts the builds of a site, so that a page that is open can wait for the next one."""

    def __init__(self) -> None:
        self._number = 0
        self._done = threading.Condition()

    def count(self) -> None:
        """Another site is in place."""
        with self._done:
            self._number += 1
            self._done.notify_all()

    def after(self, number: int | None, seconds: float) -> int:
        """Gives the number of builds as soon as it is another one, or when the seconds are over."""
        with self._done:
            self._done.wait_for(lambda: self._number != number, seconds)
            return self._number


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Serves files as a static host does, with the site's own 404 page; a page that is open loads itself anew."""

    def __init__(self, *args: Any, builds: Builds | None, **kwargs: Any) -> None:
        self._builds = builds
        super().__init__(*args, **kwargs)

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        """Says nothing: the terminal shows the builds."""

    def do_GET(self) -> None:
        """Answers with a file; a page gets the script that waits for the next build."""
        address = urlsplit(self.path)
        if self._builds is None:
            super().do_GET()
            return
        if address.path == BUILDS_PATH:
            known = address.query
            number = self._builds.after(int(known) if known.isdigit() else None, WAIT_SECONDS)
            self._answer(200, str(number).encode(), "text/plain")
            return
        path = Path(self.translate_path(self.path))
        page = path / "index.html" if path.is_dir() and address.path.endswith("/") else path
        if page.suffix == ".html" and page.is_file():
            self._answer(200, page.read_bytes() + _RELOAD, "text/html; charset=utf-8")
            return
        super().do_GET()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answers a missing page with the site's 404.html."""
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.is_file():
            super().send_error(code, message, explain)
            return
        self._answer(404, page.read_bytes() + (_RELOAD if self._builds else b""), "text/html; charset=utf-8")

    def _answer(self, status: int, body: bytes, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class _Watcher(FileSystemEventHandler):
    """Notes which files were written."""

    def __init__(self, changed: queue.SimpleQueue[Path]) -> None:
        self._changed = changed

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Notes writes; reading a file is an event too, and is not noted."""
        if event.event_type in ("created", "modified", "deleted", "moved") and not event.is_directory:
            self._changed.put(Path(os.fsdecode(event.dest_path or event.src_path)))


def make_server(site: Path, port: int, builds: Builds | None = None) -> http.server.ThreadingHTTPServer:
    """Gives a server of a folder on 127.0.0.1; port 0 takes a free one. With ``builds``, pages wait for the next."""
    handler = functools.partial(_Handler, directory=str(site), builds=builds)
    return http.server.ThreadingHTTPServer(("127.0.0.1", port), handler)


def serve_site(site: Path, builds: Builds, port: int, say: Callable[[str], None]) -> None:
    """Serves a site until the program ends; ``builds`` is counted up by the caller."""
    server = make_server(site, port, builds)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    say_address(f"http://127.0.0.1:{server.server_address[1]}/", say)


def say_address(address: str, say: Callable[[str], None]) -> None:
    """Tells the person where the site is served."""
    say(f"serving     {address} (Ctrl+C ends)")


def follow_changes(watched: Sequence[Path], begin: Callable[[], None], change: Callable[[set[Path]], None]) -> None:
    """Calls ``begin`` once, then ``change`` with the files that were written under the paths, until interrupted."""
    changed: queue.SimpleQueue[Path] = queue.SimpleQueue()
    observer = Observer()
    for path in watched:
        observer.schedule(_Watcher(changed), str(path), recursive=path.is_dir())
    observer.start()
    try:
        begin()
        while True:
            touched = {changed.get()}
            with contextlib.suppress(queue.Empty):
                while True:
                    touched.add(changed.get(timeout=QUIET_SECONDS))
            change(touched)
    except KeyboardInterrupt:
        pass
    finally:
        observer.stop()
