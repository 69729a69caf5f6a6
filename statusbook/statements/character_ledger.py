"""Where every character of a note went: into a text, a heading, or aside for a reason; what nobody took is lost.

Lines that one text spans are counted together, others by themselves. Signs say nothing: they are markup. The letters
and digits of what was read are crossed out in their source; of the rest, words that are no markup are lost, and a fault
of the reader.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from statusbook.notes.block import Aside
from statusbook.statements.reading import Characters, LostWords
from statusbook.text import clean_text

STATEMENTS = "statements"
HEADINGS = "headings"


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A text that was taken from source lines ``first`` to ``last``, and where it went: a key of the ledger."""

    first: int
    last: int
    text: str
    key: str


# Markup that is made of words: ``<td class="a">``, ``](https://a.example)``, ``&nbsp;``, ``[!info]``, ``!!! note``, ``:::tip``,
# ``[^1]``, ``{#a .b}``, ``https://a.example``, ``class="a"``; not ``없다``, ``(404)``.
_MARKUP = re.compile(
    r"<!--.*?(?:-->|\Z)|</?[A-Za-z!?][^<>]{0,4000}(?:>|\Z)|\]\([^)\n]{0,2000}\)|\]\[[^\]\n]{0,200}\]|&#?\w{1,31};|\[![\w-]+\][-+]?"
    r"|(?:!!!|\?\?\?\+?)\s*\w+|:{3,}\s*\w+|\[\^[^\]\n]{1,60}\]:?|\{[#.:%][^{}\n]{0,500}\}|https?://[^\s<>\"')]+"
    r"|(?<![\w:-])[\w:-]{1,80}\s*=\s*(?:\"[^\"\n]{0,1000}\"|'[^'\n]{0,1000}')|^\s*\[[^\]\n]{1,200}\]:.*$|(?:```|~~~)[^\n]*"
    r"|\\[a-z]+|:[a-z0-9_+-]+:",
    re.MULTILINE | re.DOTALL,
)

# A word that says something: ``없다``, ``가나다``; not ``가``, ``a``, ``404``.
_WORD = re.compile(r"[가-힣]{2,}")

# Letters and digits in a row: ``없다404``; not ``.``, `` ``.
_LETTERS = re.compile(r"\w+")

# A code span: `` `a b` ``; not ` `` `.
_CODE_SPAN = re.compile(r"(?<!`)`([^`\n]{1,300})`(?!`)")

_TAKEN = "\n"
"""Stands where a text was crossed out."""


def count_characters(lines: Sequence[str], taken: Iterable[Taken], aside: dict[int, Aside]) -> Characters:
    """Returns how many characters, white space apart, of the source lines went where, and the words that are lost.

    ``taken`` are texts read from the lines (numbered from 1); ``aside`` says why lines without a text were left.
    """
    by_group: dict[int, list[Taken]] = {}
    groups = _Groups(taken_list := list(taken))
    for each in taken_list:
        by_group.setdefault(groups.of(each.first), []).append(each)
    counts: Counter[str] = Counter()
    lost: list[LostWords] = []
    for first, last in groups.spans(len(lines)):
        source = "\n".join(lines[first - 1 : last])
        if not source.strip():
            continue
        if first not in by_group:
            reason = aside.get(first)
            if reason is not None:
                counts[reason.value] += _size(source)
                continue
        texts = by_group.get(first, ())
        crossed, rest = _cross_out(_letters(clean_text(source)), texts)
        words = " ".join([*_WORD.findall(rest), *_lost_code(source, texts)])
        if words:
            lost.append(LostWords(line=first, text=words))
        counts.update(crossed)
        counts[Aside.MARKUP.value] += _size(source) - crossed.total() - _size(words)
    return Characters(
        statements=counts.pop(STATEMENTS, 0),
        headings=counts.pop(HEADINGS, 0),
        set_aside={reason: count for reason, count in sorted(counts.items()) if count},
        lost=tuple(lost),
    )


class _Groups:
    """Source lines that belong together because a text spans them."""

    def __init__(self, taken: Iterable[Taken]) -> None:
        self._first: dict[int, int] = {}  # line: first line of its group, for lines of groups of several lines
        self._last: dict[int, int] = {}  # first line of a group: its last
        reach = 0
        for first, last in sorted({(each.first, each.last) for each in taken if each.last > each.first}):
            head = self._first.get(first, first) if first <= reach else first
            reach = max(reach, last) if first <= reach else last
            self._first.update(dict.fromkeys(range(first, last + 1), head))
            self._last[head] = reach

    def of(self, line: int) -> int:
        """Returns the first line of the group of a line."""
        return self._first.get(line, line)

    def spans(self, count: int) -> Iterator[tuple[int, int]]:
        """Returns the first and last line of each group in order, up to ``count`` lines."""
        line = 1
        while line <= count:
            last = self._last.get(line, line)
            yield line, min(last, count)
            line = last + 1


def _letters(text: str) -> str:
    """Returns the letters and digits of a text that are no markup, without anything between them."""
    return "".join(_LETTERS.findall(_MARKUP.sub(" ", text)))


def _cross_out(source: str, taken: Iterable[Taken]) -> tuple[Counter[str], str]:
    """Returns how many letters of the source each key took, and what is left.

    Texts that stand in the source as they are come first, longest first, so that none hides another; then those that
    have something left out in them or the name of a column before them.
    """
    crossed: Counter[str] = Counter()
    others: list[tuple[str, str]] = []
    texts = [(_letters(line), line, each.key) for each in taken for line in each.text.split("\n")]
    for letters, line, key in sorted(texts, key=lambda text: -len(text[0])):
        if letters not in source:
            others.append((line, key))
        elif letters:
            crossed[key] += len(letters)
            source = source.replace(letters, _TAKEN, 1)
    for line, key in others:
        behind_name = _letters(line.partition(": ")[2])
        whole = [behind_name] if behind_name and behind_name in source else []
        for piece in whole or _pieces_in(source, _letters(line)):
            crossed[key] += len(piece)
            source = source.replace(piece, _TAKEN, 1)
    return crossed, source


def _pieces_in(source: str, letters: str) -> Iterator[str]:
    """Returns the pieces of a text that stand in the source, each as long as it can be."""
    at = 0
    while at < len(letters):
        ends = range(at, len(letters) + 1)
        length = bisect_left(ends, True, key=lambda end: letters[at:end] not in source) - 1
        if length > 0:
            yield letters[at : at + length]
        at += max(length, 1)


def _lost_code(source: str, taken: Sequence[Taken]) -> Iterator[str]:
    """Returns the code spans of the source that are in no text."""
    spans = _CODE_SPAN.findall(source) if taken else []
    if spans:
        said = "".join(letters for each in taken for letters in _LETTERS.findall(each.text))
        yield from (span for span in spans if _letters(span) not in said)


def _size(text: str) -> int:
    """Returns the number of characters that are no white space."""
    return len("".join(text.split()))
