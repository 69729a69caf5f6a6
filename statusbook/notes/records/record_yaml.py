"""Parses YAML into a tree that knows its lines, with its comments, anchors and merge"""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from statusbook.notes.records.record_tree import (
    DEEPEST,
    DataComment,
    NotRecords,
    RecordList,
    RecordMap,
    RecordNode,
    RecordTree,
    Scalar,
)
from statusbook.text import clean_text

# A comment behind a value or alone on its line: ``  # 404``, ``, # 404``; not ``a#404``
_COMMENT = re.compile(r"(?:^|(?<=[\s,\]}]))#+!?[ \t]*(.*)")

# What YAML takes for a number, a boolean or null when it has no quotes: ``404``, ``4.5``, ``true``, ``~``; not ``없음``
_PLAIN_VALUE = re.compile(r"[-+]?[\d_.]+(?:e[-+]?\d+)?|true|false|yes|no|on|off|null|~|", re.IGNORECASE)


def parse_yaml(text: str) -> RecordTree:
    """Returns the documents of a text in YAML; an alias is the value that it stands for, with the lines of that.

    Raises NotRecords for a text that is none.
    """
    tree = RecordTree()
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    builder = _Builder(tree, text.split("\n"))
    try:
        for event in yaml.parse(text, Loader=loader):
            builder.take(event)
    except (yaml.YAMLError, ValueError) as error:
        raise NotRecords(str(error)) from None
    tree.comments.extend(_comments(text, builder.ends, builder.inside))
    return tree


class _Open:
    """A list or map that is being read."""

    def __init__(self, event: yaml.CollectionStartEvent) -> None:
        self.first = _line(event)
        self.anchor = event.anchor
        self.is_map = isinstance(event, yaml.MappingStartEvent)
        self.nodes: list[RecordNode] = []

    def close(self, last: int, tree: RecordTree) -> RecordMap | RecordList:
        """Returns the node; a key that is no scalar is left out with its value."""
        if not self.is_map:
            return RecordList(first=self.first, last=max(self.first, last), values=self.nodes)
        pairs = [
            (key, value)
            for key, value in zip(self.nodes[::2], self.nodes[1::2], strict=True)
            if isinstance(key, Scalar)
        ]
        return RecordMap(first=self.first, last=max(self.first, last), pairs=pairs)


class _Builder:
    """Makes nodes of the events of the parser; ``ends`` holds where the last value of a line ends, by line."""

    def __init__(self, tree: RecordTree, source: list[str]) -> None:
        self.ends: dict[int, int] = {}
        self.inside: set[int] = set()  # lines inside of a scalar, on which nothing is a comment
        self._tree = tree
        self._source = source
        self._open: list[_Open] = []
        self._anchors: dict[str, RecordNode] = {}
        self._last = 0

    def take(self, event: yaml.Event) -> None:
        """Takes the next event."""
        if isinstance(event, yaml.ScalarEvent):
            self._add(self._scalar(event), event.anchor)
        elif isinstance(event, yaml.CollectionStartEvent):
            if len(self._open) >= DEEPEST:
                raise NotRecords("too deep")
            self._open.append(_Open(event))
        elif isinstance(event, yaml.CollectionEndEvent):
            closed = self._open.pop()
            self._add(closed.close(self._last, self._tree), closed.anchor)
        elif isinstance(event, yaml.AliasEvent):
            line = _line(event)
            self.ends[line] = _end(event)[1]
            self._last = max(self._last, line)
            name = event.anchor or ""
            alias = Scalar(text=f"*{name}", first=line, last=line, is_text=False)
            self._add(self._anchors.get(name, alias), None)

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        first, last = _line(event), _end(event)[0]
        text = clean_text(event.value)
        if event.style in ("|", ">"):
            while last > first and not self._source[last - 1].strip():
                last -= 1
            self.ends[first] = (event.start_mark.column if event.start_mark else 0) + 1
            self.inside.update(range(first + 1, last + 1))
            first, text = min(first + 1, last), text.rstrip("\n")
        else:
            self.ends[last] = _end(event)[1]
            self.inside.update(range(first + 1, last))
        self._last = max(self._last, last)
        is_text = event.style is not None or _PLAIN_VALUE.fullmatch(text) is None
        scalar = Scalar(text=text, first=first, last=last, is_text=is_text, is_literal=event.style == "|")
        self._tree.scalars.append(scalar)
        return scalar

    def _add(self, node: RecordNode, anchor: str | None) -> None:
        if anchor:
            self._anchors[anchor] = node
        if self._open:
            self._open[-1].nodes.append(node)
        else:
            self._tree.roots.append(node)


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


def _end(event: yaml.Event) -> tuple[int, int]:
    """Returns the line and column behind an event; a block of text ends where the line below it begins."""
    mark = event.end_mark
    if mark is None:
        return _line(event), 0
    is_line_below = mark.column == 0 and mark.line + 1 > _line(event)
    return mark.line + (0 if is_line_below else 1), mark.column


def _comments(text: str, ends: dict[int, int], inside: set[int]) -> Iterator[DataComment]:
    for number, line in enumerate(text.split("\n"), start=1):
        if "#" not in line or number in inside:
            continue
        found = _COMMENT.search(line, ends.get(number, 0))
        if found is not None and (words := found[1].strip()):
            is_alone = not line[: found.start()].strip()
            yield DataComment(text=words, line=number, column=found.start(), is_alone=is_alone)
