"""The lines of a whole note in order: what stands below a line, and what follows it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from statusbook.notes.block import Block, Shape
from statusbook.statements.candidates import LINE_RANK, Candidate, find_candidates
from statusbook.statements.head import Follow
from statusbook.statements.phrase_book import PhraseBook
from statusbook.statements.table_columns import Columns, codes_of_table, find_columns

_CUE = re.compile(r"HTTP|상태\s?코드|응답\s?코드|에러\s?코드|status\s?codes?", re.IGNORECASE)
_HINT = re.compile(r"요청|응답|서버|클라이언트|오류|에러|리다이렉|인증|페이지|request|response|server|client", re.I)
_ENOUGH_HINTS = 2
_FAR = 400
_LONGEST_TITLE = 25
_CLASSES_LISTED = 3
_CLASSES_ALIKE = 2
# The names of the first class, the second …
_CLASS_NAMES = (
    re.compile(r"\binformational\b", re.IGNORECASE),  # ``Informational``
    re.compile(r"\bsuccess(?:ful)?\b", re.IGNORECASE),  # ``Successful``, ``success``; not ``unsuccessful``
    re.compile(r"\bredirection\b", re.IGNORECASE),  # ``Redirection``; not ``redirect``
    re.compile(r"\bclient\s*errors?\b", re.IGNORECASE),  # ``Client Error``, ``client errors``
    # ``Server Error``; not ``Internal Server Error``, the phrase of 500.
    re.compile(r"\bserver\s*errors?\b(?<!Internal Server Error)(?<!internal server error)", re.IGNORECASE),
)
_SENTENCE = re.compile(r"[.!?。]\Z|[다요죠]\Z")


class Outline:
    """Every line of a note outside of its tables; ``has_cue`` and ``has_hints`` tell that it speaks of HTTP."""

    def __init__(self, blocks: Sequence[Block], book: PhraseBook) -> None:
        self._candidates = {id(block): list(find_candidates(block, book)) for block in blocks if not block.rows}
        self.order = [candidate for block in blocks for candidate in self._candidates.get(id(block), ())]
        self._place = {id(candidate): index for index, candidate in enumerate(self.order)}
        lines = [line.text for block in blocks for line in block.all_lines()]
        self.has_cue = any(_CUE.search(line) for line in lines)
        self.has_hints = sum(_HINT.search(line) is not None for line in lines) >= _ENOUGH_HINTS
        likely = self.has_cue or self.has_hints
        self._columns = {id(block): find_columns(block, book, likely) for block in blocks if block.rows}
        self._has_headings = any(candidate.block.shape is Shape.HEADING for candidate in self.order)
        self._tables = self._find_tables(blocks, book)
        self._class_numbers = self._find_class_numbers()

    def candidates_of(self, block: Block) -> list[Candidate]:
        """Gives the lines of one block."""
        return self._candidates[id(block)]

    def is_contents(self, candidate: Candidate) -> bool:
        """Tells whether the line is part of a table of contents: nothing but a link into this note."""
        line = candidate.line
        if not self._has_headings or not line.links or not all(link.url.startswith("#") for link in line.links):
            return False
        linked = sum(link.end - link.start for link in line.links)
        return linked >= len(line.text.strip(" -·|>.0123456789)")) - 2

    def is_class_number(self, candidate: Candidate) -> bool:
        """Tells whether a bare ``200`` stands for its class: its codes come below, or words say so."""
        return id(candidate) in self._class_numbers

    def has_text_inside(self, candidate: Candidate) -> bool:
        """Tells whether the next line stands deeper in the layout."""
        following = self._following(candidate)
        return following is not None and following.rank > candidate.rank

    def is_title_before_entry(self, candidate: Candidate) -> bool:
        """Tells whether a short line right before an entry is the title of what follows."""
        text = candidate.line.text
        if len(text) > _LONGEST_TITLE or _SENTENCE.search(text) or candidate.rank != LINE_RANK:
            return False
        following = self._following(candidate)
        if following is None or following.head is None:
            return False
        return following.rank <= candidate.rank and following.head.has_phrase

    def repeats_first_line(self, candidate: Candidate) -> bool:
        """Tells whether the note begins again here: a paste that holds its whole text twice."""
        first = self.order[0]
        return candidate is not first and not candidate.opens_block and candidate.line.text == first.line.text

    def _following(self, candidate: Candidate) -> Candidate | None:
        index = self._place[id(candidate)] + 1
        return self.order[index] if index < len(self.order) else None

    def introduces_entries(self, candidate: Candidate) -> bool:
        """Tells whether entries stand right below, deeper: the line sorts them and belongs to none."""
        following = self._following(candidate)
        if following is None or following.head is None or following.rank <= candidate.rank:
            return False
        return following.head.has_phrase

    def columns_of(self, block: Block) -> Columns:
        """Gives what the columns of a table hold."""
        return self._columns[id(block)]

    def _find_tables(self, blocks: Sequence[Block], book: PhraseBook) -> dict[int, set[int]]:
        """Gives the codes of each table by the place in the order where it stands."""
        tables: dict[int, set[int]] = {}
        place = 0
        for block in blocks:
            if block.rows:
                tables.setdefault(place, set()).update(codes_of_table(self.columns_of(block), book))
            else:
                place += len(self._candidates[id(block)])
        return tables

    @property
    def table_codes(self) -> set[int]:
        """The codes that tables are about."""
        return {code for codes in self._tables.values() for code in codes}

    def _find_class_numbers(self) -> set[int]:
        """Gives the lines with a bare ``200`` and its likes that stand for a class."""
        bare = [candidate for candidate in self.order if _is_round(candidate) and not _has_phrase(candidate)]
        found = {id(candidate): candidate for candidate in bare if self._has_class_below(candidate)}
        named = {
            id(candidate): candidate for candidate in self.order if _is_round(candidate) and _names_class(candidate)
        }
        if len({_code(candidate) for candidate in named.values()}) >= _CLASSES_LISTED:
            found |= named
        if len({_code(candidate) for candidate in found.values()}) >= _CLASSES_ALIKE:
            ranks = {candidate.rank for candidate in found.values()}
            found |= {
                id(candidate): candidate for candidate in bare if candidate.rank in ranks and _is_alone(candidate)
            }
        return set(found)

    def _has_class_below(self, candidate: Candidate) -> bool:
        head = candidate.head
        if head is None or head.follow in (Follow.RELATION, Follow.TOPIC):
            return False
        code = head.codes[0]
        below = self._codes_below(candidate, code // 100)
        return len(below - {code}) >= 2 or (code in below and len(below) >= 2)

    def _codes_below(self, candidate: Candidate, status_class: int) -> set[int]:
        """Gives the codes of the class that seem to be described deeper down, or in a table right below."""
        codes: set[int] = set()
        start = self._place[id(candidate)] + 1
        for place in range(start, min(start + _FAR, len(self.order) + 1)):
            codes |= {code for code in self._tables.get(place, ()) if code // 100 == status_class}
            if place == len(self.order):
                break
            other = self.order[place]
            if other.rank <= candidate.rank and (other.head is not None or other.rank < LINE_RANK):
                break
            head = other.head
            if head is None or len(head.pairs) != 1 or head.codes[0] // 100 != status_class:
                continue
            if head.follow is not Follow.RELATION and (head.has_phrase or head.follow is Follow.MARK):
                codes.add(head.codes[0])
        return codes


def _is_round(candidate: Candidate) -> bool:
    """Tells whether the line is about one code that is a round hundred."""
    head = candidate.head
    return head is not None and len(head.pairs) == 1 and head.codes[0] % 100 == 0


def _code(candidate: Candidate) -> int:
    return candidate.head.codes[0] if candidate.head is not None else 0


def _has_phrase(candidate: Candidate) -> bool:
    return candidate.head is not None and candidate.head.has_phrase


def _is_alone(candidate: Candidate) -> bool:
    return candidate.head is not None and candidate.head.follow is Follow.END


def _names_class(candidate: Candidate) -> bool:
    return _CLASS_NAMES[_code(candidate) // 100 - 1].search(candidate.line.text) is not None
