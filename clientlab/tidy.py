"""Takes out of a message whatever differs from run to run: ports, addresses in memory, times, folders."""

from __future__ import annotations

import re

LONGEST = 160
_RULES = (
    (re.compile(r"(127\.0\.0\.1|localhost)[:/, ']*(port[= ]*)?\d{4,5}"), r"\1:PORT"),
    (re.compile(r"\bport[= ]*\d{4,5}\b"), "port PORT"),
    (re.compile(r"0x[0-9a-fA-F]{6,}"), "0xADDRESS"),
    (re.compile(r"@[0-9a-f]{5,8}\b"), "@ADDRESS"),
    (re.compile(r"\b\d+(\.\d+)? ?(ms|milliseconds|seconds|secs|s)\b"), "N seconds"),
    (re.compile(r"(/tmp|/var|/work|/home|/root)/[^\s'\",:)]*"), "PATH"),
    (re.compile(r"[\x00-\x1f\x7f]+|\s+"), " "),
)


def tidied(message: str) -> str:
    """Gives a message in one line, without what differs from run to run, cut to a readable length."""
    for pattern, replacement in _RULES:
        message = pattern.sub(replacement, message)
    message = message.strip()
    return message if len(message) <= LONGEST else f"{message[: LONGEST - 1]}…"
