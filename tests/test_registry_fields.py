"""Fields: equals keep all evidence, rank decides, a ruling overrides, an unbroken tie stops the build."""

from __future__ import annotations

from statusbook.registry.fields import field_key, merge_field
from statusbook.registry.rulings import FieldChoice
from statusbook.statements.statement import Kind, Lines, Statement, Subject

RANKS = {"house": 0, "first": 10, "second": 20, "peer": 20}


def name(source: str, text: str, line: int = 1) -> Statement:
    return Statement(
        source=source,
        path=f"content/notes/{source}.md",
        lines=Lines(first=line, last=line),
        subject=Subject(codes=(404,)),
        kind=Kind.NAME_KO,
        text=text,
    )


def merge(*statements: Statement, choice: FieldChoice | None = None, spellings: dict[str, str] | None = None):
    return merge_field(statements, rank=lambda s: RANKS[s.source], choice=choice, spellings=spellings or {})


def test_equal_values_keep_all_their_evidence() -> None:
    """Spacing, case and punctuation make no difference, and nobody who says it is dropped."""
    value, problems = merge(name("second", "찾을 수 없음"), name("first", "찾을수없음"))
    assert value is not None and not problems
    assert value.value == "찾을수없음"
    assert [statement.source for statement in value.evidence] == ["first", "second"]
    assert value.variants == ()


def test_rank_decides_and_the_loser_stays_visible() -> None:
    """The better-ranked value stands; the other is a variant with its evidence."""
    value, problems = merge(name("first", "찾을 수 없음"), name("second", "발견되지 않음", 7))
    assert value is not None and not problems
    assert value.value == "찾을 수 없음"
    assert [(variant.value, variant.evidence[0].location) for variant in value.variants] == [
        ("발견되지 않음", "content/notes/second.md:7")
    ]


def test_equals_that_disagree_are_a_problem_with_the_ruling_to_write() -> None:
    """Both sides are quoted at their lines, and the ruling stands ready to paste."""
    _, problems = merge(name("second", "찾을 수 없음", 3), name("peer", "발견되지 않음", 9))
    assert [str(problem) for problem in problems] == [
        "content/notes/peer.md:9: 404: two notes of the same rank give different values of 'name_ko'\n"
        '  content/notes/peer.md:9 says "발견되지 않음"\n'
        '  content/notes/second.md:3 says "찾을 수 없음"\n'
        "  fix: choose one in content/rulings/peer.yml:\n"
        "    fields:\n"
        "      - code: 404\n"
        "        field: name_ko\n"
        '        value: "발견되지 않음"\n'
        '        because: ""'
    ]


def test_a_ruling_overrides_rank() -> None:
    """The value somebody chose stands, with the reason, whoever says it."""
    choice = FieldChoice(code=404, field="name_ko", value="발견되지 않음", because="더 널리 쓰입니다.")
    value, problems = merge(name("first", "찾을 수 없음"), name("second", "발견되지 않음"), choice=choice)
    assert value is not None and not problems
    assert (value.value, value.because) == ("발견되지 않음", "더 널리 쓰입니다.")
    assert [variant.value for variant in value.variants] == ["찾을 수 없음"]


def test_a_ruling_settles_equals() -> None:
    """Once somebody ruled, equals that disagree are no problem any more."""
    choice = FieldChoice(code=404, field="name_ko", value="찾을 수 없음", because="이름이 짧습니다.")
    value, problems = merge(name("second", "찾을 수 없음"), name("peer", "발견되지 않음"), choice=choice)
    assert value is not None and value.value == "찾을 수 없음" and not problems


def test_a_misspelt_value_never_wins() -> None:
    """A value that a ruling calls misspelt is shown as a variant, however well its note is ranked."""
    spellings = {field_key("Upgraded Required"): "Upgrade Required"}
    value, _ = merge(name("first", "Upgraded Required"), name("second", "Upgrade Required"), spellings=spellings)
    assert value is not None
    assert value.value == "Upgrade Required"
    assert [variant.value for variant in value.variants] == ["Upgraded Required"]
