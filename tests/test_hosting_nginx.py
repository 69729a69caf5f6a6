"""hosting/nginx.conf in the real nginx: permalinks, redirects, headers, the page for missing pages, compression."""

from __future__ import annotations

import gzip
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, unquote

import pytest
from conftest import run_build, set_address
from hosted_nginx import NGINX, Answer, ask, nginx
from hosts_files import headers_for

pytestmark = pytest.mark.skipif(NGINX is None, reason="needs an installed nginx: apt-get install nginx")


@pytest.fixture(scope="module")
def port(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    with nginx(built_site, tmp_path_factory.mktemp("nginx")) as port:
        yield port


def location(answer: Answer) -> str:
    return unquote(answer.headers.get("location", ""))


@pytest.mark.parametrize("path", ["/", "/404/", "/404/index.html", "/compare/401-403/", "/api/v1/", "/index.html"])
def test_a_page_answers_at_its_permalink_and_at_its_file(port: int, path: str) -> None:
    """200 and UTF-8 for both: pages link to files, so that they work from a disk, and no click costs a redirect."""
    answer = ask(port, path)
    assert (answer.status, answer.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert "</html>" in answer.body.decode()


@pytest.mark.parametrize(
    ("asked", "leads"),
    [
        ("/404", "/404/"),
        ("/compare/401-403", "/compare/401-403/"),
        ("/not-found/", "/404/"),
        ("/not-found", "/404/"),
        ("/not-found/index.html", "/404/"),
        ("/Not-Found/", "/404/"),
        ("/찾을-수-없음/", "/404/"),
        ("/찾을-수-없음", "/404/"),
        ("/418-im-a-teapot/", "/418/"),
        ("/compare/308-307-303-302-301/", "/compare/301-302-303-307-308/"),
        ("/not-found/?from=wiki&x=1", "/404/?from=wiki&x=1"),
    ],
)
def test_an_old_address_leads_on_in_one_step(port: int, asked: str, leads: str) -> None:
    """301, relative to whatever name nginx is reached by, the query kept, with and without the slash."""
    answer = ask(port, quote(asked, safe="/?=&"))
    assert (answer.status, location(answer)) == (301, leads)


def test_every_redirect_is_a_real_one(port: int, built_site: Path) -> None:
    """Every page that only leads on is answered for with a 301, and what that leads to is a page."""
    stubs = [
        f"/{path.parent.relative_to(built_site).as_posix()}/"
        for path in sorted(built_site.rglob("index.html"))
        if b'content="noindex"' in path.read_bytes()[:400]
    ]
    assert len(stubs) > 1000
    astray = []
    for old in stubs:
        answer = ask(port, quote(old))
        target = location(answer).partition("#")[0].partition("?")[0]
        if answer.status != 301 or target in stubs or not (built_site / target.strip("/") / "index.html").is_file():
            astray.append(f"{old}: {answer.status} {target}")
    assert not astray


@pytest.mark.parametrize(
    "path", ["/599x", "/599x/", "/no/such/page/", "/4040", "/_headers", "/_redirects", "/_nginx/maps.conf"]
)
def test_a_missing_page_is_answered_for(port: int, built_site: Path, path: str) -> None:
    """Status 404 with the site's own page, which asks to be looked at again; what is for hosts is missing too."""
    answer = ask(port, path)
    assert (answer.status, answer.body) == (404, (built_site / "404.html").read_bytes())
    assert answer.headers["cache-control"] == "public, max-age=0, must-revalidate"
    assert "content-security-policy" in answer.headers


def test_a_missing_document_is_answered_for_with_one(port: int) -> None:
    """Programs get JSON, readable for other sites' scripts."""
    answer = ask(port, "/api/v1/codes/999.json")
    assert (answer.status, answer.headers["content-type"]) == (404, "application/json")
    assert json.loads(answer.body)["error"]["status"] == 404
    assert answer.headers["access-control-allow-origin"] == "*"


PATHS = (
    "/",
    "/404/",
    "/404/index.html",
    "/assets/site.js",
    "/assets/statusbook.css",
    "/previews/503.png",
    "/api/v1/index.json",
    "/api/v1/codes.csv",
    "/api/v1/codes-excel.csv",
    "/objects.inv",
    "/http-status-ko.zip",
    "/sitemap.xml",
    "/no/such/page/",
)


@pytest.mark.parametrize("path", PATHS)
def test_nginx_sends_what_the_other_hosts_are_told_to_send(port: int, built_site: Path, path: str) -> None:
    """Each header of ``_headers`` with its value, once; none of them where ``_headers`` has none."""
    answer = ask(port, path)
    rules = (built_site / "_headers").read_text("utf-8")
    wanted = {"cache-control": "public, max-age=0, must-revalidate", **headers_for(path, rules)}
    named = {line.strip().partition(":")[0].lower() for line in rules.splitlines() if line.startswith(" ")}
    sent = {name: value for name, value in answer.headers.items() if name in named}
    if "content-type" not in wanted:
        sent.pop("content-type")
    assert sent == wanted


def test_only_a_name_with_a_hash_is_kept_for_ever(port: int, built_site: Path) -> None:
    """The engine's style sheets; asking for one that is gone is nothing to keep."""
    sheets = [path for path in built_site.rglob("*.min.css") if "stylesheets" in path.parts]
    assert sheets
    for path in sheets:
        answer = ask(port, f"/{path.relative_to(built_site).as_posix()}")
        assert "immutable" in answer.headers["cache-control"]
    gone = ask(port, "/assets/stylesheets/main.00000000.min.css")
    assert (gone.status, gone.headers["cache-control"]) == (404, "public, max-age=0, must-revalidate")


@pytest.mark.parametrize(
    ("path", "packed"),
    [
        ("/404/", True),
        ("/assets/search-data.js", True),
        ("/assets/statusbook.css", True),
        ("/api/v1/all.json", True),
        ("/api/v1/codes.csv", True),
        ("/sitemap.xml", True),
        ("/no/such/page/", True),
        ("/previews/503.png", False),
        ("/http-status-ko.zip", False),
    ],
)
def test_text_is_compressed(port: int, path: str, packed: bool) -> None:
    """For who asks, told to caches by Vary; what is packed already is sent as it is."""
    plain, small = ask(port, path), ask(port, path, Accept_Encoding="gzip")
    assert plain.headers.get("content-encoding") is None
    assert small.headers.get("content-encoding") == ("gzip" if packed else None)
    assert (gzip.decompress(small.body) if packed else small.body) == plain.body
    if packed:
        assert "accept-encoding" in plain.headers["vary"].lower()
        assert len(small.body) < len(plain.body) / 2


@pytest.mark.parametrize("encoding", ["gzip", "identity"])
@pytest.mark.parametrize("path", ["/404/", "/assets/site.js", "/api/v1/all.json", "/previews/503.png"])
def test_what_has_not_changed_is_not_sent_again(port: int, path: str, encoding: str) -> None:
    """304 without a body for the validator that came with the first answer, policy and all."""
    first = ask(port, path, Accept_Encoding=encoding)
    again = ask(port, path, Accept_Encoding=encoding, If_None_Match=first.headers["etag"])
    assert (again.status, again.body) == (304, b"")
    assert again.headers["cache-control"] == first.headers["cache-control"]
    other = ask(port, path, Accept_Encoding=encoding, If_None_Match='"other"')
    assert other.status == 200


def test_the_offline_copy_can_be_fetched_in_parts(port: int, built_site: Path) -> None:
    """206 for a range, 416 beyond the end, 200 if the file is no longer the one that was begun."""
    whole = (built_site / "http-status-ko.zip").read_bytes()
    first = ask(port, "/http-status-ko.zip", "HEAD")
    assert (first.headers["content-type"], first.headers["accept-ranges"]) == ("application/zip", "bytes")
    part = ask(port, "/http-status-ko.zip", Range="bytes=1000-1999", If_Range=first.headers["etag"])
    assert (part.status, part.body) == (206, whole[1000:2000])
    assert part.headers["content-range"] == f"bytes 1000-1999/{len(whole)}"
    assert ask(port, "/http-status-ko.zip", Range=f"bytes={len(whole)}-").status == 416
    assert ask(port, "/http-status-ko.zip", Range="bytes=0-9", If_Range='"older"').status == 200


def test_a_site_under_a_sub_path(copy_of_project: Path, tmp_path: Path) -> None:
    """With an address under a path the same example serves it, one folder deeper: redirects and missing pages too."""
    set_address(copy_of_project, "https://wiki.example/team/http/")
    finished = run_build(copy_of_project)
    assert finished.returncode == 0, finished.stderr
    served = tmp_path / "served"
    (served / "team").mkdir(parents=True)
    shutil.move(copy_of_project / "site", served / "team" / "http")
    (served / "_nginx").symlink_to(served / "team" / "http" / "_nginx")
    with nginx(served, tmp_path) as port:
        assert ask(port, "/team/http/404/").status == 200
        moved = ask(port, "/team/http/not-found?q=1")
        assert (moved.status, location(moved)) == (301, "/team/http/404/?q=1")
        missing = ask(port, "/team/http/api/v1/none.json")
        assert (missing.status, missing.headers["access-control-allow-origin"]) == (404, "*")
        assert b"</html>" in ask(port, "/team/http/none/").body
        assert ask(port, "/not-found/").status == 404
