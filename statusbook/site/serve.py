"""Serves a site on localhost as a static host does, and tells its open pages of the next build."""

from __future__ import annotations

import functools
import http.server
import re
import socket
import sys
import threading
import time
from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

from statusbook.site.builds import Builds
from statusbook.site.listening import HOST, listen
from statusbook.site.overlay import BUILDS_PATH, NO_SITE, SCRIPT, SCRIPT_PATH, script_tag, tell_page
from statusbook.site.shown import Shown, find_shown

WAIT_SECONDS = 25.0
"""How long a page waits for the next build before it asks again."""
LOOK_SECONDS = 0.1
"""How often a page is looked at that an engine writes whenever it likes."""
STALL_SECONDS = 10.0
"""How long a client may neither send nor take anything."""
MOST_IDLE = 100
"""So many connections may wait for their first request, as browsers open them beforehand; then the oldest goes."""
_DRAIN_SECONDS, _DRAIN_BYTES = 1.0, 1 << 20
_PIECE = 1 << 16
_ABSOLUTE = re.compile(r"https?://([^/?#]*)(.*)", re.I | re.S)  # GET http://localhost:8000/404/ HTTP/1.1
_LENGTH = re.compile(r"[0-9]{1,18}")
_HTML = "text/html; charset=utf-8"


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Answers with files and the site's own 404 page; with ``builds``, a page gets the script that waits."""

    timeout = STALL_SECONDS
    default_request_version = "HTTP/1.0"
    server: _Server
    raw_requestline: bytes

    def __init__(self, *args: Any, builds: Builds | None, **kwargs: Any) -> None:
        self._builds = builds
        self._refused = False
        super().__init__(*args, **kwargs)

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        if self._builds is not None:
            self.send_header("X-Content-Type-Options", "nosniff")
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        """Says nothing: the terminal shows the builds."""

    def parse_request(self) -> bool:
        """Tells whether a request can be answered; if not, it has been refused."""
        self.server.is_asked(self.connection)
        if len(self.raw_requestline.split()) == 2:  # one without headers, which nobody sends any more
            self.request_version, self.command, self.requestline = "HTTP/1.0", "", ""
            self.send_error(505, "HTTP/0.9 is not spoken here")
            return False
        if not super().parse_request():
            return False
        fault = self._fault()
        if fault:
            self.send_error(*fault)
        return fault is None

    def _fault(self) -> tuple[int, str] | None:
        """Tells why a request is refused: a page of somebody else's must not read this site under a name of its own."""
        if self.request_version < "HTTP/1.0":
            self.request_version = "HTTP/1.0"
            return 505, "HTTP/0.9 is not spoken here"
        hosts = self.headers.get_all("Host", [])
        if len(hosts) > 1 or (not hosts and self.request_version > "HTTP/1.0"):
            return 400, "a request names one Host"
        if absolute := _ABSOLUTE.fullmatch(self.path):
            hosts, self.path = [absolute[1]], f"/{absolute[2].lstrip('/')}"
        if hosts and hosts[0].strip().lower() not in self.server.names:
            return 421, f"this server answers for its own address alone: open http://{HOST}:{self.server.port}/"
        lengths = set(self.headers.get_all("Content-Length", []))
        if len(lengths) > 1 or not all(_LENGTH.fullmatch(length.strip()) for length in lengths):
            return 400, "Content-Length is one whole number"
        if self.command in ("GET", "HEAD") and not self.path.startswith("/"):
            return 400, "the target of a request is a path"
        return None

    def do_GET(self) -> None:
        """Answers with a file, or with what a page that waits is told."""
        path, _, query = self.path.partition("?")
        if self._builds is not None and path == SCRIPT_PATH:
            self._answer(200, SCRIPT, "text/javascript; charset=utf-8")
        elif self._builds is not None and path == BUILDS_PATH:
            self._answer(200, self._tell(self._builds, query), "application/json")
        else:
            self._show(self._find(path), query)

    do_HEAD = do_GET

    def _refuse_method(self) -> None:
        self.send_error(405, "only GET and HEAD are answered")

    do_POST = do_PUT = do_DELETE = do_OPTIONS = do_PATCH = do_TRACE = do_CONNECT = _refuse_method

    def _find(self, path: str) -> Shown:
        return find_shown(Path(self.directory), self.translate_path, path)

    def _show(self, shown: Shown, query: str) -> None:
        if shown.moved:
            self.send_response(301)
            self.send_header("Location", shown.moved + ("?" + query if query else ""))
            self.send_header("Content-Length", "0")
            self.end_headers()
        elif self._builds is not None and shown.file is None:
            self._answer(503, NO_SITE + script_tag("", ""), _HTML)
        elif shown.file is None:
            self.send_error(404, "no such page")
        elif shown.file.suffix == ".html":
            script = script_tag(*shown.fingerprints()) if self._builds is not None else b""
            self._answer(shown.status, shown.content + script, _HTML)
        else:
            kind = self.guess_type(shown.file)
            self._answer(shown.status, shown.content, f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)

    def _tell(self, builds: Builds, query: str) -> bytes:
        """Waits until there is something else to tell than the page knows."""
        asked = {name: values[-1] for name, values in parse_qs(query, max_num_fields=None).items()}
        until = time.monotonic() + WAIT_SECONDS
        path, known = asked.get("path", "/"), (asked.get("page", ""), asked.get("styles", ""))
        while True:
            state = builds.state  # before the page is looked at: what comes in between is told the next time
            page, styles = self._find(path).fingerprints()
            new = state != asked.get("state") or ((page, styles) != known and page)
            left = until - time.monotonic()
            if new or left <= 0:
                return tell_page(state, page, styles, builds.trouble)
            builds.wait(state, min(left, LOOK_SECONDS if builds.engine_writes else left))

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Refuses a request with one sentence."""
        self._refused = True
        self._answer(code, f"{message or http.HTTPStatus(code).phrase}\n".encode(), "text/plain; charset=utf-8")

    def _answer(self, status: int, body: bytes, kind: str) -> None:
        self.close_connection = True
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        if status == 405:
            self.send_header("Allow", "GET, HEAD")
        self.end_headers()
        if self.command != "HEAD":
            for start in range(0, len(body), _PIECE):  # each may take its time
                self.wfile.write(body[start : start + _PIECE])

    def finish(self) -> None:
        """Reads what a refused client still sends: closed on it, the connection would be reset, the answer lost."""
        super().finish()
        if self._refused:
            self.connection.shutdown(socket.SHUT_WR)
            self.connection.settimeout(_DRAIN_SECONDS)
            until, left = time.monotonic() + _DRAIN_SECONDS, _DRAIN_BYTES
            while left > 0 and time.monotonic() < until and (more := self.connection.recv(_PIECE)):
                left -= len(more)


class _Server(http.server.ThreadingHTTPServer):
    """A thread a connection, in which whatever a client does ends with that connection."""

    daemon_threads = True

    def __init__(self, door: socket.socket, handler: Callable[..., _Handler]) -> None:
        super().__init__(door.getsockname(), handler, bind_and_activate=False)
        self.socket.close()
        self.socket = door
        self.port: int = door.getsockname()[1]
        hosts = ("localhost", HOST, "[::1]")
        self.names = {f"{host}:{self.port}" for host in hosts} | (set(hosts) if self.port == 80 else set())
        self._idle: deque[socket.socket] = deque()
        self._counting = threading.Lock()

    def process_request(self, request: Any, client_address: Any) -> None:
        """Answers in a thread; the connection that has been idle for longest makes room."""
        with self._counting:
            self._idle.append(request)
            if len(self._idle) > MOST_IDLE:
                _hang_up(self._idle.popleft())
        super().process_request(request, client_address)

    def is_asked(self, connection: socket.socket) -> None:
        """A connection is no longer idle."""
        with self._counting:
            if connection in self._idle:
                self._idle.remove(connection)

    def shutdown_request(self, request: Any) -> None:
        """Ends a connection."""
        self.is_asked(request)
        super().shutdown_request(request)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Tells of a fault of ours in one line, and of nothing that a client does."""
        error = sys.exc_info()[1]
        if not isinstance(error, OSError):
            print(f"serving     a request failed: {type(error).__name__}: {error}", file=sys.stderr)


def _hang_up(connection: socket.socket) -> None:
    try:
        connection.shutdown(socket.SHUT_RDWR)
    except OSError:  # it has gone by itself
        pass


def make_server(site: Path, at: int | socket.socket, builds: Builds | None = None) -> _Server:
    """Gives a server of a folder on a port of localhost (0 takes a free one), or on a socket that listens already.

    With ``builds``, pages wait for the next.
    """
    handler = functools.partial(_Handler, directory=str(site), builds=builds)
    return _Server(listen(at) if isinstance(at, int) else at, handler)


def serve_site(site: Path, builds: Builds, door: socket.socket) -> str:
    """Serves a site until the program ends, which counts ``builds``; gives the address."""
    server = make_server(site, door, builds)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://{HOST}:{server.port}/"
