"""Runs every benchmark in one go and writes what they print to bench/results.md, with versions and date.

    python bench/results.py [FILE]      FILE in the place of bench/results.md

What each prints can be compared with another run: python bench/compare.py OLD NEW.
"""

from __future__ import annotations

import argparse
import datetime
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

HERE = Path(__file__).resolve().parent
SCRIPTS = (
    "builds",
    "parts",
    "serve",
    "growth",
    "weight",
    "paint",
    "notes",
    "pairs",
    "citations",
    "review",
    "merge",
    "search",
)
PACKAGES = ("mkdocs", "mkdocs-material", "zensical", "markdown", "jinja2", "kiwipiepy", "pydantic", "playwright")


def versions() -> Iterator[str]:
    """Gives what the figures depend on besides the project."""
    yield f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, {os.cpu_count()} processors"
    for package in PACKAGES:
        try:
            yield f"{package} {version(package)}"
        except PackageNotFoundError:
            yield f"{package} missing"
    if chromium := shutil.which("chromium"):
        said = subprocess.run([chromium, "--version"], capture_output=True, text=True, check=False).stdout
        yield " ".join(said.split()[:2])


def figures(script: str) -> str:
    """Gives the figures that a script prints, without the lists of cases that may follow them."""
    done = subprocess.run([sys.executable, str(HERE / f"{script}.py")], capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        sys.exit(f"bench/{script}.py failed:\n{done.stderr}")
    if not done.stdout:
        return done.stderr.strip()
    lines = [
        line for line in done.stdout.splitlines() if not line.startswith(("missed", "false merge", "  a:", "  b:"))
    ]
    return "\n".join(lines).replace(f"{HERE.parent}{os.sep}", "")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("file", nargs="?", type=Path, default=HERE / "results.md")
    path = parser.parse_args().file
    parts = [
        "# Figures",
        f"Measured {datetime.date.today().isoformat()} by `make bench`, in one run on a shared machine:"
        " ratios say more than seconds.",
        "\n".join(f"- {line}" for line in versions()),
    ]
    for script in SCRIPTS:
        print(f"bench/{script}.py", flush=True)
        told = figures(script)
        print(told, flush=True)
        parts += [f"## bench/{script}.py", f"```text\n{told}\n```"]
    path.write_text("\n\n".join(parts) + "\n", "utf-8")


if __name__ == "__main__":
    main()
