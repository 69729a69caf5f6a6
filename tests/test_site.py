"""The built site: every link leads somewhere, nothing leaves the page, and two builds agree."""

from __future__ import annotations

import datetime
import posixpath
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from conftest import PROJECT, hashes, run_build
from lxml import html

from statusbook.facts.iana import parse_iana

ANOTHER_DAY = """
import datetime, time

LATER = 400 * 86_400
now, of_day = time.time, datetime.datetime


class Later(of_day):
    @classmethod
    def now(cls, tz=None):
        return of_day.now(tz) + datetime.timedelta(seconds=LATER)

    utcnow = classmethod(lambda cls: of_day.utcnow() + datetime.timedelta(seconds=LATER))


time.time, datetime.datetime = lambda: now() + LATER, Later
local, universal = time.localtime, time.gmtime
time.localtime = lambda seconds=None: local(time.time() if seconds is None else seconds)
time.gmtime = lambda seconds=None: universal(time.time() if seconds is None else seconds)
"""
"""A start of Python at which it is 400 days later, in every way that Python code asks for the time."""

LINKED = {"a": "href", "link": "href", "script": "src", "img": "src"}


def pages(site: Path) -> dict[str, html.HtmlElement]:
    return {
        path.relative_to(site).as_posix(): html.fromstring(path.read_bytes())
        for path in sorted(site.rglob("*.html"))
        if path.name != "404.html"
    }


@pytest.fixture(scope="module")
def parsed(built_site: Path) -> dict[str, html.HtmlElement]:
    return pages(built_site)


def targets(page: html.HtmlElement) -> Iterator[tuple[str, str]]:
    for element in page.iter(*LINKED):
        target = element.get(LINKED[element.tag])
        if target:
            yield element.tag, target


def test_no_link_and_no_anchor_is_dead(built_site: Path, parsed: dict[str, html.HtmlElement]) -> None:
    """No internal link or anchor is dead, and links name files, so that they work from file:// too."""
    anchors = {name: {*page.xpath("//@id"), *page.xpath("//a/@name")} for name, page in parsed.items()}
    dead = []
    for name, page in parsed.items():
        for _, target in targets(page):
            parts = urlsplit(target)
            if parts.scheme or parts.netloc:
                continue
            path = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(parts.path)))
            path = name if not parts.path else path
            if not (built_site / path).is_file():
                dead.append(f"{name} -> {target}")
            elif parts.fragment and path in anchors and unquote(parts.fragment) not in anchors[path]:
                dead.append(f"{name} -> {target} (no such anchor)")
    assert not dead, "\n".join(dead[:40])


def test_nothing_is_loaded_from_elsewhere(parsed: dict[str, html.HtmlElement]) -> None:
    """No request leaves the page: scripts, styles and pictures are the site's own."""
    elsewhere = {
        f"{name}: {target}"
        for name, page in parsed.items()
        for tag, target in targets(page)
        if tag != "a" and urlsplit(target).netloc and 'rel="canonical"' not in target
        for element in page.iter(tag)
        if element.get(LINKED[tag]) == target and element.get("rel") not in ("canonical", "prev", "next")
    }
    assert not elsewhere


def test_every_page_names_its_icon(parsed: dict[str, html.HtmlElement]) -> None:
    """Redirects too: a browser that finds none named asks the host for another, which a site in a sub-path has not."""
    assert not [path for path, page in parsed.items() if not page.xpath("//head/link[@rel='icon']")]


def test_ids_are_unique(parsed: dict[str, html.HtmlElement]) -> None:
    """An anchor names one place in its page."""
    for name, page in parsed.items():
        ids = [one for one in page.xpath("//@id") if not one.startswith("__")]
        twice = {one for one in ids if ids.count(one) > 1}
        assert not twice, f"{name}: {twice}"


def test_two_builds_agree(tmp_path: Path) -> None:
    """Same input, same output, byte for byte: whatever the folder, time zone, locale, day and hash seed."""
    another_day = tmp_path / "another day"
    another_day.mkdir()
    (another_day / "sitecustomize.py").write_text(ANOTHER_DAY, "utf-8")

    def build(folder: str, **environment: str) -> dict[str, str]:
        root = tmp_path / folder
        root.mkdir()
        for name in ("content", "templates"):
            shutil.copytree(PROJECT / name, root / name)
        shutil.copy(PROJECT / "mkdocs.yml", root / "mkdocs.yml")
        finished = run_build(root, **environment)
        assert finished.returncode == 0, finished.stderr
        return hashes(root / "site")

    first = build("one", TZ="Asia/Seoul", LC_ALL="C.UTF-8", PYTHONHASHSEED="1")
    second = build("다른 폴더", TZ="America/Lima", LC_ALL="C", PYTHONHASHSEED="2", PYTHONPATH=str(another_day))
    assert first == second


def test_the_engine_has_nothing_to_say(built_site: Path) -> None:
    """``mkdocs build --strict`` on the stage is silent, and gives the bytes that our quicker way gives."""
    import os
    import subprocess
    import sys

    finished = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", "again"],
        cwd=built_site.parent / ".build",
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "TZ": "UTC", "SOURCE_DATE_EPOCH": str(_snapshot_day())},
    )
    assert finished.returncode == 0
    assert finished.stdout + finished.stderr == ""
    plain = hashes(built_site.parent / ".build" / "again")
    assert plain == {name: print_ for name, print_ in hashes(built_site).items() if not name.endswith(".zip")}


def _snapshot_day() -> int:
    """Midnight of the IANA snapshot's day, in seconds since 1970: what a build takes for today."""
    day = parse_iana((PROJECT / "content" / "iana.csv").read_text("utf-8")).date
    return int(datetime.datetime.combine(day, datetime.time(), datetime.UTC).timestamp())


def test_the_command_line_knows_the_engines() -> None:
    """``--engine`` offers every site builder there is; it names them itself, so as not to load them."""
    from statusbook.cli import main
    from statusbook.site.engines import NAMES

    (option,) = (parameter for parameter in main.params if parameter.name == "engine")
    assert list(option.type.choices) == list(NAMES)
