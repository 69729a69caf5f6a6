"""Parts HTML from Markdown where a writer ran the two together, line for line."""

from __future__ import annotations

import re

_OPEN_TABLE = re.compile(r"<table\b", re.IGNORECASE)
_CLOSE_TABLE = re.compile(r"</table\s*>", re.IGNORECASE)
_CONTAINER = re.compile(r"\s*</?(?:details|div|section|figure|center|p|span|aside|callout)\b[^<>]*>\s*", re.IGNORECASE)
_FENCE = re.compile(r"\s*(```|~~~)")


def part_html(text: str) -> str:
    """Returns the text with tables kept in one piece and lone container tags above Markdown taken out."""
    if "<" not in text:
        return text
    lines = text.split("\n")
    _keep_tables_whole(lines)
    _take_out_containers(lines)
    return "\n".join(lines)


def part_text_behind_table(html: str) -> tuple[str, str]:
    """Parts a block of HTML from the Markdown that follows its last table without an empty line."""
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


def _take_out_containers(lines: list[str]) -> None:
    """Empties a lone ``<div>`` right above text, which would make HTML of the Markdown below it."""
    fence: str | None = None
    for index, line in enumerate(lines):
        if (found := _FENCE.match(line)) is not None and fence in (None, found.group(1)):
            fence = found.group(1) if fence is None else None
        if fence is not None or "<" not in line or not _CONTAINER.fullmatch(line):
            continue
        above = lines[index - 1].strip() if index else ""
        below = lines[index + 1].strip() if index + 1 < len(lines) else ""
        if not above and below and (not below.startswith("<") or _CONTAINER.fullmatch(below)):
            lines[index] = ""
