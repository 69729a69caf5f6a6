"""Lines that name their code last, as titles do, in a series of such: ``재고 부족 → 409``, ``없는 상품은 404``."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Set

from statusbook.statements.candidates import LINE_RANK, Candidate, comes_to_number, is_question
from statusbook.statements.head import Head
from statusbook.statements.outline import Outline

_FEWEST_TITLES = 3
_FEWEST_ABOVE_TEXT = 2
"""Codes that lines come to, one of them not round; figures of a test may end in two known numbers. Where text stands
below each, deeper, or beside two heads that are sure, fewer are enough."""

# What leads to the code that ends a line: ``중복은 ``, ``없으면 ``, ``바쁠 때 ``, ``중복 → ``, ``중복: ``; not ``찾아보기 ``, ``답은``.
_LEADS = re.compile(
    r"(?:[가-힣](?:은|는|면)\s|\s(?:때|때는|때엔|시|경우|경우에는)\s|[→⇒➡:：=>–—-]\s?|\s[(\[])(?:HTTP\s)?[`*\[(]*\Z"
)


class TitleSeries:
    """The items and plain lines of a note that come to their codes, by rank."""

    def __init__(self, outline: Outline) -> None:
        self._is_about_http = outline.is_about_http
        self._codes: dict[int, set[int]] = defaultdict(set)
        self._of_figures: set[int] = set()  # ranks with lines that come to other numbers: ``회원 수: 312``
        for candidate in outline.order:
            if candidate.head is None and comes_to_number(candidate.line):
                self._of_figures.add(candidate.rank)
            elif (
                candidate.head is not None and is_line_to_code(candidate) and _leads_to_code(candidate, candidate.head)
            ):
                self._codes[candidate.rank].add(candidate.head.codes[0])

    def has(self, candidate: Candidate, heads: Set[int], *, has_text_inside: bool) -> bool:
        """Returns whether a line that comes to its code describes it; ``heads`` are the sure codes of its rank.

        Among lines such as ``404 Not Found 글이 없다`` it is said of the one above: ``지운 글이면 410``.
        """
        if candidate.head is None or not _leads_to_code(candidate, candidate.head):
            return False
        if has_text_inside and len(heads) >= _FEWEST_ABOVE_TEXT:
            return True
        if candidate.rank in self._of_figures or (candidate.rank == LINE_RANK and heads):
            return False
        codes = self._codes[candidate.rank]
        fewest = _FEWEST_ABOVE_TEXT if has_text_inside else _FEWEST_TITLES
        return self._is_about_http and len(codes) >= fewest and any(code % 100 for code in codes)


def is_line_to_code(candidate: Candidate) -> bool:
    """Returns whether an item or a plain line names its code elsewhere than at its beginning, as titles do."""
    head = candidate.head
    return head is not None and head.is_titled and not candidate.is_heading and not is_question(candidate.line)


def comes_to_code(candidate: Candidate, head: Head) -> bool:
    """Returns whether a title ends with its code: ``송장 중복은 409``; not ``429가 뜰 때``."""
    return candidate.line.text.rstrip(" .)]*`번").endswith(str(head.codes[0]))


def _leads_to_code(candidate: Candidate, head: Head) -> bool:
    before = candidate.line.text.rpartition(str(head.codes[0]))[0]
    return comes_to_code(candidate, head) and _LEADS.search(before) is not None
