"""A guide, a topic that crosses codes: content/guides/SLUG.md."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

from pydantic import Field

from statusbook.caches import remembered
from statusbook.house.checked import Checked
from statusbook.house.front_matter import Facts, split_front_matter, validate
from statusbook.house.prose import Prose, parse_prose
from statusbook.house.reference import Reference
from statusbook.problems import Collector
from statusbook.yaml_lines import YamlText


class GuideFacts(Facts):
    """The front matter of a guide."""

    title: str
    question: str
    answer: str
    codes: tuple[int, ...] = Field(strict=False, min_length=1)
    references: tuple[Reference, ...] = Field(strict=False, min_length=1)
    checked: tuple[Checked, ...] = Field((), strict=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideNote:
    """A guide's facts and prose, with the file they stand in."""

    path: str
    facts: GuideFacts
    prose: Prose
    lines: YamlText

    @property
    def slug(self) -> str:
        """The file's name, which is the last part of the permalink."""
        return PurePosixPath(self.path).stem


@remembered
def parse_guide(text: str, *, path: str) -> GuideNote:
    """Parses one guide; raises ContentError with every fault in facts and prose."""
    lines, prose_text, first_line = split_front_matter(text, path=path)
    problems = Collector()
    facts = problems.attempt(lambda: validate(GuideFacts, lines))
    prose = problems.attempt(lambda: parse_prose(prose_text, path=path, first_line=first_line, headings=None))
    problems.finish()
    assert facts is not None and prose is not None  # else there were problems
    return GuideNote(path=path, facts=facts, prose=prose, lines=lines)
