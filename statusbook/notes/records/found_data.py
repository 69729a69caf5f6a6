"""What is found in data about status codes: records with their fields, and what is left out for a reason."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from statusbook.notes.block import Aside
from statusbook.notes.records.record_tree import RecordList, RecordNode, Scalar, scalars_in


@dataclass(slots=True, kw_only=True)
class RecordField:
    """A value of a record: the name of its column and the scalars that it holds; ``joined`` makes one text of them."""

    name: str
    values: list[Scalar]
    joined: bool = False


@dataclass(slots=True, kw_only=True)
class CodeRecord:
    """What is said of a code: the text of its code with its lines, and the fields in order."""

    code: str
    first: int
    last: int
    code_first: int
    code_last: int
    fields: list[RecordField] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class FoundData:
    """What was found in a tree, in order; scalars are known by their identity.

    ``used`` holds the scalars of the records, ``names`` the keys of their fields; ``asides`` the lines of what is left
    out for a reason of its own, ``texts`` strings that begin with a code (``"404 Not Found: 없다"``), which are read as
    lines, ``pages`` texts of several lines some of which begin with a code, and ``tables`` lists of lists.
    """

    records: list[CodeRecord] = field(default_factory=list)
    used: set[int] = field(default_factory=set)
    names: set[int] = field(default_factory=set)
    asides: list[tuple[int, int, Aside]] = field(default_factory=list)
    reasons: dict[int, Aside] = field(default_factory=dict)
    texts: list[Scalar] = field(default_factory=list)
    pages: list[Scalar] = field(default_factory=list)
    tables: list[RecordList] = field(default_factory=list)

    def use(self, scalars: Iterable[Scalar]) -> None:
        """Records that scalars are shown."""
        self.used.update(id(scalar) for scalar in scalars)

    def leave_out(self, key: Scalar, value: RecordNode, reason: Aside) -> None:
        """Sets the lines of a key and its value aside."""
        self.asides.append((key.first, max(key.last, value.last), reason))
        for scalar in (key, *scalars_in(value)):
            self.reasons[id(scalar)] = reason
