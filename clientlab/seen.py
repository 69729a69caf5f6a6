"""Writes down what reached the server, short enough to stand beside a verdict."""

from __future__ import annotations

from collections.abc import Sequence

from clientlab.wire import Received

MOST_SHOWN = 8


def seen(log: Sequence[Received]) -> str:
    """Gives every request with its connection, origin, body length and what it was answered with.

    ``c1 POST /from 8B > 301; c1 GET /to > 200``: connection 1 carried both; another port is marked
    ``@second``, another host ``@other-host``; a header that matters stands in brackets.
    """
    if not log:
        return "nothing reached the server"
    home = log[0].host.split(":")[0]
    lines = [_line(received, home) for received in log]
    if len(lines) > MOST_SHOWN:
        hidden = len(lines) - MOST_SHOWN + 1
        lines = [*lines[: MOST_SHOWN - 2], f"({hidden} more)", lines[-1]]
    return "; ".join(lines)


def _line(received: Received, home: str) -> str:
    words = [f"c{received.connection}", received.method, received.path]
    if received.origin == "second":
        words[-1] += "@second"
    if received.host.split(":")[0] != home:
        words[-1] += "@other-host"
    if received.body:
        words.append(f"{len(received.body)}B")
    marks = [name for name in ("authorization", "cookie", "expect", "range") if received.header(name)]
    marks += [name for name in ("if-modified-since", "if-none-match") if received.header(name)]
    if marks:
        words.append(f"[{', '.join(marks)}]")
    return f"{' '.join(words)} > {received.reply.label}"
