"""One address: a site under a sub-path, moved by one change, tells nothing of where it was before."""

from __future__ import annotations

import json
import shutil
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urljoin

import pytest
from conftest import ADDRESS, PROJECT, run_build, set_address
from lxml import html
from small_book import HERE

from statusbook.site.serve import make_server

MOVED = "https://intranet.example/team/http/"


@pytest.fixture(scope="module")
def moved_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small project built for a sub-path, lying in that sub-path of a host's folder."""
    root = tmp_path_factory.mktemp("moved") / "project"
    shutil.copytree(HERE / "content", root / "content")
    shutil.copytree(PROJECT / "templates", root / "templates")
    shutil.copy(PROJECT / "mkdocs.yml", root / "mkdocs.yml")
    set_address(root, f'!ENV [SITE_URL, "{ADDRESS}"]')
    note = (root / "content/classes/4xx.md").read_text("utf-8").replace("status_class: 4", "status_class: 2")
    note = note.replace("phrase: Client Error", "phrase: Successful").replace("클라이언트 오류", "성공한 응답")
    (root / "content/classes/2xx.md").write_text(note, "utf-8")
    finished = run_build(root, SITE_URL=MOVED)
    assert finished.returncode == 0, finished.stderr
    host = root.parent / "host/team"
    host.mkdir(parents=True)
    (root / "site").rename(host / "http")
    return host / "http"


@pytest.fixture
def host(moved_site: Path) -> Iterator[str]:
    server = make_server(moved_site.parents[1], 0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/team/http/"
    server.shutdown()
    server.server_close()


def test_nothing_tells_of_another_address(moved_site: Path) -> None:
    """The address of mkdocs.yml is in no file once the environment gives another."""
    old = ADDRESS.split("/")[2].encode()
    assert [path for path in moved_site.rglob("*") if path.is_file() and old in path.read_bytes()] == []


def test_everything_absolute_has_the_new_address(moved_site: Path) -> None:
    """Canonical links, previews, copies, documents, the sitemap and the hosts' files all follow."""
    page = html.fromstring((moved_site / "404/index.html").read_bytes())
    assert page.xpath("//link[@rel='canonical']/@href") == [f"{MOVED}404/"]
    assert page.xpath("//meta[@property='og:image']/@content") == [f"{MOVED}previews/404.png"]
    assert page.xpath("string(//*[@id='copy-url'])") == f"{MOVED}404/"
    told = json.loads((moved_site / "api/v1/codes/404.json").read_text("utf-8"))
    assert told["url"] == f"{MOVED}404/"
    assert told["schema"] == f"{MOVED}api/v1/schema/code.json"
    assert f"<loc>{MOVED}404/</loc>" in (moved_site / "sitemap.xml").read_text("utf-8")
    assert "/team/http/not-found/ /team/http/404/ 301" in (moved_site / "_redirects").read_text("utf-8")


def test_links_work_under_the_sub_path(moved_site: Path, host: str) -> None:
    """Every page and redirect answers there, and every link in them leads to a file."""
    for path in sorted(moved_site.rglob("index.html")):
        place = path.parent.relative_to(moved_site).as_posix()
        url = host + (f"{quote(place)}/" if place != "." else "")
        with urllib.request.urlopen(url) as answer:
            page = html.fromstring(answer.read())
        page.make_links_absolute(url)
        for target in {*page.xpath("//a/@href"), *page.xpath("//script/@src"), *page.xpath("//img/@src")}:
            if target.startswith("http://127.0.0.1"):
                assert target.startswith(host), f"{url} links to {target}"
        for stub_target in page.xpath("//noscript/meta[@http-equiv='refresh']/@content"):
            relative = stub_target.partition("url=")[2]
            assert urllib.request.urlopen(urljoin(url, relative)).status == 200


def test_a_missing_document_is_not_found(host: str) -> None:
    """A host without settings answers 404, not some page with 200."""
    with pytest.raises(urllib.error.HTTPError) as raised:
        urllib.request.urlopen(f"{host}api/v1/codes/999.json")
    assert raised.value.code == 404
    raised.value.close()
