"""Reads Confluence and Jira wiki markup, Textile's headings too: ``h3.``, ``||head||``, ``{code}``."""

from __future__ import annotations

import re

from statusbook.notes.block import Block
from statusbook.notes.translation import Translation

_HEADING = re.compile(r"h([1-6])\.\s+(?=\S)")
_FENCE = re.compile(r"\s*\{(code|noformat)(?::[^{}]*)?\}\s*\Z")
_MACRO = re.compile(r"\{(/?)([a-z]+)(?::([^{}]*))?\}")
_LIST = re.compile(r"\s*([*#-]+)\s+(?=\S)")
_TITLE = re.compile(r"(?:^|\|)(?:title=)?([^|=]+)(?:\||\Z)")
_INLINE = (
    (re.compile(r"\{\{([^{}]+)\}\}"), r"`\1`"),
    (re.compile(r"(?<![\w*])\*(?![\s*])([^*\n]+?)(?<!\s)\*(?![\w*])"), r"**\1**"),
    (re.compile(r"\[([^\[\]|]+)\|([^\[\]|\s]+)(?:\|[^\[\]]*)?\]"), r"[\1](<\2>)"),
    (re.compile(r"!([^\s!|]+\.(?:png|jpe?g|gif|svg))(?:\|[^!]*)?!"), r"![](<\1>)"),
)


def is_confluence(suffix: str, text: str) -> bool:
    """Returns whether the note is Confluence markup: its headings, or a table head in double bars."""
    start = text[:50_000]
    return re.search(r"^h[1-6]\. \S", start, re.MULTILINE) is not None or (
        re.search(r"^\|\|[^|\n]+\|\|", start, re.MULTILINE) is not None
        and re.search(r"^#{1,6} ", start, re.MULTILINE) is None
    )


def read_confluence(text: str) -> list[Block]:
    """Returns the blocks of a note in wiki markup."""
    source = text.split("\n")
    out = Translation(lines=[""] * len(source))
    fence: str | None = None
    for index, line in enumerate(source):
        found = _FENCE.match(line)
        if found is not None and fence in (None, found.group(1)):
            fence = found.group(1) if fence is None else None
            out.fence(index)
        elif fence is not None:
            out.code(index, line)
        else:
            out.lines[index] = _line(line)
            if line.strip() and not out.lines[index].strip():
                out.drop(index)
    return out.read()


def _line(line: str) -> str:
    if (heading := _HEADING.match(line)) is not None:
        return "#" * int(heading.group(1)) + " " + _inline(line[heading.end() :])
    if line.startswith("bq. "):
        return "> " + _inline(line[4:])
    if line.lstrip().startswith("|"):
        return _inline(line.replace("||", "|"))
    if (item := _LIST.match(line)) is not None:
        marks = item.group(1)
        return "   " * (len(marks) - 1) + ("1. " if marks[-1] == "#" else "- ") + _inline(line[item.end() :])
    return _inline(line)


def _inline(text: str) -> str:
    for pattern, replacement in _INLINE:
        text = pattern.sub(replacement, text)
    return _MACRO.sub(_macro, text)


def _macro(found: re.Match[str]) -> str:
    """Drops a macro; the title of a panel or an expand box stays, in bold."""
    name, options = found.group(2), found.group(3) or ""
    if name in ("panel", "expand", "info", "note", "tip", "warning") and options:
        title = _TITLE.search(options)
        return f"**{title.group(1).strip()}**" if title else ""
    return ""
