"""The lines of a block as candidates: each with the head it begins with, if any, and its rank in the note."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from statusbook.notes.block import Block, Line, Shape
from statusbook.statements.head import Follow, Head
from statusbook.statements.head_reader import read_head
from statusbook.statements.line_splits import split_line
from statusbook.statements.phrase_book import PhraseBook
from statusbook.statements.title_heads import read_example, read_title
from statusbook.statements.wrapping import continues_sentence

TERM_RANK = 8
LINE_RANK = 9
ITEM_RANK = 10
"""Ranks order lines from the outside in: headings 1 to 7, terms 8, plain lines 9, list items 10 + their depth."""

_LONGEST_BOLD_TITLE = 80
"""Characters of a bold title; a longer line is a sentence with emphasis. No labelled note has either at its limit."""

_LONGEST_ITEM_TITLE = 40
"""Characters of a line that comes to its code; a longer one is a sentence that mentions it."""

_BEHIND_NUMBER = " .)]*`번"
"""What may stand behind the number that a line comes to: ``송장 중복은 409번``, ``없는 상품 [404]``."""

_BOLD_SHARE = 0.7
_FEW_PLAIN = 3
"""Signs and a word of three characters may stand beside what is bold (``**404 Not Found** (새것)``; 2 loses it), but in a
short line less: ``**없다** 또`` is 50 % bold and no title."""

# The beginning of a question in a list of them: ``Q. 404``, ``Q3) 왜``, ``질문: 왜``, ``문) 왜``; not ``Q3는``, ``문서``.
_QUESTION = re.compile(r"\s*(?:[Qq]\s?\d{0,3}\s?[.):]|질문\s?\d{0,3}\s?[.):]|문\s?\d{0,3}\s?[.):])\s*(?=\S)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A line that may begin an entry; what stands below it and has a higher rank is inside of that entry."""

    block: Block
    line: Line
    rank: int
    opens_block: bool
    wrapped: bool  # the line continues the sentence of the line before
    head: Head | None

    @property
    def is_heading(self) -> bool:
        """Returns whether the line is a heading, or a bold line or term that does the work of one."""
        return self.rank <= TERM_RANK or self.block.shape is Shape.HEADING

    @property
    def has_bold_head(self) -> bool:
        """Returns whether the line begins with its code in bold: ``**404 Not Found** 주소가 없다.``."""
        return _begins_bold(self.line, self.head)

    @property
    def is_mention(self) -> bool:
        """Returns whether the line only mentions its code: ``404와 달리 …``."""
        return self.head is not None and self.head.follow is Follow.RELATION

    @property
    def is_item(self) -> bool:
        """Returns whether the line begins an item: of a list, or behind a number or sign of its own (``(다) 504``)."""
        if self.block.shape is Shape.LIST_ITEM:
            return self.opens_block
        return self.head is not None and self.head.start > 0


def find_candidates(block: Block, book: PhraseBook) -> Iterator[Candidate]:
    """Returns the lines of a block that is no table; a line with several entries gives a candidate for each.

    The list item ``- 404 Not Found`` gives one candidate of rank 11 (``ITEM_RANK`` + depth 1) with the head 404;
    the line ``200 OK 성공404 Not Found 없음`` two of ``LINE_RANK``, with the heads 200 and 404.
    """
    width = max((len(line.text) for line in block.lines), default=0)
    before: Line | None = None
    for index, line in enumerate(block.lines):
        wrapped = before is not None and _is_next(before, line) and continues_sentence(before.text, line.text, width)
        before = line
        line = line if line.wrapped is wrapped else replace(line, wrapped=wrapped)
        yield from _candidates_of_line(block, line, index, book)


def _is_next(before: Line, line: Line) -> bool:
    """Returns whether a line stands right below another in the source; a footnote, read where it is meant, does not."""
    return line.first in (before.last, before.last + 1)


def is_question(line: Line) -> bool:
    """Returns whether a line asks, as in a list of questions and answers: ``Q3. 402는 무엇인가요?``."""
    return _QUESTION.match(line.text) is not None


def _candidates_of_line(block: Block, line: Line, index: int, book: PhraseBook) -> Iterator[Candidate]:
    is_title = block.shape in (Shape.HEADING, Shape.TERM) or _is_bold(line) or is_question(line)
    parts, lost_line_ends = ((line,), False) if is_title else split_line(line, book)
    for number, part in enumerate(parts):
        opens_line = number == 0
        head = read_head(part.text, book) or read_example(part.text, book)
        if (is_title or comes_to_number(part)) and (head is None or head.follow is Follow.RELATION):
            head = read_title(part.text, book) or head
        # A part that lost its line end was a line of its own; a part of a list has the rank of its line.
        rank = LINE_RANK if lost_line_ends and not opens_line else _rank(block, part, head, index)
        yield Candidate(
            block=block,
            line=part,
            rank=rank,
            opens_block=index == 0 and opens_line,
            wrapped=line.wrapped and opens_line,
            head=head,
        )


def comes_to_number(line: Line) -> bool:
    """Returns whether a short line ends with a number, and so may be a title that comes to its code: ``송장 중복은 409``."""
    return len(line.text) <= _LONGEST_ITEM_TITLE and line.text.rstrip(_BEHIND_NUMBER)[-1:].isdigit()


def _rank(block: Block, line: Line, head: Head | None, index: int) -> int:
    if block.shape is Shape.HEADING:
        return ITEM_RANK + block.depth if block.depth else block.level or 1
    if block.shape is Shape.TERM:
        return TERM_RANK
    if block.shape is Shape.LIST_ITEM and index == 0:
        return ITEM_RANK + block.depth
    if block.depth > 0:
        return ITEM_RANK + block.depth + 1
    return TERM_RANK if _is_bold(line) or _begins_bold(line, head) else LINE_RANK


def _is_bold(line: Line) -> bool:
    """Returns whether a short line is bold but for a few signs: ``**404 Not Found** :``."""
    if not line.strong or len(line.text) > _LONGEST_BOLD_TITLE:
        return False
    bold = sum(end - start for start, end in line.strong)
    length = len(line.text.strip(" :：.-–·*#"))
    return bold >= max(length - _FEW_PLAIN, _BOLD_SHARE * length)


def _begins_bold(line: Line, head: Head | None) -> bool:
    return head is not None and bool(head.pairs) and bool(line.strong) and line.strong[0][0] <= head.start + 1
