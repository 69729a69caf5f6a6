"""Finds the records of a tree that describe status codes: maps with a code, maps by code, lists of pairs, constants."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from statusbook.notes import record_keys as keys
from statusbook.notes import record_shapes as shapes
from statusbook.notes.block import Aside
from statusbook.notes.record_tree import RecordList, RecordMap, RecordNode, RecordTree, Scalar, scalars_in

_MOST_FIELDS = 60
_DEEPEST_FIELD = 4
_VISITS_PER_SCALAR = 8
"""How often a value may be looked at: aliases of aliases would be looked at without an end."""

_KNOWN_SHARE = 1 / 2
_CODE_SHARE = 1 / 4
"""Keys of a map by code that are codes; the others say something of the whole, or are in the way."""

_SENTENCE = ".!?다요죠"


_TITLES = frozenset(
    {"message", "title", "name", "제목", "이름", "phrase", "text", "key", "label", "summary", "상태", "heading"}
)
_CONTAINERS = frozenset(
    "data result results items codes status statuses errors error list rows records responses response body root content".split()
)


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


class RecordFinder:
    """Walks over a tree; ``records`` holds what was found in order, ``used`` the scalars in it by identity.

    ``names`` holds the keys of the fields; ``asides`` the lines of what is left out for a reason of its own, ``texts``
    strings that begin with a code (``"404 Not Found: 없다"``), which are read as lines, and ``tables`` lists of lists.
    """

    def __init__(self, tree: RecordTree, text: str) -> None:
        self.records: list[CodeRecord] = []
        self.used: set[int] = set()
        self.names: set[int] = set()
        self.asides: list[tuple[int, int, Aside]] = []
        self.reasons: dict[int, Aside] = {}
        self.texts: list[Scalar] = []
        self.tables: list[RecordList] = []
        self._is_about_http = keys.ABOUT_HTTP.search(text) is not None
        self._is_of_http = keys.OF_HTTP.search(text) is not None
        self._budget = _VISITS_PER_SCALAR * len(tree.scalars) + 1_000
        self._roots = tree.roots
        self._components = shapes.components(tree.roots)
        self._is_api = any(shapes.get(root, name) is not None for root in tree.roots for name in keys.API_KEYS)
        self._shown: set[tuple[str, int]] = set()

    def find(self) -> None:
        """Walks over every document."""
        for root in self._roots:
            if isinstance(root, RecordMap) and self._is_wrapper(root):
                for key, value in root.pairs:
                    if not isinstance(value, Scalar):
                        self._walk(value, key)
            else:
                self._walk(root, None)

    def _walk(self, node: RecordNode, parent: Scalar | None) -> None:
        self._budget -= 1
        if self._budget < 0 or isinstance(node, Scalar):
            return
        if isinstance(node, RecordList):
            self._walk_list(node)
        else:
            self._walk_map(node, parent)

    # Lists

    def _walk_list(self, node: RecordList) -> None:
        values = node.values
        if shapes.is_table(values):
            self._add_table(node)
            return
        texts = [value for value in values if isinstance(value, Scalar) and value.is_text]
        codes = [
            text for text in texts if " " in text.text.strip() and keys.is_code_value(text.text.split(":")[0][:60])
        ]
        if codes and len(codes) == len(values):
            self.texts.extend(texts)
            self._use(texts)
            return
        for value in values:
            self._walk(value, None)

    def _add_table(self, node: RecordList) -> None:
        """Adds lists of values: as rows when each has its code in the same place, else as a table with a header."""
        rows = [row for row in node.values if isinstance(row, RecordList)]
        column = shapes.code_column(rows)
        if column is None or not self._is_proved(rows, column):
            self.tables.append(node)
            self._use(scalars_in(node))
            return
        names = shapes.names_of_columns(rows, column)
        for row in rows:
            code = row.values[column]
            record = CodeRecord(
                code=shapes.code_text(code), first=row.first, last=row.last, code_first=code.first, code_last=code.last
            )
            rest: list[tuple[Scalar, RecordNode]] = []
            for name, cell in zip(names, row.values, strict=False):
                if isinstance(cell, Scalar) and cell is not code:
                    if name:
                        rest.append((shapes.like(cell, name), cell))
                    else:
                        self.reasons[id(cell)] = Aside.ABOUT_ROW
            self._fill(record, rest, [*scalars_in(code)], [])

    def _is_proved(self, rows: Sequence[RecordList], column: int) -> bool:
        """Returns whether numbers in rows without names are codes."""
        numbers = [number for row in rows if (number := keys.code_in(shapes.code_text(row.values[column]))) is not None]
        is_known = sum(keys.is_known_code(number) for number in numbers) >= _KNOWN_SHARE * len(numbers)
        texts = (scalar.text for row in rows for scalar in scalars_in(row))
        return is_known and (
            self._is_of_http or any(keys.is_phrase(text) for text in texts) or max(numbers, default=0) >= 400
        )

    # Maps

    def _walk_map(self, node: RecordMap, parent: Scalar | None) -> None:
        pairs = shapes.merged(node)
        names = [key.text for key, _ in pairs]
        if keys.is_occasion(names):
            return
        code = self._code_pair(pairs)
        if code is not None:
            if not self._add_record(node, pairs, code, parent):
                self._walk_values(pairs, {id(code[0])})
            return
        by_code = [(key, value, found) for key, value in pairs if (found := keys.code_of_key(key.text)) is not None]
        if by_code and self._is_map_by_code(pairs, by_code, parent):
            for key, value in pairs:
                if (found := keys.code_of_key(key.text)) is not None:
                    self._add_value(key, value, found)
                elif keys.is_default(key.text):
                    self._leave_default(key, value)
                else:
                    self._walk_aside(key, value)
            return
        if self._are_constants(pairs):
            for key, value in pairs:
                if isinstance(value, Scalar) and keys.is_code_value(value.text):
                    self._add_constant(key, value)
            return
        table = shapes.split_table(pairs)
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
            if keys.is_about_note(key.text):
                self.asides.append((key.first, value.last, Aside.ABOUT_NOTE))
                self.reasons[id(value)] = Aside.ABOUT_NOTE
        elif not (self._is_api and keys.is_api_part(key.text)):
            self._walk(value, key)

    # Which key holds the code

    def _code_pair(self, pairs: Sequence[tuple[Scalar, RecordNode]]) -> tuple[Scalar, RecordNode] | None:
        """Returns the key and value of the code of a record, None for a map that is no record."""
        ranked = sorted(
            ((rank, at) for at, (key, _) in enumerate(pairs) if (rank := keys.code_rank(key.text)) is not None),
        )
        for rank, at in ranked:
            text = shapes.code_text(pairs[at][1])
            if text and self._is_plausible(text, rank, pairs):
                return pairs[at]
        for key, value in pairs:  # the title of a record may begin with its code: ``title: 404 Not Found``
            if isinstance(value, Scalar) and value.is_text and len(pairs) > 1:
                found = keys.CODE_VALUE.fullmatch(value.text.strip())
                if found is not None and found["rest"] and keys.column_name(key.text, "a b") in _TITLES:
                    return key, value
        for key, value in pairs:  # a number that is called otherwise, beside the phrase of just this code
            if isinstance(value, Scalar) and (number := keys.code_in(value.text)) is not None:
                others = [other for _, other in pairs if other is not value and isinstance(other, Scalar)]
                if any(keys.is_phrase_of(other.text, number) for other in others):
                    return key, value
        return None

    def _is_plausible(self, text: str, rank: int, pairs: Sequence[tuple[Scalar, RecordNode]]) -> bool:
        """Returns whether a value is a status code, and the record one that describes it."""
        number = keys.code_in(text)
        if number is None or rank <= 1:
            return True
        texts = [value.text for _, value in pairs if isinstance(value, Scalar)]
        if any(keys.is_phrase(other) for other in texts):
            return True
        if number < 200:
            return any(keys.IS_INTERIM.search(other) for other in texts)
        return keys.is_known_code(number) and (self._is_of_http or number >= 400)

    def _is_wrapper(self, node: RecordMap) -> bool:
        """Returns whether a whole document is the answer of an API: ``{"code": 200, "data": [{"code": 404, …}]}``."""
        code = self._code_pair(node.pairs)
        inner = [value for _, value in node.pairs if isinstance(value, RecordList | RecordMap)]
        return code is not None and any(shapes.holds_records(value) for value in inner)

    def _is_map_by_code(
        self,
        pairs: Sequence[tuple[Scalar, RecordNode]],
        by_code: Sequence[tuple[Scalar, RecordNode, tuple[str, str]]],
        parent: Scalar | None,
    ) -> bool:
        """Returns whether the keys of a map are codes: not sizes, shades of a colour, numbers of something else."""
        if parent is not None and keys.bare(parent.text).lower() == "responses":
            return True
        if any(key.text.strip().isdigit() and keys.code_in(key.text) is None for key, _ in pairs):
            return False
        if len(by_code) < _CODE_SHARE * len(pairs):
            return False
        numbers = [number for _, _, (code, _) in by_code if (number := keys.code_in(code)) is not None]
        known = sum(keys.is_known_code(number) for number in numbers)
        if numbers and known < _KNOWN_SHARE * len(numbers):
            return False
        if any(number % 100 and (self._is_about_http or number >= 400) for number in numbers):
            return True
        texts = [scalar.text for _, value, _ in by_code for scalar in scalars_in(value)]
        if parent is not None:
            texts.append(parent.text)
        return self._is_of_http or any(keys.is_phrase(text) or keys.ABOUT_CODES.search(text) for text in texts)

    def _are_constants(self, pairs: Sequence[tuple[Scalar, RecordNode]]) -> bool:
        """Returns whether a map gives a code to names: ``NOT_FOUND: 404``; not ``timeout: 300``."""
        coded = [
            (key.text, value.text)
            for key, value in pairs
            if isinstance(value, Scalar) and keys.is_code_value(value.text)
        ]
        fitting = sum(keys.is_phrase(name) for name, _ in coded)
        return fitting > 0 and fitting >= _KNOWN_SHARE * len(coded)

    # Records

    def _add_constant(self, key: Scalar, value: Scalar) -> None:
        name = "message" if " " in key.text or not key.text.isascii() else "identifier"
        self._use([key, value])
        self.records.append(
            CodeRecord(
                code=keys.clean_code(value.text),
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
            code=shapes.code_text(value),
            first=node.first,
            last=node.last,
            code_first=value.first,
            code_last=value.last,
        )
        named = parent is not None and keys.bare(parent.text).lower() not in _CONTAINERS
        if parent is not None and named:
            name = "identifier" if parent.text.isascii() else "name"
            record.fields.append(RecordField(name=name, values=[parent]))
            record.first = min(record.first, parent.first)
        used = [key, *scalars_in(value)]
        rest = [(other, inside) for other, inside in pairs if other is not key]
        return self._fill(record, rest, used, [parent] if parent is not None and named else [])

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
        name = attribute if attribute and not keys.is_phrase(attribute) else "message"
        if attribute and (keys.is_phrase(attribute) or attribute.isupper()):
            record.fields.append(RecordField(name="identifier", values=[shapes.like(key, attribute)]))
        if isinstance(value, RecordMap):
            rest = shapes.merged(value)
            self._fill(record, rest, [key], [])
        elif isinstance(value, RecordList):
            self._add_list(record, key, value)
        elif keys.says_something(value.text) and value.is_text:
            self._fill(record, [(shapes.like(key, name), value)], [key], [])
        elif " " in code:
            self._fill(record, [], [key], [])

    def _add_list(self, record: CodeRecord, key: Scalar, value: RecordList) -> None:
        """Adds what a list says of one code: names and texts, or maps of them."""
        rest: list[tuple[Scalar, RecordNode]] = []
        for at, inner in enumerate(value.values):
            if isinstance(inner, RecordMap):
                rest.extend(shapes.merged(inner))
            else:
                rest.append((shapes.like(key, "message" if at < 2 else "description"), inner))
        self._fill(record, rest, [key], [])

    def _fill(
        self,
        record: CodeRecord,
        rest: Sequence[tuple[Scalar, RecordNode]],
        used: Sequence[Scalar],
        named: Sequence[Scalar],
    ) -> bool:
        """Adds the fields to a record, and the record when it says anything; returns whether it does."""
        at = len(self.records)
        self.records.append(record)
        is_response = any(key.text in ("content", "$ref", "headers", "schema", "examples") for key, _ in rest)
        for key, value in rest:
            self._add_field(record, key, value, 1, is_response=is_response)
        says = [
            value
            for each in record.fields
            for value in each.values
            if value.is_text and keys.says_something(value.text)
        ]
        is_said = bool(says) and not (says == list(named) and not keys.is_phrase(named[0].text))
        if not is_said and " " not in record.code:
            del self.records[at]
            return False
        self._use(used)
        for each in record.fields:
            self._use(each.values)
        return True

    def _add_field(
        self, record: CodeRecord, key: Scalar, value: RecordNode, depth: int, *, is_response: bool = False
    ) -> None:
        self._budget -= 1
        if self._budget < 0 or len(record.fields) >= _MOST_FIELDS or depth > _DEEPEST_FIELD:
            return
        if isinstance(value, Scalar):
            is_left_out = key.text.startswith("$") or shapes.is_computed(value) or keys.is_data(value.text)
            if value.text.strip() and not is_left_out:
                self.names.add(id(key))
                record.fields.append(RecordField(name=keys.column_name(key.text, value.text), values=[value]))
            return
        if is_response and key.text in ("headers", "links"):
            self._add_headers(record, value)
            return
        if keys.is_program_part(key.text):
            return
        before = len(self.records)
        self._walk(value, key)
        if len(self.records) > before:
            return
        if isinstance(value, RecordMap):
            for name, inner in shapes.merged(value):
                self._add_field(record, key if keys.is_language(name.text) else name, inner, depth + 1)
        else:
            self._add_values(record, key, value, depth)

    def _add_values(self, record: CodeRecord, key: Scalar, value: RecordList, depth: int) -> None:
        """Adds a list: short values as one text, sentences as a line each, maps as fields."""
        scalars = [inner for inner in value.values if isinstance(inner, Scalar) and inner.text.strip()]
        if scalars:
            self.names.add(id(key))
            is_prose = any(scalar.text.rstrip()[-1] in _SENTENCE for scalar in scalars)
            name = keys.column_name(key.text, scalars[0].text if len(scalars) == 1 else "a b")
            record.fields.append(RecordField(name=name, values=scalars, joined=not is_prose))
        for inner in value.values:
            if isinstance(inner, RecordMap):
                for name_of_inner, value_of_inner in shapes.merged(inner):
                    self._add_field(record, name_of_inner, value_of_inner, depth + 1)

    def _add_headers(self, record: CodeRecord, value: RecordNode) -> None:
        """Adds the headers of an OpenAPI response that have a description: ``Retry-After: …``."""
        for name, inner in value.pairs if isinstance(value, RecordMap) else ():
            described = shapes.get(inner, "description")
            if isinstance(described, Scalar) and described.is_text:
                record.fields.append(RecordField(name=name.text, values=[described]))

    def _resolved(self, value: RecordNode) -> RecordNode:
        """Returns the component that ``$ref: '#/components/responses/NotFound'`` points to."""
        reference = shapes.get(value, "$ref")
        if isinstance(reference, Scalar):
            return self._components.get(reference.text.rsplit("/", 1)[-1], value)
        return value

    def _leave_default(self, key: Scalar, value: RecordNode) -> None:
        self.asides.append((key.first, max(key.last, value.last), Aside.DEFAULT))
        for scalar in (key, *scalars_in(value)):
            self.reasons[id(scalar)] = Aside.DEFAULT

    def _use(self, scalars: Iterable[Scalar]) -> None:
        self.used.update(id(scalar) for scalar in scalars)
