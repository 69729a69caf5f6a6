"""What a team has agreed on about a code: content/conventions/NNN.md."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import PurePosixPath

from pydantic import Field

from statusbook.caches import remembered
from statusbook.house.front_matter import Facts, split_front_matter, validate
from statusbook.house.headings import HeadingRule
from statusbook.house.prose import Prose, parse_prose
from statusbook.problems import Collector
from statusbook.yaml_lines import YamlText

_DETAIL = HeadingRule("자세히", "convention-detail", 2)


class ConventionFacts(Facts):
    """The front matter: the rule in one sentence, who owns it, since when it holds, and by when it is looked at again."""

    rule: str = Field(min_length=1, max_length=300)
    owner: str = Field(min_length=1)
    since: datetime.date
    review_by: datetime.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConventionNote:
    """A convention's facts, and its prose where there is any, with the file they stand in."""

    path: str
    code: int
    facts: ConventionFacts
    prose: Prose
    lines: YamlText


@remembered
def parse_convention(text: str, *, path: str) -> ConventionNote:
    """Parses one convention; raises ContentError with every fault in its name, facts and prose."""
    lines, prose_text, first_line = split_front_matter(text, path=path)
    problems = Collector()
    stem = PurePosixPath(path).stem
    if not (stem.isdigit() and len(stem) == len("404") and "1" <= stem[0] <= "5"):
        fix = "name the file after its code: content/conventions/402.md"
        problems.report(path=path, line=1, message=f"'{stem}' is no status code", fix=fix)
    facts = problems.attempt(lambda: validate(ConventionFacts, lines))
    prose = Prose(path=path, sections=())
    if prose_text.strip():  # its only heading is ours, above its first line
        titled = f"{'#' * _DETAIL.level} {_DETAIL.title}\n{prose_text}"
        read = problems.attempt(lambda: parse_prose(titled, path=path, first_line=first_line - 1, headings=(_DETAIL,)))
        prose = read or prose
    problems.finish()
    assert facts is not None  # else there were problems
    return ConventionNote(path=path, code=int(stem), facts=facts, prose=prose, lines=lines)
