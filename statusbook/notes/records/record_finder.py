"""Finds the records of a tree that describe status codes: maps with a code, maps by code, lists of pairs, constants."""

from __future__ import annotations

from collections.abc import Sequence

from statusbook.notes.block import Aside
from statusbook.notes.field_names import API_KEYS, bare, is_about_note, is_api_part, is_default, is_occasion
from statusbook.notes.field_values import clean_code, code_of_key, is_code_value, says_something
from statusbook.notes.records.code_evidence import CodeEvidence, are_constants
from statusbook.notes.records.data_comments import commented_lines
from statusbook.notes.records.found_data import CodeRecord, FoundData, RecordField
from statusbook.notes.records.record_fields import RecordFiller
from statusbook.notes.records.record_shapes import (
    code_column,
    code_text,
    components,
    get,
    is_page_of_codes,
    is_table,
    like,
    merged,
    names_of_columns,
    split_table,
    with_inner_code,
)
from statusbook.notes.records.record_tree import RecordList, RecordMap, RecordNode, RecordTree, Scalar, scalars_in
from statusbook.notes.status_names import is_registered_phrase

_VISITS_PER_SCALAR = 8
"""How often a value may be looked at: aliases of aliases would be looked at without an end."""

_CONTAINERS = frozenset(
    "data result results items codes status statuses errors error list rows records responses response body root content".split()
)


class RecordFinder:
    """Walks over a tree; ``found`` holds what it finds."""

    def __init__(self, tree: RecordTree, text: str) -> None:
        self.found = FoundData()
        self._found = self.found
        self._evidence = CodeEvidence(text)
        self._filler = RecordFiller(self.found, self._walk, self._may_visit, commented_lines(tree.comments))
        self._budget = _VISITS_PER_SCALAR * len(tree.scalars) + 1_000
        self._roots = tree.roots
        self._components = components(tree.roots)
        self._is_api = any(get(root, name) is not None for root in tree.roots for name in API_KEYS)
        self._shown: set[tuple[str, int]] = set()

    def find(self) -> FoundData:
        """Walks over every document and returns what was found."""
        for root in self._roots:
            if isinstance(root, RecordMap) and self._evidence.is_wrapper(root):
                for key, value in root.pairs:
                    if not isinstance(value, Scalar):
                        self._walk(value, key)
            else:
                self._walk(root, None)
        return self.found

    def _may_visit(self) -> bool:
        self._budget -= 1
        return self._budget >= 0

    def _walk(self, node: RecordNode, parent: Scalar | None) -> None:
        if not self._may_visit() or isinstance(node, Scalar):
            return
        if isinstance(node, RecordList):
            self._walk_list(node)
        else:
            self._walk_map(node, parent)

    # Lists

    def _walk_list(self, node: RecordList) -> None:
        values = node.values
        if is_table(values):
            self._add_table(node)
            return
        texts = [value for value in values if isinstance(value, Scalar) and value.is_text]
        codes = [text for text in texts if " " in text.text.strip() and is_code_value(text.text.split(":")[0][:60])]
        if codes and len(codes) == len(values):
            self._found.texts.extend(texts)
            self._found.use(texts)
            return
        self._evidence.learn_key(values)
        for value in values:
            self._walk(value, None)

    def _add_table(self, node: RecordList) -> None:
        """Adds lists of values: as rows when each has its code in the same place, else as a table with a header."""
        rows = [row for row in node.values if isinstance(row, RecordList)]
        column = code_column(rows)
        if column is None or not self._evidence.is_column_of_codes(rows, column):
            self._found.tables.append(node)
            self._found.use(scalars_in(node))
            return
        names = names_of_columns(rows, column)
        for row in rows:
            code = row.values[column]
            record = CodeRecord(
                code=code_text(code), first=row.first, last=row.last, code_first=code.first, code_last=code.last
            )
            rest: list[tuple[Scalar, RecordNode]] = []
            for name, cell in zip(names, row.values, strict=False):
                if isinstance(cell, Scalar) and cell is not code:
                    if name:
                        rest.append((like(cell, name), cell))
                    else:
                        self._found.reasons[id(cell)] = Aside.ABOUT_ROW
            self._filler.fill(record, rest, [*scalars_in(code)], [])

    # Maps

    def _walk_map(self, node: RecordMap, parent: Scalar | None) -> None:
        pairs = with_inner_code(merged(node))
        names = [key.text for key, _ in pairs]
        if is_occasion(names):
            return
        code = self._evidence.code_pair(pairs)
        if code is not None:
            if not self._add_record(node, pairs, code, parent):
                self._walk_values(pairs, {id(code[0])})
            return
        by_code = [(key, value, found) for key, value in pairs if (found := code_of_key(key.text)) is not None]
        if by_code and self._evidence.is_map_by_code(pairs, by_code, parent):
            for key, value in pairs:
                if (found := code_of_key(key.text)) is not None:
                    self._add_value(key, value, found)
                elif is_default(key.text):
                    self._found.leave_out(key, value, Aside.DEFAULT)
                else:
                    self._walk_aside(key, value)
            return
        if are_constants(pairs):
            for key, value in pairs:
                if isinstance(value, Scalar) and is_code_value(value.text):
                    self._add_constant(key, value)
            return
        table = split_table(pairs)
        if table is not None:
            self._walk_list(table)
            return
        self._walk_values(pairs, set())

    def _walk_values(self, pairs: Sequence[tuple[Scalar, RecordNode]], besides: set[int]) -> None:
        for key, value in pairs:
            if id(key) not in besides:
                self._walk_aside(key, value)

    def _walk_aside(self, key: Scalar, value: RecordNode) -> None:
        """Looks for records in a value; a text there says something of the whole note."""
        if isinstance(value, Scalar):
            if is_page_of_codes(value):
                self._found.pages.append(value)
                self._found.names.add(id(key))
                self._found.use([value])
            elif is_about_note(key.text):
                self._found.asides.append((key.first, value.last, Aside.ABOUT_NOTE))
                self._found.reasons[id(value)] = Aside.ABOUT_NOTE
        elif not (self._is_api and is_api_part(key.text)):
            self._walk(value, key)

    # Records

    def _add_constant(self, key: Scalar, value: Scalar) -> None:
        name = "message" if " " in key.text or not key.text.isascii() else "identifier"
        self._found.use([key, value])
        self._found.records.append(
            CodeRecord(
                code=clean_code(value.text),
                first=key.first,
                last=value.last,
                code_first=value.first,
                code_last=value.last,
                fields=[RecordField(name=name, values=[key])],
            )
        )

    def _add_record(
        self,
        node: RecordMap,
        pairs: Sequence[tuple[Scalar, RecordNode]],
        code: tuple[Scalar, RecordNode],
        parent: Scalar | None,
    ) -> bool:
        """Adds the record of a map with a code; returns False when it says nothing of its code."""
        key, value = code
        record = CodeRecord(
            code=code_text(value),
            first=node.first,
            last=node.last,
            code_first=value.first,
            code_last=value.last,
        )
        named = parent is not None and bare(parent.text).lower() not in _CONTAINERS
        if parent is not None and named:
            name = "identifier" if parent.text.isascii() else "name"
            record.fields.append(RecordField(name=name, values=[parent]))
            record.first = min(record.first, parent.first)
        used = [key, *scalars_in(value)]
        rest = [(other, inside) for other, inside in pairs if other is not key]
        return self._filler.fill(record, rest, used, [parent] if parent is not None and named else [])

    def _add_value(self, key: Scalar, value: RecordNode, found: tuple[str, str]) -> None:
        """Adds what a map by code says of one code."""
        code, attribute = found
        component = self._resolved(value)
        if component is not value and (code, id(component)) in self._shown:
            return  # another path refers to it, too
        value = component
        self._shown.add((code, id(value)))
        record = CodeRecord(
            code=code, first=key.first, last=max(key.last, value.last), code_first=key.first, code_last=key.last
        )
        if value.first < key.first:  # it stands elsewhere, where an anchor or a reference points
            record.last = key.last
        name = attribute if attribute and not is_registered_phrase(attribute) else "message"
        if attribute and (is_registered_phrase(attribute) or attribute.isupper()):
            record.fields.append(RecordField(name="identifier", values=[like(key, attribute)]))
        if isinstance(value, RecordMap):
            rest = merged(value)
            self._filler.fill(record, rest, [key], [])
        elif isinstance(value, RecordList):
            self._add_list(record, key, value)
        elif says_something(value.text) and value.is_text:
            self._filler.fill(record, [(like(key, name), value)], [key], [])
        elif " " in code:
            self._filler.fill(record, [], [key], [])

    def _add_list(self, record: CodeRecord, key: Scalar, value: RecordList) -> None:
        """Adds what a list says of one code: names and texts, or maps of them."""
        rest: list[tuple[Scalar, RecordNode]] = []
        for at, inner in enumerate(value.values):
            if isinstance(inner, RecordMap):
                rest.extend(merged(inner))
            else:
                rest.append((like(key, "message" if at < 2 else "description"), inner))
        self._filler.fill(record, rest, [key], [])

    def _resolved(self, value: RecordNode) -> RecordNode:
        """Returns the component that ``$ref: '#/components/responses/NotFound'`` points to."""
        reference = get(value, "$ref")
        if isinstance(reference, Scalar):
            return self._components.get(reference.text.rsplit("/", 1)[-1], value)
        return value
