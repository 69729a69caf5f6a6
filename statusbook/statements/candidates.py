"""The lines of a note as places where an entry could begin, each with its head and its rank in the layout."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from statusbook.notes.block import Block, Line, Shape
from statusbook.statements.head import Follow, Head
from statusbook.statements.head_reader import read_head
from statusbook.statements.phrase_book import Fit, PhraseBook

TERM_RANK = 8
LINE_RANK = 9
ITEM_RANK = 10
_SHORTEST_WRAP = 30
_ENDED = re.compile(r"[.!?。:：;…]['\"”’)\]*_`]*\Z|[다요죠음함됨임것듯\])>]\Z")
_GOES_ON = re.compile(
    r"[,·(]\Z|(?:[은는이가을를의와과고며서면]|에서|으로|하고|지만|또는|혹은|및|때문에|대한|위해|the|a|an|of|to|or|and|in)\Z"
)
_LABELLED = re.compile(r"[\w가-힣]{1,12}(?: [\w가-힣]{1,8})?\s?[:：]\s")
_CODE_FIRST = re.compile(r"\W{0,4}[1-5]\d\d(?!\d)")
_TAIL = re.compile(r"\d{3}[.,;)]{1,2}")
_URL_LAST = re.compile(r"https?://\S+\Z")
_GLUED_CLASS = re.compile(r"(?<=[가-힣.)])[1-5][xX]{2}(?=\s*[(:])")
_ENOUGH_HEADS = 3
_SHORTEST_GLUED = 12
_LONGEST_LIST = 300
_LONGEST_TITLE = 80
_LONGEST_TAIL = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One line in its block; ``rank``: headings 1 to 7, terms 8, lines 9, list items 10 and up."""

    block: Block
    line: Line
    rank: int
    leads: bool  # the first line of its block
    wrapped: bool  # the line goes on with the sentence of the line before
    head: Head | None

    @property
    def is_heading(self) -> bool:
        """Tells whether the line is a heading, or a bold line or term that does the work of one."""
        return self.rank <= TERM_RANK


def find_candidates(block: Block, book: PhraseBook) -> Iterator[Candidate]:
    """Gives the lines of a block (not of a table); a line that holds several entries comes apart."""
    width = max((len(line.text) for line in block.lines), default=0)
    before: Line | None = None
    for index, line in enumerate(block.lines):
        whole = block.shape in (Shape.HEADING, Shape.TERM) or _is_bold(line)
        wrapped = before is not None and _goes_on(before, line, width)
        line = replace(line, wrapped=wrapped)
        parts, lost_ends = ([line], False) if whole else _come_apart(line, book)
        for part_index, part in enumerate(parts):
            is_first = part_index == 0
            head = read_head(part.text, book)
            yield Candidate(
                block=block,
                line=part,
                rank=_rank(block, part, head, index) if is_first or not lost_ends else LINE_RANK,
                leads=index == 0 and is_first,
                wrapped=wrapped and is_first,
                head=head,
            )
        before = line


def _rank(block: Block, line: Line, head: Head | None, index: int) -> int:
    if block.shape is Shape.HEADING:
        return block.level or 1
    if block.shape is Shape.TERM:
        return TERM_RANK
    if block.shape is Shape.LIST_ITEM and index == 0:
        return ITEM_RANK + block.depth
    if block.depth == 0 and (_is_bold(line) or (head is not None and _bold_head(line, head))):
        return TERM_RANK
    return LINE_RANK if block.depth == 0 else ITEM_RANK + block.depth + 1


def _is_bold(line: Line) -> bool:
    """Tells whether the whole line is bold, punctuation aside."""
    if not line.strong:
        return False
    bold = sum(end - start for start, end in line.strong)
    length = len(line.text.strip(" :：.-–·*#"))
    return bold >= max(length - 3, 0.7 * length) and len(line.text) <= _LONGEST_TITLE


def _bold_head(line: Line, head: Head) -> bool:
    """Tells whether the line begins with its head in bold."""
    return bool(line.strong) and line.strong[0][0] <= head.start + 1 and bool(head.pairs)


def _goes_on(before: Line, line: Line, width: int) -> bool:
    """Tells whether a sentence runs over the line end: the line is long, unfinished, and goes on below."""
    text = before.text
    if _URL_LAST.search(text) or _LABELLED.match(line.text):
        return False
    if _CODE_FIRST.match(line.text) and _CODE_FIRST.match(text):
        return False
    if _GOES_ON.search(text):
        return len(text) >= _SHORTEST_WRAP // 2
    if _ENDED.search(text) or len(text) < _SHORTEST_WRAP:
        return False
    first_word = line.text.split(maxsplit=1)[0] if line.text.strip() else ""
    if (first_word[:1].isascii() and first_word[:1].islower()) or _TAIL.fullmatch(line.text):
        return True
    return len(text) + len(first_word) >= 0.8 * width and not re.match(r"[-*•·\d①-⑳]", line.text)


def _come_apart(line: Line, book: PhraseBook) -> tuple[Sequence[Line], bool]:
    """Cuts a line where the next entry begins in it; tells whether it had lost its line ends."""
    starts = _listed_heads(line.text, book)
    lost_ends = not starts
    if lost_ends and len(line.text) >= _SHORTEST_GLUED:
        starts = _inner_heads(line.text, book) + [found.start() for found in _GLUED_CLASS.finditer(line.text)]
    if not starts:
        return [line], False
    bounds = sorted({0, *starts, len(line.text)})
    parts = [line.part(start, end) for start, end in pairwise(bounds)]
    return [part for part in parts if part.text], lost_ends


_INNER_CODE = re.compile(r"(?<![0-9A-Za-z./#_-])(?:\[|<|`|\()?[1-5]\d\d(?![0-9])")
_BOUNDARY = re.compile(r"(?:[.!?)\]가-힣]|[가-힣A-Za-z.)\]]\s+|^\s*|[-*•·]\s*)\Z")
_MENTION_BEFORE = re.compile(
    r"(?:[,/(·&+]|와|과|및|또는|혹은|나|이나|은|는|이|가|을|를|의|에|에서|로|으로|면|고|며|서|지만|HTTP/\d(?:\.\d)?|vs\.?"
    r"|\b(?:the|a|an|or|and|with|of|to|as|like|is|by|return|returns|->|→))\s*\Z",
    re.IGNORECASE,
)


_LISTED = re.compile(r"\s*[/|,]\s*(?=[\[(<`]?[1-5]\d\d(?!\d))")


def _listed_heads(text: str, book: PhraseBook) -> list[int]:
    """Gives where entries begin in ``200 OK / 201 Created``; commas part nothing but codes with phrases."""
    if len(text) > _LONGEST_LIST or not _LISTED.search(text):
        return []
    bounds = [(0, 0), *(match.span() for match in _LISTED.finditer(text)), (len(text), len(text))]
    starts = []
    for (sign, start), (end, _) in pairwise(bounds):
        head = read_head(text[start:end], book)
        if head is None or len(head.pairs) != 1 or head.hypothetical:
            return []
        if "," in text[sign:start] and not (head.has_phrase and head.follow is Follow.END):
            return []
        if not (head.has_phrase and head.follow is not Follow.RELATION) and head.follow is not Follow.MARK:
            return []
        starts.append(start)
    return starts[1:]


def _inner_heads(text: str, book: PhraseBook) -> list[int]:
    """Gives where entries begin inside a line; they count only when there are several, codes ascending."""
    found: list[tuple[int, int]] = []
    glued, ends_line = 0, False
    for match in _INNER_CODE.finditer(text):
        at = match.start()
        before = text[max(at - 12, 0) : at]
        head = read_head(text[at : at + 120], book)
        if head is None or len(head.pairs) != 1 or head.follow is Follow.RELATION or head.start > 1:
            continue
        fitted = head.pairs[0].fitted
        if fitted is None or fitted.fit not in (Fit.OWN, Fit.OLDER):
            continue
        is_glued = bool(before) and ("가" <= before[-1] <= "힣" or before[-1] in ").")
        if at and not is_glued and (_MENTION_BEFORE.search(before) or not _BOUNDARY.search(before)):
            continue
        if found and head.pairs[0].code <= found[-1][1]:
            continue
        glued += is_glued
        ends_line = is_glued and head.follow is Follow.END and len(text) - at <= _LONGEST_TAIL
        found.append((at, head.pairs[0].code))
    if len(found) < _ENOUGH_HEADS and not (len(found) == 2 and glued) and not ends_line:
        return []
    return [at for at, _ in found if at > 0]
