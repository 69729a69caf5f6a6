"""Reads the constants of a language off its runtime, or off a source file: ``code name`` a line.

Runtimes:  python tests/read_constants.py python|starlette|node|go|java-net
Sources:   python tests/read_constants.py spring|dotnet|rust|symfony|rack FILE
"""

from __future__ import annotations

import importlib
import importlib.metadata
import json
import platform
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

Table = dict[int, set[str]]

_SOURCES = {
    "spring": r"^\s*(?P<name>[A-Z_]+)\((?P<code>\d{3}), Series\.",
    "dotnet": r"^\s*(?P<name>[A-Z]\w+) = (?P<code>\d{3})\b",
    "rust": r"^\s*\((?P<code>\d{3}), (?P<name>[A-Z_]+), \"",
    "symfony": r"^\s*(?:public )?const HTTP_(?P<name>[A-Z_]+) = (?P<code>\d{3});",
    "go": r"^\s*Status(?P<name>[A-Z]\w+)\s+= (?P<code>\d{3})\b",
    "java-net": r"public static final int HTTP_(?P<name>[A-Z_]+) = (?P<code>\d{3});",
    "rack": r"^\s*(?P<code>\d{3}) => '(?P<name>[^']+)'",
}


def read_source(library: str, text: str) -> Table:
    """Gives the constants declared in one source file of a library."""
    found = re.finditer(_SOURCES[library], text, re.M)
    return _table((int(match["code"]), _symbol(match["name"], library)) for match in found)


def _symbol(name: str, library: str) -> str:
    """Rack keeps phrases, and makes its symbols of them when it starts."""
    return re.sub(r"\s|-", "_", name.lower()) if library == "rack" else name


def _table(pairs: Iterable[tuple[int, str]]) -> Table:
    table: Table = {}
    for code, name in pairs:
        table.setdefault(code, set()).add(name)
    return table


def read_python() -> tuple[str, Table]:
    from http import HTTPStatus

    members = HTTPStatus.__members__.items()
    return platform.python_version(), _table((int(value), name) for name, value in members)


def read_starlette() -> tuple[str, Table]:
    status = importlib.import_module("starlette.status")
    names = [match for name in vars(status) if (match := re.fullmatch(r"HTTP_(\d{3})_(\w+)", name))]
    return importlib.metadata.version("starlette"), _table((int(match[1]), match[2]) for match in names)


def read_node() -> tuple[str, Table]:
    program = "console.log(JSON.stringify([process.versions.node, require('http').STATUS_CODES]))"
    version, texts = json.loads(_output("node", "-e", program))
    return version, {int(code): {text} for code, text in texts.items()}


def read_go() -> tuple[str, Table]:
    folder = _output("go", "list", "-f", "{{.Dir}}", "net/http").strip()
    version = _output("go", "env", "GOVERSION").strip().removeprefix("go")
    return version, read_source("go", (Path(folder) / "status.go").read_text("utf-8"))


def read_java() -> tuple[str, Table]:
    told = _output("javap", "-constants", "java.net.HttpURLConnection")
    return _output("javap", "-version").strip(), read_source("java-net", told)


RUNTIMES: dict[str, tuple[str, Callable[[], tuple[str, Table]]]] = {
    "python": ("python3", read_python),
    "starlette": ("python3", read_starlette),
    "node": ("node", read_node),
    "go": ("go", read_go),
    "java-net": ("javap", read_java),
}


def is_here(library: str) -> bool:
    """Tells whether this machine can be asked."""
    if library == "starlette":
        return importlib.util.find_spec("starlette") is not None
    return library == "python" or shutil.which(RUNTIMES[library][0]) is not None


def _output(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout


if __name__ == "__main__":
    library, *files = sys.argv[1:]
    if files:
        version, table = "", read_source(library, Path(files[0]).read_text("utf-8"))
    else:
        version, table = RUNTIMES[library][1]()
    print(f"# {library} {version}".rstrip())
    for code, names in sorted(table.items()):
        print(code, *sorted(names))
