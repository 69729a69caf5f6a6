"""Finds how a note lays out its entries, and tells the heads of entries from codes mentioned in passing."""

from __future__ import annotations

import re
from collections import defaultdict
from enum import IntEnum
from itertools import pairwise

from statusbook.notes.block import Shape
from statusbook.statements.candidates import ITEM_RANK, LINE_RANK, Candidate
from statusbook.statements.head import Follow, Head
from statusbook.statements.outline import Outline
from statusbook.statements.phrase_book import Fit, PhraseBook

_RELATED = re.compile(r"관련|비교|차이|참고|같이 보|함께 보|see also|related|vs|대신|헷갈", re.IGNORECASE)
_OTHER_NUMBERS = re.compile(r"포트|\bports?\b|\b(?:TCP|UDP|SSH|FTP|SMTP|POP3|IMAP|HTTPS|DNS|LDAP)\b", re.IGNORECASE)
_LONGEST_NAME = 20
_LONGEST_PHRASE = 60


class Strength(IntEnum):
    """How surely a line begins an entry, from its own words."""

    NONE = 0
    WEAK = 1
    FAIR = 2
    STRONG = 3


class Layout:
    """What kinds of lines begin entries in this note, learnt from the lines that surely do."""

    def __init__(self, outline: Outline, book: PhraseBook) -> None:
        candidates = outline.order
        self._book = book
        self._strong: dict[int, set[int]] = defaultdict(set)
        self._fair: dict[int, set[int]] = defaultdict(set)
        self._bare: dict[tuple[int, Follow], set[int]] = defaultdict(set)  # no phrase, and text right behind
        self._has_cue, self._has_hints = outline.has_cue, outline.has_hints
        self._strong_codes = outline.table_codes
        for candidate, below in pairwise(candidates):
            if _names_below(candidate, below, book):
                self._strong[candidate.rank].update(candidate.head.codes if candidate.head else ())
                self._strong_codes.update(candidate.head.codes if candidate.head else ())
        for candidate in candidates:
            strength = strength_of(candidate, book)
            if candidate.head is None or candidate.wrapped or len(candidate.head.pairs) != 1:
                continue
            if strength is Strength.STRONG:
                self._strong[candidate.rank].add(candidate.head.codes[0])
                self._strong_codes.add(candidate.head.codes[0])
            elif strength is Strength.FAIR:
                self._fair[candidate.rank].add(candidate.head.codes[0])
            elif strength is Strength.WEAK:
                self._bare[candidate.rank, candidate.head.follow].add(candidate.head.codes[0])

    def begins_entry(
        self, candidate: Candidate, open_head: Candidate | None, context: str, *, followed: bool = False
    ) -> bool:
        """Tells whether the line begins an entry of one code, inside or outside of the open entry.

        ``followed`` says that the next line stands deeper: something is said about the code.
        """
        head = candidate.head
        if head is None or len(head.pairs) != 1 or head.hypothetical:
            return False
        strength = strength_of(candidate, self._book)
        if strength is Strength.NONE or (candidate.wrapped and not _is_own_line(candidate, head)):
            return False
        if open_head is not None and candidate.rank > open_head.rank:
            says_more = (
                head.follow is Follow.MARK
                or (head.follow is Follow.END and followed)
                or (head.follow is Follow.TOPIC and candidate.opens_block and candidate.rank == LINE_RANK)
            )
            return self._begins_inside(candidate, head, strength, open_head, context, says_more)
        if strength is Strength.STRONG:
            return True
        family = self._strong[candidate.rank] | self._fair[candidate.rank]
        if strength is Strength.FAIR:
            return self._is_fair_enough(candidate, head, family)
        return self._is_one_of_many(candidate, head, family)

    def _is_one_of_many(self, candidate: Candidate, head: Head, family: set[int]) -> bool:
        """Decides on a code with no sign behind it by its likes: ``200 …`` above ``201 …`` and ``404 …``."""
        if not self._book.is_known(head.codes[0]) or not (self._has_cue or self._strong_codes or self._has_hints):
            return False
        likes = self._bare[candidate.rank, head.follow] | (
            self._fair[candidate.rank] if candidate.rank > LINE_RANK else set()
        )
        if head.follow is Follow.END and head.pairs[0].phrase is None:
            return len(family | likes) >= 2
        if candidate.block.shape is Shape.LIST_ITEM and candidate.opens_block and len(self._strong[candidate.rank]) >= 2:
            return True
        return len(likes) >= 3 and (candidate.opens_block or candidate.rank == LINE_RANK)

    def _is_fair_enough(self, candidate: Candidate, head: Head, family: set[int]) -> bool:
        if not self._book.is_known(head.codes[0]):
            if _OTHER_NUMBERS.search(candidate.line.text):
                return False
            return len(self._strong[candidate.rank]) >= 2 or (
                len(self._strong_codes) >= 2 and head.pairs[0].phrase is not None
            )
        if self._has_cue or self._strong_codes:
            return True
        return self._has_hints and len(family) >= 2

    def _begins_inside(
        self, candidate: Candidate, head: Head, strength: Strength, open_head: Candidate, context: str, says_more: bool
    ) -> bool:
        """Decides on a code inside the entry of another: described there, or only mentioned."""
        code = head.codes[0]
        opened = open_head.head
        if opened is None or (len(opened.pairs) == 1 and code == opened.codes[0]):
            return False
        if candidate.is_heading:
            return strength >= Strength.FAIR and head.follow is not Follow.RELATION and not _RELATED.search(context)
        if len(opened.pairs) > 1 and code in opened.codes:
            return strength >= Strength.FAIR
        if strength < Strength.FAIR or _RELATED.search(context) or not says_more:
            return False
        if any(code in codes for rank, codes in self._strong.items() if rank <= open_head.rank):
            return False
        likes = self._strong[candidate.rank] | self._fair[candidate.rank]
        return strength is Strength.STRONG or len(likes - set(opened.codes)) >= 2

    def begins_group(self, candidate: Candidate, has_more: bool) -> bool:
        """Tells whether the line begins an entry that belongs to several codes."""
        head = candidate.head
        if head is None or len(head.pairs) < 2 or candidate.wrapped or head.hypothetical:
            return False
        if not all(self._book.is_known(code) for code in head.codes):
            return False
        if candidate.is_heading:
            return True
        if head.versus or head.follow is Follow.RELATION or head.follow is Follow.TEXT or head.follow is Follow.TOPIC:
            return False
        return head.follow is Follow.MARK or has_more


def _is_own_line(candidate: Candidate, head: Head) -> bool:
    """Tells whether a line is an entry though the line before it seems unfinished: code and phrase alone."""
    return head.follow is Follow.END and head.has_phrase and not candidate.line.text.endswith(".")


def _names_below(candidate: Candidate, below: Candidate, book: PhraseBook) -> bool:
    """Tells whether a line is a bare code, and the next one its phrase."""
    head = candidate.head
    if head is None or len(head.pairs) != 1 or head.follow is not Follow.END or head.pairs[0].phrase is not None:
        return False
    phrase = below.line.text.strip("`'\"*()[]-:/#, ")
    return len(phrase) <= _LONGEST_PHRASE and book.fit(phrase, head.codes[0]).fit in (Fit.OWN, Fit.OLDER)


def strength_of(candidate: Candidate, book: PhraseBook) -> Strength:
    """Tells how surely the line begins an entry, from its words and what it is in the note."""
    head = candidate.head
    if head is None or len(head.pairs) != 1 or head.hypothetical or head.follow is Follow.RELATION:
        return Strength.NONE
    named = head.pairs[0]
    if head.loose and not candidate.is_heading:
        return Strength.NONE
    if candidate.block.shape is Shape.CODE and (head.labelled or not named.has_phrase):
        return Strength.NONE
    if head.labelled and not candidate.is_heading and "/" in candidate.line.text[head.start : head.start + 6]:
        return Strength.NONE  # HTTP/1.1 200 OK, a line of a message
    if named.has_phrase:
        prose = head.follow is Follow.TEXT and candidate.rank == LINE_RANK
        return Strength.WEAK if prose and _is_lower(candidate.line.text[head.text_from :]) else Strength.STRONG
    if head.phrase_first:
        known_name = head.name_ko is not None and book.code_of_name(head.name_ko) == named.code
        return Strength.FAIR if known_name or candidate.is_heading else Strength.WEAK
    if named.phrase is not None and book.get(named.code) is not None and not candidate.is_heading:
        return Strength.WEAK  # words that are no phrase: "500 Oracle Parkway"
    if head.follow is Follow.TOPIC:
        return Strength.FAIR if candidate.block.shape is Shape.HEADING else Strength.WEAK
    if head.follow is Follow.TEXT:
        return _strength_of_text(candidate, head, book)
    if head.follow is Follow.END and candidate.rank == LINE_RANK and not head.labelled and head.name_ko is None:
        return Strength.WEAK
    return Strength.FAIR


def _strength_of_text(candidate: Candidate, head: Head, book: PhraseBook) -> Strength:
    text = candidate.line.text[head.text_from :].strip()
    if candidate.is_heading or head.name_ko is not None or book.code_of_name(text) == head.codes[0]:
        return Strength.FAIR
    if candidate.rank > ITEM_RANK and len(text) <= _LONGEST_NAME:
        return Strength.FAIR
    return Strength.WEAK


def _is_lower(text: str) -> bool:
    text = text.strip()
    return text[:1].isascii() and text[:1].islower()
