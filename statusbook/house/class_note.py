"""The house note of a status class: content/classes/Nxx.md."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import Field

from statusbook.caches import remembered
from statusbook.house.checked import Checked
from statusbook.house.front_matter import Facts, split_front_matter, validate
from statusbook.house.headings import HeadingRule
from statusbook.house.prose import Prose, parse_prose
from statusbook.house.reference import Reference
from statusbook.problems import Collector
from statusbook.yaml_lines import YamlText

HEADINGS = (
    HeadingRule("답", "answer", 2),
    HeadingRule("이 클래스의 응답", "responses", 2),
    HeadingRule("모르는 코드를 받으면", "unknown-codes", 2),
    HeadingRule("흔한 실수", "mistakes", 2),
    HeadingRule("더 알아두기", "more", 2, optional=True, free_children=True),
)


class ClassFacts(Facts):
    """The front matter of a class."""

    status_class: int = Field(ge=1, le=5)
    phrase: str
    name_ko: str
    references: tuple[Reference, ...] = Field(strict=False, min_length=1)
    checked: tuple[Checked, ...] = Field((), strict=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassNote:
    """A class's facts and prose, with the file they stand in."""

    path: str
    facts: ClassFacts
    prose: Prose
    lines: YamlText

    @property
    def slug(self) -> str:
        """``4xx``."""
        return f"{self.facts.status_class}xx"


@remembered
def parse_class_note(text: str, *, path: str) -> ClassNote:
    """Parses one class note; raises ContentError with every fault in facts and prose."""
    lines, prose_text, first_line = split_front_matter(text, path=path)
    problems = Collector()
    facts = problems.attempt(lambda: validate(ClassFacts, lines))
    if facts and not path.endswith(f"/{facts.status_class}xx.md"):
        problems.report(
            path=path,
            line=lines.line(("status_class",)),
            message=f"'status_class' is {facts.status_class}",
            fix=f"rename the file to {facts.status_class}xx.md, or correct 'status_class'",
            evidence=lines.point_at_value(("status_class",)),
        )
    prose = problems.attempt(lambda: parse_prose(prose_text, path=path, first_line=first_line, headings=HEADINGS))
    problems.finish()
    assert facts is not None and prose is not None  # else there were problems
    return ClassNote(path=path, facts=facts, prose=prose, lines=lines)
