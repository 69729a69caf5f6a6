"""A site builder is a choice: what only one of them needs can be deleted."""

from __future__ import annotations

import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from conftest import PROJECT


@pytest.fixture(scope="module")
def without_material(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program without the files of Material for MkDocs."""
    root = tmp_path_factory.mktemp("without") / "project"
    shutil.copytree(PROJECT / "statusbook", root / "statusbook", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("templates", "clientlab"):
        shutil.copytree(PROJECT / name, root / name, ignore=shutil.ignore_patterns("__pycache__", "node_modules"))
    for name in ("build.py", "mkdocs.yml", "pyproject.toml"):
        shutil.copy(PROJECT / name, root)
    if (PROJECT / ".mypy_cache").is_dir():  # what mypy knows of the other files already
        shutil.copytree(PROJECT / ".mypy_cache", root / ".mypy_cache")
    removed = sorted((root / "statusbook" / "site").glob("material*.py"))
    assert len(removed) >= 2
    for path in removed:
        path.unlink()
    return root


def run(root: Path, *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *command], cwd=root, capture_output=True, text=True, check=False)


def test_the_other_builds_the_site_without_material(without_material: Path, small_project: Path) -> None:
    """Without its files there is one engine left, which is then the default."""
    if find_spec("zensical") is None:
        pytest.skip("Zensical is not installed")
    built = run(without_material, "build.py", "--root", str(small_project))
    assert built.returncode == 0, built.stderr
    assert (small_project / "site" / "404" / "index.html").is_file()
    assert "Zensical" in built.stdout
    refused = run(without_material, "build.py", "--root", str(small_project), "--engine", "material")
    assert refused.returncode == 2
    assert "is not 'zensical'" in refused.stderr


@pytest.mark.parametrize("tool", [("ruff", "check", "statusbook"), ("mypy",)], ids=lambda tool: tool[0])
def test_nothing_else_refers_to_material(without_material: Path, tool: tuple[str, ...]) -> None:
    """Lint and types hold without its files: no other module imports them."""
    checked = run(without_material, "-m", *tool)
    assert checked.returncode == 0, checked.stdout + checked.stderr
