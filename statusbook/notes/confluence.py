"""Reads Confluence and Jira wiki markup, Textile's headings too: ``h3.``, ``||head||``, ``{code}``."""

from __future__ import annotations

import re

from statusbook.notes.block import Block
from statusbook.notes.translation import SAMPLE, Translation

# ``h3. 404 Not Found``; not ``h3.``, ``h7. 404``
_HEADING = re.compile(r"h([1-6])\.\s+(?=\S)")

# ``{code:java}``, ``{noformat}``; not ``{code} x``, ``{panel}``
_FENCE = re.compile(r"\s*\{(code|noformat)(?::[^{}]*)?\}\s*\Z")

# ``{panel:title=404}``, ``{/panel}``, ``{toc}``; not ``{404}``, ``{{404}}``
_MACRO = re.compile(r"\{(/?)([a-z]+)(?::([^{}]*))?\}")

# ``* 404``, ``## 404``, ``- 404``; not ``*404*``, ``----``
_LIST = re.compile(r"\s*([*#-]+)\s+(?=\S)")

# The title among the options of a macro: ``title=404``, ``404|color=red``; not ``color=red|a=b``
_TITLE = re.compile(r"(?:^|\|)(?:title=)?([^|=]+)(?:\||\Z)")

_INLINE = (
    # ``{{404}}``; not ``{404}``
    (re.compile(r"\{\{([^{}]+)\}\}"), r"`\1`"),
    # ``*404*``; not ``* 404``, ``2*3*4``
    (re.compile(r"(?<![\w*])\*(?![\s*])([^*\n]+?)(?<!\s)\*(?![\w*])"), r"**\1**"),
    # ``[문서|https://a.example]``, ``[문서|a|제목]``; not ``[404]``
    (re.compile(r"\[([^\[\]|]+)\|([^\[\]|\s]+)(?:\|[^\[\]]*)?\]"), r"[\1](<\2>)"),
    # ``!flow.png!``, ``!flow.png|width=300!``; not ``!중요!``
    (re.compile(r"!([^\s!|]+\.(?:png|jpe?g|gif|svg))(?:\|[^!]*)?!"), r"![](<\1>)"),
)

# ``h3. 404``; not ``h3.``
_ANY_HEADING = re.compile(r"^h[1-6]\. \S", re.MULTILINE)

# ``||코드||뜻||``; not ``|코드|뜻|``, ``a || b``
_TABLE_HEAD = re.compile(r"^\|\|[^|\n]+\|\|", re.MULTILINE)

# A heading of Markdown, where double bars are empty cells: ``## 404``; not ``##404``
_MARKDOWN_HEADING = re.compile(r"^#{1,6} ", re.MULTILINE)


def is_confluence(suffix: str, text: str) -> bool:
    """Returns whether the note is Confluence markup: its headings, or a table head in double bars."""
    start = text[:SAMPLE]
    if _ANY_HEADING.search(start):
        return True
    return _TABLE_HEAD.search(start) is not None and _MARKDOWN_HEADING.search(start) is None


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
    """Returns the line as Markdown: ``### 404`` for ``h3. 404``, ``   - 404`` for ``** 404``, ``|a|`` for ``||a||``."""
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
