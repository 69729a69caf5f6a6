"""content/terms.yml: spellings the house does not use, what it writes instead, and why."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import Field, RootModel

from statusbook.caches import remembered
from statusbook.house.front_matter import Facts, validate
from statusbook.problems import Collector
from statusbook.yaml_lines import parse_yaml

PATH = "content/terms.yml"


class RefusedSpelling(Facts):
    """One spelling that is refused; ``unless`` holds words in which it is right (``타겟팅``)."""

    refused: str = Field(min_length=1)
    wanted: str = Field(min_length=1)
    because: str
    unless: tuple[str, ...] = Field((), strict=False)


class _Terms(RootModel[tuple[RefusedSpelling, ...]]):
    root: tuple[RefusedSpelling, ...] = Field(strict=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """Every refused spelling."""

    terms: tuple[RefusedSpelling, ...]

    def refused_in(self, text: str) -> Iterator[tuple[int, RefusedSpelling]]:
        """Gives every refused spelling in a text with its offset."""
        for term in self.terms:
            if term.refused not in text:
                continue
            spared = [match.span() for word in term.unless for match in re.finditer(re.escape(word), text)]
            for match in re.finditer(re.escape(term.refused), text):
                if not any(start <= match.start() and match.end() <= end for start, end in spared):
                    yield match.start(), term


@remembered
def parse_terms(text: str) -> Terms:
    """Parses content/terms.yml; raises ContentError with every fault found."""
    parsed = parse_yaml(text, path=PATH)
    terms = validate(_Terms, parsed).root
    problems = Collector()
    seen: dict[str, int] = {}
    for index, term in enumerate(terms):
        line = parsed.line((index, "refused"))
        if term.refused in seen:
            fix = f"keep this one, or the one in line {seen[term.refused]}"
            problems.report(path=PATH, line=line, message=f"duplicate entry for '{term.refused}'", fix=fix)
        seen.setdefault(term.refused, line)
        if any(other.refused in term.wanted for other in terms):
            fix = "want a spelling that no entry refuses"
            problems.report(path=PATH, line=line, message=f"'{term.wanted}' is refused itself", fix=fix)
        for word in term.unless:
            if term.refused not in word:
                fix = f"give words that hold '{term.refused}', or remove it"
                problems.report(path=PATH, line=line, message=f"'{word}' needs no exception", fix=fix)
    problems.finish()
    return Terms(terms=terms)
