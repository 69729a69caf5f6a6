"""Fixers of how a file is laid out: the order of its facts, and spaces nobody sees."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from statusbook.checks.fixing.file_parts import front_matter_end, outside_fences
from statusbook.checks.fixing.knowledge import FixerKnowledge
from statusbook.house.class_note import ClassFacts
from statusbook.house.code_note import CodeFacts
from statusbook.house.comparison import ComparisonFacts
from statusbook.house.guide import GuideFacts
from statusbook.problems import ContentError
from statusbook.yaml_lines import parse_yaml

MODELS: Mapping[str, type[BaseModel]] = {
    "codes": CodeFacts,
    "classes": ClassFacts,
    "comparisons": ComparisonFacts,
    "guides": GuideFacts,
}
_FIELD = re.compile(r"([A-Za-z_][\w-]*):(?:\s|$)")
"""A line that begins a field of front matter: ``name_ko: 찾을 수 없음``, not one that is indented or a comment."""


def no_trailing_space(path: str, text: str, known: FixerKnowledge) -> str:
    """Spaces at the end of a line go, but for those of an example, of a value and of a line break in Markdown."""
    head = front_matter_end(text) if path.endswith(".md") else len(text.split("\n"))
    lines = text.split("\n")
    facts = [line.rstrip(" \t") for line in lines[:head]]
    if path.endswith(".md"):
        same = _values(facts[1 : head - 1]) == _values(lines[1 : head - 1])
    else:
        same = _values(facts) == _values(lines)
    prose = lines[head:]
    for index, line in outside_fences(prose):
        breaks = line.endswith("  ") and "".join(prose[index + 1 : index + 2]).strip()
        if not breaks or not line.strip():
            prose[index] = line.rstrip(" \t")
    return "\n".join([*(facts if same else lines[:head]), *prose])


def fields_in_order(path: str, text: str, known: FixerKnowledge) -> str:
    """The fields of front matter stand in the order in which their model and CONTRIBUTING.md name them."""
    model, head = MODELS.get(path.split("/")[1]), front_matter_end(text)
    lines = text.split("\n")
    if model is None or not head:
        return text
    blocks = _blocks(lines[1 : head - 1])
    order = list(model.model_fields)
    names = [name for name, _ in blocks]
    if not set(names) <= set(order) or len(set(names)) < len(names):
        return text
    ordered = [line for name in order for own, block in blocks if own == name for line in block]
    if _values(ordered) != _values(lines[1 : head - 1]):
        return text
    return "\n".join([lines[0], *ordered, *lines[head - 1 :]])


def _blocks(lines: list[str]) -> list[tuple[str, list[str]]]:
    """Gives each field with its lines, the comments above it among them."""
    blocks: list[tuple[str, list[str]]] = []
    above: list[str] = []
    for line in lines:
        field = _FIELD.match(line)
        if field:
            blocks.append((field[1], [*above, line]))
            above = []
        elif blocks and line[:1] in (" ", "-") and not above:
            blocks[-1][1].append(line)
        else:
            above.append(line)
    if above and blocks:
        blocks[-1][1].extend(above)
    return blocks


def _values(lines: list[str]) -> Any:
    """What the lines say to a YAML reader; the lines themselves if they are no YAML."""
    try:
        return parse_yaml("\n".join(lines), path="").value
    except ContentError:
        return lines
