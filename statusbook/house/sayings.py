"""content/sayings.yml: what people type and mean a page by, besides what the page's own file says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pydantic import Field, RootModel

from statusbook.house.front_matter import Facts, Word, validate
from statusbook.house.permalinks import url_fault
from statusbook.problems import Collector
from statusbook.yaml_lines import parse_yaml

PATH = "content/sayings.yml"


class Said(Facts):
    """``said`` in words, ``logged`` in code and logs: exceptions, log lines, settings."""

    said: tuple[Word, ...] = Field((), strict=False)
    logged: tuple[Word, ...] = Field((), strict=False)


class _Sayings(RootModel[dict[str, Said]]):
    """Permalink to what is said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sayings:
    """What is said by permalink, and the line of each permalink."""

    by_permalink: Mapping[str, Said] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)


def parse_sayings(text: str) -> Sayings:
    """Parses sayings.yml; raises ContentError with every fault, each on its line."""
    parsed = parse_yaml(text, path=PATH)
    sayings = validate(_Sayings, parsed).root
    problems = Collector()
    for permalink, said in sayings.items():
        broken = url_fault(permalink)
        if broken:
            problems.report(path=PATH, line=parsed.line((permalink,)), message=broken[0], fix=broken[1])
        seen: set[str] = set()
        for kind, texts in (("said", said.said), ("logged", said.logged)):
            for index, saying in enumerate(texts):
                if saying in seen:
                    line = parsed.line((permalink, kind, index))
                    message = f"duplicate saying '{saying}' under '{permalink}'"
                    problems.report(path=PATH, line=line, message=message, fix="keep one of them")
                seen.add(saying)
    problems.finish()
    return Sayings(by_permalink=sayings, lines={permalink: parsed.line((permalink,)) for permalink in sayings})
