"""The workflows run what was looked at: actions by commit, rights by need, every Python that is promised."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import PROJECT

WORKFLOWS = sorted((PROJECT / ".github" / "workflows").glob("*.yml"))
PROMISED = re.compile(r"Programming Language :: Python :: (3\.\d+)")


def jobs(workflow: Path) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(workflow.read_text("utf-8"))["jobs"]
    return found


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.stem)
def test_every_action_is_a_commit_and_says_its_version(workflow: Path) -> None:
    """A tag can be moved to other code, a commit cannot."""
    used = re.findall(r"uses: (.*)", workflow.read_text("utf-8"))
    assert used
    assert not [action for action in used if not re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", action)]


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.stem)
def test_a_workflow_reads_and_keeps_no_secret(workflow: Path) -> None:
    """What is not asked for is not granted, and a checkout leaves no token behind."""
    assert yaml.safe_load(workflow.read_text("utf-8"))["permissions"] == {"contents": "read"}
    steps = [step for job in jobs(workflow).values() for step in job["steps"]]
    checkouts = [step for step in steps if step.get("uses", "").startswith("actions/checkout@")]
    assert all(step["with"] == {"persist-credentials": False} for step in checkouts)


def test_every_promised_python_is_tested() -> None:
    """The Pythons of pyproject.toml are those of the matrix, the oldest one the least that is required."""
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]
    promised = [found[1] for line in project["classifiers"] if (found := PROMISED.fullmatch(line))]
    (tests,) = (path for path in WORKFLOWS if path.stem == "tests")
    assert jobs(tests)["test"]["strategy"]["matrix"]["python"] == promised
    assert project["requires-python"] == f">={promised[0]}"


def test_hooks_are_pinned_too() -> None:
    """Every repository of hooks by its commit, with the version beside it."""
    text = (PROJECT / ".pre-commit-config.yaml").read_text("utf-8")
    assert len(re.findall(r"rev: [0-9a-f]{40}  # frozen: v[\d.]+\n", text)) == text.count("rev: ") > 0
