"""content/rulings/<source>.yml: what a person decided where notes disagree, are wrong, or say the same in other words."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Literal, NamedTuple, Self

from pydantic import Field, model_validator

from statusbook.caches import remembered
from statusbook.house.client_outcomes import OUTCOMES, Outcome, Question
from statusbook.house.clients import Case, OutcomeField, QuestionField
from statusbook.house.front_matter import Facts, validate
from statusbook.house.reference import Reference
from statusbook.problems import ContentError, Problem
from statusbook.yaml_lines import YamlText, parse_yaml

FOLDER = "content/rulings"


def rulings_path(source: str) -> str:
    """Gives the path of the file with the rulings on a source."""
    return f"{FOLDER}/{source}.yml"


class Verdict(StrEnum):
    """What the audit of a statement against the RFCs found."""

    CONFIRMED = "confirmed"
    CORRECTED = "corrected"
    PRACTICE = "practice"
    OPINION = "opinion"
    CONVENTION = "convention"  # what those who wrote the note have agreed on among themselves
    ASIDE = "aside"  # about the note itself: "let us look at an example"; shown on the note's page only


class Mismatch(Facts):
    """A note pairs a code with another code's phrase: where its statements belong."""

    source: str
    code: int
    phrase: str
    belongs_to: int
    because: str
    references: tuple[Reference, ...] = Field(strict=False)


class Spelling(Facts):
    """A note misspells a phrase: what it means."""

    source: str
    code: int
    phrase: str
    means: str
    because: str


class Unassigned(Facts):
    """A note describes a number that neither IANA nor a house note knows: why it stays."""

    source: str
    code: int
    because: str


class FieldChoice(Facts):
    """Which value of a field stands, whatever the ranks say."""

    code: int
    field: Literal["phrase", "name_ko"]
    value: str
    because: str


class Quote(Facts):
    """Finds a statement: its source, and words that stand in no other statement of that source."""

    source: str
    quote: str
    code: int | None = None
    status_class: int | None = None


class Pair(Facts):
    """Two statements that say the same, or that do not although they look it."""

    a: Quote
    b: Quote
    because: str


class Measured(Facts):
    """What clients were seen to do that a corrected statement says otherwise: cells of content/clients/.

    ``codes`` are the code pages whose table points to the correction; without ``methods`` all are meant.
    """

    question: QuestionField
    codes: tuple[int, ...] = Field(strict=False, min_length=1)
    methods: tuple[str, ...] | None = Field(None, strict=False, min_length=1)
    outcomes: tuple[OutcomeField, ...] = Field(strict=False, min_length=1)

    @model_validator(mode="after")
    def _outcomes_belong_to_the_question(self) -> Self:
        if strangers := [outcome for outcome in self.outcomes if outcome not in OUTCOMES[self.question]]:
            raise ValueError(f"'{strangers[0]}' is no outcome of '{self.question}'")
        return self

    def meets(self, question: Question, code: int, case: Case, outcome: Outcome) -> bool:
        """Whether this outcome of this case, on the page of this code, is what the statement says otherwise."""
        asked = question is self.question and code in self.codes
        return asked and outcome in self.outcomes and (self.methods is None or case.method in self.methods)


class Finding(Facts):
    """The verdict on one statement, with the section that settles it."""

    source: str
    quote: str
    code: int | None = None
    status_class: int | None = None
    verdict: Verdict = Field(strict=False)
    correction: str | None = None
    because: str | None = None
    references: tuple[Reference, ...] = Field((), strict=False)
    measured: tuple[Measured, ...] = Field((), strict=False)

    @model_validator(mode="after")
    def _a_correction_says_what_is_right(self) -> Self:
        if self.verdict is Verdict.CORRECTED and not (self.correction and self.references):
            raise ValueError("a corrected statement needs 'correction' and 'references'")
        if self.verdict is Verdict.CONFIRMED and not self.references:
            raise ValueError("a confirmed statement needs 'references'")
        if self.verdict is not Verdict.CORRECTED and self.measured:
            raise ValueError("'measured' goes with a corrected statement, and only with it")
        return self


AnyRuling = Mismatch | Spelling | Unassigned | FieldChoice | Pair | Finding


def spoken_of(ruling: AnyRuling) -> tuple[str, ...]:
    """Gives the sources that a ruling speaks of: both of a pair, none of a field."""
    if isinstance(ruling, Pair):
        return ruling.a.source, ruling.b.source
    return () if isinstance(ruling, FieldChoice) else (ruling.source,)


class _RulingsFile(Facts):
    mismatches: tuple[Mismatch, ...] = Field((), strict=False)
    spellings: tuple[Spelling, ...] = Field((), strict=False)
    unassigned: tuple[Unassigned, ...] = Field((), strict=False)
    fields: tuple[FieldChoice, ...] = Field((), strict=False)
    same: tuple[Pair, ...] = Field((), strict=False)
    distinct: tuple[Pair, ...] = Field((), strict=False)
    verdicts: tuple[Finding, ...] = Field((), strict=False)


KINDS = tuple(_RulingsFile.model_fields)
"""The kinds of rulings: the keys of a file."""


class RulingPlace(NamedTuple):
    """Where a ruling is written."""

    path: str
    line: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rulings:
    """Every ruling by its kind, and where each is written: in which file, at which place of its list there."""

    mismatches: tuple[Mismatch, ...] = ()
    spellings: tuple[Spelling, ...] = ()
    unassigned: tuple[Unassigned, ...] = ()
    fields: tuple[FieldChoice, ...] = ()
    same: tuple[Pair, ...] = ()
    distinct: tuple[Pair, ...] = ()
    verdicts: tuple[Finding, ...] = ()
    written: Mapping[str, tuple[tuple[YamlText, int], ...]] = field(default_factory=dict)

    def of_kind(self, kind: str) -> tuple[AnyRuling, ...]:
        """The rulings of one kind."""
        found: tuple[AnyRuling, ...] = getattr(self, kind)
        return found

    def place(self, kind: str, index: int, *deeper: str | int) -> RulingPlace:
        """Where one ruling is written, or a part of it."""
        lines, number = self.written[kind][index]
        return RulingPlace(lines.path, lines.line((kind, number, *deeper)))

    def only_of(self, sources: Collection[str]) -> Rulings:
        """The rulings that speak of none but these sources."""
        kept = {
            kind: [index for index, one in enumerate(self.of_kind(kind)) if {*spoken_of(one)} <= {*sources}]
            for kind in KINDS
        }
        found: dict[str, Any] = {
            kind: tuple(self.of_kind(kind)[index] for index in indexes) for kind, indexes in kept.items()
        }
        written = {kind: tuple(self.written[kind][index] for index in indexes) for kind, indexes in kept.items()}
        return Rulings(**found, written=written)


NO_RULINGS = Rulings(written=dict.fromkeys(KINDS, ()))


@remembered
def parse_rulings(text: str, *, path: str) -> Rulings:
    """Parses one file of rulings; raises ContentError with every fault in it."""
    lines = parse_yaml(text, path=path)
    if lines.value is not None and not isinstance(lines.value, dict):
        message, fix = "no rulings by their kinds", f"write them as lists under these keys: {', '.join(KINDS)}"
        raise ContentError([Problem(path=path, line=1, message=message, fix=fix)])
    read = validate(_RulingsFile, lines)
    found = {kind: getattr(read, kind) for kind in KINDS}
    return Rulings(**found, written={kind: tuple((lines, n) for n in range(len(found[kind]))) for kind in KINDS})
