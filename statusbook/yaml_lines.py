"""YAML that remembers its lines, refuses what a content file has no use for, and never blows up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from statusbook.problems import ContentError, Problem

Trail = tuple[str | int, ...]

MAX_LENGTH = 2_000_000
MAX_DEPTH = 20
FLOAT = "tag:yaml.org,2002:float"


@dataclass(frozen=True, slots=True, kw_only=True)
class YamlText:
    """A parsed YAML text: its value, and for every key and entry the line it stands on."""

    value: Any
    path: str
    first_line: int
    lines: Mapping[Trail, int] = field(default_factory=dict)

    def line(self, trail: Trail) -> int:
        """The line of a value; that of the nearest enclosing one if the trail leads nowhere."""
        while trail and trail not in self.lines:
            trail = trail[:-1]
        return self.lines.get(trail, self.first_line)


def _line(event: yaml.Event) -> int:
    return event.start_mark.line if event.start_mark else 0


def parse_yaml(text: str, *, path: str, first_line: int = 1) -> YamlText:
    """Gives a YAML text's value with its lines; raises ContentError with every fault found.

    Aliases, duplicate keys, tags other than the plain ones and deep nesting are refused: no content
    file needs them, and each is a known way to make a small file expand without end.
    """

    def refuse(line: int, message: str, fix: str) -> ContentError:
        return ContentError([Problem(path=path, line=first_line + line, message=message, fix=fix)])

    if len(text) > MAX_LENGTH:
        raise refuse(0, f"{len(text)} characters of YAML", f"keep it under {MAX_LENGTH}")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        depth = 0
        for event in yaml.parse(text, Loader=loader):
            if isinstance(event, yaml.AliasEvent):
                raise refuse(_line(event), "YAML alias", "write the value out where it is used")
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            if depth > MAX_DEPTH:
                raise refuse(_line(event), "YAML nested too deep", f"keep it under {MAX_DEPTH} levels")
        node = yaml.compose(text, Loader=loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line if mark else 0
        raise refuse(
            line, f"not YAML: {error.problem}", "quote a value that holds ': ' or begins with a sign"
        ) from error
    except yaml.YAMLError as error:
        raise refuse(0, f"not YAML: {error}", "remove the characters YAML does not allow") from error
    lines: dict[Trail, int] = {(): first_line}
    problems: list[Problem] = []
    if node is None:
        return YamlText(value=None, path=path, first_line=first_line, lines=lines)
    constructor = loader("")

    def walk(node: yaml.Node, trail: Trail) -> Any:
        lines.setdefault(trail, first_line + node.start_mark.line)
        if isinstance(node, yaml.MappingNode):
            values: dict[Any, Any] = {}
            for key_node, value_node in node.value:
                key = walk(key_node, (*trail, "key"))
                line = first_line + key_node.start_mark.line
                if isinstance(key, (dict, list)):
                    problems.append(
                        Problem(path=path, line=line, message="a key that is no word", fix="use a plain key")
                    )
                    continue
                if key in values:
                    problems.append(
                        Problem(path=path, line=line, message=f"'{key}' stands twice", fix="keep one of them")
                    )
                lines[(*trail, key)] = line
                values[key] = walk(value_node, (*trail, key))
            return values
        if isinstance(node, yaml.SequenceNode):
            return [walk(child, (*trail, index)) for index, child in enumerate(node.value)]
        if node.tag == FLOAT:  # 15.10 is a section number, never a quantity
            return node.value
        try:
            return constructor.construct_object(node)
        except (yaml.YAMLError, ValueError) as error:
            problems.append(
                Problem(
                    path=path,
                    line=first_line + node.start_mark.line,
                    message=f"a value YAML cannot read: {node.value!r} ({error})",
                    fix="quote it",
                )
            )
            return None

    value = walk(node, ())
    if problems:
        raise ContentError(problems)
    return YamlText(value=value, path=path, first_line=first_line, lines=lines)
