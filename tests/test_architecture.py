"""The house keeps its order: imports run one way, each room has one door, each name one owner."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest
from conftest import PROJECT

PACKAGE = PROJECT / "statusbook"
MODULES = sorted(PACKAGE.rglob("*.py"))
TREES = {path: ast.parse(path.read_text("utf-8")) for path in MODULES}


def name(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def imports(path: Path) -> list[str]:
    found = []
    for node in ast.walk(TREES[path]):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.append(node.module)
    return found


def test_the_contracts_of_imports_hold() -> None:
    """What pyproject.toml says of imports is so: the flow runs one way, likeness knows nothing of the house."""
    run = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
    told = subprocess.run([sys.executable, "-c", run], cwd=PROJECT, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout + told.stderr
    assert "2 kept, 0 broken" in told.stdout


def test_likeness_is_entered_by_its_door() -> None:
    """No other room imports anything of likeness but what the room itself offers."""
    for path in MODULES:
        if not name(path).startswith("likeness/"):
            behind = [one for one in imports(path) if one.startswith("statusbook.likeness.")]
            assert not behind, f"{name(path)} imports {behind}"


def test_a_module_name_stands_for_one_thing() -> None:
    """No two modules have the same name, and no room has that of a module."""
    owners = defaultdict(list)
    for path in MODULES:
        stem = path.parent.name if path.stem == "__init__" else path.stem
        owners[stem].append(name(path))
    twice = {stem: paths for stem, paths in owners.items() if len(paths) > 1 and stem not in SHARED_MODULES}
    assert not twice
    assert all(len(owners[stem]) > 1 for stem in SHARED_MODULES), "an exception that is no longer needed"


SHARED_MODULES = {
    "pages": "the room, and the URLs of its pages",
    "api": "the room, and the URLs of its documents",
    "files": "the API's files, and the URLs of files",
    "hosts": "what hosts are given, and the URLs of that",
    "anchors": "the anchors of a rendered page, and their names",
}
"""urls/ names the paths of what other rooms make, a module for each: ``urls.api.code(404)``."""


def test_a_class_name_stands_for_one_thing() -> None:
    """No two public classes have the same name."""
    owners = defaultdict(list)
    for path, tree in TREES.items():
        for node in tree.body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                owners[node.name].append(name(path))
    assert not {one: paths for one, paths in owners.items() if len(paths) > 1}


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_a_module_says_what_it_gives(path: Path) -> None:
    """Every module has a docstring, except one that only marks a folder."""
    assert ast.get_docstring(TREES[path]) or not path.read_text("utf-8").strip()
