"""Where every character of a note went: into a text, a heading, or aside for a reason; what nobody took is lost.

Lines that one text spans are counted together, others by themselves. Signs say nothing: they are markup. The letters
and digits of what was read are crossed out in their source; of the rest, words that are no markup are lost, and a fault
of the reader.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from statusbook.notes.block import Aside
from statusbook.statements.reading import Characters, LostWords
from statusbook.text import clean_text

STATEMENTS = "statements"
HEADINGS = "headings"


class Taken(NamedTuple):
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

# What every kind of markup has: ``<td>``, ``&nbsp;``, ``](``, ``!!! a``, ``:a:``, ``://``, ``~~~``; not ``없다: 404 [1] (a)``.
_MAY_BE_MARKUP = re.compile(r"[<&{=\\]|\][(\[:]|\[[!^]|!!!|\?\?\?|:[:a-z0-9_+/-]|```|~~~")

# A word that says something: ``없다``, ``가나다``; not ``가``, ``a``, ``404``.
_WORD = re.compile(r"[가-힣]{2,}")

# A letter of Korean: ``없``; not ``a``, ``4``.
_HANGUL = re.compile(r"[가-힣]")

# Signs between letters and digits: ``: ``, ``.``; not ``없다404``.
_SIGNS = re.compile(r"\W+")

# A code span: `` `a b` ``; not ` `` `.
_CODE_SPAN = re.compile(r"(?<!`)`([^`\n]{1,300})`(?!`)")

_TAKEN = "\n"
"""Stands where a text was crossed out."""

_LONGEST_PHRASE = 60
"""Characters of texts that a note has again and again: phrases, names, heads."""

_LONG_SOURCE = 5_000
_FARTHEST = 2_000
_MOST_OTHERS = 200
"""Letters of a source in which every text is looked for everywhere; in a longer one each is looked for behind the text
before it, and only so many of those that are not there are looked for again, which costs as much as the line is long."""

_MOST_LOOKED_THROUGH = 20_000_000
"""Letters that are looked through again for all of them."""


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
    cleaned = clean_text("\n".join(lines)).split("\n")
    if len(cleaned) != len(lines):
        cleaned = [clean_text(line) for line in lines]
    for first, last in groups.spans(len(lines)):
        source = lines[first - 1] if first == last else "\n".join(lines[first - 1 : last])
        if not source.strip():
            continue
        if first not in by_group:
            reason = aside.get(first)
            if reason is not None:
                counts[reason.value] += _size(source)
                continue
        texts = by_group.get(first, ())
        clean_source = cleaned[first - 1] if first == last else "\n".join(cleaned[first - 1 : last])
        whole = _cross_out_as_written(clean_source, texts)
        crossed, rest = (whole, "") if whole is not None else _cross_out(_letters(clean_source), texts)
        left = _size(source)
        if rest.strip(_TAKEN) or "`" in source:
            words = " ".join([*_WORD.findall(rest), *_lost_code(source, texts)])
            if words:
                lost.append(LostWords(line=first, text=words))
                left -= _size(words)
        for key, count in crossed.items():
            counts[key] += count
            left -= count
        counts[Aside.MARKUP.value] += left
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
    return _letters_of_phrase(text) if len(text) <= _LONGEST_PHRASE else _bare(text)


@lru_cache(maxsize=2048)
def _letters_of_phrase(text: str) -> str:
    return _bare(text)


def _bare(text: str) -> str:
    return _SIGNS.sub("", _MARKUP.sub(" ", text) if _MAY_BE_MARKUP.search(text) else text)


def _cross_out_as_written(source: str, taken: Sequence[Taken]) -> dict[str, int] | None:
    """Returns how many letters each key took where every text stands in the source with all its signs and no word is left.

    Most lines are like this, bold words aside, and need not be taken apart. None for any other source.
    """
    if len(source) > _LONG_SOURCE:
        return None
    source = source.replace("**", "")
    texts = [(each.text, each.key) for each in taken if each.text]
    if len(texts) > 1:
        texts.sort(key=lambda text: -len(text[0]))
    crossed: dict[str, int] = {}
    whole: list[str] = []
    for text, key in texts:
        at = source.find(text)
        if at >= 0:
            crossed[key] = crossed.get(key, 0) + len(_letters(text))
            whole.append(text)
            source = f"{source[:at]}{_TAKEN}{source[at + len(text) :]}"
        elif not any(text in other for other in whole):
            return None
    return None if _HANGUL.search(source) else crossed


def _cross_out(source: str, taken: Sequence[Taken]) -> tuple[dict[str, int], str]:
    """Returns how many letters of the source each key took, and what is left.

    Texts that stand in the source as they are come first, longest first, so that none hides another; then those that
    have something left out in them or the name of a column before them. On a very long line they come in their order.
    """
    crossed: dict[str, int] = {}
    lines = [
        (line, each.key) for each in taken for line in (each.text.split("\n") if "\n" in each.text else (each.text,))
    ]
    texts = [(_letters(line), key) for line, key in lines]
    names = {
        letters: line.partition(": ")[2] for (letters, _), (line, _) in zip(texts, lines, strict=True) if ": " in line
    }
    if len(source) > _LONG_SOURCE:
        source, texts = _cross_out_in_order(source, texts, crossed)
    whole: list[str] = []
    in_pieces: list[tuple[str, str]] = []
    if len(texts) > 1:
        texts.sort(key=lambda text: -len(text[0]))
    for letters, key in texts:
        at = source.find(letters)
        if at < 0:
            in_pieces.append((letters, key))
        elif letters:
            crossed[key] = crossed.get(key, 0) + len(letters)
            whole.append(letters)
            source = f"{source[:at]}{_TAKEN}{source[at + len(letters) :]}"
    for letters, key in in_pieces:
        if any(letters in text for text in whole):  # the phrase in the head that was crossed out
            continue
        behind_name = _letters(names.get(letters, ""))
        is_whole = behind_name != "" and behind_name in source
        for piece in [behind_name] if is_whole else _pieces_in(source, letters):
            crossed[key] = crossed.get(key, 0) + len(piece)
            source = source.replace(piece, _TAKEN, 1)
    return crossed, source


def _cross_out_in_order(
    source: str, texts: Sequence[tuple[str, str]], crossed: dict[str, int]
) -> tuple[str, list[tuple[str, str]]]:
    """Returns what is left of a long source without the texts that follow each other in it, and the other texts."""
    others: list[tuple[str, str]] = []
    left: list[str] = []
    behind = 0
    for letters, key in texts:
        at = source.find(letters, behind, behind + len(letters) + _FARTHEST) if letters else -1
        if at < 0:
            others.append((letters, key))
            continue
        crossed[key] = crossed.get(key, 0) + len(letters)
        left.append(source[behind:at])
        behind = at + len(letters)
    rest = _TAKEN.join([*left, source[behind:]])
    return rest, others[: max(_MOST_OTHERS, _MOST_LOOKED_THROUGH // len(rest))]


def _pieces_in(source: str, letters: str) -> Iterator[str]:
    """Returns the pieces of a text that stand in the source, each as long as it can be."""
    signs = set(source)
    at, end = 0, len(letters)
    while at < end:
        if letters[at] not in signs:
            at += 1
            continue
        fits, step = at + 1, 1  # the piece up to ``fits`` is in the source; the steps grow, then shrink
        while step:
            reach = min(fits + step, end)
            if reach > fits and letters[at:reach] in source:
                fits, step = reach, step * 2
            else:
                step = (reach - fits) // 2
        yield letters[at:fits]
        at = fits


def _lost_code(source: str, taken: Sequence[Taken]) -> Iterator[str]:
    """Returns the code spans of the source that are in no text."""
    spans = _CODE_SPAN.findall(source) if taken else []
    if spans:
        said = "".join(_SIGNS.sub("", each.text) for each in taken)
        yield from (span for span in spans if _letters(span) not in said)


def _size(text: str) -> int:
    """Returns the number of characters that are no white space."""
    return len("".join(text.split()))
