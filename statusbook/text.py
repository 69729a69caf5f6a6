"""Text as everyone here compares it: one Unicode form, Hangul helpers, and sentences with their offsets."""

from __future__ import annotations

import functools
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator

_CONTROLS = [point for point in (*range(0x20), *range(0x7F, 0xA0)) if point not in (*range(9, 14), 0x85)]
_INVISIBLE = [0xAD, 0xFEFF, 0x200B, 0x200C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2060, 0x206A)]
_SPACES = [0x0B, 0x0C, 0x85, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000]
_FULL_WIDTH = [*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B)]
_CLEANING: dict[int, int | str | None] = {
    **dict.fromkeys([*_CONTROLS, *_INVISIBLE], None),
    **dict.fromkeys(_SPACES, " "),
    **{point: point - 0xFEE0 for point in _FULL_WIDTH},
}
UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff]")
"""Characters that show nothing, that YAML and XML refuse, or that programs use as marks of their own."""

_LINE_END = re.compile(r"\r\n?")
_LOOSE_JOINER = re.compile(r"(?<=[\w\s])\u200d|\u200d(?=[\w\s])")
_UNCLEAN = re.compile(f"[\r\u200d{re.escape(''.join(map(chr, _CLEANING)))}]")


def clean_text(text: str) -> str:
    """Gives the text in NFC, spaces plain, line ends ``\\n``, invisible characters gone, lines kept."""
    if _UNCLEAN.search(text):  # which is found out twenty times as fast as it is cleaned
        text = _LOOSE_JOINER.sub("", _LINE_END.sub("\n", text).translate(_CLEANING))
    return unicodedata.normalize("NFC", text)


def squeeze(text: str) -> str:
    """Gives the text with every run of white space as one space and none at the ends."""
    return " ".join(text.split())


def strip_signs(text: str, signs: str) -> str:
    """Returns the text without the signs at its ends, but with a bracket that belongs to one inside.

    ``멈춤 (점검 중)`` for `` - 멈춤 (점검 중):``, ``찾을 수 없음`` for ``(찾을 수 없음)``.
    """
    bare = text.strip(signs)
    start = text.find(bare)
    for opening, closing in _BRACKETS:
        end = start + len(bare)
        if bare.count(opening) > bare.count(closing) and text[end : end + 1] == closing:
            bare += closing
        elif bare.count(closing) > bare.count(opening) and start > 0 and text[start - 1] == opening:
            bare, start = opening + bare, start - 1
    return bare


_BRACKETS = (("(", ")"), ("[", "]"), ("{", "}"), ("（", "）"))
_HANGUL = re.compile(r"[가-힣]")
_LATIN = re.compile(r"[A-Za-z]")


def has_hangul(text: str) -> bool:
    """Tells whether any Hangul syllable is in the text."""
    return _HANGUL.search(text) is not None


def hangul_share(text: str) -> float:
    """Gives the part of Hangul syllables in all letters of the text, 0 to 1; 0 for a text without letters."""
    hangul = len(_HANGUL.findall(text))
    letters = hangul + len(_LATIN.findall(text))
    return hangul / letters if letters else 0.0


_FINAL_OF_DIGIT = {"0": True, "1": True, "3": True, "6": True, "7": True, "8": True}


def has_final_consonant(word: str) -> bool:
    """Tells whether the word, as it is read in Korean, ends in a consonant (Hangul and digits are known)."""
    last = word[-1:] if word else ""
    if "가" <= last <= "힣":
        return (ord(last) - ord("가")) % 28 != 0
    return _FINAL_OF_DIGIT.get(last, False)


def with_particle(word: str, after_consonant: str, after_vowel: str) -> str:
    """Gives the word with the particle that fits its last sound: ``("404", "은", "는")`` gives 404는."""
    if after_consonant == "으로" and (word.endswith(("1", "7", "8")) or _ends_in_rieul(word)):
        return word + after_vowel
    return word + (after_consonant if has_final_consonant(word) else after_vowel)


def _ends_in_rieul(word: str) -> bool:
    return bool(word) and "가" <= word[-1] <= "힣" and (ord(word[-1]) - ord("가")) % 28 == 8


# Sentences ---------------------------------------------------------------------------------------

_MAX_BRACKET = 400
_MAX_DEPTH = 10
_ABBREVIATIONS = re.compile(
    r"e\.?g|i\.?e|ex|cf|vs|etc|al|approx|mr|mrs|ms|dr|prof|st|no|fig|sec|ch|pp|vol|ver|inc|ltd|co|corp|jr|sr|dept"
    r"|est|resp|esp|incl|excl|max|min|rev|ed|u\.s|a\.k\.a|p\.s|w\.r\.t"
)
_KOREAN_END = "다요죠함음임됨까네군라지움짐김줌님것듯"
_LIST_MARKER = r"(?:[-*+•·▪◦‣○●■□▶►※☞→]|\(?\d{1,2}[.)]|[①-⑳])[ \t]"
_STOP = re.compile(
    rf"(?P<paragraph>\n[ \t]*\n|\n(?=[ \t]*{_LIST_MARKER}))"
    r"|(?P<dots>\.{2,}|…+)|(?P<stop>[.!?。！？]+)"
)
_CLOSERS = re.compile(r"[)\]}\"'”’」』》>*_~]*")
_QUOTED_ON = re.compile(r"\s?(?:라고|라는|라며|라면|란|이라|하고|하는|고 |는 (?:뜻|의미|말|것))")
_PARTICLE = re.compile(r"(?:으로|로|에서|에|을|를|은|는|이|가|와|과|도|만|의)\s")
_WORD_BEFORE = re.compile(r"[^\s(\[{\"'“‘,;:]*\Z")
_OUTLINE_NUMBER = re.compile(r"[(\[]?(?:\d{1,2}(?:\.\d{1,2})*|[가-하]|[A-Za-z]\d{0,2}|[ivxIVX]{1,4})\Z")
_PROTECTED = re.compile(
    r"(?<!`)(?P<ticks>`{1,3})(?!`)[^`]{1,400}(?P=ticks)(?!`)|(?:https?|ftp)://[^\s<>\"'`가-힣]+|www\.[^\s<>\"'`가-힣]+"
)


@functools.lru_cache(maxsize=16384)
def split_sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Gives the offsets ``(start, end)`` of every sentence, white space around them left out.

    A sentence may run over single line ends; an empty line or a list marker at a line start ends it. Nothing
    is split inside backticks, brackets, URLs, file names, versions, decimals or after abbreviations.
    """
    spans: list[tuple[int, int]] = []
    stop = _STOP.search(text)
    if stop is None or text[stop.end() :].strip() == "":  # nothing stands behind it
        _add(spans, text, 0, len(text))
        return tuple(spans)
    shielded = _Spans(text)
    start = 0
    for match in _STOP.finditer(text):
        end = _sentence_end(text, match, start, shielded)
        if end is not None and end > start:
            _add(spans, text, start, end)
            start = end
    _add(spans, text, start, len(text))
    return tuple(spans)


def sentences(text: str) -> list[str]:
    """Gives the sentences themselves, white space inside each squeezed."""
    return [squeeze(text[start:end]) for start, end in split_sentences(text)]


def _add(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        spans.append((start, end))


def _sentence_end(text: str, match: re.Match[str], start: int, shielded: _Spans) -> int | None:
    """Gives where the sentence ends that this stop could close, or None when it closes none."""
    at = match.start()
    if match.lastgroup == "paragraph":
        return at
    if at < start:
        return None
    if at in shielded:
        return shielded.end_of_aside(at, start)
    before = text[max(at - 1, 0) : at]
    korean = before != "" and before in _KOREAN_END
    if match.lastgroup == "dots" and not korean:
        return None
    closers = _CLOSERS.match(text, match.end())
    end = closers.end() if closers else match.end()
    rest = text[end : end + 1]
    if rest == "" or rest.isspace():
        return None if _goes_on(text, match, start, end, korean) else end
    if (
        end == match.end() and _PARTICLE.match(text, end) and match.group()[-1] in "!?！？"
    ):  # a name with a sign: 점검!로
        return None
    if end > match.end():  # a quotation that ends inside the sentence: "…다."라는
        return None
    return end if korean and (_HANGUL.match(rest) or rest in '([*`"“') else None


def _goes_on(text: str, match: re.Match[str], start: int, end: int, korean: bool) -> bool:
    """Tells whether the sentence goes on after this stop and the white space behind it."""
    following = text[end : end + 12].lstrip()
    if end > match.end() and _QUOTED_ON.match(text, end):
        return True
    if match.group() != ".":
        return False
    found = _WORD_BEFORE.search(text[max(start, match.start() - 30) : match.start()])
    word = found.group() if found else ""
    lead = text[start : min(match.start(), start + 40)]
    if _OUTLINE_NUMBER.match(word) and lead.strip("*_`# \t\n-") == word.lstrip("*_`#-"):
        return True
    if _ABBREVIATIONS.fullmatch(word.lower().strip("*_")):
        return not (word.lower() == "etc" and (following == "" or following[0].isupper()))
    if len(word) == 1 and word.isascii() and word.isalpha() and word.isupper():
        return following != ""
    if following[:1].islower() and following[:1].isascii() and not korean:
        return not (len(word) >= 3 and word.isalpha())
    return False


class _Spans:
    """The stretches of a text in which no sentence ends: code, URLs and short brackets."""

    def __init__(self, text: str) -> None:
        self._text = text
        code = [match.span() for match in _PROTECTED.finditer(text)]
        self._brackets = list(_outer_brackets(text, code))
        merged = sorted([*((start, _without_stop(text, start, end)) for start, end in code), *self._brackets])
        self._starts = [start for start, _ in merged]
        self._ends: list[int] = []
        for _, end in merged:
            self._ends.append(max(end, self._ends[-1]) if self._ends else end)

    def __contains__(self, at: int) -> bool:
        index = bisect_right(self._starts, at) - 1
        return index >= 0 and at < self._ends[index]

    def end_of_aside(self, at: int, start: int) -> int | None:
        """Gives the end of the bracket around ``at`` when the bracket is a whole sentence of its own."""
        index = bisect_right(self._brackets, (at, len(self._text) + 1)) - 1
        if index < 0:
            return None
        first, last = self._brackets[index]
        whole = self._text[start:first].strip() == "" and at == last - 2
        return last if whole and self._text[last : last + 1].isspace() else None


def _without_stop(text: str, start: int, end: int) -> int:
    """Gives the end of a URL without the full stop that closes the sentence behind it."""
    while end > start and text[start] != "`" and text[end - 1] in ".!?,;:)":
        end -= 1
    return end


def _outer_brackets(text: str, code: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Gives the outermost bracket pairs that are short enough to be an aside; those in code do not count."""
    closing = {")": "(", "]": "[", "}": "{", "）": "（", "】": "【"}
    opened: list[tuple[str, int]] = []
    skip_to, spans = 0, iter([*code, (len(text), len(text))])
    span = next(spans)
    for match in re.finditer(r"[()\[\]{}（）【】]|\n[ \t]*\n", text):
        at, sign = match.start(), match.group()
        while span[1] <= at and span[0] < len(text):
            span = next(spans)
        if span[0] <= at < span[1] or at < skip_to:
            continue
        if sign[0] == "\n":
            opened.clear()
        elif sign in closing:
            while opened and opened[-1][0] != closing[sign] in (mark for mark, _ in opened[-4:]):
                opened.pop()
            if opened and opened[-1][0] == closing[sign]:
                _, first = opened.pop()
                if not opened and at + 1 - first <= _MAX_BRACKET:
                    yield first, at + 1
        else:
            opened = [*opened[-_MAX_DEPTH:], (sign, at)]
