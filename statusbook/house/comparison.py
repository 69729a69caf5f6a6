"""A comparison of two to five codes: content/comparisons/AAA-BBB.md."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from pydantic import Field

from statusbook.house.checked import Checked
from statusbook.house.front_matter import Facts, Word, hold_against, split_front_matter
from statusbook.house.headings import HeadingRule
from statusbook.house.prose import Prose, parse_prose
from statusbook.house.reference import Reference
from statusbook.house.section import Section
from statusbook.problems import ContentError, Problem
from statusbook.yaml_lines import YamlText

HEADINGS = (
    HeadingRule("이유", "reasons", 2),
    HeadingRule("상황", "situations", 2, container=True, free_children=True),
    HeadingRule("흔한 실수", "mistakes", 2),
    HeadingRule("더 알아두기", "more", 2, optional=True, free_children=True),
)
_MEMBER = re.compile(r"[1-5]\d\d|[1-5]xx")
_VERDICT = re.compile(r"정답: .*\S")


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
        return tuple(section for section in self.prose.sections if section.anchor.startswith("situations-"))


def parse_comparison(text: str, *, path: str) -> ComparisonNote:
    """Parses one comparison; raises ContentError."""
    lines, prose_text, first_line = split_front_matter(text, path=path)
    facts = hold_against(ComparisonFacts, lines)
    prose = parse_prose(prose_text, path=path, first_line=first_line, headings=HEADINGS)
    comparison = ComparisonNote(path=path, facts=facts, prose=prose, lines=lines)
    problems = [*_faults(comparison)]
    if problems:
        raise ContentError(problems)
    return comparison


def _faults(comparison: ComparisonNote) -> Iterator[Problem]:
    facts, line = comparison.facts, comparison.lines.line(("codes",))
    for member in facts.codes:
        if not _MEMBER.fullmatch(member):
            yield Problem(
                path=comparison.path,
                line=line,
                message=f"'{member}' is neither a code nor a class",
                fix="give numbers from 100 to 599, or classes such as 4xx",
            )
    if list(facts.codes) != sorted(set(facts.codes)):
        yield Problem(
            path=comparison.path,
            line=line,
            message="codes are not ascending",
            fix=f"write [{', '.join(sorted(set(facts.codes)))}]",
        )
    elif PurePosixPath(comparison.path).stem != comparison.slug:
        yield Problem(
            path=comparison.path,
            line=line,
            message=f"codes are {comparison.slug}, the file is not",
            fix=f"rename the file to {comparison.slug}.md, or correct 'codes'",
        )
    for index, row in enumerate(facts.rows):
        if len(row.values) != len(facts.codes):
            yield Problem(
                path=comparison.path,
                line=comparison.lines.line(("rows", index)),
                message=f"row '{row.label}' has {len(row.values)} values for {len(facts.codes)} codes",
                fix="give one value a code, in the order of 'codes'",
            )
    if not comparison.situations:
        yield Problem(path=comparison.path, line=line, message="no situations", fix="add '### …' under '## 상황'")
    for section in comparison.situations:
        if not _VERDICT.match(section.markdown.strip()):
            yield Problem(
                path=comparison.path,
                line=section.line,
                message=f"situation '{section.title}' has no answer",
                fix="begin it with a line such as '정답: [401 Unauthorized](/401/)'",
            )
