"""Near-twins stay apart: one rule, one pair it separates, one pair it lets pass."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from statusbook.likeness.alignment import Alignment, align
from statusbook.likeness.analyser import Analyser
from statusbook.likeness.near_twins import RULES, Rule
from statusbook.likeness.side import side_of
from statusbook.registry.merged_statements import compare_statements

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "merge" / "rules.yml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def analyse() -> Analyser:
    analyser = Analyser()
    analyser(text for case in CASES.values() for pair in case.values() for text in pair)
    return analyser


def aligned(pair: list[str], analyse: Analyser) -> Alignment:
    gists = analyse(pair)
    return align(*(side_of(gists[text]) for text in pair))


def test_every_rule_has_a_case() -> None:
    """No rule stands in the list without two sentences that show what it is for."""
    assert sorted(CASES) == sorted(rule.__name__ for rule in RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_rule_keeps_apart(rule: Rule, analyse: Analyser) -> None:
    """The rule itself, not another one, sees the difference."""
    assert rule(aligned(CASES[rule.__name__]["apart"], analyse)) is not None


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_rule_lets_another_wording_pass(rule: Rule, analyse: Analyser) -> None:
    """The same claim in other words is no near-twin to the rule."""
    assert rule(aligned(CASES[rule.__name__]["alike"], analyse)) is None


@pytest.mark.parametrize("name", sorted(CASES))
def test_a_difference_keeps_two_statements_apart_whichever_comes_first(name: str, analyse: Analyser) -> None:
    """A near-twin scores nothing, from either side."""
    one, other = CASES[name]["apart"]
    for pair in ((one, other), (other, one)):
        likeness = compare_statements(*pair, codes=(), analyse=analyse)
        assert (likeness.score, likeness.difference is None) == (0.0, False)


def test_parties_that_both_act_may_not_change_places(analyse: Analyser) -> None:
    """Who asks and who agrees stays told apart although both parties are named and both act."""
    asked = "브라우저가 압축을 제안하고 게이트웨이가 받아들였다."
    turned = "게이트웨이가 압축을 제안하고 브라우저가 받아들였다."
    assert compare_statements(asked, turned, codes=(), analyse=analyse).score == 0.0
