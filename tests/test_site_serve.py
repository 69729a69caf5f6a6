"""The server of a session: odd requests, odd clients, names it does not answer to, and what a page is told."""

from __future__ import annotations

import json
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest

from statusbook.problems import ContentError, Problem
from statusbook.site import serve
from statusbook.site.builds import Builds, trouble_of
from statusbook.site.engine import EngineError

HOSTILE = "</title></script><script>alert(1)</script>"
PAGE = '<!doctype html><html lang="ko"><link rel="stylesheet" href="../assets/a.css"><script src="../assets/a.js"></script>'


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    for name, text in {
        "404/index.html": f"{PAGE}<p>찾을 수 없음",
        "404.html": "<p>no page here",
        "assets/a.css": "a {}",
        "assets/a.js": "1",
        "api/v1/codes.json": "{}",
        "404/index.md": "# 찾을 수 없음",
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    (tmp_path / "secret.txt").write_text("secret", "utf-8")
    return folder


@pytest.fixture
def builds() -> Builds:
    return Builds()


@pytest.fixture
def port(site: Path, builds: Builds, capfd: pytest.CaptureFixture[str]) -> Iterator[int]:
    """The port of a server that says nothing at all on the terminal, whatever it is asked."""
    server = serve.make_server(site, 0, builds)
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    yield server.port
    server.shutdown()
    server.server_close()
    assert capfd.readouterr() == ("", "")


def ask(port: int, raw: bytes) -> bytes:
    """All that is answered to some bytes."""
    with socket.create_connection(("127.0.0.1", port), timeout=20) as connection:
        connection.sendall(raw.replace(b"{port}", str(port).encode()))
        answer = b""
        while piece := connection.recv(65536):
            answer += piece
    return answer


def get(port: int, path: str, *headers: str) -> bytes:
    lines = [f"GET {path} HTTP/1.1", f"Host: 127.0.0.1:{port}", *headers, "", ""]
    return ask(port, "\r\n".join(lines).encode("latin-1"))


def status(answer: bytes) -> int:
    assert answer.startswith(b"HTTP/1.0 "), answer[:80]
    head, _, body = answer.partition(b"\r\n\r\n")
    fields = dict(line.split(b": ", 1) for line in head.split(b"\r\n")[1:])
    assert int(fields[b"Content-Length"]) == len(body)
    return int(head.split()[1])


HOST = b"Host: localhost:{port}\r\n"
ODD = {
    "a page": (b"GET /404/ HTTP/1.1\r\n" + HOST + b"\r\n", 200),
    "a query": (b"GET /404/?q=1 HTTP/1.1\r\n" + HOST + b"\r\n", 200),
    "an older version": (b"GET /404/ HTTP/1.0\r\n\r\n", 200),
    "a folder": (b"GET /404 HTTP/1.1\r\n" + HOST + b"\r\n", 301),
    "a folder without a page": (b"GET /assets/ HTTP/1.1\r\n" + HOST + b"\r\n", 404),
    "a file as a folder": (b"GET /404/index.html/ HTTP/1.1\r\n" + HOST + b"\r\n", 404),
    "an encoded NUL": (b"GET /%00 HTTP/1.1\r\n" + HOST + b"\r\n", 404),
    "a NUL": (b"GET /\x00 HTTP/1.1\r\n" + HOST + b"\r\n", 404),
    "raw bytes": (b"GET /\xff\xfe\x80 HTTP/1.1\r\n" + HOST + b"\r\n", 404),
    "encoded raw bytes": (b"GET /%ff%fe%80 HTTP/1.1\r\n" + HOST + b"\r\n", 404),
    "a lone surrogate": (b"GET /%ed%a0%80 HTTP/1.1\r\n" + HOST + b"\r\n", 404),
    "half an escape": (b"GET /%E4%B HTTP/1.1\r\n" + HOST + b"\r\n", 404),
    "a long name": (b"GET /" + b"a" * 5000 + b" HTTP/1.1\r\n" + HOST + b"\r\n", 404),
    "a deep path": (b"GET " + b"/a" * 9000 + b" HTTP/1.1\r\n" + HOST + b"\r\n", 404),
    "too long a line": (b"GET /" + b"a" * 70000 + b" HTTP/1.1\r\n" + HOST + b"\r\n", 414),
    "the folder above": (b"GET /../secret.txt HTTP/1.1\r\n" + HOST + b"\r\n", 404),
    "the folder above, encoded": (b"GET /%2e%2e/secret.txt HTTP/1.1\r\n" + HOST + b"\r\n", 404),
    "the folder above, encoded whole": (b"GET /..%2fsecret.txt HTTP/1.1\r\n" + HOST + b"\r\n", 404),
    "the folder above, backwards": (b"GET /..\\secret.txt HTTP/1.1\r\n" + HOST + b"\r\n", 404),
    "two slashes": (b"GET //evil.example/ HTTP/1.1\r\n" + HOST + b"\r\n", 404),
    "two slashes of ours": (b"GET //404 HTTP/1.1\r\n" + HOST + b"\r\n", 301),
    "many digits": (b"GET /.builds?" + b"9" * 5000 + b" HTTP/1.1\r\n" + HOST + b"\r\n", 200),
    "many parameters": (b"GET /.builds?" + b"a=1&" * 5000 + b" HTTP/1.1\r\n" + HOST + b"\r\n", 200),
    "an odd page": (b"GET /.builds?path=%00%ff&state=%ff HTTP/1.1\r\n" + HOST + b"\r\n", 200),
    "a page of no site": (b"GET /.builds?path=http://[/ HTTP/1.1\r\n" + HOST + b"\r\n", 200),
    "an absolute target": (b"GET http://localhost:{port}/404/ HTTP/1.1\r\n" + HOST + b"\r\n", 200),
    "an absolute target in capitals": (b"GET HTTP://LOCALHOST:{port}/404/ HTTP/1.1\r\n" + HOST + b"\r\n", 200),
    "an absolute target of a host": (b"GET http://evil.example/404/ HTTP/1.1\r\n" + HOST + b"\r\n", 421),
    "an absolute target with slashes": (b"GET http://localhost:{port}//evil.example HTTP/1.1\r\n" + HOST + b"\r\n", 404),
    "a person in the target": (b"GET http://localhost:{port}@evil.example/ HTTP/1.1\r\n" + HOST + b"\r\n", 421),
    "no path": (b"GET 404 HTTP/1.1\r\n" + HOST + b"\r\n", 400),
    "another scheme": (b"GET ftp://localhost/404/ HTTP/1.1\r\n" + HOST + b"\r\n", 400),
    "a star": (b"OPTIONS * HTTP/1.1\r\n" + HOST + b"\r\n", 405),
    "a tunnel": (b"CONNECT localhost:22 HTTP/1.1\r\n" + HOST + b"\r\n", 405),
    "a form": (b"POST /404/ HTTP/1.1\r\nContent-Length: 100000\r\n" + HOST + b"\r\n" + b"x" * 100000, 405),
    "a method nobody knows": (b"BREW /404/ HTTP/1.1\r\n" + HOST + b"\r\n", 501),
    "a method in small letters": (b"get /404/ HTTP/1.1\r\n" + HOST + b"\r\n", 501),
    "one word": (b"GET\r\n\r\n", 400),
    "no version": (b"GET /404/\r\n", 505),
    "version 0.9": (b"GET /404/ HTTP/0.9\r\n\r\n", 505),
    "version 2": (b"GET /404/ HTTP/2.0\r\n" + HOST + b"\r\n", 505),
    "version x": (b"GET /404/ HTTP/x\r\n" + HOST + b"\r\n", 400),
    "a long version": (b"GET /404/ HTTP/1." + b"9" * 5000 + b"\r\n" + HOST + b"\r\n", 400),
    "TLS": (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", 400),
    "no host": (b"GET /404/ HTTP/1.1\r\n\r\n", 400),
    "two hosts": (b"GET /404/ HTTP/1.1\r\n" + HOST + HOST + b"\r\n", 400),
    "two hosts of old": (b"GET /404/ HTTP/1.0\r\n" + HOST + b"Host: evil.example\r\n\r\n", 400),
    "another host": (b"GET /404/ HTTP/1.1\r\nHost: evil.example\r\n\r\n", 421),
    "another host of old": (b"GET /404/ HTTP/1.0\r\nHost: evil.example\r\n\r\n", 421),
    "another host with our port": (b"GET /404/ HTTP/1.1\r\nHost: evil.example:{port}\r\n\r\n", 421),
    "a host that begins as ours": (b"GET /404/ HTTP/1.1\r\nHost: localhost.evil.example:{port}\r\n\r\n", 421),
    "another port": (b"GET /404/ HTTP/1.1\r\nHost: localhost:1\r\n\r\n", 421),
    "no port": (b"GET /404/ HTTP/1.1\r\nHost: localhost\r\n\r\n", 421),
    "an empty host": (b"GET /404/ HTTP/1.1\r\nHost:\r\n\r\n", 421),
    "a host in brackets": (b"GET /404/ HTTP/1.1\r\nHost: [::1]:{port}\r\n\r\n", 200),
    "a host in capitals": (b"GET /404/ HTTP/1.1\r\nHost: LocalHost:{port}\r\n\r\n", 200),
    "another host's builds": (b"GET /.builds HTTP/1.1\r\nHost: evil.example\r\n\r\n", 421),
    "no length": (b"GET /404/ HTTP/1.1\r\nContent-Length: x\r\n" + HOST + b"\r\n", 400),
    "less than nothing": (b"GET /404/ HTTP/1.1\r\nContent-Length: -1\r\n" + HOST + b"\r\n", 400),
    "two lengths": (b"GET /404/ HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n" + HOST + b"\r\n", 400),
    "a huge length": (b"GET /404/ HTTP/1.1\r\nContent-Length: " + b"9" * 5000 + b"\r\n" + HOST + b"\r\n", 400),
    "a long header": (b"GET /404/ HTTP/1.1\r\n" + HOST + b"X: " + b"x" * 70000 + b"\r\n\r\n", 431),
    "many headers": (b"GET /404/ HTTP/1.1\r\n" + HOST + b"X: x\r\n" * 200 + b"\r\n", 431),
}  # fmt: skip
"""What is sent, and the status of the answer."""


@pytest.mark.parametrize("name", ODD)
def test_an_odd_request_has_its_status(name: str, port: int) -> None:
    """One answer with headers, nothing from outside the site, and a server that still answers."""
    raw, expected = ODD[name]
    answer = ask(port, raw)
    assert status(answer) == expected, answer[:300]
    assert b"secret" not in answer
    assert b"evil" not in answer
    assert b"Location: //" not in answer
    assert status(get(port, "/404/")) == 200


def test_a_refusal_is_one_sentence_that_nobody_runs(port: int) -> None:
    """A page of another name is told where to go, as text."""
    answer = ask(port, b"GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n")
    head, _, body = answer.decode().partition("\r\n\r\n")
    assert body == f"this server answers for its own address alone: open http://127.0.0.1:{port}/\n"
    assert "Content-Type: text/plain; charset=utf-8" in head
    assert "X-Content-Type-Options: nosniff" in head
    assert b"Allow: GET, HEAD" in ask(port, b"PUT / HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n")


def test_head_gives_the_headers_of_get(port: int) -> None:
    """The length is that of the page as it is sent, script and all."""
    answer = ask(port, b"HEAD /404/ HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n")
    body = get(port, "/404/").partition(b"\r\n\r\n")[2]
    assert f"Content-Length: {len(body)}\r\n".encode() in answer
    assert answer.endswith(b"\r\n\r\n")


def test_text_is_utf8_and_the_files_are_as_they_were(port: int, site: Path) -> None:
    """What is added is added on the way out, to pages alone."""
    before = (site / "404" / "index.html").read_bytes()
    page = get(port, "/404/").partition(b"\r\n\r\n")[2]
    assert page.startswith(before)
    assert b'<script src="/.builds.js" data-page="' in page[len(before) :]
    assert (site / "404" / "index.html").read_bytes() == before
    assert b"charset=utf-8" in get(port, "/404/index.md")
    assert get(port, "/api/v1/codes.json").endswith(b"\r\n\r\n{}")


def test_clients_that_hang_up_or_dawdle(port: int, monkeypatch: pytest.MonkeyPatch, site: Path) -> None:
    """Whoever goes away in the middle, sends half a request or takes nothing keeps nobody else from the site."""
    (site / "large.bin").write_bytes(bytes(8 << 20))
    monkeypatch.setattr(serve._Handler, "timeout", 0.5)
    left = []
    for raw in (
        b"",
        b"GET",
        b"GET /404/ HTTP/1.1\r\nHost:",
        b"GET /large.bin HTTP/1.0\r\n\r\n",
        b"GET /.builds HTTP/1.0\r\n\r\n",
    ):
        for stays in (True, False):
            connection = socket.create_connection(("127.0.0.1", port))
            connection.sendall(raw)
            if stays:
                left.append(connection)
            else:
                connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")  # reset
                connection.close()
    assert status(get(port, "/404/")) == 200
    time.sleep(1.5)
    for connection in left:
        connection.close()
    assert status(get(port, "/404/")) == 200


def test_many_idle_connections(port: int) -> None:
    """Connections that are opened and never used give way to those that are."""
    idle = [socket.create_connection(("127.0.0.1", port)) for _ in range(3 * serve.MOST_IDLE)]
    assert status(get(port, "/404/")) == 200
    idle[0].settimeout(10)
    assert idle[0].recv(1) == b""
    assert threading.active_count() < 2 * serve.MOST_IDLE
    for connection in idle:
        connection.close()


def told(port: int, **known: str) -> dict[str, object]:
    answer = get(port, "/.builds?" + urlencode({"path": "/404/", **known}))
    head, _, body = answer.partition(b"\r\n\r\n")
    assert b"Content-Type: application/json" in head
    assert b"nosniff" in head
    found: dict[str, object] = json.loads(body)
    return found


def known_to(port: int) -> dict[str, str]:
    return {name: str(value) for name, value in told(port).items() if name != "trouble"}


def test_a_page_is_told_of_itself(port: int, site: Path, builds: Builds) -> None:
    """Another text or script is another page, another style sheet is not, and what it does not show is nothing."""
    known = known_to(port)
    for name, differs in {
        "404/index.html": {"state", "page"},
        "assets/a.js": {"state", "page"},
        "assets/a.css": {"state", "styles"},
        "404.html": {"state"},
    }.items():
        (site / name).write_text((site / name).read_text("utf-8") + " ", "utf-8")
        builds.count(None)
        now = told(port, **known)
        assert {key for key in known if now[key] != known[key]} == differs, name
        known = known_to(port)


def test_a_page_waits_for_the_next_build(port: int, builds: Builds) -> None:
    """Nothing is said until there is something to say; then every problem is, as data."""
    known = known_to(port)
    problem = Problem(path="content/codes/404.md", line=3, message=HOSTILE, fix="mend it", evidence=(HOSTILE, "^"))
    threading.Timer(0.3, lambda: builds.count(trouble_of(ContentError([problem])))).start()
    began = time.monotonic()
    assert told(port, **known)["trouble"] == {
        "summary": "1 problem in 1 file; nothing written",
        "said": "",
        "problems": [
            {"place": "content/codes/404.md:3", "message": HOSTILE, "evidence": [HOSTILE, "^"], "fix": "mend it"}
        ],
    }
    assert 0.2 < time.monotonic() - began < 10
    builds.count(trouble_of(EngineError(f"it failed:\n{HOSTILE}")))
    assert told(port)["trouble"] == {"summary": "it failed", "said": HOSTILE, "problems": []}
    assert b"alert" not in get(port, "/404/")  # a page holds nothing that was told


def test_a_page_that_an_engine_writes_is_looked_at(port: int, site: Path, builds: Builds) -> None:
    """Where nobody says that a page was written, it is seen all the same, and one that is gone is not shown."""
    builds.engine_writes = True
    known = known_to(port)
    (site / "404" / "index.html").unlink()
    (site / "404.html").unlink()
    threading.Timer(0.3, lambda: (site / "404" / "index.html").write_text("<p>new", "utf-8")).start()
    now = told(port, **known)
    assert now["page"] not in ("", known["page"])
    assert now["state"] == known["state"]


def test_without_a_site_there_is_a_page_that_waits(port: int, site: Path) -> None:
    """The first page that is opened shows what is wrong, even if there never was a site."""
    site.rename(site.with_name("away"))
    answer = get(port, "/404/")
    assert status(answer) == 503
    assert b'data-page=""' in answer
    assert told(port)["page"] == ""
    site.with_name("away").rename(site)
    assert told(port)["page"] != ""
    assert status(get(port, "/404/")) == 200
