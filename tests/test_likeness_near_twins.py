"""Near-twins stay apart: one rule, one pair it separates, one pair it lets pass."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from statusbook.likeness import Linguist
from statusbook.likeness.alignment import Alignment, align
from statusbook.likeness.language import our_language
from statusbook.likeness.near_twins import RULES, Rule
from statusbook.likeness.side import side_of

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "merge" / "rules.yml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def linguist() -> Linguist:
    found = Linguist()
    found.gists(text for case in CASES.values() for pair in case.values() for text in pair)
    return found


def aligned(pair: list[str], linguist: Linguist) -> Alignment:
    gists = linguist.gists(pair)
    return align(*(side_of(gists[text]) for text in pair), our_language().lexicon)


def test_every_rule_has_a_case() -> None:
    """No rule stands in the list without two sentences that show what it is for."""
    assert sorted(CASES) == sorted(rule.__name__ for rule in RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_rule_keeps_apart(rule: Rule, linguist: Linguist) -> None:
    """The rule itself, not another one, sees the difference."""
    assert rule(aligned(CASES[rule.__name__]["apart"], linguist)) is not None


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_rule_lets_another_wording_pass(rule: Rule, linguist: Linguist) -> None:
    """The same claim in other words is no near-twin to the rule."""
    assert rule(aligned(CASES[rule.__name__]["alike"], linguist)) is None


@pytest.mark.parametrize("name", sorted(CASES))
def test_a_difference_keeps_two_statements_apart_whichever_comes_first(name: str, linguist: Linguist) -> None:
    """A near-twin scores nothing, from either side."""
    one, other = CASES[name]["apart"]
    for pair in ((one, other), (other, one)):
        likeness = linguist.likeness(*pair)
        assert (likeness.score, likeness.difference is None) == (0.0, False)


def test_parties_that_both_act_may_not_change_places(linguist: Linguist) -> None:
    """Who asks and who agrees stays told apart although both parties are named and both act."""
    asked = "브라우저가 압축을 제안하고 게이트웨이가 받아들였다."
    turned = "게이트웨이가 압축을 제안하고 브라우저가 받아들였다."
    assert linguist.likeness(asked, turned).score == 0.0
