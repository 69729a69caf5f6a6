"""The clients that are installed: the extra names them, the lock pins them, a failure is a reason and no end."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import clientlab.installing as installing
from clientlab.drivers.catalog import drivers
from clientlab.drivers.driver import Missing
from clientlab.drivers.python_libraries import PythonLibrary

PROJECT = Path(__file__).parents[1]
NO_CLIENT = {"rich"}
"""What the extra names for the lab itself."""


def extra() -> dict[str, Requirement]:
    told = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))
    requirements = [Requirement(text) for text in told["project"]["optional-dependencies"]["clients"]]
    return {canonicalize_name(each.name): each for each in requirements if each.name not in NO_CLIENT}


def pins() -> dict[str, str]:
    lines = (installing.PINS / "python.txt").read_text("utf-8").split()
    return {canonicalize_name(name): version for name, version in (line.split("==") for line in lines)}


def test_the_extra_and_the_pins_agree() -> None:
    """A client of the extra is pinned in a version that the extra allows."""
    locked = pins()
    assert {name for name in extra() if name not in locked} == set()
    assert {name for name, wanted in extra().items() if not wanted.specifier.contains(locked[name])} == set()


def test_every_library_measured_is_in_the_extra() -> None:
    """A driver of a library from PyPI does not rest on what happens to be installed."""
    packages = {driver.package for driver in drivers() if isinstance(driver, PythonLibrary) and driver.package}
    assert len(packages) > 5
    assert packages <= set(extra())


def test_what_cannot_be_installed_is_skipped_with_a_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without npm, or without a network, the other clients are installed all the same."""
    done: list[str] = []

    def fails(say: installing.Say) -> None:
        raise Missing("no 'npm' on the path")

    monkeypatch.setattr(installing, "_install_npm", fails)
    monkeypatch.setattr(installing, "_install_python", lambda say: done.append("python"))
    told: list[str] = []
    installing.install(told.append)
    assert done == ["python"]
    assert "skipped npm clients: no 'npm' on the path" in told
