"""The text of a source's own file, made of its entry in a list: without the dash, the indent and the id."""

from __future__ import annotations

import re

import yaml

from statusbook.pipeline.entry_texts import EntryText

_BETWEEN = re.compile(r"[\s,:]*")
"""What may be beside a name and its value in braces: ``{id: team, file: …}``."""


def id_of(entry: EntryText) -> str:
    """Gives the id of an entry, which has one."""
    return str(_id_nodes(entry.node)[1].value)


def source_text(entry: EntryText) -> str | None:
    """Gives the text of the file; None where the id cannot be cut out without anything else."""
    dash = entry.text.index("-")
    text = f"{entry.text[:dash]} {entry.text[dash + 1 :]}"  # every place stays where it is
    cut = _without_id_in_braces(entry, text) if entry.node.flow_style else _without_id_line(entry, text)
    if cut is None:
        return None
    indent = entry.node.start_mark.column if entry.node.flow_style else _first_key(entry.node).start_mark.column
    lines = [line[min(indent, len(line) - len(line.lstrip(" "))) :] for line in cut.splitlines(keepends=True)]
    return "".join(line for number, line in enumerate(lines) if number or line.strip())


def _first_key(node: yaml.MappingNode) -> yaml.Node:
    first: yaml.Node = node.value[0][0]
    return first


def _id_nodes(node: yaml.MappingNode) -> tuple[yaml.Node, yaml.Node]:
    found: tuple[yaml.Node, yaml.Node] = next(pair for pair in node.value if pair[0].value == "id")
    return found


def _without_id_in_braces(entry: EntryText, text: str) -> str | None:
    key, value = _id_nodes(entry.node)
    place = [pair[0] for pair in entry.node.value].index(key)
    begin, end = key.start_mark.index, value.end_mark.index
    if place + 1 < len(entry.node.value):
        end = entry.node.value[place + 1][0].start_mark.index
    elif place:
        begin = entry.node.value[place - 1][1].end_mark.index
    marks = (begin, key.start_mark.index, key.end_mark.index, value.start_mark.index, value.end_mark.index, end)
    at = [mark - entry.start for mark in marks]
    beside = [text[at[0] : at[1]], text[at[2] : at[3]], text[at[4] : at[5]]]
    return text[: at[0]] + text[at[5] :] if all(map(_BETWEEN.fullmatch, beside)) else None


def _without_id_line(entry: EntryText, text: str) -> str | None:
    key, value = _id_nodes(entry.node)
    start, last = key.start_mark.index - entry.start, value.end_mark.index - entry.start
    begin = text.rfind("\n", 0, start) + 1
    end = last if text[last - 1] == "\n" else (text.find("\n", last) + 1 or len(text))
    behind = text[last:end].strip()
    if text[begin:start].strip() or (behind and not behind.startswith("#")):
        return None
    return text[:begin] + (f"{text[begin:start]}{behind}\n" if behind else "") + text[end:]
