"""What a project wishes of the book, read from ``extra.statusbook`` of its mkdocs.yml."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, cast

import yaml

from statusbook.problems import Collector, Problem
from statusbook.settings import compose_settings

Unreviewed = Literal["mark", "hide", "refuse"]
"""What becomes of what notes say and nobody has judged: shown as that, not shown, or a fault of the content."""

_CHOICES = ("mark", "hide", "refuse")
_NAME = "extra.statusbook.unreviewed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """What a project wishes; ``place`` is where it says so (path and line), for a message."""

    unreviewed: Unreviewed = "mark"
    place: tuple[str, int] = ("mkdocs.yml", 1)


def parse_preferences(layers: Mapping[str, str]) -> Preferences:
    """Gives the preferences of the texts of mkdocs.yml by their paths, the nearest first: the nearest that says so decides.

    Raises ContentError with every name and value that is not known.
    """
    problems = Collector()
    found: list[Preferences] = []
    for path, text in layers.items():
        problems.add(_faults(path, text, found))
    problems.finish()
    return found[0] if found else Preferences()


def _faults(path: str, text: str, found: list[Preferences]) -> Iterator[Problem]:
    """Gives what is wrong in one file; what it says is added to ``found``."""

    def fault(node: yaml.Node, message: str, fix: str) -> Problem:
        return Problem(path=path, line=node.start_mark.line + 1, message=message, fix=fix)

    extra = _entry(compose_settings(text, path=path), "extra")
    own = _entry(extra, "statusbook") if isinstance(extra, yaml.MappingNode) else None
    if own is None:
        return
    if not isinstance(own, yaml.MappingNode):
        yield fault(own, "'extra.statusbook' holds no settings", "write 'unreviewed: mark' below it, or remove it")
        return
    for key, value in own.value:
        if key.value != "unreviewed":
            yield fault(key, f"'extra.statusbook' has no setting '{key.value}'", "remove it; it has: unreviewed")
        elif value.value not in _CHOICES:
            shown = value.value if isinstance(value, yaml.ScalarNode) else "no word"
            yield fault(value, f"'{_NAME}' is '{shown}'", f"write one of: {', '.join(_CHOICES)}")
        else:
            line = key.start_mark.line + 1
            found.append(Preferences(unreviewed=cast(Unreviewed, value.value), place=(path, line)))


def _entry(node: yaml.MappingNode, name: str) -> yaml.Node | None:
    return next((value for key, value in node.value if key.value == name), None)
