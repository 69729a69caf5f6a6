"""Rulings: they move entries, give verdicts, and are an error as soon as they no longer apply."""

from __future__ import annotations

import pytest

from statusbook.problems import ContentError
from statusbook.registry.merged_statements import statement_key
from statusbook.registry.rulings import Rulings, parse_rulings
from statusbook.registry.settle import settle
from statusbook.statements.reading import Ledger, NoteEntry, NoteFinding, Reading, Slip
from statusbook.statements.statement import Kind, Lines, Statement, Subject


def statement(text: str, line: int, *codes: int, kind: Kind = Kind.DEFINITION) -> Statement:
    return Statement(
        source="table",
        path="content/notes/table.md",
        lines=Lines(first=line, last=line),
        subject=Subject(codes=codes),
        kind=kind,
        text=text,
    )


def reading(*findings: NoteFinding) -> Reading:
    described = statement("요청에 확장이 더 있어야 합니다.", 31, 509)
    phrase = statement("Not Extended", 31, 509, kind=Kind.PHRASE)
    lost = statement("문서가 없습니다.", 12, 404)
    again = statement("문서가 없습니다.", 52, 404)
    return Reading(
        source="table",
        path="content/notes/table.md",
        entries=(
            NoteEntry(
                subject=Subject(codes=(404,)),
                phrase=None,
                name_ko=None,
                lines=Lines(first=12, last=52),
                statements=(lost, again),
            ),
            NoteEntry(
                subject=Subject(codes=(509,)),
                phrase="Not Extended",
                name_ko=None,
                lines=Lines(first=31, last=31),
                statements=(phrase, described),
            ),
        ),
        findings=findings,
        ledger=Ledger(statements=3, headings=0, set_aside={}, unaccounted=()),
    )


MISMATCH = NoteFinding(
    slip=Slip.PHRASE_OF_ANOTHER_CODE,
    line=31,
    message="509 is not assigned by IANA; 'Not Extended' is the phrase of 510",
    fix="correct the note",
    code=509,
    phrase="Not Extended",
    suggests=510,
)


def ruled(text: str) -> Rulings:
    """The rulings of a file."""
    return parse_rulings(text, path="content/rulings/table.yml")


RULING = """\
mismatches:
  - source: table
    code: 509
    phrase: Not Extended
    belongs_to: 510
    because: 510의 문구입니다.
    references: [{rfc: 2774, section: "7"}]
"""


def test_a_slip_nobody_ruled_on_is_a_problem_with_the_ruling_to_write() -> None:
    """The message names the line; the fix holds the ruling, ready to paste."""
    settled = settle([reading(MISMATCH)], ruled(""))
    assert [str(problem) for problem in settled.problems] == [
        "content/notes/table.md:31: 509 is not assigned by IANA; 'Not Extended' is the phrase of 510\n"
        "  fix: correct the note, or add to content/rulings/table.yml:\n"
        "    mismatches:\n"
        "      - source: table\n"
        "        code: 509\n"
        '        phrase: "Not Extended"\n'
        "        belongs_to: 510\n"
        '        because: ""\n'
        "        references: []"
    ]


def test_a_ruled_mismatch_moves_the_entry() -> None:
    """The statements go to the code the ruling names, the wrong phrase does not go along."""
    settled = settle([reading(MISMATCH)], ruled(RULING))
    assert settled.problems == ()
    assert {(s.subject.codes, s.text) for s in settled.statements} == {
        ((404,), "문서가 없습니다."),
        ((510,), "요청에 확장이 더 있어야 합니다."),
    }
    assert [one.ruling.code for one in settled.misplaced[510]] == [509]


def test_a_stale_mismatch_is_a_problem() -> None:
    """A ruling on something that no note says any more is told at its line."""
    settled = settle([reading(MISMATCH)], ruled(RULING + RULING[12:].replace("509", "508")))
    assert [(problem.path, problem.line) for problem in settled.problems] == [("content/rulings/table.yml", 8)]
    assert "no longer applies" in settled.problems[0].message


def verdict(quote: str) -> str:
    return (
        RULING
        + f"""\
verdicts:
  - source: table
    quote: {quote}
    verdict: confirmed
    references: [{{rfc: 9110, section: 15.5.5}}]
"""
    )


def test_a_verdict_covers_every_copy_of_a_statement() -> None:
    """A note that holds its text twice needs one verdict, not two."""
    settled = settle([reading(MISMATCH)], ruled(verdict("문서가 없습니다.")))
    assert settled.problems == ()
    assert set(settled.findings) == {statement_key(statement("문서가 없습니다.", 1, 404))}


@pytest.mark.parametrize(
    ("quote", "message"),
    [("문서가 사라졌습니다", "no statement of 'table' says"), ("다.", "stands in several statements")],
)
def test_a_quote_must_find_one_statement(quote: str, message: str) -> None:
    """A quote that finds nothing, or two different statements, is told."""
    settled = settle([reading(MISMATCH)], ruled(verdict(quote)))
    assert len(settled.problems) == 1
    assert message in settled.problems[0].message


def test_a_correction_without_a_reference_is_refused() -> None:
    """Who corrects a note says what is right, and the section that settles it."""
    with pytest.raises(ContentError) as caught:
        ruled('verdicts:\n  - source: table\n    quote: "x"\n    verdict: corrected\n')
    assert caught.value.problems[0].line == 2
    assert "'correction' and 'references'" in caught.value.problems[0].message
