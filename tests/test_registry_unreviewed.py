"""What nobody has judged is cited only with the same words, and shown as what it is, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import run_build

from statusbook.house.reference import Reference
from statusbook.house.sources import HOUSE
from statusbook.likeness import linguist
from statusbook.registry.merged_statements import statement_key
from statusbook.registry.record import MergedProse
from statusbook.registry.rulings import Finding, Verdict
from statusbook.registry.settle import Settled
from statusbook.registry.subject_prose import merge_subjects
from statusbook.statements.house_statements import HouseSentence
from statusbook.statements.statement import Kind, Lines, Statement, Subject

SUBJECT = Subject(codes=(503,))
SENTENCE = "`Retry-After`를 꼭 붙입니다."


def say(text: str, *, line: int, source: str = "team") -> Statement:
    return Statement(
        source=source,
        path=f"content/notes/{source}.md",
        lines=Lines(first=line, last=line),
        subject=SUBJECT,
        kind=Kind.DEFINITION,
        text=text,
    )


def merge(
    notes: list[Statement],
    *,
    house: str = SENTENCE,
    mistake: bool = False,
    judged: dict[Statement, Verdict] | None = None,
    same: list[tuple[Statement, Statement]] | None = None,
) -> MergedProse:
    """The prose of 503, with one sentence of the house."""
    sentence = HouseSentence(
        statement=say(house, line=1, source=HOUSE), anchor="mistakes", start=0, end=1, mistake=mistake
    )
    findings = {
        statement_key(one): Finding(
            source=one.source,
            quote=one.text,
            verdict=verdict,
            correction="다릅니다." if verdict is Verdict.CORRECTED else None,
            references=(Reference(rfc=9110, section="15.6.4"),),
        )
        for one, verdict in (judged or {}).items()
    }
    settled = Settled(
        statements=tuple(notes),
        misplaced={},
        findings=findings,
        same=frozenset(frozenset(map(statement_key, pair)) for pair in same or ()),
        distinct=frozenset(),
        problems=(),
    )
    merged = merge_subjects(
        {SUBJECT: notes},
        {SUBJECT: [sentence]},
        settled,
        lambda one: 0 if one.source == HOUSE else 5,
        linguist(),
    )
    return merged[SUBJECT]


def texts(groups: object) -> list[list[str]]:
    return [[member.text for member in addition.members] for addition in groups]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "text",
    ["Retry-After를 꼭 붙인다", "`Retry-After`를 꼭 붙임.", "Retry-After를 꼭 붙여요!", "RETRY-AFTER를 꼭 붙입니다"],
)
def test_the_same_words_are_cited_whoever_wrote_them(text: str) -> None:
    """Politeness, marks, letter case and spaces claim nothing."""
    prose = merge([say(text, line=1)])
    assert [one.text for one in prose.sentences[0].citing] == [text]
    assert not prose.unreviewed


@pytest.mark.parametrize(
    "text",
    [
        "Retry-After 없음",
        "Retry-After",
        "Retry-After를 꼭 붙이지는 않는다",
        "Retry-After를 붙인다",
        "Retry-After를 꼭 붙여야 한다",
        "Retry-After를 꼭 붙입니까?",
        "응답에 Retry-After 헤더를 반드시 넣습니다",
    ],
)
def test_other_words_are_not_cited_until_somebody_has_judged_them(text: str) -> None:
    """Not even where they surely say the same: that is for ``review`` to propose."""
    prose = merge([say(text, line=1)])
    assert not prose.sentences[0].citing
    assert texts(prose.unreviewed) == [[text]]


def test_a_mistake_is_not_what_the_page_says() -> None:
    """What stands under the mistakes of a page says the opposite of its words: the very same words do not agree."""
    words = "`Location` 없이 201만 보냅니다."
    note = say(words, line=1)
    prose = merge([note], house=words, mistake=True)
    assert not prose.sentences[0].citing
    assert texts(prose.unreviewed) == [[words]]
    judged = merge([note], house=words, mistake=True, judged={note: Verdict.CONFIRMED})
    assert not judged.sentences[0].citing
    house = say(words, line=1, source=HOUSE)
    ruled = merge([note], house=words, mistake=True, same=[(note, house)])
    assert [one.text for one in ruled.sentences[0].citing] == [words]


def test_the_words_of_a_judged_statement_are_judged() -> None:
    """Another note that has them shares the verdict, and the correction."""
    wrong = say("503은 캐시해도 됩니다.", line=1)
    again = say("503은 캐시해도 된다", line=4, source="other")
    prose = merge([wrong, again], judged={wrong: Verdict.CORRECTED})
    assert texts(prose.corrections) == [[wrong.text, again.text]]
    assert not prose.unreviewed


def test_what_likely_says_the_same_as_a_judged_statement_awaits_its_verdict_beside_it() -> None:
    """It is printed once, and marked."""
    judged = say("점검 시간에는 503을 보낸다", line=1)
    like = say("점검하는 시간에는 503을 전송합니다", line=4, source="other")
    prose = merge([judged, like], judged={judged: Verdict.PRACTICE})
    assert texts(prose.additions) == [[judged.text]]
    assert [one.text for one in prose.additions[0].awaiting] == [like.text]
    assert not prose.unreviewed


def test_nothing_unread_joins_a_corrected_statement_by_likeness() -> None:
    """To say that a note is wrong takes somebody who has read it."""
    wrong = say("점검 시간에는 503을 보낸다", line=1)
    like = say("점검하는 시간에는 503을 전송합니다", line=4, source="other")
    prose = merge([wrong, like], judged={wrong: Verdict.CORRECTED})
    assert texts(prose.corrections) == [[wrong.text]]
    assert texts(prose.unreviewed) == [[like.text]]


def test_two_notes_that_say_the_same_are_printed_once() -> None:
    """Also where nobody has judged either."""
    one, other = (
        say("점검 시간에는 503을 보낸다", line=1),
        say("점검하는 시간에는 503을 전송합니다", line=4, source="zeta"),
    )
    assert texts(merge([one, other]).unreviewed) == [[one.text, other.text]]


NOTE = "# 팀 노트\n\n- 404: 주소가 바뀌면 나온다.\n- 405: 이 주소는 읽기만 된다.\n"


def prepare(project: Path, wish: str) -> None:
    """Makes the note say two things that nobody has judged, and the settings what becomes of that."""
    (project / "content" / "notes" / "team.md").write_text(NOTE, "utf-8")
    settings = (project / "mkdocs.yml").read_text("utf-8")
    assert settings.count("  generator: false\n") == 1
    wished = settings.replace("  generator: false\n", f"  generator: false\n  statusbook:\n    unreviewed: {wish}\n")
    (project / "mkdocs.yml").write_text(wished, "utf-8")


def test_it_is_shown_folded_with_a_mark(small_project: Path) -> None:
    """On the page of the code, of the note, and in the API."""
    prepare(small_project, "mark")
    assert run_build(small_project).returncode == 0
    page = (small_project / "site" / "405" / "index.html").read_text("utf-8")
    assert "이 주소는 읽기만 된다" in page.partition("sb-unreviewed")[2]
    assert "검토 전" in (small_project / "site" / "sources" / "team" / "index.html").read_text("utf-8")
    assert "이 주소는 읽기만 된다" in (small_project / "site" / "api" / "v1" / "codes" / "405.json").read_text("utf-8")


def test_it_is_hidden_everywhere(small_project: Path) -> None:
    """Nothing of what is published holds it."""
    prepare(small_project, "hide")
    assert run_build(small_project).returncode == 0
    holding = [
        path.relative_to(small_project).as_posix()
        for path in (small_project / "site").rglob("*")
        if path.is_file() and "이 주소는 읽기만 된다".encode() in path.read_bytes()
    ]
    assert holding == []


def test_it_is_refused_with_every_line(small_project: Path) -> None:
    """The site stays as it was."""
    prepare(small_project, "refuse")
    done = run_build(small_project, "check")
    assert done.returncode == 1
    assert "content/notes/team.md:3: nobody has judged this statement: 주소가 바뀌면 나온다." in done.stderr
    assert "content/notes/team.md:4: nobody has judged this statement: 이 주소는 읽기만 된다." in done.stderr
    assert "(mkdocs.yml:" in done.stderr


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("unreviewed: maybe", "'extra.statusbook.unreviewed' is 'maybe'"),
        ("unreviewed: [mark]", "'extra.statusbook.unreviewed' is 'no word'"),
        ("unread: mark", "'extra.statusbook' has no setting 'unread'"),
    ],
)
def test_unknown_wishes_are_told_with_their_line(small_project: Path, written: str, message: str) -> None:
    """A misspelt wish must not publish what was to be hidden."""
    prepare(small_project, "mark")
    settings = small_project / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("unreviewed: mark", written), "utf-8")
    done = run_build(small_project, "check")
    assert done.returncode == 1
    assert message in done.stderr
    assert "mkdocs.yml:" in done.stderr
