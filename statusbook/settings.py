"""Settings: what mkdocs.yml of a project says, laid over what that of the base says."""

from __future__ import annotations

from collections.abc import Mapping

import yaml

from statusbook.problems import ContentError, Problem


def compose_settings(text: str, *, path: str) -> yaml.MappingNode:
    """Gives the settings of one file with their lines; raises ContentError if they are no YAML mapping.

    They stay nodes: a value such as ``!ENV [SITE_URL, …]`` is for the engine to look up.
    """
    try:
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
    return tree


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
        elif {type(own), type(value)} == {yaml.MappingNode, yaml.ScalarNode}:
            written = own if own.start_mark.name else value
            raise _fault(
                written.start_mark.name,
                written.start_mark.line + 1,
                f"'{key.value}' is not one value: it holds settings by name",
                f"give the settings below '{key.value}:', or leave it out",
            )
        entries.append((own_key, own))
    return yaml.MappingNode(far.tag, [*entries, *said.values()], flow_style=far.flow_style)


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
