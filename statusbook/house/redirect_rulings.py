"""content/redirects.yml: where a URL leads that no page answers any more, or that two codes claim."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import Field, RootModel

from statusbook.house.front_matter import Facts, hold_against
from statusbook.house.permalinks import url_fault
from statusbook.problems import ContentError, Problem
from statusbook.yaml_lines import parse_yaml

PATH = "content/redirects.yml"


class Target(Facts):
    """Where a URL leads, and why a person decided so."""

    to: str
    because: str = Field(min_length=1)


class _Redirects(RootModel[dict[str, Target]]):
    """Old URL to target."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """One editorial redirect: old and new URL, both relative to the site, why, and its line."""

    old: str
    new: str
    because: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RedirectRulings:
    """Every editorial redirect by its old URL."""

    rulings: tuple[Ruling, ...] = ()


def parse_redirects(text: str) -> RedirectRulings:
    """Parses redirects.yml; raises ContentError with every fault, each on its line."""
    parsed = parse_yaml(text, path=PATH)
    held = hold_against(_Redirects, parsed).root
    problems: list[Problem] = []
    rulings: list[Ruling] = []
    for old, target in held.items():
        line = parsed.line((old,))
        for url, place in ((old, line), (target.to, parsed.line((old, "to")))):
            broken = url_fault(url)
            if broken:
                problems.append(Problem(path=PATH, line=place, message=broken[0], fix=broken[1]))
        rulings.append(Ruling(old=old, new=target.to, because=target.because, line=line))
    if problems:
        raise ContentError(problems)
    return RedirectRulings(rulings=tuple(rulings))
