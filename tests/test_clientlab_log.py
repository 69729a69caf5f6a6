"""The log beside a verdict: short, and the same on every machine and in every run."""

from __future__ import annotations

import pytest

from clientlab.seen import seen
from clientlab.tidy import LONGEST, tidied
from clientlab.wire import Answer, Received, Reply


def received(path: str = "/from", **changes: object) -> Received:
    values: dict[str, object] = {
        "connection": 1, "origin": "first", "host": "localhost:40001", "method": "GET", "path": path,
        "headers": (), "body": b"", "at": 0.0, "reply": Reply(),
    }  # fmt: skip
    return Received(**(values | changes))  # type: ignore[arg-type]


def test_a_log_names_connection_body_reply_and_what_matters() -> None:
    """A reader sees over which connection went what, and what it was answered with."""
    log = [
        received(method="POST", body=b"order=19", reply=Reply(status="307 Elsewhere")),
        received("/to", connection=2, origin="second", headers=(("authorization", "Bearer lab"),)),
        received("/to", connection=3, host="127.0.0.1:40001", reply=Reply(instead="reset")),
        received("/slow", reply=Reply(interim=("103 Early Hints", "102 Processing"))),
    ]
    assert seen(log) == (
        "c1 POST /from 8B > 307; c2 GET /to@second [authorization] > 200; "
        "c3 GET /to@other-host > reset; c1 GET /slow > 103 102 200"
    )


def test_a_long_log_keeps_its_beginning_and_its_end() -> None:
    """A hundred redirects do not fill a page."""
    log = [received(f"/hop/{number}") for number in range(100)]
    told = seen(log)
    assert "/hop/0 " in told
    assert "/hop/99 " in told
    assert "(93 more)" in told
    assert told.count(";") == 7


def test_nothing_at_all_is_said() -> None:
    """An empty log is a finding, not an empty text."""
    assert seen([]) == "nothing reached the server"


@pytest.mark.parametrize(
    ("message", "told"),
    [
        ("http://127.0.0.1:40123/from refused", "http://127.0.0.1:PORT/from refused"),
        ("host='localhost', port=40123: refused", "host='localhost:PORT: refused"),
        ("connection <Conn at 0x7fab12cd3400>", "connection <Conn at 0xADDRESS>"),
        ("timed out after 1503 milliseconds", "timed out after N seconds"),
        ("saved to /tmp/tmpabc/got/a", "saved to PATH"),
        ("two\r\nlines\tand\x00more", "two lines and more"),
    ],
)
def test_what_differs_from_run_to_run_is_taken_out(message: str, told: str) -> None:
    """Measuring again gives the same text."""
    assert tidied(message) == told


def test_a_message_is_cut_to_a_readable_length() -> None:
    """A stack of causes does not fill a table."""
    assert len(tidied("x" * 1000)) == LONGEST


@pytest.mark.parametrize(
    ("answer", "label"),
    [
        (Answer(status=204), "204"),
        (Answer(status=404, error="HTTPError: no"), "HTTPError: no (status 404)"),
        (Answer(error="closed"), "closed"),
        (Answer(hung=True), "no result in time"),
        (Answer(stayed=True), "the page stayed"),
    ],
)
def test_an_answer_in_the_log(answer: Answer, label: str) -> None:
    """What the caller was given is told apart: a response, an error with or without status, nothing."""
    assert answer.label == label
