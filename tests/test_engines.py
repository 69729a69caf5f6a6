"""A site builder is a choice: what only one of them needs can be deleted."""

from __future__ import annotations

import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from conftest import PROJECT

from statusbook.pipeline.builder import build_site
from statusbook.places import Places
from statusbook.site.engine import EngineError


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


SETTINGS = "site_name: x\nsite_url: https://wiki.example/\n"
REFUSED = {
    "plugins: [nothere]": "mkdocs.yml:3: Config value 'plugins': The \"nothere\" plugin is not installed",
    "theme: {name: nothere}": "mkdocs.yml:3: Config value 'theme': Unrecognised theme name: 'nothere'.",
    "markdown_extensions: [nothere]": "mkdocs.yml:3: Config value 'markdown_extensions': Failed to load extension",
    "markdown_extensions: [{toc: {nothere: 1}}]": "extension 'toc'. KeyError: 'nothere'",
    "extra_css: 3": "mkdocs.yml:3: Config value 'extra_css': Expected type: <class 'list'> but received: <class 'int'>",
    "nothere: 3": "mkdocs.yml:3: Config value 'nothere': Unrecognised configuration name: nothere",
    "theme: {language: xx}": "the theme has no template 'partials/languages/xx.html'",
    "theme: {palette: 3}": "TypeError: 'int' object is not iterable",
    "x: !!python/name:nothere.x": "cannot find module 'nothere'",
}


@pytest.mark.parametrize("setting", REFUSED)
def test_the_engine_s_reason_is_always_shown(setting: str, small_project: Path) -> None:
    """What MkDocs refuses is told in its words on the line of the setting, without a traceback."""
    (small_project / "mkdocs.yml").write_text(f"{SETTINGS}{setting}\n", "utf-8")
    with pytest.raises(EngineError) as told:
        build_site(Places(root=small_project), "material", lambda stage, outcome: None)
    assert REFUSED[setting] in str(told.value)
    assert "Traceback" not in str(told.value)


def test_the_fault_of_a_theme_s_template_is_told_where_it_lies(small_project: Path) -> None:
    """A template of the theme's overrides that fails while it runs names its file and line."""
    main = small_project / "templates" / "theme" / "main.html"
    main.write_text(main.read_text("utf-8") + "\n{% block libs %}\n{{ 1 // 0 }}\n{% endblock %}\n", "utf-8")
    line = main.read_text("utf-8").count("\n") - 1
    with pytest.raises(EngineError, match=rf"templates/theme/main\.html:{line}: ZeroDivisionError: "):
        build_site(Places(root=small_project), "material", lambda stage, outcome: None)
