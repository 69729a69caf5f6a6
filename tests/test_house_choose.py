"""The decision tree is a tree, and every answer in it ends at a code."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from statusbook.facts.iana import parse_iana
from statusbook.house.choose import Choices, parse_choices
from statusbook.problems import ContentError

PROJECT = Path(__file__).parents[1]
CASES = sorted((Path(__file__).parent / "cases" / "choose").glob("*.yml"))
NOT_SENT = {305, 306, 418, 510}


@pytest.fixture(scope="module")
def tree() -> Choices:
    return parse_choices((PROJECT / "content" / "choose.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_fault_is_told_with_its_line(case: Path) -> None:
    """Unknown, unreachable, repeated, circular questions and malformed answers give what the case holds."""
    written = yaml.safe_load(case.read_text("utf-8"))
    with pytest.raises(ContentError) as raised:
        parse_choices(written["text"])
    assert "\n\n".join(map(str, raised.value.problems)) == written["expect"].strip()


@pytest.mark.parametrize("text", ["", "[]", "outcome: []", "outcome: {question: 무엇입니까?, options: []}"])
def test_a_tree_without_questions_is_refused(text: str) -> None:
    """Nothing, a list, a question without answers: a problem, never a traceback."""
    with pytest.raises(ContentError):
        parse_choices(text)


def test_every_code_that_may_be_sent_is_reached(tree: Choices) -> None:
    """Each registered code has a way to it, but for those that nobody should send."""
    registered = parse_iana((PROJECT / "content" / "iana.csv").read_text("utf-8")).entries
    assert {way.code for way in tree.ways()} == set(registered) - NOT_SENT


def test_a_way_begins_at_the_first_question_and_goes_on_from_answer_to_answer(tree: Choices) -> None:
    """The steps of a way are questions that follow from one another, and end in the option with the code."""
    first = next(iter(tree.nodes))
    for way in tree.ways():
        assert way.steps[0].node == first
        for step, following in zip(way.steps, way.steps[1:], strict=False):
            chosen = next(one for one in tree.nodes[step.node].options if one.label == step.label)
            assert chosen.goto == following.node
        last = next(one for one in tree.nodes[way.steps[-1].node].options if one.label == way.steps[-1].label)
        assert (last.code, last.because) == (way.code, way.because)


def test_ways_to_a_code_are_all_of_its_ways(tree: Choices) -> None:
    """A code that answers several questions is told with every way, 404 with all three of its."""
    ends = [way.steps[-1].node for way in tree.ways_to(404)]
    assert ends == ["access", "permission", "missing"]
    assert tree.ways_to(306) == ()


def test_questions_stand_after_the_answers_that_lead_to_them(tree: Choices) -> None:
    """In the order of the outline no question comes before the one that leads to it."""
    place = {name: index for index, name in enumerate(tree.nodes)}
    for name in tree.nodes:
        before = tree.before(name)
        assert all(place[step.node] < place[name] for step in before)
        assert bool(before) == (place[name] > 0)
