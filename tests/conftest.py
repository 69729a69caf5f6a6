"""What several tests share: the project, a copy of it to change, its built site."""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from hostile_site import HostileSite

PROJECT = Path(__file__).parents[1]
ADDRESS = "https://statusbook.example/"
"""Where the sites that tests look at are published, whatever address a fork gives its own."""
RAW_NOTES = PROJECT.parent / "shared" / "raw-notes"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write what the goldens should hold")
    parser.addoption("--engine", default="material", help="the site builder of the site that tests look at")


@pytest.fixture(scope="session")
def project() -> Path:
    return PROJECT


@pytest.fixture
def copy_of_project(tmp_path: Path) -> Path:
    """A project of its own: content, templates and configuration, to break and to build."""
    root = tmp_path / "project"
    root.mkdir()
    for name in ("content", "templates"):
        shutil.copytree(PROJECT / name, root / name)
    for name in ("mkdocs.yml", "build.py"):
        shutil.copy(PROJECT / name, root / name)
    copy_caches(root)
    return root


@pytest.fixture
def small_project(tmp_path: Path) -> Path:
    """A project of three codes with one note, which builds in a second."""
    return make_small_project(tmp_path / "small")


def make_small_project(root: Path) -> Path:
    """Makes the small project in a folder that is not there yet."""
    shutil.copytree(PROJECT / "tests" / "cases" / "small" / "content", root / "content")
    shutil.copytree(PROJECT / "templates", root / "templates")
    shutil.copy(PROJECT / "mkdocs.yml", root)
    other = (root / "content" / "classes" / "4xx.md").read_text("utf-8").replace("4xx", "2xx").replace("오류", "성공")
    other = other.replace("status_class: 4", "status_class: 2").replace("Client Error", "Successful")
    (root / "content" / "classes" / "2xx.md").write_text(other, "utf-8")
    (root / "content" / "notes").mkdir()
    (root / "content" / "notes" / "team.md").write_text("# 팀 노트\n\n- 404: 주소가 바뀌면 나온다.\n", "utf-8")
    (root / "content" / "sources").mkdir()
    (root / "content" / "sources" / "team.yml").write_text(
        "{title: 팀 노트, origin: {title: 없음}, written_by: 팀, licence: CC0, rank: 9}\n", "utf-8"
    )
    return root


def set_address(root: Path, address: str) -> None:
    """Publishes a copy of the project elsewhere, by the one line of its mkdocs.yml."""
    config = root / "mkdocs.yml"
    text, count = re.subn(r"(?m)^site_url: .*$", f"site_url: {address}", config.read_text("utf-8"))
    assert count == 1
    config.write_text(text, "utf-8")


def copy_caches(root: Path) -> None:
    """Gives a copy of the project what the project's own builds remember, if it was ever built."""
    cache = PROJECT / ".build" / "cache"
    if cache.is_dir():
        shutil.copytree(cache, root / ".build" / "cache")


def run_build(root: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Runs the command line on a project, as a person would."""
    import os

    command = [sys.executable, str(PROJECT / "build.py"), *arguments, "--root", str(root)]
    return subprocess.run(
        command, capture_output=True, text=True, check=False, env={**os.environ, **environment}, cwd=root
    )


def hashes(folder: Path) -> dict[str, str]:
    """The hash of every file of a folder, by its path."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory, pytestconfig: pytest.Config) -> Iterator[Path]:
    """The site of the real content, built once, at an address of its own."""
    root = tmp_path_factory.mktemp("built") / "project"
    root.mkdir()
    for name in ("content", "templates"):
        shutil.copytree(PROJECT / name, root / name)
    shutil.copy(PROJECT / "mkdocs.yml", root / "mkdocs.yml")
    set_address(root, ADDRESS)
    copy_caches(root)
    finished = run_build(root, "--engine", pytestconfig.getoption("engine"))
    assert finished.returncode == 0, finished.stdout + finished.stderr
    yield root / "site"


@pytest.fixture(scope="session")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> HostileSite:
    """The site of content in which every text means harm, built once."""
    from hostile_site import build_hostile_site

    return build_hostile_site(tmp_path_factory.mktemp("hostile") / "project")
