"""Which keys, values and maps in data are about status codes: not about sizes, colours, or numbers of something else."""

from __future__ import annotations

from collections.abc import Sequence

from statusbook.notes.field_names import bare, code_rank, column_name
from statusbook.notes.field_values import (
    ABOUT_CODES,
    ABOUT_HTTP,
    CODE_VALUE,
    IS_INTERIM,
    OF_HTTP,
    code_in,
    is_code_value,
    is_named_code,
)
from statusbook.notes.records.record_shapes import code_text, holds_records
from statusbook.notes.records.record_tree import RecordList, RecordMap, RecordNode, Scalar, scalars_in
from statusbook.notes.status_names import is_known_status, is_phrase_of, is_registered_phrase

_KNOWN_SHARE = 1 / 2

_CODE_SHARE = 1 / 4
"""Keys of a map by code that are codes; the others say something of the whole, or are in the way."""

_MOST_FIELDS = 60
"""Fields of a record among which a number and its phrase are looked for, each beside each."""

_FEWEST_ALIKE = 2
"""Maps of a list, each with another code under one key."""

_OTHER_NUMBERS = frozenset(
    "id no num number seq idx index pk order sort rank count size limit port page width height price amount year room floor".split()
)
"""Keys under which numbers are never codes, however many of them look so."""

_FEWEST_NAMED = 2
"""Keys that say in words that they are of codes (``error_404``); a file of an app's texts has few among many others."""

_TITLES = frozenset(
    {"message", "title", "name", "제목", "이름", "phrase", "text", "key", "label", "summary", "상태", "heading"}
)


class CodeEvidence:
    """Judges the values of one note by what all of it speaks of."""

    def __init__(self, text: str) -> None:
        self._is_about_http = ABOUT_HTTP.search(text) is not None
        self._is_of_http = OF_HTTP.search(text) is not None
        self._learnt: set[int] = set()  # keys that hold codes, by identity

    def learn_key(self, values: Sequence[RecordNode]) -> None:
        """Learns the key of a list's maps under which each has another code of an error, whatever it is called: ``when``."""
        maps = [value for value in values if isinstance(value, RecordMap)]
        if len(maps) < _FEWEST_ALIKE or len(maps) < len(values):
            return
        if any(code_rank(key.text) is not None for each in maps for key, _ in each.pairs):
            return
        for key, _ in maps[0].pairs:
            if bare(key.text).lower() in _OTHER_NUMBERS:
                continue
            found = [pair for each in maps for pair in each.pairs if pair[0].text == key.text]
            numbers = [code_in(value.text) for _, value in found if isinstance(value, Scalar) and not value.is_text]
            known = {number for number in numbers if number is not None and number >= 400 and is_known_status(number)}
            if len(known) == len(maps) == len(found) and any(number % 100 for number in known):
                self._learnt.update(id(pair[0]) for pair in found)

    def code_pair(self, pairs: Sequence[tuple[Scalar, RecordNode]]) -> tuple[Scalar, RecordNode] | None:
        """Returns the key and value of the code of a record, None for a map that is no record."""
        ranked = sorted(
            ((rank, at) for at, (key, _) in enumerate(pairs) if (rank := code_rank(key.text)) is not None),
        )
        for rank, at in ranked:
            text = code_text(pairs[at][1])
            if text and self._is_plausible(text, rank, pairs):
                return pairs[at]
        learnt = next(((key, value) for key, value in pairs if id(key) in self._learnt), None)
        if learnt is not None:
            return learnt
        for key, value in pairs:  # the title of a record may begin with its code: ``title: 404 Not Found``
            if isinstance(value, Scalar) and value.is_text and len(pairs) > 1:
                found = CODE_VALUE.fullmatch(value.text.strip())
                if found is not None and found["rest"] and column_name(key.text, "a b") in _TITLES:
                    return key, value
        some = pairs[:_MOST_FIELDS]
        for key, value in some:  # a number that is called otherwise, beside the phrase of just this code
            if isinstance(value, Scalar) and (number := code_in(value.text)) is not None:
                others = [other for _, other in some if other is not value and isinstance(other, Scalar)]
                if any(is_phrase_of(other.text, number) for other in others):
                    return key, value
        return None

    def _is_plausible(self, text: str, rank: int, pairs: Sequence[tuple[Scalar, RecordNode]]) -> bool:
        """Returns whether a value is a status code, and the record one that describes it."""
        number = code_in(text)
        if number is None or rank <= 1:
            return True
        texts = [value.text for _, value in pairs if isinstance(value, Scalar)]
        if any(is_registered_phrase(other) for other in texts):
            return True
        if number < 200:
            return any(IS_INTERIM.search(other) for other in texts)
        return is_known_status(number) and (self._is_of_http or number >= 400)

    def is_wrapper(self, node: RecordMap) -> bool:
        """Returns whether a whole document is the answer of an API: ``{"code": 200, "data": [{"code": 404, …}]}``."""
        code = self.code_pair(node.pairs)
        inner = [value for _, value in node.pairs if isinstance(value, RecordList | RecordMap)]
        return code is not None and any(holds_records(value) for value in inner)

    def is_column_of_codes(self, rows: Sequence[RecordList], column: int) -> bool:
        """Returns whether numbers in rows without names are codes."""
        numbers = [number for row in rows if (number := code_in(code_text(row.values[column]))) is not None]
        is_known = sum(is_known_status(number) for number in numbers) >= _KNOWN_SHARE * len(numbers)
        texts = (scalar.text for row in rows for scalar in scalars_in(row))
        return is_known and (
            self._is_of_http or any(is_registered_phrase(text) for text in texts) or max(numbers, default=0) >= 400
        )

    def is_map_by_code(
        self,
        pairs: Sequence[tuple[Scalar, RecordNode]],
        by_code: Sequence[tuple[Scalar, RecordNode, tuple[str, str]]],
        parent: Scalar | None,
    ) -> bool:
        """Returns whether the keys of a map are codes: not sizes, shades of a colour, numbers of something else."""
        if parent is not None and bare(parent.text).lower() == "responses":
            return True
        if any(key.text.strip().isdigit() and code_in(key.text) is None for key, _ in pairs):
            return False
        named = sum(is_named_code(key.text) for key, _, _ in by_code)
        if len(by_code) < _CODE_SHARE * len(pairs) and named < _FEWEST_NAMED:
            return False
        numbers = [number for _, _, (code, _) in by_code if (number := code_in(code)) is not None]
        known = sum(is_known_status(number) for number in numbers)
        if numbers and known < _KNOWN_SHARE * len(numbers):
            return False
        if any(number % 100 and (self._is_about_http or number >= 400) for number in numbers):
            return True
        texts = [scalar.text for _, value, _ in by_code for scalar in scalars_in(value)]
        if parent is not None:
            texts.append(parent.text)
        return self._is_of_http or any(is_registered_phrase(text) or ABOUT_CODES.search(text) for text in texts)


def are_constants(pairs: Sequence[tuple[Scalar, RecordNode]]) -> bool:
    """Returns whether a map gives a code to names: ``NOT_FOUND: 404``; not ``timeout: 300``."""
    coded = [(key.text, value.text) for key, value in pairs if isinstance(value, Scalar) and is_code_value(value.text)]
    fitting = sum(is_registered_phrase(name) for name, _ in coded)
    return fitting > 0 and fitting >= _KNOWN_SHARE * len(coded)
