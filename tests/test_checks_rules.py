"""Every rule of the checks, by cases: a book with one thing changed, and what the rule says of it.

The cases of ``checks/derived.py`` are the files of ``cases/checks/derived/``: a new rule needs a file there, no test.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from small_book import CHECK_CASES, Rule, judge, small_book, told

from statusbook.checks import CHECKS

CASES = sorted(CHECK_CASES.glob("*/*.yml"))
FOLDERS = sorted({case.parent.name for case in CASES})
RULES = [rule for rule in CHECKS if rule.__module__.rpartition(".")[2] in FOLDERS]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}/{case.stem}")
def test_a_fault_is_told(case: Path) -> None:
    """Each change gives what its case holds; one that changes nothing for the rule gives nothing."""
    found, expected = judge(case)
    assert found == expected


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_a_sound_book_passes(rule: Rule) -> None:
    """A book in which nothing is wrong gives no problem."""
    assert told(rule(small_book())) == ""


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_rule_has_cases(folder: str) -> None:
    """No rule of a module with cases stands untested."""
    first = [case.read_text("utf-8").splitlines()[0] for case in CASES if case.parent.name == folder]
    judged = {line.partition(": ")[2].strip() for line in first}
    assert judged == {rule.__name__ for rule in RULES if rule.__module__ == f"statusbook.checks.{folder}"}
