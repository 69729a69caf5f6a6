"""content/redirects.yml: the page for a URL that has none any more, or that two codes claim."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass

import yaml
from pydantic import Field, RootModel

from statusbook.house.front_matter import Facts, validate
from statusbook.house.permalinks import url_fault
from statusbook.problems import Collector
from statusbook.yaml_lines import parse_yaml

PATH = "content/redirects.yml"


class Target(Facts):
    """Where a URL leads, why a person decided so, and the other URLs of a page that was retired."""

    to: str
    because: str = Field(min_length=1)
    names: tuple[str, ...] = Field((), strict=False)


class _Redirects(RootModel[dict[str, Target]]):
    """Old URL to target."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """One editorial redirect: old and new URL, both relative to the site, why, and its line.

    ``names`` are the URLs that the names of the old page made, while it had a file to derive them from.
    """

    old: str
    new: str
    because: str
    line: int
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RedirectRulings:
    """Every editorial redirect by its old URL."""

    rulings: tuple[Ruling, ...] = ()


def parse_redirects(text: str) -> RedirectRulings:
    """Parses redirects.yml; raises ContentError with every fault, each on its line."""
    parsed = parse_yaml(text, path=PATH)
    targets = validate(_Redirects, parsed).root
    problems = Collector()
    rulings: list[Ruling] = []
    for old, target in targets.items():
        line = parsed.line((old,))
        named = [(name, parsed.line((old, "names", index))) for index, name in enumerate(target.names)]
        for url, place in ((old, line), (target.to, parsed.line((old, "to"))), *named):
            broken = url_fault(url)
            if broken:
                problems.report(path=PATH, line=place, message=broken[0], fix=broken[1])
        rulings.append(Ruling(old=old, new=target.to, because=target.because, line=line, names=target.names))
    problems.finish()
    return RedirectRulings(rulings=tuple(rulings))


def append_ruling(text: str, ruling: Ruling) -> str:
    """Gives the text of the file with one ruling more, at its end; nothing else in it changes."""
    lines = [f"{_plain(ruling.old)}:", f"  to: {_plain(ruling.new)}", f"  because: {_plain(ruling.because)}"]
    if ruling.names:
        names = f"[{', '.join(map(_plain, ruling.names))}]"
        lines += ["  names:", textwrap.indent(textwrap.fill(names, _WIDTH, break_on_hyphens=False), "    ")]
    return "\n".join([text.rstrip("\n"), *lines, ""]).lstrip("\n")


_WIDTH = 110
"""How many characters of names a line takes: with their indent as much as a line of this project."""


def _plain(value: str) -> str:
    """Gives text as YAML writes it in one line, quoted only where it has to be."""
    written: str = yaml.safe_dump([value], allow_unicode=True, default_flow_style=True, width=10**6)
    return written.strip().removeprefix("[").removesuffix("]")
