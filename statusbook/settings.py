"""Settings: what mkdocs.yml of a project says, laid over what that of the base says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import yaml

from statusbook.caches import remembered
from statusbook.problems import Collector, ContentError, Problem
from statusbook.yaml_lines import ANY_YAML_FAULT, MAX_DEPTH, line_of

_KNOWN_TAGS = ("tag:yaml.org,2002:", "!ENV", "!relative")
"""How the tags begin that an engine knows: those of YAML, and Python's names among them."""
_PLAIN = tuple(f"tag:yaml.org,2002:{name}" for name in ("bool", "int", "float", "timestamp", "binary"))
"""The tags of values that may not be what they look like: ``2026-13-45``."""


def compose_settings(text: str, *, path: str) -> yaml.MappingNode:
    """Gives the settings of one file with their lines; raises ContentError if they are no YAML mapping.

    They stay nodes: a value such as ``!ENV [SITE_URL, …]`` is for the engine to look up.
    """
    try:
        _refuse_depth(text, path)
        loader = yaml.SafeLoader(text)
        loader.name = path  # what a mark calls the file
        tree = loader.get_single_node()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        raise _fault(path, mark.line + 1 if mark else 1, f"not YAML: {error.problem}", "correct the line") from error
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise _fault(path, line, f"not YAML: {error.reason}", "correct the line") from error
    if tree is None:
        return yaml.MappingNode("tag:yaml.org,2002:map", [])
    if not isinstance(tree, yaml.MappingNode):
        raise _fault(path, 1, "no settings: a setting is a name and its value", "write 'site_name: …'")
    problems = Collector()
    problems.add(_odd_nodes(tree, path))
    problems.finish()
    return tree


def settings_of(layers: Mapping[str, str], name: str) -> tuple[str, int] | None:
    """Gives the file and line of a setting in the nearest file that has it; None if none has, or if one is no YAML."""
    for path, text in layers.items():
        try:
            entries = compose_settings(text, path=path).value
        except ContentError:
            return None
        for key, _ in entries:
            if key.value == name:
                return path, key.start_mark.line + 1
    return None


def _refuse_depth(text: str, path: str) -> None:
    """Raises ContentError for settings nested so deep that whoever composes them gives up."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH:
            raise _fault(path, line_of(event) + 1, "nested too deep", f"keep it under {MAX_DEPTH} levels")


def _odd_nodes(tree: yaml.MappingNode, path: str) -> Iterator[Problem]:
    """Gives a problem for what no engine can make a value of, or of which it takes the last and says nothing."""

    def odd(node: yaml.Node, message: str, fix: str) -> Problem:
        return Problem(path=path, line=node.start_mark.line + 1, message=message, fix=fix)

    constructor = yaml.SafeLoader("")
    todo: list[yaml.Node] = [tree]
    seen: set[int] = set()
    while todo:
        node = todo.pop()
        if id(node) in seen:  # an alias may lead back to where it stands
            continue
        seen.add(id(node))
        if not node.tag.startswith(_KNOWN_TAGS) and node.tag != "!":
            yield odd(node, f"YAML tag '{node.tag}'", "write the value without it")
        if isinstance(node, yaml.MappingNode):
            named: set[str] = set()
            for key, value in node.value:
                if not isinstance(key, yaml.ScalarNode):
                    yield odd(key, "a name that is no plain value", "write one word before the colon")
                elif key.value in named:
                    yield odd(key, f"duplicate setting '{key.value}'", "keep one of them")
                else:
                    named.add(key.value)
                todo += [key, value]
        elif isinstance(node, yaml.SequenceNode):
            todo += node.value
        elif node.tag in _PLAIN:
            try:
                constructor.construct_object(node)
            except ANY_YAML_FAULT as error:
                yield odd(node, f"a value YAML cannot read: '{node.value[:60]}' ({error})", "quote it")


@remembered
def merge_settings(layers: Mapping[str, str], *, without: str) -> str:
    """Gives the YAML of several files of settings, by path and the nearest first, but for one setting.

    What a nearer file says goes before; settings that hold settings by name are merged name by name. A path that is
    empty is that of settings which nobody wrote. Raises ContentError for what cannot be merged.
    """
    merged: yaml.MappingNode | None = None
    for path, text in reversed(list(layers.items())):
        layer = compose_settings(text, path=path)
        _refuse_inherited(layer, path)
        merged = _laid_over(layer, merged) if merged else layer
    entries = [(key, value) for key, value in merged.value if key.value != without] if merged else []
    whole = yaml.MappingNode("tag:yaml.org,2002:map", entries, flow_style=False)
    return str(yaml.serialize(whole, Dumper=yaml.SafeDumper, allow_unicode=True))


def _laid_over(near: yaml.MappingNode, far: yaml.MappingNode) -> yaml.MappingNode:
    said = {str(key.value): (key, value) for key, value in near.value}
    entries = []
    for key, value in far.value:
        own_key, own = said.pop(str(key.value), (key, value))
        if isinstance(own, yaml.MappingNode) and isinstance(value, yaml.MappingNode) and own is not value:
            own = _laid_over(own, value)
        elif {type(own), type(value)} == {yaml.MappingNode, yaml.ScalarNode} or (
            isinstance(own, yaml.MappingNode) and not own.start_mark.name  # what the build says, by name
        ):
            written = own if own.start_mark.name else value
            raise _fault(
                written.start_mark.name,
                written.start_mark.line + 1,
                f"'{key.value}' is not one value: it holds settings by name",
                f"give the settings below '{key.value}:', or leave it out",
            )
        entries.append((own_key, own))
    whole = [*entries, *said.values()]
    return yaml.MappingNode(far.tag, whole, start_mark=near.start_mark, flow_style=far.flow_style)


def _refuse_inherited(layer: yaml.MappingNode, path: str) -> None:
    for key, _ in layer.value:
        if key.value == "INHERIT":
            raise _fault(
                path,
                key.start_mark.line + 1,
                "'INHERIT' is not followed: what this file does not say comes with the package",
                "write the settings into this file",
            )


def _fault(path: str, line: int, message: str, fix: str) -> ContentError:
    return ContentError([Problem(path=path, line=line, message=message, fix=fix)])
