"""The house keeps its order: imports run one way, and each kind of touching the world has one module."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "statusbook"
ORDER = [
    "urls",
    "facts",
    "house",
    "notes",
    "statements",
    "likeness",
    "registry",
    "checks",
    "pages",
    "links",
    "search",
    "api",
    "stage",
    "site",
]
LEFTMOST = {"parallel", "problems", "yaml_lines", "text", "content", "memory", "fingerprint", "places"}
RIGHTMOST = {"pipeline": len(ORDER), "serving": len(ORDER) + 1, "cli": len(ORDER) + 2}
MODULES = sorted(PACKAGE.rglob("*.py"))


def place(dotted: str) -> int:
    """The column of a module in the flow; those left of everything are -1."""
    room = dotted.split(".")[1] if "." in dotted else ""
    if room in LEFTMOST or not room:
        return -1
    return RIGHTMOST[room] if room in RIGHTMOST else ORDER.index(room)


def imports(path: Path) -> list[str]:
    found = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.append(node.module)
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_run_one_way(path: Path) -> None:
    """A module imports only from its own room and from rooms to its left."""
    own = ".".join(["statusbook", *path.relative_to(PACKAGE).with_suffix("").parts])
    for name in imports(path):
        if name.startswith("statusbook."):
            assert place(name) <= place(own), f"{own} imports {name}, which stands to its right"


def test_one_module_reads_content_one_templates_one_writes() -> None:
    """Only content.py reads files, only pages/templates.py loads templates, only stage/write.py writes."""
    allowed = {
        "read_bytes": {
            "content.py",
            "pipeline/reader.py",
            "pipeline/renderer.py",
            "site/material_worker.py",
            "site/serve.py",
            "stage/write.py",
        },
        "write_bytes": {"stage/write.py"},
        "write_text": {"stage/write.py"},
        "unlink": {"stage/write.py"},
        "FileSystemLoader": {"pages/templates.py"},
    }
    for path in MODULES:
        text = path.read_text("utf-8")
        name = path.relative_to(PACKAGE).as_posix()
        for call, places in allowed.items():
            assert f"{call}(" not in text or name in places, f"{name} calls {call}"
