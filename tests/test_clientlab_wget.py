"""wget's log, read for what wget made of a response, and not for what the server sent."""

from __future__ import annotations

import pytest

from clientlab.drivers.driver import Missing
from clientlab.drivers.wget import Wget, answers
from clientlab.server import Server
from clientlab.wire import Answer, Ask, Reply

ADDRESS = "http://127.0.0.1:40001/case"
HEAD = f"""--2026-01-02 03:04:05--  {ADDRESS}
Connecting to 127.0.0.1:40001... connected.
HTTP request sent, awaiting response... """


@pytest.mark.parametrize(
    ("told", "exit_code", "status", "error"),
    [
        ("200 OK\nLength: 4\nSaving to: 'case'\n", 0, 200, None),
        ("200 0 Lab\nLength: 4\n", 0, 200, None),
        (" 0 Lab\n2026-01-02 03:04:05 ERROR 0: Lab.\n", 8, 0, "exit 8: ERROR 0"),
        ("404 Lab\n2026-01-02 03:04:05 ERROR 404: Lab.\n", 8, 404, "exit 8: ERROR 404"),
        (
            "301 Lab\nLocation: unspecified\nERROR: Redirection (301) without location.\n",
            8,
            301,
            "exit 8: ERROR: Redirection (301) without location",
        ),
        ("-1\n2026-01-02 03:04:05 ERROR -1: Malformed status line.\nGiving up.\n", 4, None, "exit 4: ERROR -1"),
        ("No data received.\nGiving up.\n", 4, None, "exit 4: No data received"),
    ],
    ids=["found", "four digits", "nought", "error status", "no location", "unreadable", "nothing"],
)
def test_what_wget_says_is_what_counts(told: str, exit_code: int, status: int | None, error: str | None) -> None:
    """A status it names is known even when it gives up; one that it could not read is not."""
    [answer] = answers(HEAD + told, [Ask(url=ADDRESS)], exit_code, "")
    assert answer == Answer(status=status, error=error)


def test_a_log_of_the_installed_wget_is_read() -> None:
    """The words above are those of the wget that is here."""
    driver = Wget()
    try:
        driver.find()
    except Missing as reason:
        pytest.skip(str(reason))
    with Server() as server, server.scene(lambda incoming: Reply(status="2000 Case", body=b"case")) as scene:
        [answer] = driver.converse("wget", [Ask(url=scene.url("/case"))], 8.0)
    assert answer == Answer(status=200, text="case")
