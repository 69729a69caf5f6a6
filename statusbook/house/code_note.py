"""The house note of one status code: content/codes/NNN.md."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Annotated, Any, Literal, Self, get_args

from pydantic import Field, model_validator

from statusbook.caches import remembered
from statusbook.house.checked import Checked
from statusbook.house.front_matter import Facts, Word, split_front_matter, validate
from statusbook.house.headings import HeadingRule
from statusbook.house.prose import Prose, parse_prose
from statusbook.house.reference import Reference
from statusbook.problems import Collector
from statusbook.yaml_lines import YamlText

Standing = Literal["standard", "temporary", "deprecated", "unused", "obsolete", "unofficial", "internal"]
Origin = Literal["client", "origin", "hop"]

_INTERNAL = frozenset({"internal"})
_NOT_SENT = frozenset({"unused", "obsolete", "unofficial"}) | _INTERNAL
_UNSPECIFIED = frozenset({"unused", "unofficial"}) | _INTERNAL
_UNUSED = frozenset({"unused"}) | _INTERNAL

HEADINGS = (
    HeadingRule("답", "answer", 2),
    HeadingRule("보낼 때", "when-to-send", 2, optional_for=_NOT_SENT),
    HeadingRule("보내지 말아야 할 때", "when-not-to-send", 2, optional_for=_UNSPECIFIED),
    HeadingRule("받았을 때", "what-to-do", 2, container=True, optional_for=_INTERNAL),
    HeadingRule("클라이언트 개발자", "client", 3, optional_for=_INTERNAL),
    HeadingRule("서버 개발자", "server", 3, optional_for=_INTERNAL),
    HeadingRule("운영자", "operator", 3, optional_for=_INTERNAL),
    HeadingRule("예시", "example", 2, optional_for=_UNUSED),
    HeadingRule("헷갈리는 코드", "confused-with", 2, optional_for=_INTERNAL),
    HeadingRule("흔한 실수", "mistakes", 2, optional_for=_UNUSED),
    HeadingRule("더 알아두기", "more", 2, optional=True, free_children=True),
)


class Headers(Facts):
    """Response headers that belong to a code, by the strength the RFC gives them.

    ``when`` gives the condition under which that strength holds, by the header's name; most have none.
    """

    required: tuple[str, ...] = Field((), strict=False)
    recommended: tuple[str, ...] = Field((), strict=False)
    related: tuple[str, ...] = Field((), strict=False)
    when: dict[str, str] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _conditions_are_of_these_headers(self) -> Self:
        unknown = sorted(self.when.keys() - {*self.required, *self.recommended, *self.related})
        if unknown:
            raise ValueError(f"'when' speaks of headers that are not listed: {', '.join(unknown)}")
        return self


class Retry(Facts):
    """Whether the same request may be sent again, and when."""

    safe: Annotated[
        Literal["yes", "no", "later", "changed", "idempotent", "automatic"],
        Field(description="bare yes and no are words here, not YAML booleans"),
    ]
    when: str

    @model_validator(mode="before")
    @classmethod
    def _yes_is_a_word(cls, value: object) -> object:
        if isinstance(value, dict) and isinstance(value.get("safe"), bool):
            return {**value, "safe": "yes" if value["safe"] else "no"}
        return value


class Vendor(Facts):
    """One product's use of an unregistered number."""

    name: str
    phrase: Word
    name_ko: Word
    meaning: str
    reference: Reference | None = None


_UNSAID: dict[str, Any] = {
    "references": (),
    "since": "",
    "cacheable": False,
    "body": "allowed",
    "headers": {},
    "methods": ("any",),
    "caused_by": (),
    "retry": {"safe": "no", "when": "정해 두지 않았습니다."},
}
"""What a number of a team's own may leave out; nobody is told these values, the parts that show them are left out."""


class CodeFacts(Facts):
    """The front matter of a code: what a table can hold.

    A number of a team's own (``standing: internal``) needs its phrase and its name alone; ``unsaid`` names what it
    leaves out, and is nobody's to write.
    """

    code: int = Field(ge=100, le=599)
    phrase: Word
    name_ko: Word
    standing: Standing
    references: tuple[Reference, ...] = Field(strict=False)
    since: Word
    older_phrases: tuple[Word, ...] = Field((), strict=False)
    cacheable: bool
    body: Literal["allowed", "forbidden", "required"]
    headers: Headers
    methods: tuple[str, ...] = Field(strict=False)
    caused_by: tuple[Origin, ...] = Field(strict=False)
    retry: Retry
    aliases: tuple[Word, ...] = Field((), strict=False)
    symptoms: tuple[Word, ...] = Field((), strict=False)
    vendors: tuple[Vendor, ...] = Field((), strict=False)
    guides: tuple[str, ...] = Field((), strict=False)
    checked: tuple[Checked, ...] = Field((), strict=False)
    unsaid: frozenset[str] = Field(frozenset(), exclude=True)

    @model_validator(mode="before")
    @classmethod
    def _an_internal_number_says_little(cls, value: object) -> object:
        if not isinstance(value, dict):
            return value
        given = {name: one for name, one in value.items() if name != "unsaid"}
        if given.get("standing") != "internal":
            return given
        left_out = {name: one for name, one in _UNSAID.items() if name not in given}
        return {**left_out, **given, "unsaid": frozenset(left_out)}

    @model_validator(mode="after")
    def _vendors_are_for_unofficial_codes(self) -> Self:
        if self.standing == "unofficial" and not self.vendors:
            raise ValueError("an unofficial code needs 'vendors': who uses it, and where that is documented")
        if not self.references and self.standing not in ("unofficial", "internal"):
            raise ValueError("'references' is empty")
        return self


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeNote:
    """A code's facts and prose, with the file they stand in."""

    path: str
    facts: CodeFacts
    prose: Prose
    lines: YamlText

    @property
    def code(self) -> int:
        """The status code."""
        return self.facts.code


@remembered
def parse_code_note(text: str, *, path: str) -> CodeNote:
    """Parses one house note; raises ContentError with every fault in facts and prose."""
    lines, prose_text, first_line = split_front_matter(text, path=path)
    problems = Collector()
    facts = problems.attempt(lambda: validate(CodeFacts, lines))
    stem = PurePosixPath(path).stem
    if facts and stem != str(facts.code):
        problems.report(
            path=path,
            line=lines.line(("code",)),
            message=f"'code' is {facts.code}, the file is {stem}.md",
            fix=f"rename the file to {facts.code}.md, or correct 'code'",
            evidence=lines.point_at_value(("code",)),
        )
    standing = facts.standing if facts else _standing_of(lines)
    prose = problems.attempt(
        lambda: parse_prose(prose_text, path=path, first_line=first_line, headings=HEADINGS, variant=standing)
    )
    problems.finish()
    assert facts is not None and prose is not None  # else there were problems
    return CodeNote(path=path, facts=facts, prose=prose, lines=lines)


def _standing_of(lines: YamlText) -> str:
    """The standing that a note with faults in its other facts gives: it says which headings may be missing."""
    given = lines.value.get("standing") if isinstance(lines.value, dict) else None
    return str(given) if given in get_args(Standing) else "standard"
