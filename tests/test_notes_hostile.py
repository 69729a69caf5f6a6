"""Notes that mean harm cost no more than their length, run nothing, and lose nothing."""

from __future__ import annotations

import time

import pytest
from hostile_notes import HOSTILE
from known_codes import known_codes_for_tests

from statusbook.statements.note_reader import read_note

KNOWN = known_codes_for_tests()
SIZE = 20_000
SECONDS_A_BYTE = 200e-6
"""Far above the real cost (5 to 40 µs), far below what anything quadratic would take."""


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_note_costs_its_length(name: str) -> None:
    """Reading stays in line with the size of the note, and every line is accounted for."""
    content = HOSTILE[name](SIZE).encode("utf-8", "replace")
    began = time.process_time()
    reading = read_note(content, path="note.md", source="note", known=KNOWN)
    assert time.process_time() - began < max(len(content), SIZE) * SECONDS_A_BYTE
    assert reading.ledger.unaccounted == ()


@pytest.mark.parametrize(
    "scrap",
    [
        "<script>alert(404)</script>",
        '<img src=x onerror="alert(1)">',
        "[눌러 보세요](javascript:alert(1))",
        "<a href='javascript:alert(1)'>눌러 보세요</a>",
        "<iframe src='https://a.example'></iframe>",
        "{% include '/etc/passwd' %}",
        "{{ config.items() }}",
        "<style>body { background: url(x) }</style>",
        "<!-- <script> -->",
    ],
)
def test_nothing_that_runs_comes_out_of_a_note(scrap: str) -> None:
    """Statements are plain text: no tag, no handler, no template syntax, no javascript link."""
    note = f"## 404 Not Found\n\n없다는 뜻이다.\n\n{scrap}\n\n- 다시 확인한다. {scrap}\n"
    reading = read_note(note.encode(), path="note.md", source="note", known=KNOWN)
    texts = "\n".join(statement.text for statement in reading.statements)
    for sign in ("<script", "onerror", "javascript:", "<iframe", "{%", "{{", "<style", "<a "):
        assert sign not in texts
    assert "없다는 뜻이다." in texts
    assert "다시 확인한다." in texts


def test_front_matter_is_never_loaded() -> None:
    """A YAML bomb in the front matter is set aside unread; its title alone is taken."""
    bomb = "---\ntitle: 404 Not Found\na: &a [x, x]\n" + "".join(
        f"{name}: &{name} [*{before}, *{before}]\n" for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    reading = read_note(f"{bomb}---\n없다는 뜻이다.\n".encode(), path="note.md", source="note", known=KNOWN)
    assert [entry.subject.codes for entry in reading.entries] == [(404,)]
    assert reading.ledger.set_aside == {"front matter": 11}


@pytest.mark.parametrize("comment", ["<br>", "~~없다~~ <s>메뉴</s", "<del>없다</del> <s>메뉴</s>"])
def test_a_comment_of_markup_alone_says_nothing(comment: str) -> None:
    """A comment in which a reader sees nothing costs its record nothing, and its line is accounted for."""
    note = f"errors:\n - code: 503\n   message: 쉬는 중\n - code: 404 # {comment}\n   message: 없는 가게\n"
    reading = read_note(note.encode(), path="note.yaml", source="note", known=KNOWN)
    assert [entry.subject.codes for entry in reading.entries] == [(503,), (404,)]
    assert [statement.text for statement in reading.statements] == ["쉬는 중", "없는 가게"]
    assert reading.ledger.unaccounted == ()
