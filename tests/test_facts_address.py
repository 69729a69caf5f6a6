"""The site's address is read from one place, and the environment overrides it."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from conftest import PROJECT

from statusbook.facts.address import Address, parse_address
from statusbook.problems import ContentError

CASES = yaml.safe_load((PROJECT / "tests/cases/address/sites.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"].strip())
def test_the_address_is_read_or_its_fault_told(case: dict[str, Any]) -> None:
    """An address that cannot be published is a problem on its line; one without a last slash gets it."""
    try:
        given = parse_address(case["text"], case.get("environment", {})).root
    except ContentError as error:
        given = "\n\n".join(str(problem) for problem in error.problems)
    assert given == case["expect"].strip()


@pytest.mark.parametrize(
    ("permalink", "url"),
    [
        ("/", "https://wiki.example/team/"),
        ("/404/#client", "https://wiki.example/team/404/#client"),
        ("/충돌/", "https://wiki.example/team/%EC%B6%A9%EB%8F%8C/"),
        ("/objects.inv", "https://wiki.example/team/objects.inv"),
    ],
)
def test_a_permalink_becomes_a_public_url(permalink: str, url: str) -> None:
    """The sub-path stands before every permalink, and Hangul is percent-encoded."""
    assert Address(root="https://wiki.example/team/").absolute(permalink) == url


def test_nothing_else_holds_the_address() -> None:
    """Moving to another host is one change: no module, template or text names the host."""
    host = parse_address((PROJECT / "mkdocs.yml").read_text("utf-8"), {}).root.split("/")[2]
    holders = [
        path.relative_to(PROJECT).as_posix()
        for folder in ("statusbook", "templates", "content")
        for path in (PROJECT / folder).rglob("*")
        if path.suffix in {".py", ".j2", ".html", ".js", ".css", ".md", ".yml", ".xml", ".txt"}
        and host in path.read_text("utf-8")
    ]
    assert holders == []
