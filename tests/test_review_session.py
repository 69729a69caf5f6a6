"""A walk through what nobody has judged, driven by answers that were written down."""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import PROJECT, run_build

termios = pytest.importorskip("termios", reason="the system has no terminals of that kind")

NOTE = """# 팀 노트

- 404: 주소가 바뀌면 나온다.
- 404: 캐시하지 않는다.
- 405: 이 주소는 읽기만 된다.
- 405: 담당은 플랫폼 파트이다.
- 405: 허용하는 메서드를 본문에 적는다.
- 200: 본문 없이 보낸다.
"""
RULINGS = "content/rulings/team.yml"


@pytest.fixture
def project(small_project: Path) -> Path:
    """A project with a note of six statements that nobody has judged."""
    (small_project / "content" / "notes" / "team.md").write_text(NOTE, "utf-8")
    return small_project


def review(project: Path, *answers: object) -> subprocess.CompletedProcess[str]:
    """Runs a review with answers from a file."""
    script = project / "answers.yml"
    script.write_text(yaml.safe_dump(list(answers), allow_unicode=True), "utf-8")
    done = run_build(project, "review", "--answers", str(script))
    script.unlink()
    return done


def rulings(project: Path) -> dict[str, Any]:
    """What was written of the note."""
    return yaml.safe_load((project / RULINGS).read_text("utf-8")) or {}


def tally(project: Path) -> dict[str, Any]:
    """What a check counts of the note."""
    document: dict[str, Any] = json.loads(run_build(project, "check", "--json").stdout)
    assert document["problems"] == []
    return document["totals"]


def test_every_answer_is_a_ruling(project: Path) -> None:
    """Written down at once, sound, and read by the next check."""
    done = review(
        project,
        {"quote": "주소가 바뀌면", "answer": "practice", "because": "팀에서 그렇게 옮깁니다."},
        {
            "quote": "캐시하지 않는다",
            "answer": "corrected",
            "correction": "404는 따로 지시하지 않아도 캐시될 수 있습니다.",
            "references": [{"rfc": 9110, "section": "15.5.5"}],
        },
        {"quote": "읽기만 된다", "answer": "confirmed"},
        {"quote": "담당은", "answer": "aside"},
        {"quote": "본문에 적는다", "answer": "t"},
        {"quote": "본문 없이", "answer": "o"},
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "6 judged" in done.stdout
    assert done.stdout.rstrip().endswith("0 left")
    verdicts = {one["quote"]: one for one in rulings(project)["verdicts"]}
    assert {quote: one["verdict"] for quote, one in verdicts.items()} == {
        "주소가 바뀌면 나온다.": "practice",
        "캐시하지 않는다.": "corrected",
        "이 주소는 읽기만 된다.": "confirmed",
        "담당은 플랫폼 파트이다.": "aside",
        "허용하는 메서드를 본문에 적는다.": "convention",
        "본문 없이 보낸다.": "opinion",
    }
    assert verdicts["이 주소는 읽기만 된다."]["references"]  # those of the code, where the answer gives none
    assert tally(project) == {"statements": 6, "judged": 6, "unreviewed": 0, "citing": 0, "correcting": 1}


def test_it_is_stopped_and_goes_on_where_it_was(project: Path) -> None:
    """What is judged is not asked about again, in the order of the note."""
    assert "2 judged" in review(project, "practice", "aside", "quit").stdout
    assert "2 judged" in review(project, "opinion", "convention").stdout
    assert [one["verdict"] for one in rulings(project)["verdicts"]] == ["practice", "aside", "opinion", "convention"]
    assert tally(project)["unreviewed"] == 2


def test_what_is_put_off_comes_again_at_the_end(project: Path) -> None:
    done = review(project, "later", *["aside"] * 5, "practice")
    assert "6 judged" in done.stdout
    assert rulings(project)["verdicts"][-1]["quote"] == "주소가 바뀌면 나온다."


def test_the_last_answers_are_taken_back(project: Path) -> None:
    """Within a session the statement is asked about again; comments and what others wrote stay."""
    file = project / RULINGS
    file.parent.mkdir(exist_ok=True)
    text = "# 팀의 판정\nfields: []\n"
    file.write_text(text, "utf-8")
    done = review(project, "practice", "undo", "opinion", "quit")
    assert "taken back from content/rulings/team.yml" in done.stdout
    assert [one["verdict"] for one in rulings(project)["verdicts"]] == ["opinion"]
    done = review(project, "undo", "undo", "quit")
    assert "nothing to take back" in done.stdout
    assert not rulings(project).get("verdicts")
    assert file.read_text("utf-8").startswith(text)


def test_the_same_as_a_sentence_of_the_page(project: Path) -> None:
    """The ruling names both, and the sentence is cited from then on."""
    done = review(project, {"quote": "읽기만 된다", "answer": "same", "number": 1})
    assert done.returncode == 0
    (pair,) = rulings(project)["same"]
    assert pair["a"] == {"source": "team", "quote": "이 주소는 읽기만 된다."}
    assert pair["b"]["source"] == "house"
    assert tally(project)["citing"] == 1


def test_a_pair_that_is_distinct_is_not_proposed_again(project: Path) -> None:
    """The statement itself is still to be judged."""
    distinct, same = ({"quote": "읽기만 된다", "answer": answer, "number": 1} for answer in ("distinct", "same"))
    for _ in range(2):  # the second time from the ruling
        done = review(project, distinct, same)
        assert "there is no candidate 1" in done.stdout
        assert "0 judged" in done.stdout
    assert len(rulings(project)["distinct"]) == 1
    assert tally(project)["unreviewed"] == 6


def test_answers_that_are_none_are_told_with_their_lines(project: Path) -> None:
    """All at once, and nothing is written."""
    done = review(project, "maybe", {"answer": "practice", "colour": "red"}, {"answer": "same", "number": 0}, 7)
    assert done.returncode == 1
    for line, message in enumerate(
        ("'maybe' is no answer", "'colour' is no part of an answer", "'number' is '0'", "no answer"), start=1
    ):
        assert message in done.stderr, line
    assert not (project / RULINGS).exists()


def test_without_a_terminal_it_says_what_to_do(project: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(PROJECT / "build.py"), "review", "--root", str(project)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "no terminal to ask at" in done.stderr


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="the system has no terminals to try")
def test_a_person_answers_with_a_key_each(project: Path) -> None:
    """At a real terminal, with the statement, its surroundings and the keys on the screen."""
    leader, follower = os.openpty()
    process = subprocess.Popen(
        [sys.executable, str(PROJECT / "build.py"), "review", "--root", str(project)],
        stdin=follower,
        stdout=follower,
        stderr=follower,
        env={**os.environ, "TERM": "xterm", "COLUMNS": "100", "LINES": "40"},
    )
    shown = b""
    for number, key in enumerate((b"p", b"u", b"a", b"l", b"q"), start=1):
        while shown.count(b"help") < number or termios.tcgetattr(follower)[3] & termios.ICANON:
            assert process.poll() is None, shown.decode("utf-8", "replace")
            if select.select([leader], [], [], 0.05)[0]:
                shown += os.read(leader, 65536)
        os.write(leader, key)
    assert process.wait(30) == 0
    os.close(follower)
    os.close(leader)
    text = shown.decode("utf-8", "replace")
    assert "주소가 바뀌면 나온다." in text
    assert "1 of 6" in text
    assert "taken back" in text
    assert [one["verdict"] for one in rulings(project)["verdicts"]] == ["aside"]
