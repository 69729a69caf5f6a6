"""What a line opens: an entry, a class, a topic, a part of the open entry, or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto

from statusbook.notes.block import Shape
from statusbook.statements.candidates import LINE_RANK, Candidate
from statusbook.statements.head import Follow, Head
from statusbook.statements.layout import Layout, Surroundings
from statusbook.statements.outline import Outline
from statusbook.statements.scopes import Scope
from statusbook.statements.section_labels import is_label

_LONGEST_CLASS_LINE = 25
"""``4xx 클라이언트 오류`` names a class, a longer line says something about it. From 32 on ``1xx Informational 정보
(100 ~ 199)`` in a labelled note opens a class."""

_LINES_PER_HEAD = 2.5
"""A list of codes has a code on each line or on every second one, with an empty or a comment line between; a message
or a log has more lines around each."""

_FEWEST_HEADS_IN_CODE = 2
"""One code in a block of code is an example: ``HTTP/1.1 404 Not Found``, or the line of a log."""


class Opening(Enum):
    """What a line opens."""

    ENTRY = auto()  # 404 Not Found: …; 301/308: …
    CLASS = auto()  # 4xx (Client Error)
    TOPIC = auto()  # a heading without a code: ## 리다이렉트
    PART = auto()  # a heading or label inside the open entry: ### 원인
    CONTENTS = auto()  # a line of the table of contents, which is set aside
    HYPOTHETICAL = auto()  # a code that stands for its class, set aside too: 299 ??? → 2xx


def what_opens(candidate: Candidate, entry: Scope | None, outline: Outline, layout: Layout) -> Opening | None:
    """Returns what the line opens, None for a line of text; ``entry`` is the entry that is open."""
    head = candidate.head
    if outline.is_contents(candidate):
        return Opening.CONTENTS
    if head is not None and (of_head := _what_head_opens(candidate, head, entry, outline, layout)) is not None:
        return of_head
    is_inside = entry is not None and candidate.rank > entry.rank
    is_sentence = candidate.has_bold_head and head is not None and head.follow in (Follow.TOPIC, Follow.RELATION)
    if candidate.block.shape is Shape.HEADING or (candidate.is_heading and not is_inside and not is_sentence):
        return Opening.PART if is_inside else Opening.TOPIC
    if entry is not None and candidate.rank >= entry.rank and is_label(candidate.line.text):
        return Opening.PART
    if (
        candidate.head is None
        and entry is not None
        and candidate.rank <= entry.rank
        and outline.is_numbered_title(candidate)
    ):
        return Opening.TOPIC
    if outline.repeats_first_line(candidate):
        return Opening.PART if is_inside else Opening.TOPIC
    return None


def _what_head_opens(
    candidate: Candidate, head: Head, entry: Scope | None, outline: Outline, layout: Layout
) -> Opening | None:
    """Returns what the head of a line opens, None where the codes in it are only mentioned."""
    is_inside = entry is not None and candidate.rank > entry.rank
    is_metadata = candidate.block.aside is not None  # the title in the front matter
    if head.hypothetical:
        return Opening.HYPOTHETICAL
    if head.status_class is not None and _is_class(candidate, head, entry, outline):
        if is_metadata:
            return Opening.PART if is_inside else Opening.TOPIC
        return Opening.CLASS
    if not head.pairs or (is_metadata and not head.has_phrase):
        return None
    if outline.is_class_number(candidate):
        return Opening.CLASS
    around = Surroundings(
        open_head=entry.candidate if entry is not None and is_inside else None,
        title=entry.part_title if entry is not None else "",
        has_text_inside=outline.has_text_inside(candidate),
    )
    begins = layout.begins_entry(candidate, around) or layout.begins_group(candidate, around)
    return Opening.ENTRY if begins else None


def _is_class(candidate: Candidate, head: Head, entry: Scope | None, outline: Outline) -> bool:
    """Returns whether the line begins a class: ``4xx: 오류``; ``4xx 오류`` where no entry is open or ``2xx 성공`` stands
    above, too; not ``4xx는 …``.
    """
    if candidate.wrapped or head.follow is Follow.RELATION:
        return False
    if candidate.is_heading:
        return True
    if head.follow in (Follow.MARK, Follow.END):
        return entry is None or candidate.rank <= max(entry.rank, LINE_RANK)
    if head.follow is not Follow.TEXT or len(candidate.line.text) > _LONGEST_CLASS_LINE:
        return False
    return entry is None or outline.is_in_series_of_classes(candidate)


def holds_entries(candidates: Sequence[Candidate], layout: Layout) -> bool:
    """Returns whether a block of code is a list of codes, not an example that shows one.

    True for ``200 OK``, ``404 Not Found``; false for ``GET / HTTP/1.1``, ``404 Not Found``, ``Content-Length: 0``.
    """
    heads = {each.head.codes for each in candidates if each.head and layout.begins_entry(each, Surroundings())}
    classes = sum(each.head is not None and each.head.status_class is not None for each in candidates)
    return len(heads) >= _FEWEST_HEADS_IN_CODE and (len(heads) + classes) * _LINES_PER_HEAD >= len(candidates)
