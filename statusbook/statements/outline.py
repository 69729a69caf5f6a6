"""The candidates of a whole note in order: what stands below a line, what follows it, what the note is about."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import islice

from statusbook.notes.block import Block, Shape
from statusbook.statements.candidates import LINE_RANK, Candidate, find_candidates
from statusbook.statements.class_numbers import find_class_numbers
from statusbook.statements.grammar import LEAD
from statusbook.statements.head import Follow
from statusbook.statements.phrase_book import PhraseBook
from statusbook.statements.table_columns import Columns, codes_of_table, find_columns

# Words that only a note about HTTP has: ``HTTP``, ``상태 코드``, ``status code``, ``5xx``; not ``코드``, ``상태``.
_CUE = re.compile(
    r"HTTP|상태[\s_-]?코드|응답[\s_-]?코드|에러[\s_-]?코드|오류[\s_-]?코드|status[\s_-]?codes?|response[\s_-]?codes?|error[\s_-]?responses?|(?<![0-9A-Za-z])[1-5]xx(?![0-9A-Za-z])",
    re.IGNORECASE,
)

# Words that a note about HTTP has, and others: ``요청``, ``권한``, ``response``, ``4001 / 400``; not ``회의``, ``4001 / 40``.
_HINT = re.compile(
    r"요청|응답|서버(?!\s?(?:실|룸))|클라이언트|오류|에러|리다이렉|인증|페이지|권한|접근|로그인|토큰|주소|결제|중복|만료|재시도|캐시|게이트웨이|프록시|본문|헤더|메서드|메소드|쿠키|링크|리소스|엔드포인트"
    r"|request|response|server|client|token|retry|gateway|proxy|\bAPI\b|\b\d{4,5}\s*/\s*[45]\d\d\b",
    re.IGNORECASE,
)

# Words that only a note about HTTP or its like has: ``토큰``, ``요청을``, ``캐시``; not ``서버``, ``주소``, ``요청곡``.
_SURE_HINT = re.compile(
    r"(?:요청|응답)(?![가-힣]*(?:곡|자\b|서\b))|토큰|리다이렉|클라이언트|게이트웨이|프록시|캐시(?!백)|헤더|메서드|메소드|엔드포인트|쿠키"
    r"|\b(?:request|response|redirect|token|gateway|proxy|cache|cookie|endpoint|API)\b",
    re.IGNORECASE,
)

# The end of a sentence: ``보냈다``, ``OK.``, ``무엇인가요``; not ``성공 응답``.
_SENTENCE_END = re.compile(r"[.!?。]\Z|[다요죠]\Z")

# Words of a note about IIS, in which a point and a number may follow a code: ``IIS``, ``sc-substatus``, ``하위 상태``; not ``RIIS``.
_IIS = re.compile(r"\bIIS\b|sub-?status|(?:하위|부)\s?상태|web\.config", re.IGNORECASE)

_ENOUGH_HINTS = 2
"""Lines with a hint. Any text has one by chance (``페이지``); 3 loses a labelled list of two codes and their names."""

# The number in an outline number: ``5``, ``①``, ``Ⅳ``; not ``[``.
_NUMBER = re.compile(r"\d+|[①-⓿❶-❿Ⅰ-ⅿ]|(?<=[\[(])[가-힣A-Za-z](?=[\])])")

_SIGNS_OF_TITLES = frozenset("■◆▶●★◎□◇▷【")
"""Signs that a writer puts before titles; a bullet (``-``, ``*``, ``•``) may stand before anything."""

_LONGEST_NUMBERED = 40
_FEWEST_NUMBERED = 2
"""A title beside numbered heads is short, and two heads at least are numbered like it."""

_FEWEST_CLASSES = 2
"""Classes that lines of one kind name; one alone may be mentioned in an entry."""

_LONGEST_TITLE = 25
"""Characters of a title that is no heading; a longer line above an entry is text of the entry before."""

_UNLINKED = 2
"""Characters of an entry of the table of contents outside its link: ``[404](#404) ★``."""


def numbering_of(text: str) -> str:
    """Returns the kind of number or sign that a line begins with: ``[N]`` for ``[5] 없다``; nothing for ``- 없다``."""
    lead = LEAD.match(text)
    numbering = _NUMBER.sub("N", "".join(lead.group().split())) if lead is not None else ""
    return numbering if "N" in numbering or numbering in _SIGNS_OF_TITLES else ""


def has_hint(text: str) -> bool:
    """Returns whether a line has a word that notes about HTTP have: ``404: 주소가 바뀌었다``; not ``404: 한계``."""
    return _HINT.search(text) is not None


def has_sure_hint(text: str) -> bool:
    """Returns whether a line has a word that hardly any other note has: ``401: 토큰이 없다``; not ``403: 서버를 둔다``."""
    return _SURE_HINT.search(text) is not None


class Outline:
    """Every line of a note outside of its tables, in order.

    ``name`` is that of its file. ``has_cue`` and ``has_hints`` say that the note is about HTTP: one cue (``상태 코드``) is proof, hints (``서버``) are
    some reason to believe it.
    """

    def __init__(self, blocks: Sequence[Block], book: PhraseBook, name: str) -> None:
        lines = [name, *(line.text for block in blocks for line in block.all_lines())]
        self.has_cue = any(_CUE.search(line) for line in lines)
        self.has_substatus = _IIS.search("\n".join(lines)) is not None
        hints = sum(1 for _ in islice(filter(has_hint, lines), _ENOUGH_HINTS))
        self.has_hint, self.has_hints = hints > 0, hints >= _ENOUGH_HINTS
        self._candidates = {
            id(block): list(find_candidates(block, book))
            for block in blocks
            if not block.rows and block.shape is not Shape.ASIDE
        }
        self.order = [candidate for block in blocks for candidate in self._candidates.get(id(block), ())]
        self._next = {id(before): after for before, after in zip(self.order, islice(self.order, 1, None), strict=False)}
        self._has_headings = any(candidate.block.shape is Shape.HEADING for candidate in self.order)
        self.is_about_http = self.has_cue or self.has_hints
        self._columns = {id(block): find_columns(block, book, self.is_about_http) for block in blocks if block.rows}
        tables = self._codes_of_tables(blocks, book)
        self.table_codes = {code for codes in tables.values() for code in codes}
        self._classes: dict[int, set[int]] = defaultdict(set)  # rank: classes whose name is on a line of that rank
        for candidate in self.order:
            if candidate.head is not None and candidate.head.status_class and not candidate.head.is_range:
                self._classes[candidate.rank].add(candidate.head.status_class)
        self._numberings = Counter(
            (candidate.rank, numbering_of(candidate.line.text))
            for candidate in self.order
            if candidate.head is not None and candidate.head.pairs
        )
        self._titles = Counter(numbering_of(candidate.line.text) for candidate in self.order if candidate.head is None)
        last = max(
            (at for at, each in enumerate(self.order) if each.head is not None and not each.is_mention), default=-1
        )
        last = max(last, max((place for place, codes in tables.items() if codes), default=0) - 1)
        self._behind_heads = {id(candidate) for candidate in self.order[last + 1 :]}
        self._first_words = {_first_word(candidate) for candidate in self.order[: last + 1]}
        self._class_numbers = find_class_numbers(self.order, tables)

    def candidates_of(self, block: Block) -> list[Candidate]:
        """Returns the lines of one block."""
        return self._candidates.get(id(block), [])

    def columns_of(self, block: Block) -> Columns:
        """Returns what the columns of a table hold."""
        return self._columns[id(block)]

    def _codes_of_tables(self, blocks: Sequence[Block], book: PhraseBook) -> dict[int, set[int]]:
        """Returns the codes of the tables by their place: the number of candidates that stand before them."""
        tables: dict[int, set[int]] = {}
        place = 0
        for block in blocks:
            if block.rows:
                tables.setdefault(place, set()).update(codes_of_table(self.columns_of(block), book))
            else:
                place += len(self.candidates_of(block))
        return tables

    # Questions about one line

    def is_contents(self, candidate: Candidate) -> bool:
        """Returns whether the line is part of a table of contents: only a link to ``#…``, in a note with headings."""
        line = candidate.line
        if not self._has_headings or not line.links or not all(link.url.startswith("#") for link in line.links):
            return False
        linked = sum(link.end - link.start for link in line.links)
        return linked >= len(line.text.strip(" -·|>.0123456789)")) - _UNLINKED

    def is_behind_heads(self, candidate: Candidate) -> bool:
        """Returns whether no head follows in the note, and no line up to the last one begins with the same word."""
        return id(candidate) in self._behind_heads and _first_word(candidate) not in self._first_words

    def is_class_number(self, candidate: Candidate) -> bool:
        """Returns whether a round number such as ``200`` stands for its class here."""
        return id(candidate) in self._class_numbers

    def is_in_series_of_classes(self, candidate: Candidate) -> bool:
        """Returns whether lines like this one name other classes: ``2xx 성공`` for ``4xx 클라이언트 오류``."""
        return len(self._classes[candidate.rank]) >= _FEWEST_CLASSES

    def is_numbered_title(self, candidate: Candidate) -> bool:
        """Returns whether a short line has a number or sign like those of heads: ``[5] 이벤트 뷰어`` beside ``[4] 413``."""
        numbering, text = numbering_of(candidate.line.text), candidate.line.text
        if not numbering or len(text) > _LONGEST_NUMBERED or _SENTENCE_END.search(text):
            return False
        is_title_sign = numbering in _SIGNS_OF_TITLES and self._titles[numbering] >= _FEWEST_NUMBERED
        return is_title_sign or self._numberings[candidate.rank, numbering] >= _FEWEST_NUMBERED

    def has_text_inside(self, candidate: Candidate) -> bool:
        """Returns whether the next line is deeper or defines it (``: 없다``), so that the line is a head of it."""
        following = self._next.get(id(candidate))
        if following is None:
            return False
        is_defined = following.block is candidate.block and following.line.text.startswith(":")
        return following.rank > candidate.rank or is_defined

    def is_title_of_others(self, candidate: Candidate) -> bool:
        """Returns whether other codes are described below a title that names one: ``404를 없앤 이야기`` of a whole note."""
        if candidate.block.shape is not Shape.HEADING:
            return False
        codes = candidate.head.codes if candidate.head is not None else ()
        below = self._next.get(id(candidate))
        while below is not None and below.rank > candidate.rank:
            head, is_sure = below.head, below.is_heading or (below.head is not None and below.head.has_phrase)
            if is_sure and head is not None and head.pairs and not head.is_titled and head.codes != codes:
                return True
            below = self._next.get(id(below))
        return False

    def has_own_text(self, candidate: Candidate) -> bool:
        """Returns whether text without a code stands right below a title, before anything about another code."""
        below = self._next.get(id(candidate))
        return below is not None and below.head is None and below.rank > candidate.rank

    def is_title_before_entry(self, candidate: Candidate) -> bool:
        """Returns whether a short line is the title of the entry below it: ``자주 보는 코드`` above ``404 Not Found``."""
        text = candidate.line.text
        if len(text) > _LONGEST_TITLE or _SENTENCE_END.search(text) or candidate.rank != LINE_RANK:
            return False
        return self._has_phrase_next(candidate) and not self.has_text_inside(candidate)

    def introduces_entries(self, candidate: Candidate) -> bool:
        """Returns whether entries stand below the line, deeper: it sorts them and belongs to none of them."""
        return self.has_text_inside(candidate) and (self._has_phrase_next(candidate) or self._is_above_list(candidate))

    def _is_above_list(self, candidate: Candidate) -> bool:
        """Returns whether a short line is a paragraph above a list of codes: ``짧게 적은 것`` above ``- 413: 너무 크다``."""
        text, following = candidate.line.text, self._next.get(id(candidate))
        if (
            following is None
            or following.head is None
            or candidate.rank != LINE_RANK
            or len(candidate.block.lines) != 1
        ):
            return False
        is_title = len(text) <= _LONGEST_TITLE and not _SENTENCE_END.search(text)
        is_list = following.block.shape is Shape.LIST_ITEM and following.head.follow is Follow.MARK
        return is_title and is_list and bool(following.head.pairs)

    def _has_phrase_next(self, candidate: Candidate) -> bool:
        following = self._next.get(id(candidate))
        return following is not None and following.head is not None and following.head.has_phrase

    def repeats_first_line(self, candidate: Candidate) -> bool:
        """Returns whether the note begins again here, as in a paste that holds its whole text twice."""
        first = self.order[0]
        return candidate is not first and not candidate.opens_block and candidate.line.text == first.line.text


def _first_word(candidate: Candidate) -> str:
    return candidate.line.text.lstrip("※*-• ").split(maxsplit=1)[0] if candidate.line.text.strip("※*-• ") else ""
