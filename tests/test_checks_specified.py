"""The facts of records agree with what the specifications lay down."""

from __future__ import annotations

from pathlib import Path

import pytest
from small_book import CHECK_CASES, Rule, judge, small_book, told

from statusbook import checks
from statusbook.checks import specified

CASES = sorted((CHECK_CASES / "specified").glob("*.yml"))
RULES = [rule for rule in checks.CHECKS if rule.__module__ == specified.__name__]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_fact_is_compared_with_the_specification(case: Path) -> None:
    """Each fact that a specification contradicts gives what its case holds."""
    found, expected = judge(case)
    assert found == expected


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_a_sound_book_passes(rule: Rule) -> None:
    """A book in which nothing is wrong gives no problem."""
    assert told(rule(small_book())) == ""


def test_every_rule_has_cases() -> None:
    """No rule of this module stands untested."""
    judged = {line.split(": ")[1].strip() for case in CASES for line in case.read_text("utf-8").splitlines()[:1]}
    assert judged == {rule.__name__ for rule in RULES}
