"""How a note lays out its entries, and so which heads begin an entry and which codes are only mentioned."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from statusbook.notes.block import Shape
from statusbook.statements.candidates import LINE_RANK, Candidate
from statusbook.statements.class_examples import find_examples
from statusbook.statements.code_lists import FEWEST_CODES, is_list_of_codes
from statusbook.statements.head import Follow, Head
from statusbook.statements.outline import Outline, has_hint, has_sure_hint
from statusbook.statements.phrase_book import PhraseBook
from statusbook.statements.predicates import has_predicate
from statusbook.statements.strength import Strength, strength_of
from statusbook.statements.title_series import TitleSeries, comes_to_code, is_line_to_code

# Titles of parts that mention other codes: ``관련 코드``, ``401과 403의 차이``, ``See also``; not ``원인``.
_RELATED = re.compile(r"관련|비교|차이|참고|같이 보|함께 보|see also|related|vs|대신|헷갈", re.IGNORECASE)

# Words beside numbers of three digits that are no status codes: ``443 : HTTPS``, ``SMTP 포트``; not ``HTTP``, ``report``.
_OTHER_NUMBERS = re.compile(r"포트|\bports?\b|\b(?:TCP|UDP|SSH|FTP|SMTP|POP3|IMAP|HTTPS|DNS|LDAP)\b", re.IGNORECASE)

_LONGEST_PHRASE = 60
"""A longer line below a code alone is text; the longest phrase has 40 characters."""

_LINES_TO_PHRASE = 3
"""Below ``404`` the phrase is on the next line, or behind a line of text; the name of another thing may be further on."""

# How many codes must be described by lines of the same kind before a less sure line describes one, too. One less takes
# a number that is mentioned once for an entry, one more misses the shortest list that people write. The cases of
# "described" in tests/cases/reading_steps.yml fail on either side.
_PEERS_OF_UNKNOWN_CODE = 2  # strong ones, for ``597: 기타``
_PEERS_WITHOUT_CUE = 2  # strong or fair, itself among them, for ``404: 없다`` where no word but ``서버`` is about HTTP
_PEERS_OF_LONE_CODE = 2  # any, itself among them, for ``404`` alone on its line
_PEERS_OF_LIST_ITEM = 2  # strong ones, for the item ``- 403 권한이 없는 사람에게 보낸다``
_SURE_CODES_FOR_ITEM = 3  # anywhere in the note, for such an item without peers
_PEERS_IN_SERIES = 2  # strong ones, for a code with words of its own: ``429 Quota Used Up`` in a list of codes
_PEERS_OF_SENTENCE = 3  # like it, itself among them, for the line ``404 없다``: sentences begin with numbers, too
_PEERS_INSIDE = 2  # strong or fair, itself among them, for ``- 410: 갔다`` below the heading of another code


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What a line stands in; without arguments, in nothing."""

    open_head: Candidate | None = None  # the head of the entry that the line is inside of
    title: str = ""  # the last title inside that entry: ``관련 코드``
    has_text_inside: bool = False  # whether the next line is deeper, so that the line is a head of it


class Layout:
    """The kinds of lines that begin entries in one note, learnt from those that surely do.

    The list item ``597: 기타``, whose code nobody knows, begins an entry in a note that has ``404 Not Found`` and
    ``500 Internal Server Error`` as items of the same rank; where there is only one of them, it does not.
    """

    def __init__(self, outline: Outline, book: PhraseBook) -> None:
        self._outline = outline
        self._book = book
        self._strong: dict[int, set[int]] = defaultdict(set)  # rank: codes of its strong candidates
        self._fair: dict[int, set[int]] = defaultdict(set)
        self._weak: dict[tuple[int, Follow], set[int]] = defaultdict(set)
        self._hinted: set[int] = set()  # ranks with a fair candidate that has a word of HTTP
        self._lists: dict[int, bool] = {}
        self._titles = TitleSeries(outline)
        self._sure_codes = set(outline.table_codes)
        self._examples = (
            {id(candidate) for candidate in find_examples(outline.order, book)} if outline.has_cue else set()
        )
        self._above_phrase: set[int] = set()  # the ``id`` of each candidate that is a code alone, above its phrase
        for candidate in outline.order:
            self._learn(candidate)
        for place, candidate in enumerate(outline.order):
            if _has_phrase_below(candidate, outline.order[place + 1 : place + 1 + _LINES_TO_PHRASE], book):
                self._above_phrase.add(id(candidate))
                self._learn_strong(candidate)

    @property
    def speaks_of_codes(self) -> bool:
        """Returns whether the note is about status codes by a word of it or by a code with its phrase."""
        return self._outline.has_cue or bool(self._sure_codes)

    def _learn(self, candidate: Candidate) -> None:
        """Records the code of a line under its strength; a wrapped line only mentions codes."""
        strength = strength_of(candidate, self._book)
        if candidate.head is None or candidate.wrapped or strength is Strength.NONE:
            return
        code = candidate.head.codes[0]
        if is_line_to_code(candidate):
            return
        if strength is Strength.STRONG:
            self._learn_strong(candidate)
        elif strength is Strength.FAIR:
            self._fair[candidate.rank].add(code)
            if has_hint(candidate.line.text):
                self._hinted.add(candidate.rank)
        else:
            self._weak[candidate.rank, candidate.head.follow].add(code)

    def _learn_strong(self, candidate: Candidate) -> None:
        """Records that lines of this rank begin entries, and that the code surely has one."""
        codes = candidate.head.codes if candidate.head else ()
        self._strong[candidate.rank].update(codes)
        self._sure_codes.update(codes)

    # Entries of one code

    def begins_entry(self, candidate: Candidate, around: Surroundings) -> bool:
        """Returns whether the line begins an entry of one code."""
        if id(candidate) in self._examples:
            return True
        head, strength = candidate.head, strength_of(candidate, self._book)
        if head is None or strength is Strength.NONE:
            return False
        if candidate.wrapped and not _is_code_and_phrase(candidate, head):
            return False
        if head.pairs[0].substatus and not (head.labelled or head.has_phrase or self._outline.has_substatus):
            return False
        if head.is_titled and not self._is_title_of_its_code(candidate, head, around):
            return False
        if is_line_to_code(candidate):
            return True
        if around.open_head is not None:
            return self._begins_inside(candidate, head, strength, around.open_head, around)
        if strength is Strength.STRONG or id(candidate) in self._above_phrase:
            return True
        return self._is_fair_enough(candidate, head) if strength is Strength.FAIR else self._has_peers(candidate, head)

    def _is_title_of_its_code(self, candidate: Candidate, head: Head, around: Surroundings) -> bool:
        """Returns whether what stands below a title that names a code somewhere is about that code.

        Inside the entry of another code only if the title comes to its code: ``## 또 반납하면 409``. An item or a plain
        line is one if it does, and stands in a series of such.
        """
        comes_to_it = comes_to_code(candidate, head)
        if self._outline.is_title_of_others(candidate) and not (comes_to_it and self._outline.has_own_text(candidate)):
            return False
        if is_line_to_code(candidate):
            return around.open_head is None and self._titles.has(
                candidate, self._strong[candidate.rank], has_text_inside=around.has_text_inside
            )
        return around.open_head is None or (comes_to_it and candidate.block.shape is Shape.HEADING)

    def _is_fair_enough(self, candidate: Candidate, head: Head) -> bool:
        """Returns whether a code and a sign, ``404: 없음``, begin an entry: codes without a meaning need proof."""
        if not self._book.is_known(head.codes[0]):
            if _OTHER_NUMBERS.search(candidate.line.text):
                return False
            if len(self._strong[candidate.rank]) >= _PEERS_OF_UNKNOWN_CODE:
                return True
            return len(self._sure_codes) >= _PEERS_OF_UNKNOWN_CODE and head.pairs[0].phrase is not None
        if self._outline.has_cue or self._sure_codes:
            return True
        family = self._strong[candidate.rank] | self._fair[candidate.rank]
        if self._outline.has_hints:
            return len(family) >= _PEERS_WITHOUT_CUE or has_hint(candidate.line.text)
        if len(family) >= FEWEST_CODES:  # one word of HTTP in a list of numbers proves nothing of them
            return self._outline.has_hint and self._is_list_of_codes(candidate.rank)
        return has_hint(candidate.line.text) or self._is_beside_one_with_hint(candidate)

    def _is_beside_one_with_hint(self, candidate: Candidate) -> bool:
        """Returns whether a line says something in a sentence beside one with a word of HTTP: ``410: 아예 지웠다``."""
        return candidate.rank in self._hinted and has_predicate(candidate.line.text)

    def _is_list_of_codes(self, rank: int) -> bool:
        if rank not in self._lists:
            self._lists[rank] = is_list_of_codes(
                [each for each in self._outline.order if each.rank == rank], self._book, has_sure_hint
            )
        return self._lists[rank]

    def _has_peers(self, candidate: Candidate, head: Head) -> bool:
        """Returns whether a code without a sign behind it begins an entry because other lines like it do.

        ``200`` alone on its line does above ``201`` alone; ``200 성공했다`` above ``201 …`` and ``404 …``.
        """
        about_http = self._outline.has_cue or self._sure_codes or self._outline.has_hints
        if not about_http or not self._book.is_known(head.codes[0]):
            return False
        strong, fair = self._strong[candidate.rank], self._fair[candidate.rank]
        peers = self._weak[candidate.rank, head.follow] | (fair if candidate.rank > LINE_RANK else set())
        if head.follow is Follow.END and head.pairs[0].phrase is None:
            return len(strong | fair | peers) >= _PEERS_OF_LONE_CODE
        if candidate.is_item and len(strong) >= _PEERS_OF_LIST_ITEM:
            return True
        is_sentence = head.follow in (Follow.TEXT, Follow.TOPIC)
        if candidate.is_item and is_sentence and len(self._sure_codes) >= _SURE_CODES_FOR_ITEM:
            return True
        if head.pairs[0].phrase is not None and head.follow in (Follow.END, Follow.MARK):
            return len(strong) >= _PEERS_IN_SERIES
        return len(peers) >= _PEERS_OF_SENTENCE and (candidate.opens_block or candidate.rank == LINE_RANK)

    # Entries inside the entry of another code

    def _begins_inside(
        self, candidate: Candidate, head: Head, strength: Strength, open_head: Candidate, around: Surroundings
    ) -> bool:
        """Returns whether a code inside the entry of another is described there, not only mentioned."""
        code, open_codes = head.codes[0], open_head.head.codes if open_head.head else ()
        if strength < Strength.FAIR or not open_codes or open_codes == (code,):
            return False
        if strength is Strength.STRONG and self._is_in_list_below_line(candidate, open_head):
            return True
        is_related = _RELATED.search(around.title) is not None
        if candidate.is_heading:
            return not is_related
        if code in open_codes:  # a part of the group "301/308"
            return True
        if (
            is_related
            or not (
                _says_more(candidate, head, around.has_text_inside) or candidate.is_item and _has_own_text(open_head)
            )
            or self._has_own_entry(code, open_head)
        ):
            return False
        peers = (self._strong[candidate.rank] | self._fair[candidate.rank]) - set(open_codes)
        is_sibling = candidate.is_item and open_head.rank == LINE_RANK and _has_own_text(open_head)
        return strength is Strength.STRONG or candidate.has_bold_head or is_sibling or len(peers) >= _PEERS_INSIDE

    def _is_in_list_below_line(self, candidate: Candidate, open_head: Candidate) -> bool:
        """Returns whether the line is one of several codes with their phrases below a bold line, which is no heading."""
        if open_head.block.shape is Shape.HEADING or candidate.rank != LINE_RANK:
            return False
        return len(self._strong[candidate.rank]) >= _PEERS_OF_SENTENCE

    def _has_own_entry(self, code: int, open_head: Candidate) -> bool:
        """Returns whether the code is described elsewhere, in an entry that is no deeper than the open one."""
        return any(code in codes for rank, codes in self._strong.items() if rank <= open_head.rank)

    # Entries of several codes

    def begins_group(self, candidate: Candidate, around: Surroundings) -> bool:
        """Returns whether the line begins an entry that belongs to several codes: ``301/308: 영구 이동``."""
        head = candidate.head
        if head is None or len(head.pairs) < 2 or candidate.wrapped or head.hypothetical or head.is_example:
            return False
        if not all(self._book.is_known(code) for code in head.codes):
            return False
        if candidate.is_heading or candidate.has_bold_head:
            return True
        if head.versus:
            return False
        if head.follow in (Follow.TEXT, Follow.TOPIC):
            return self._is_group_in_series(candidate, head)
        return head.follow is Follow.MARK or (head.follow is Follow.END and around.has_text_inside)

    def _is_group_in_series(self, candidate: Candidate, head: Head) -> bool:
        """Returns whether codes without a sign behind them, ``(다) 307/308 메서드를 지킨다``, stand in a series of heads.

        Behind ``(가) 301 …``, ``(나) 304 …``; of plain lines only behind codes with their phrases.
        """
        strong = self._strong[candidate.rank]
        if len(strong) >= _PEERS_OF_LIST_ITEM:
            return candidate.is_item or head.follow is Follow.TEXT
        peers = strong | self._fair[candidate.rank] | self._weak[candidate.rank, head.follow]
        return candidate.is_item and self._outline.is_about_http and len(peers) >= _PEERS_OF_SENTENCE


def _is_code_and_phrase(candidate: Candidate, head: Head) -> bool:
    """Returns whether a line is nothing but ``404 Not Found``: an entry, though the line above seems unfinished."""
    return head.follow is Follow.END and head.has_phrase and not candidate.line.text.endswith(".")


def _has_own_text(open_head: Candidate) -> bool:
    """Returns whether a line says something behind its head, ``402: 잔액이 모자라다``, so that an item below is none of it."""
    return open_head.head is not None and open_head.head.follow in (Follow.MARK, Follow.TEXT, Follow.TOPIC)


def _says_more(candidate: Candidate, head: Head, has_text_inside: bool) -> bool:
    """Returns whether something is said about the code: ``- 404: 없다``, or ``- 404`` with text below, deeper."""
    if head.follow is Follow.MARK:
        return True
    if head.follow is Follow.END:
        is_alone = candidate.block.shape is Shape.PARAGRAPH and len(candidate.block.lines) == 1
        is_title = candidate.opens_block and candidate.block.shape in (Shape.PARAGRAPH, Shape.QUOTE)
        return has_text_inside or ((is_alone or is_title) and head.has_phrase)
    return head.follow is Follow.TOPIC and candidate.opens_block and candidate.rank == LINE_RANK


def _has_phrase_below(candidate: Candidate, below: Sequence[Candidate], book: PhraseBook) -> bool:
    """Returns whether a line is a code alone, and its phrase one of the next: ``404`` above ``Not Found``."""
    head = candidate.head
    if head is None or len(head.pairs) != 1 or head.follow is not Follow.END or head.pairs[0].phrase is not None:
        return False
    for each in below:
        phrase = each.line.text.strip("`'\"*()[]-:/#, ")
        if len(phrase) <= _LONGEST_PHRASE and book.fit(phrase, head.codes[0]).fit.is_exact:
            return True
        if each.head is not None and each.head.pairs:
            return False
    return False
