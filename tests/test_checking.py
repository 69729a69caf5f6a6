"""``check`` counts what became of every note, for people and as JSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from conftest import run_build

NOTE = "# 팀 노트\n\n- 404: 주소가 바뀌면 나온다.\n- 405: 이 주소는 읽기만 된다.\n"
ACCEPTED = "content/accepted/team.txt"


def write_note(project: Path, text: str = NOTE) -> None:
    (project / "content" / "notes" / "team.md").write_text(text, "utf-8")


def checked(project: Path) -> dict[str, Any]:
    """The document of a check, whatever its exit status."""
    done = run_build(project, "check", "--json")
    document: dict[str, Any] = json.loads(done.stdout)
    assert done.returncode == (1 if document["problems"] else 0)
    return document


def test_every_note_is_counted(small_project: Path) -> None:
    """The same figures for people and for programs."""
    write_note(small_project)
    done = run_build(small_project, "check")
    assert "2 statements = 0 judged + 2 unreviewed; 0 citing, 0 correcting; never accepted" in done.stdout
    assert done.stdout.endswith("no problems\n")
    document = checked(small_project)
    (note,) = document["notes"]
    assert (note["source"], note["path"]) == ("team", "content/notes/team.md")
    assert note["lines"] == {"total": 3, "statements": 2, "headings": 1, "set_aside": {}, "unaccounted": []}
    assert note["since_accepted"] is None
    counts = {"statements": 2, "judged": 0, "unreviewed": 2, "citing": 0, "correcting": 0}
    assert document["totals"] == counts
    assert {name: note[name] for name in counts} == counts


def test_what_is_new_since_the_notes_were_accepted(small_project: Path) -> None:
    """A statement that is worded anew is one that is new and one that is gone; a moved one is neither."""
    write_note(small_project)
    done = run_build(small_project, "check", "--accept")
    assert f"accepted {ACCEPTED}" in done.stdout
    assert "0 new, 0 gone" in done.stdout
    write_note(small_project, NOTE.replace("읽기만 된다", "쓰기만 된다").replace("\n\n", "\n\n\n\n"))
    assert checked(small_project)["notes"][0]["since_accepted"] == {"new": 1, "gone": 1}
    lines = (small_project / ACCEPTED).read_text("utf-8").splitlines()
    assert [line.split(" ", 1)[1] for line in lines[1:]] == [
        "404: 주소가 바뀌면 나온다.",
        "405: 이 주소는 읽기만 된다.",
    ]


def test_all_problems_are_in_the_document(small_project: Path) -> None:
    """With path, line, message and fix of each, and what was counted all the same."""
    write_note(small_project)
    assert run_build(small_project, "check", "--accept").returncode == 0
    accepted = small_project / ACCEPTED
    accepted.write_text(accepted.read_text("utf-8") + "no key\n", "utf-8")
    (accepted.parent / "gone.txt").write_text("", "utf-8")
    document = checked(small_project)
    assert [(one["path"], one["line"], one["message"]) for one in document["problems"]] == [
        ("content/accepted/gone.txt", 1, "no note has this name"),
        (ACCEPTED, 4, "not the key of a statement"),
    ]
    assert all(one["fix"] for one in document["problems"])
    assert document["notes"][0]["statements"] == 2


def test_a_broken_file_is_a_problem_in_the_document_too(small_project: Path) -> None:
    """Nothing but the document is printed to standard output."""
    (small_project / "content" / "codes" / "404.md").write_text("---\ncode: [\n", "utf-8")
    assert any(one["path"] == "content/codes/404.md" for one in checked(small_project)["problems"])


def test_of_our_own_notes_everything_is_judged(copy_of_project: Path) -> None:
    """And nothing has changed in them since they were accepted."""
    document = checked(copy_of_project)
    assert document["totals"]["unreviewed"] == 0
    assert [note["since_accepted"] for note in document["notes"]] == [{"new": 0, "gone": 0}] * 5
