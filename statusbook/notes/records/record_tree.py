"""The values of a note that holds data, whatever its grammar: scalars, maps, lists, and comments with their places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

DEEPEST = 60
"""Levels that are read; an OpenAPI document has about ten, and what is deeper is an attack."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Scalar:
    """A value or key: its text as a reader sees it and the source lines it stands on."""

    text: str
    first: int
    last: int
    is_text: bool = True  # False for a number, a boolean, null
    is_literal: bool = False  # each line of the text stands on a source line of its own, ``first`` holds the first


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class RecordMap:
    """A map: keys and values in the order of the source; a key may come twice."""

    first: int
    last: int
    pairs: list[tuple[Scalar, RecordNode]]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class RecordList:
    """A list of values."""

    first: int
    last: int
    values: list[RecordNode]


RecordNode = Scalar | RecordMap | RecordList


@dataclass(frozen=True, slots=True, kw_only=True)
class DataComment:
    """A comment of one line: ``column`` counts from 0; ``is_alone`` says that nothing else stands on its line."""

    text: str
    line: int
    column: int
    is_alone: bool


@dataclass(slots=True, kw_only=True)
class RecordTree:
    """A parsed note: its documents or top values, every scalar in order, and the comments."""

    roots: list[RecordNode] = field(default_factory=list)
    scalars: list[Scalar] = field(default_factory=list)
    comments: list[DataComment] = field(default_factory=list)


class NotRecords(Exception):
    """The text does not follow the grammar, or nests too deep."""


def scalars_in(node: RecordNode) -> Iterator[Scalar]:
    """Returns the values inside a node, without"""
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, RecordList):
        for value in node.values:
            yield from scalars_in(value)
    else:
        for _, value in node.pairs:
            yield from scalars_in(value)
