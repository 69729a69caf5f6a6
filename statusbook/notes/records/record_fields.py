"""Fills the records of data: a value becomes a field under the name of its column."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set

from statusbook.notes.field_names import column_name, is_language, is_program_part, is_prose_body
from statusbook.notes.field_values import is_data, says_something
from statusbook.notes.records.found_data import CodeRecord, FoundData, RecordField
from statusbook.notes.records.record_shapes import get, is_computed, merged
from statusbook.notes.records.record_tree import RecordList, RecordMap, RecordNode, Scalar
from statusbook.notes.status_names import is_registered_phrase

_MOST_FIELDS = 60

_DEEPEST_FIELD = 4

_SENTENCE = ".!?다요죠"


class RecordFiller:
    """Adds fields to records; ``walk`` looks for records inside of a value, ``may_visit`` says whether time is left.

    ``commented`` are the lines that have a comment beside them or directly above.
    """

    def __init__(
        self,
        found: FoundData,
        walk: Callable[[RecordNode, Scalar | None], None],
        may_visit: Callable[[], bool],
        commented: Set[int],
    ) -> None:
        self._found = found
        self._walk = walk
        self._may_visit = may_visit
        self._commented = commented

    def fill(
        self,
        record: CodeRecord,
        rest: Sequence[tuple[Scalar, RecordNode]],
        used: Sequence[Scalar],
        named: Sequence[Scalar],
    ) -> bool:
        """Adds the fields to a record, and the record when it says anything; returns whether it does."""
        at = len(self._found.records)
        self._found.records.append(record)
        is_response = any(key.text in ("content", "$ref", "headers", "schema", "examples") for key, _ in rest)
        for key, value in rest:
            self._add_field(record, key, value, 1, is_response=is_response)
        says = [
            value for each in record.fields for value in each.values if value.is_text and says_something(value.text)
        ]
        is_said = bool(says) and not (says == list(named) and not is_registered_phrase(named[0].text))
        is_said = is_said or not self._commented.isdisjoint(range(record.first, record.last + 1))
        if not is_said and " " not in record.code:
            del self._found.records[at]
            return False
        self._found.use(used)
        for each in record.fields:
            self._found.use(each.values)
        return True

    def _add_field(
        self, record: CodeRecord, key: Scalar, value: RecordNode, depth: int, *, is_response: bool = False
    ) -> None:
        if not self._may_visit() or len(record.fields) >= _MOST_FIELDS or depth > _DEEPEST_FIELD:
            return
        if isinstance(value, Scalar):
            is_left_out = key.text.startswith("$") or is_computed(value) or is_data(value.text)
            if value.text.strip() and not is_left_out:
                self._found.names.add(id(key))
                record.fields.append(RecordField(name=column_name(key.text, value.text), values=[value]))
            return
        if is_response and key.text in ("headers", "links"):
            self._add_headers(record, value)
            return
        if isinstance(value, RecordMap) and is_prose_body(key.text, [name.text for name, _ in value.pairs]):
            for _, inner in value.pairs:
                self._add_field(record, key, inner, depth + 1)
            return
        if is_program_part(key.text):
            return
        before = len(self._found.records)
        self._walk(value, key)
        if len(self._found.records) > before:
            return
        if isinstance(value, RecordMap):
            for name, inner in merged(value):
                self._add_field(record, key if is_language(name.text) else name, inner, depth + 1)
        else:
            self._add_values(record, key, value, depth)

    def _add_values(self, record: CodeRecord, key: Scalar, value: RecordList, depth: int) -> None:
        """Adds a list: short values as one text, sentences as a line each, maps as fields."""
        scalars = [inner for inner in value.values if isinstance(inner, Scalar) and inner.text.strip()]
        if scalars:
            self._found.names.add(id(key))
            is_prose = any(scalar.text.rstrip()[-1] in _SENTENCE for scalar in scalars)
            name = column_name(key.text, scalars[0].text if len(scalars) == 1 else "a b")
            record.fields.append(RecordField(name=name, values=scalars, joined=not is_prose))
        for inner in value.values:
            if isinstance(inner, RecordMap):
                for name_of_inner, value_of_inner in merged(inner):
                    self._add_field(record, name_of_inner, value_of_inner, depth + 1)

    def _add_headers(self, record: CodeRecord, value: RecordNode) -> None:
        """Adds the headers of an OpenAPI response that have a description: ``Retry-After: …``."""
        for name, inner in value.pairs if isinstance(value, RecordMap) else ():
            described = get(inner, "description")
            if isinstance(described, Scalar) and described.is_text:
                record.fields.append(RecordField(name=name.text, values=[described]))
