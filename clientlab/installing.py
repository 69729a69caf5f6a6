"""Fetches the pinned client versions into .build/clientlab, with pip and npm and nothing else."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from clientlab.drivers.driver import INSTALLED, Missing
from clientlab.drivers.machine import command

PINS = Path(__file__).parent / "install"
DEBIAN = ("curl", "wget", "openjdk-17-jdk-headless", "chromium", "firefox-esr", "php-cli", "ruby")
"""Packages the lab uses if they are there; installing them is left to whoever runs the machine."""

Say = Callable[[str], None]


def install(say: Say) -> None:
    """Installs what can be installed; says what is skipped and why."""
    for name, work in (("PyPI clients", _install_python), ("npm clients", _install_npm)):
        try:
            work(say)
        except Missing as reason:
            say(f"skipped {name}: {reason}")
    say(f"not installed here, used if present: {', '.join(DEBIAN)}")


def _install_python(say: Say) -> None:
    folder = INSTALLED / "python"
    if not (folder / "bin" / "python").exists():
        _run(say, [sys.executable, "-m", "venv", str(folder)], INSTALLED)
    pip = [str(folder / "bin" / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    _run(say, [*pip, "-r", str(PINS / "python.txt")], INSTALLED)


def _install_npm(say: Say) -> None:
    npm = command("npm")
    folder = INSTALLED / "node"
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copyfile(PINS / name, folder / name)
    _run(say, [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], folder)


def _run(say: Say, arguments: Sequence[str], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    say(" ".join(arguments))
    done = subprocess.run(arguments, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        lines = [line for line in (done.stderr + done.stdout).strip().splitlines() if line.strip()]
        raise Missing(lines[-1] if lines else f"exit status {done.returncode}")
