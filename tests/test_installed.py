"""The package installs: a wheel holds all that a site needs, and an empty folder becomes one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from email import message_from_string
from pathlib import Path

import pytest
from conftest import PROJECT, copy_caches, hashes

from statusbook import __version__

PARTS = ("content", "templates")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this project, built without a network."""
    pytest.importorskip("hatchling")
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    finished = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    assert finished.returncode == 0, finished.stderr
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path) -> Path:
    """A folder of packages with this one in it, as pip leaves it."""
    folder = wheel.parent / "site-packages"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def run_installed(installed: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Runs the installed package in a folder, with a home of its own."""
    home = installed.parent / "home"
    home.mkdir(exist_ok=True)
    environment = {"PYTHONPATH": str(installed), "PYTHONDONTWRITEBYTECODE": "1", "HOME": str(home)}
    return subprocess.run(
        [sys.executable, "-m", "statusbook", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **environment},
    )


def test_the_wheel_holds_the_base_and_says_what_it_is(wheel: Path) -> None:
    """All content and templates are in it under base/, with the command, the version and the mark of typed code."""
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        about = f"statusbook-{__version__}.dist-info"
        metadata = message_from_string(archive.read(f"{about}/METADATA").decode())
        commands = archive.read(f"{about}/entry_points.txt").decode()
    base = {f"statusbook/base/{part}/{name}" for part in PARTS for name in hashes(PROJECT / part)}
    assert {*base, "statusbook/base/mkdocs.yml", "statusbook/py.typed"} <= names
    assert {name.split("/")[0] for name in names} == {"statusbook", about}
    assert metadata["Version"] == __version__
    assert "statusbook = statusbook.cli:run" in commands


def test_an_empty_folder_becomes_a_site(installed: Path, tmp_path: Path) -> None:
    """With a name and an address the installed package builds the whole site, and writes nowhere else."""
    before = hashes(installed)
    (tmp_path / "mkdocs.yml").write_text("site_name: 팀의 코드\nsite_url: https://wiki.example/http/\n", "utf-8")
    copy_caches(tmp_path)
    finished = run_installed(installed, tmp_path, "build")
    assert finished.returncode == 0, finished.stderr
    page = (tmp_path / "site" / "404" / "index.html").read_text("utf-8")
    assert "<title>404 Not Found (찾을 수 없음) - 팀의 코드</title>" in page
    assert '<link rel="canonical" href="https://wiki.example/http/404/">' in page
    api = json.loads((tmp_path / "site" / "api" / "v1" / "index.json").read_text("utf-8"))
    notes = {int(path.stem) for path in (PROJECT / "content" / "codes").glob("*.md")}
    assert notes <= {code["code"] for code in api["codes"]}
    assert all((tmp_path / "site" / str(code["code"]) / "index.html").is_file() for code in api["codes"])
    assert sorted(path.name for path in tmp_path.iterdir()) == [".build", "mkdocs.yml", "site"]
    assert hashes(installed) == before
    assert list((installed.parent / "home").iterdir()) == []


def test_the_version_is_told(installed: Path, tmp_path: Path) -> None:
    """``--version`` says what is installed, whatever the folder."""
    assert run_installed(installed, tmp_path, "--version").stdout == f"statusbook, version {__version__}\n"
