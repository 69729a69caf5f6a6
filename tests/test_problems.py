"""Faults in the content are told with path, line and fix, all at once, and nothing is written."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest
import yaml
from conftest import run_build

from statusbook.problems import ContentError, Problem

CASES = sorted((Path(__file__).parent / "cases" / "problems").glob("*.yml"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_fault_is_told_with_its_line_and_fix(case: Path, copy_of_project: Path) -> None:
    """Each fault gives the whole message its case holds and exit status 1, and the old site stays."""
    told = yaml.safe_load(case.read_text("utf-8"))
    site = copy_of_project / "site"
    site.mkdir()
    (site / "index.html").write_text("the old site")
    for path, change in told["change"].items():
        file = copy_of_project / path
        if change is None:
            file.unlink()
        elif isinstance(change, dict) and "replace" in change:
            text = file.read_text("utf-8")
            assert text.count(change["replace"]) >= 1
            file.write_text(text.replace(change["replace"], change["with"], 1), "utf-8")
        elif isinstance(change, dict):
            file.write_bytes(bytes.fromhex(change["hex"]))
        else:
            file.write_text(change, "utf-8")
    finished = run_build(copy_of_project)
    assert finished.returncode == 1, finished.stdout + finished.stderr
    assert finished.stderr.strip() == told["expect"].strip()
    assert (site / "index.html").read_text() == "the old site"
    assert [path.name for path in site.iterdir()] == ["index.html"]


def test_wrong_usage_exits_with_two(project: Path) -> None:
    """A command that does not exist is wrong usage, not a fault in the content."""
    assert run_build(project, "chekc").returncode == 2


@pytest.mark.parametrize("command", [[], ["check"], ["inspect"], ["serve"]])
def test_every_command_explains_itself(command: list[str], project: Path) -> None:
    """``--help`` works on all of them."""
    finished = run_build(project, *command, "--help") if not command else None
    if command:
        import subprocess
        import sys

        finished = subprocess.run(
            [sys.executable, str(project / "build.py"), *command, "--help"],
            capture_output=True,
            text=True,
            check=False,
        )
    assert finished is not None
    assert finished.returncode == 0
    assert "Usage" in finished.stdout


def test_an_error_can_be_raised_across_processes() -> None:
    """What a worker process found arrives whole: every problem, and the same report."""
    problem = Problem(path="content/a.md", line=3, message="odd", fix="mend it")
    error = ContentError([problem])
    there = pickle.loads(pickle.dumps(error))
    assert (there.problems, str(there)) == (error.problems, str(error))
