"""content/rulings.yml: what a person decided where notes disagree, are wrong, or say the same in other words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, Self

from pydantic import Field, model_validator

from statusbook.caches import remembered
from statusbook.house.client_outcomes import OUTCOMES, Outcome, Question
from statusbook.house.clients import Case, OutcomeField, QuestionField
from statusbook.house.front_matter import Facts, validate
from statusbook.house.reference import Reference
from statusbook.yaml_lines import YamlText, parse_yaml

PATH = "content/rulings.yml"


class Verdict(StrEnum):
    """What the audit of a statement against the RFCs found."""

    CONFIRMED = "confirmed"
    CORRECTED = "corrected"
    PRACTICE = "practice"
    OPINION = "opinion"
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


class _Rulings(Facts):
    mismatches: tuple[Mismatch, ...] = Field((), strict=False)
    spellings: tuple[Spelling, ...] = Field((), strict=False)
    unassigned: tuple[Unassigned, ...] = Field((), strict=False)
    fields: tuple[FieldChoice, ...] = Field((), strict=False)
    same: tuple[Pair, ...] = Field((), strict=False)
    distinct: tuple[Pair, ...] = Field((), strict=False)
    verdicts: tuple[Finding, ...] = Field((), strict=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rulings:
    """Every ruling by its kind, with the line of each."""

    mismatches: tuple[Mismatch, ...] = ()
    spellings: tuple[Spelling, ...] = ()
    unassigned: tuple[Unassigned, ...] = ()
    fields: tuple[FieldChoice, ...] = ()
    same: tuple[Pair, ...] = ()
    distinct: tuple[Pair, ...] = ()
    verdicts: tuple[Finding, ...] = ()
    lines: YamlText

    def line(self, kind: str, index: int) -> int:
        """The line of one ruling, for a message."""
        return self.lines.line((kind, index))


NO_RULINGS = Rulings(lines=YamlText(value=None, path=PATH, first_line=1))
"""The rulings in place of a file with faults."""


@remembered
def parse_rulings(text: str) -> Rulings:
    """Parses content/rulings.yml; raises ContentError with every fault."""
    lines = parse_yaml(text, path=PATH)
    rulings = validate(_Rulings, lines)
    return Rulings(**{name: getattr(rulings, name) for name in _Rulings.model_fields}, lines=lines)
