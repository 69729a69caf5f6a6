"""A comparison of two to five codes: content/comparisons/AAA-BBB.md."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from pydantic import Field

from statusbook import urls
from statusbook.caches import remembered
from statusbook.house.checked import Checked
from statusbook.house.front_matter import Facts, Word, split_front_matter, validate
from statusbook.house.headings import HeadingRule
from statusbook.house.prose import Prose, parse_prose
from statusbook.house.reference import Reference
from statusbook.house.section import Section
from statusbook.problems import Collector, Problem
from statusbook.yaml_lines import Trail, YamlText

HEADINGS = (
    HeadingRule("이유", "reasons", 2),
    HeadingRule("상황", "situations", 2, container=True, free_children=True),
    HeadingRule("흔한 실수", "mistakes", 2),
    HeadingRule("더 알아두기", "more", 2, optional=True, free_children=True),
)
_MEMBER = re.compile(r"[1-5]\d\d|[1-5]xx")
"""A member: ``401`` or ``4xx``."""
_VERDICT = re.compile(r"정답: .*\S")
"""How a situation begins: ``정답: [401 Unauthorized](/401/)``."""


class ExtraRow(Facts):
    """A row of the side-by-side table that the records cannot give: one value a code, in their order."""

    label: str
    values: tuple[Word, ...] = Field(strict=False)


class ComparisonFacts(Facts):
    """The front matter of a comparison; ``codes`` are numbers, or classes such as ``4xx``."""

    codes: tuple[Word, ...] = Field(strict=False, min_length=2, max_length=5)
    question: str
    rule: str
    rows: tuple[ExtraRow, ...] = Field((), strict=False)
    references: tuple[Reference, ...] = Field(strict=False, min_length=1)
    guides: tuple[str, ...] = Field((), strict=False)
    checked: tuple[Checked, ...] = Field((), strict=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonNote:
    """A comparison's facts and prose, with the file they stand in."""

    path: str
    facts: ComparisonFacts
    prose: Prose
    lines: YamlText

    @property
    def slug(self) -> str:
        """``401-403``."""
        return "-".join(self.facts.codes)

    @property
    def codes(self) -> tuple[int, ...]:
        """The status codes compared; classes are not among them."""
        return tuple(int(member) for member in self.facts.codes if member.isdigit())

    @property
    def situations(self) -> tuple[Section, ...]:
        """The concrete situations, each of which begins with its answer."""
        return _situations(self.prose)


@remembered
def parse_comparison(text: str, *, path: str) -> ComparisonNote:
    """Parses one comparison; raises ContentError with every fault in facts and prose."""
    lines, prose_text, first_line = split_front_matter(text, path=path)
    problems = Collector()
    facts = problems.attempt(lambda: validate(ComparisonFacts, lines))
    prose = problems.attempt(lambda: parse_prose(prose_text, path=path, first_line=first_line, headings=HEADINGS))
    if facts:
        problems.add(_fact_faults(path, facts, lines))
    if prose:
        problems.add(_situation_faults(prose))
    problems.finish()
    assert facts is not None and prose is not None  # else there were problems
    return ComparisonNote(path=path, facts=facts, prose=prose, lines=lines)


def _fact_faults(path: str, facts: ComparisonFacts, lines: YamlText) -> Iterator[Problem]:
    def fault(trail: Trail, message: str, fix: str) -> Problem:
        shown = lines.point_at_value(trail)
        return Problem(path=path, line=lines.line(trail), message=message, fix=fix, evidence=shown)

    slug, ascending = "-".join(facts.codes), sorted(set(facts.codes))
    for member in facts.codes:
        if not _MEMBER.fullmatch(member):
            fix = "give numbers from 100 to 599, or classes such as 4xx"
            yield fault(("codes",), f"'{member}' is neither a code nor a class", fix)
    if list(facts.codes) != ascending:
        yield fault(("codes",), "codes are not ascending", f"write [{', '.join(ascending)}]")
    elif PurePosixPath(path).stem != slug:
        fix = f"rename the file to {slug}.md, or correct 'codes'"
        yield fault(("codes",), f"codes are {slug}, the file is not", fix)
    for index, row in enumerate(facts.rows):
        if len(row.values) != len(facts.codes):
            message = f"row '{row.label}' has {len(row.values)} values for {len(facts.codes)} codes"
            yield fault(("rows", index, "values"), message, "give one value a code, in the order of 'codes'")


def _situation_faults(prose: Prose) -> Iterator[Problem]:
    """Every situation begins with its answer, and there is one at least."""
    situations = _situations(prose)
    head = next((section for section in prose.sections if section.anchor == "situations"), None)
    if head and not situations:
        fix = f"add '### …' under '## {head.title}'"
        yield Problem(path=prose.path, line=head.line, message="no situations", fix=fix)
    for section in situations:
        if not _VERDICT.match(section.markdown.strip()):
            yield Problem(
                path=prose.path,
                line=section.line,
                message=f"situation '{section.title}' has no answer",
                fix=f"begin it with a line such as '정답: [401 Unauthorized]({urls.code(401)})'",
            )


def _situations(prose: Prose) -> tuple[Section, ...]:
    return tuple(section for section in prose.sections if section.anchor.startswith("situations-"))
