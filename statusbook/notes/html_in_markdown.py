"""Separates HTML from Markdown where a writer ran the two together; every line stays where it is."""

from __future__ import annotations

import re

from statusbook.notes.fences import open_fences

# ``<table>``, ``<TABLE border=1>``; not ``<tables>``, ``</table>``
_OPEN_TABLE = re.compile(r"<table\b", re.IGNORECASE)

# ``</table>``, ``</TABLE >``; not ``<table>``
_CLOSE_TABLE = re.compile(r"</table\s*>", re.IGNORECASE)

# A tag alone on its line that only holds other things: ``<details>``, ``</div>``, ``<p align="center">``;
# not ``<p>404</p>``
_CONTAINER = re.compile(r"\s*</?(?:details|div|section|figure|center|p|span|aside|callout)\b[^<>]*>\s*", re.IGNORECASE)


# The box of Notion, alone on its line: ``<aside>``, ``</aside>``, ``<callout icon="a">``; not ``<aside>404</aside>``
_BOX = re.compile(r"(?P<indent>\s*)<(?P<end>/?)(?:aside|callout)\b[^<>]*>\s*", re.IGNORECASE)


# HTML in which signs are text: ``<pre>``, ``<code>``, ``<script``; not ``<p>``
_CODE = re.compile(r"<(?:pre|code|script|style|kbd|textarea)\b", re.IGNORECASE)

# Emphasis of Markdown inside HTML: ``**없음(Not Found)**``, ``~~없음~~``; not ``** 없음 **``, ``2**3``
_EMPHASIS = re.compile(r"(?P<sign>\*\*|~~)(?=[^\s*~])(?P<text>[^*~<>\n]{1,300})(?<=\S)(?P=sign)")


def mark_up(html: str) -> str:
    """Returns a block of HTML with the emphasis of Markdown in it as tags: writers expect it to work in a cell."""
    if _CODE.search(html) or ("**" not in html and "~~" not in html):
        return html
    return _EMPHASIS.sub(lambda found: _TAGGED[found["sign"]].format(found["text"]), html)


_TAGGED = {"**": "<b>{}</b>", "~~": "<del>{}</del>"}


def separate_html(text: str) -> str:
    """Returns the text with tables in one piece, ``<aside>`` as a callout, no lone container tags above Markdown."""
    if "<" not in text:
        return text
    lines = text.split("\n")
    _keep_tables_whole(lines)
    _name_boxes(lines)
    _blank_containers(lines)
    return "\n".join(lines)


def split_behind_table(html: str) -> tuple[str, str]:
    """Returns a block of HTML and the Markdown that follows its last table without an empty line, ``""`` for none."""
    end = html.lower().rfind("</table>")
    end = html.find("\n", end) + 1 if end >= 0 else 0
    rest = html[end:] if end else ""
    return (html[:end], rest) if rest.strip() and not rest.lstrip().startswith("<") else (html, "")


def _keep_tables_whole(lines: list[str]) -> None:
    """Fills empty lines inside a table with a comment: Markdown would end the block of HTML there."""
    depth, opened = 0, 0
    for index, line in enumerate(lines):
        if depth == 0:
            opened = index
        if "table" not in line.lower():
            continue
        depth = max(depth + len(_OPEN_TABLE.findall(line)) - len(_CLOSE_TABLE.findall(line)), 0)
        if depth == 0 and opened < index:
            for inner in range(opened, index):
                lines[inner] = lines[inner] if lines[inner].strip() else "<!-- -->"


def _name_boxes(lines: list[str]) -> None:
    """Writes ``:::aside`` and ``:::`` for the tags of a box, whose text is Markdown."""
    if not any("<" in line and _BOX.fullmatch(line) for line in lines):
        return
    for index, is_fenced in enumerate(open_fences(lines)):
        box = _BOX.fullmatch(lines[index]) if "<" in lines[index] and not is_fenced else None
        if box is not None:
            lines[index] = f"{box['indent']}:::{'' if box['end'] else 'aside'}"


def _blank_containers(lines: list[str]) -> None:
    """Empties a lone ``<div>`` right above text, which would make HTML of the Markdown below it."""
    fenced = list(open_fences(lines))
    for index, line in enumerate(lines):
        if fenced[index] or "<" not in line or not _CONTAINER.fullmatch(line):
            continue
        is_first = index == 0 or not lines[index - 1].strip()
        below = lines[index + 1].strip() if index + 1 < len(lines) else ""
        is_above_text = below != "" and not (below.startswith("<") and not _CONTAINER.fullmatch(below))
        if is_first and is_above_text:
            lines[index] = ""
