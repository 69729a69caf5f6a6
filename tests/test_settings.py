"""Settings of a project are laid over those of the base, and what cannot be merged is told on its line."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from conftest import PROJECT

from statusbook.problems import ContentError
from statusbook.settings import merge_settings

CASES = yaml.safe_load((PROJECT / "tests/cases/settings/merges.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["says"])
def test_settings_are_merged_or_the_fault_told(case: dict[str, Any]) -> None:
    """The nearest file has the last word, and no value is looked up that the engine looks up."""
    try:
        given = merge_settings({"mkdocs.yml": case["near"], "/base/mkdocs.yml": case["far"]}, without="nav")
    except ContentError as error:
        given = "\n\n".join(str(problem) for problem in error.problems)
    assert given.strip() == case["expect"].strip()


def test_the_project_s_own_settings_say_what_they_say() -> None:
    """Read and written again, mkdocs.yml holds the same values, its tags included."""
    text = (PROJECT / "mkdocs.yml").read_text("utf-8")
    assert _values(merge_settings({"mkdocs.yml": text}, without="nav")) == _values(text)


def _values(text: str) -> Any:
    class Loader(yaml.SafeLoader):
        """Takes a look-up in the environment for what it is written as."""

    Loader.add_constructor("!ENV", lambda loader, node: ("!ENV", *(child.value for child in node.value)))
    return yaml.load(text, Loader=Loader)


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_settings_without_a_bottom_are_refused(opening: str) -> None:
    """Nesting beyond all reason is told on its line, however it is written."""
    with pytest.raises(ContentError, match=r"^mkdocs\.yml:2: nested too deep\n  fix: keep it under 20 levels"):
        merge_settings({"mkdocs.yml": f"site_name: x\n? {opening * 3000}"}, without="nav")


def test_what_the_build_says_by_name_is_not_said_as_a_list() -> None:
    """A list in its place would be lost without a word."""
    layers = {"": '{"extra": {"a": 1}}', "mkdocs.yml": "site_name: x\nextra: [b]\n"}
    with pytest.raises(ContentError, match=r"^mkdocs\.yml:2: 'extra' is not one value"):
        merge_settings(layers, without="nav")


def test_an_alias_that_leads_to_itself_is_followed_once() -> None:
    """It is for the engine to judge; reading it ends."""
    assert "&id001" in merge_settings({"mkdocs.yml": "a: &a [*a]\n"}, without="nav")
