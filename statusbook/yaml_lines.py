"""YAML that remembers its lines, refuses what a content file has no use for, and never blows up."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from statusbook.problems import ContentError, Problem, point_at
from statusbook.text import UNSEEN

Trail = tuple[str | int, ...]

MAX_LENGTH = 2_000_000
"""Characters; the largest file, content/rulings/gitbook-tables.yml, has 80,000."""
MAX_DEPTH = 20
"""Levels; the deepest file, content/rulings/gitbook-tables.yml, has six."""
FLOAT = "tag:yaml.org,2002:float"
TEXT = "tag:yaml.org,2002:str"
_LARGEST = 10**18
"""Numbers beyond that are none of ours, and Python itself refuses to write down those of some thousand digits."""
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
"""What a value in double quotes may still hold, as ``"\\x00"``, and no page may: controls, and ends of lines but one."""
_SHOWN = 60
"""How many characters of a value a message shows."""
ANY_YAML_FAULT = (yaml.YAMLError, ValueError, TypeError, LookupError, AttributeError, ArithmeticError)
"""What PyYAML raises for a value that is not what its tag, or the look of it, says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class YamlText:
    """A parsed YAML text: its value, and for every key and entry the line it is on."""

    value: Any
    path: str
    first_line: int
    lines: Mapping[Trail, int] = field(default_factory=dict)
    text: str = field(default="", repr=False, compare=False)

    def line(self, trail: Trail) -> int:
        """The line of a value; that of the nearest enclosing one if the trail leads nowhere."""
        while trail and trail not in self.lines:
            trail = trail[:-1]
        return self.lines.get(trail, self.first_line)

    def point_at_key(self, trail: Trail) -> tuple[str, ...]:
        """The line a value is on, with carets under its key; nothing if there is no such key."""
        found = self._key(trail)
        return point_at(self._source(trail), *found.span("key")) if found else ()

    def point_at_value(self, trail: Trail) -> tuple[str, ...]:
        """The line a value is on, with carets under it; under its key if it begins on a later line."""
        value, source, key = self._value(trail), self._source(trail), self._key(trail)
        behind = key.end() if key else 0
        plain = isinstance(value, (str, int)) and str(value).strip()
        if plain and (start := source.find(str(value), behind)) >= 0:
            return point_at(source, start, start + len(str(value)))
        if key is None:
            return ()
        rest = source[behind:].strip()
        return point_at(source, source.index(rest, behind), len(source)) if rest else self.point_at_key(trail)

    def _value(self, trail: Trail) -> Any:
        value = self.value
        for step in trail:
            try:
                value = value[step]
            except (LookupError, TypeError):
                return None
        return value

    def _key(self, trail: Trail) -> re.Match[str] | None:
        """Finds ``key:`` in its line: at its beginning, behind a dash, or in braces (``- {id: x, file: y}``)."""
        if not trail or trail not in self.lines or isinstance(self._value(trail[:-1]), list):
            return None
        return re.search(rf"""(?:^|[\s{{,-])["']?(?P<key>{re.escape(str(trail[-1]))})["']?\s*:""", self._source(trail))

    def _source(self, trail: Trail) -> str:
        return _source_line(self.text, self.line(trail) - self.first_line)


def _source_line(text: str, index: int) -> str:
    lines = text.split("\n")
    return lines[index] if 0 <= index < len(lines) else ""


def line_of(event: yaml.Event) -> int:
    """Gives the line of an event, counted from 0."""
    return event.start_mark.line if event.start_mark else 0


def parse_yaml(text: str, *, path: str, first_line: int = 1) -> YamlText:
    """Gives a YAML text's value with its lines; raises ContentError with every fault found.

    Aliases, duplicate keys, tags other than the plain ones and deep nesting are refused: no content
    file needs them, and each is a known way to make a small file expand without end. So are characters that
    nobody sees, which an escape such as ``"\\x7f"`` can bring.
    """

    def refuse(line: int, message: str, fix: str, column: int | None = None) -> ContentError:
        source = _source_line(text, line) if column is not None else ""
        shown = point_at(source, column, column + 1) if column is not None and source.strip() else ()
        return ContentError([Problem(path=path, line=first_line + line, message=message, fix=fix, evidence=shown)])

    if len(text) > MAX_LENGTH:
        raise refuse(0, f"{len(text)} characters of YAML", f"keep it under {MAX_LENGTH}")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        depth = 0
        for event in yaml.parse(text, Loader=loader):
            if isinstance(event, yaml.AliasEvent):
                raise refuse(line_of(event), "YAML alias", "write the value out where it is used")
            if tag := getattr(event, "tag", None):
                shown = tag.replace("tag:yaml.org,2002:", "!!")
                raise refuse(
                    line_of(event), f"YAML tag '{shown}'", "write the value without it, in quotes if it is text"
                )
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            if depth > MAX_DEPTH:
                raise refuse(line_of(event), "YAML nested too deep", f"keep it under {MAX_DEPTH} levels")
        node = yaml.compose(text, Loader=loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line, mark.column) if mark else (0, None)
        fix = "quote a value that holds ': ' or begins with a sign"
        raise refuse(line, f"not YAML: {error.problem}", fix, column) from error
    except yaml.reader.ReaderError as error:
        line = text.encode("utf-8", "replace").count(b"\n", 0, error.position)
        raise refuse(line, f"not YAML: {error.reason}", "remove the characters YAML does not allow") from error
    except (yaml.YAMLError, UnicodeError) as error:
        raise refuse(0, f"not YAML: {error}", "remove the characters YAML does not allow") from error
    lines: dict[Trail, int] = {(): first_line}
    problems: list[Problem] = []
    if node is None:
        return YamlText(value=None, path=path, first_line=first_line, lines=lines, text=text)
    constructor = loader("")

    def unreadable(node: yaml.Node, why: str, fix: str) -> None:
        shown = repr(node.value if len(node.value) < _SHOWN else f"{node.value[:_SHOWN]}…")
        message = f"a value YAML cannot read: {shown} {why}"
        problems.append(Problem(path=path, line=first_line + node.start_mark.line, message=message, fix=fix))

    may_hide = "\\" in text or UNSEEN.search(text) is not None

    def is_word(node: yaml.Node) -> bool:
        """Most values are text, of which nothing is to be made, and in which nothing can be hidden."""
        return node.tag == TEXT and not may_hide

    def walk(node: yaml.Node, trail: Trail) -> Any:
        lines.setdefault(trail, first_line + node.start_mark.line)
        if isinstance(node, yaml.MappingNode):
            values: dict[Any, Any] = {}
            for key_node, value_node in node.value:
                key = key_node.value if is_word(key_node) else walk(key_node, (*trail, "key"))
                line = first_line + key_node.start_mark.line
                if isinstance(key, (dict, list)):
                    problems.append(
                        Problem(path=path, line=line, message="a key that is no plain value", fix="use a plain key")
                    )
                    continue
                if key in values:
                    problems.append(
                        Problem(path=path, line=line, message=f"duplicate key '{key}'", fix="keep one of them")
                    )
                lines[(*trail, key)] = line
                values[key] = walk(value_node, (*trail, key))
            return values
        if isinstance(node, yaml.SequenceNode):
            return [walk(child, (*trail, index)) for index, child in enumerate(node.value)]
        if is_word(node):
            return node.value
        if unseen := UNSEEN.search(node.value):
            line, message = first_line + node.start_mark.line, f"the invisible character U+{ord(unseen[0]):04X}"
            problems.append(Problem(path=path, line=line, message=message, fix="take it out"))
            return None
        if node.tag == FLOAT:  # 15.10 is a section number, never a quantity
            return node.value
        try:
            value = constructor.construct_object(node)
        except ANY_YAML_FAULT as error:
            unreadable(node, f"({error})", "quote it")
            return None
        if isinstance(value, int) and abs(value) > _LARGEST:
            unreadable(node, "(too large a number)", "correct it, or quote it if it is text")
            return None
        if isinstance(value, str) and (found := _CONTROL.search(value)):
            unreadable(node, f"(it holds the control character {found[0]!a})", "remove that character")
            return None
        return value

    value = walk(node, ())
    if problems:
        raise ContentError(problems)
    return YamlText(value=value, path=path, first_line=first_line, lines=lines, text=text)


_NOT_IN_A_LINE = re.compile(r"[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
"""Characters that JSON writes as they are, and that YAML refuses or takes for the end of a line."""


def flow_yaml(value: Any) -> str:
    """Gives a value as JSON on one line, which every reader of YAML reads as that value."""
    text = json.dumps(value, ensure_ascii=False)
    return _NOT_IN_A_LINE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
