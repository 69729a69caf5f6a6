"""Compressed twins of a site's files: there when asked for, gone when not, never of another text."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import make_small_project, run_build
from hosted_nginx import NGINX, ask, nginx

from statusbook.stage.bundle import bundled_files
from statusbook.stage.compressed import LEAST, compress_site, drop_twins


@pytest.fixture(scope="module")
def compressed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = make_small_project(tmp_path_factory.mktemp("compressed") / "small")
    built = run_build(root, "--compress")
    assert built.returncode == 0, built.stderr
    return root


def twins(site: Path) -> dict[str, bytes]:
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in sorted(site.rglob("*.gz"))
        if path.name != "sitemap.xml.gz"
    }


def test_every_text_has_a_twin(compressed: Path) -> None:
    """What it holds is the text, without a name or a time; small files and pictures have none."""
    site = compressed / "site"
    found = twins(site)
    assert {"404/index.html.gz", "api/v1/all.json.gz", "assets/statusbook.css.gz"} <= found.keys()
    for name, content in found.items():
        text = (site / name.removesuffix(".gz")).read_bytes()
        assert gzip.decompress(content) == text and len(text) >= LEAST
        assert content[4:8] == b"\0\0\0\0" and not content[3] & 0b1000
    assert not [name for name in found if name.endswith((".png.gz", ".zip.gz", ".gz.gz"))]


def test_they_follow_their_texts_and_go_when_nobody_asks_for_them(compressed: Path) -> None:
    """A page that changes gets a new twin; a build without them leaves none behind; the next has them again."""
    note = compressed / "content/codes/404.md"
    before = twins(compressed / "site")
    assert "nothing has changed" in run_build(compressed, "--compress").stdout
    note.write_text(note.read_text("utf-8").replace("요청을 봅니다.", "요청을 다시 봅니다."), "utf-8")
    assert run_build(compressed, "--compress").returncode == 0
    after = twins(compressed / "site")
    assert after["404/index.html.gz"] != before["404/index.html.gz"]
    assert after["405/index.html.gz"] == before["405/index.html.gz"]
    assert run_build(compressed).returncode == 0
    assert twins(compressed / "site") == {}
    assert run_build(compressed, "--compress").returncode == 0
    assert twins(compressed / "site") == after


def test_they_are_not_in_the_offline_copy() -> None:
    """Nobody unpacks a file twice."""
    site = {"404/index.html": b"x" * LEAST, "404/index.html.gz": b"y"}
    assert list(bundled_files(site)) == ["404/index.html"]


def test_a_twin_is_kept_only_for_the_same_text(tmp_path: Path) -> None:
    """What stands is believed if the text beside it is the same."""
    site = {"a.html": b"a" * LEAST, "b.html": b"b" * LEAST}
    before = {**site, "a.html.gz": b"kept", "b.html": b"other", "b.html.gz": b"of the other"}
    found = compress_site(tmp_path, site, before)
    assert found["a.html.gz"] == b"kept"
    assert gzip.decompress(found["b.html.gz"]) == site["b.html"]
    assert drop_twins(tmp_path, {**site, **found}) == site
    assert not list(tmp_path.iterdir())


@pytest.fixture
def port(compressed: Path, tmp_path: Path) -> Iterator[int]:
    assert run_build(compressed, "--compress").returncode == 0
    with nginx(compressed / "site", tmp_path) as port:
        yield port


@pytest.mark.skipif(NGINX is None, reason="needs an installed nginx: apt-get install nginx")
def test_nginx_sends_them_as_they_lie_there(compressed: Path, port: int) -> None:
    """To those who take them; everybody else gets the text."""
    site = compressed / "site"
    small = ask(port, "/404/", Accept_Encoding="gzip")
    assert small.headers.get("content-encoding") == "gzip"
    assert small.body == (site / "404/index.html.gz").read_bytes()
    assert "accept-encoding" in small.headers["vary"].lower()
    plain = ask(port, "/404/")
    assert "content-encoding" not in plain.headers
    assert plain.body == (site / "404/index.html").read_bytes()
