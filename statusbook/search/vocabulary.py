"""How words are compared in the search: spellings, endings, parts of identifiers, groups of like words.

The page's script (assets/search-words.js) cuts a query into words in the same way; a test compares the two.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import yaml

_CHUNK = re.compile(r"[A-Za-z0-9]+(?:[-_'+][A-Za-z0-9]+)*|[가-힣ㄱ-ㅎㅏ-ㅣ]+")
"""An identifier with its joints, or a row of Hangul: Retry-After헤더를 is Retry-After and 헤더를."""

_LATIN_END = re.compile(r"[A-Za-z0-9]\Z")  # nginx가: an ending right behind Latin letters is no word
_CAMEL = ((re.compile(r"([a-z\d])([A-Z])"), r"\1 \2"), (re.compile(r"([A-Z])([A-Z][a-z])"), r"\1 \2"))
"""HttpStatusCode is Http Status Code, and URLNotFound is URL Not Found."""

_JOINT = re.compile(r"[-_'+ ]")  # proxy_read_timeout, Retry-After
_WIDE = {point: point - 0xFEE0 for point in range(0xFF01, 0xFF5F)} | {0x3000: " "}
"""Full-width letters and the ideographic space, as narrow ones."""

_MOST_ENDINGS = 2
"""서버에서는 ends in 에서 and 는; three endings in a row are rare enough to be part of a name."""

_SHORTEST_STEM = 2
"""Shorter ones are no stems: of 이는 would be left 이, of 키가 키."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """The tables of vocabulary.yml; ``spellings``, ``endings`` and their lengths are ordered longest first."""

    spellings: Mapping[str, str]
    misspelt: re.Pattern[str]
    endings: Mapping[str, None]
    ending_lengths: tuple[int, ...]
    fillers: frozenset[str]
    contrast: frozenset[str]
    listing: frozenset[str]
    vague: frozenset[str]
    groups: tuple[tuple[str, ...], ...]
    sounds: Mapping[str, str]

    def words(self, text: str) -> Iterator[str]:
        """Gives the words that are compared: identifiers in parts, Korean ones without endings."""
        text = self.respell(text)
        for match in _CHUNK.finditer(text):
            chunk = match.group()
            if chunk[0].isascii():
                yield from _parts(chunk)
            elif chunk not in self.endings or not _LATIN_END.search(text, 0, match.start()):
                yield self.stem(chunk)

    def respell(self, text: str) -> str:
        """Gives the text in one Unicode form, full-width letters narrow, in the spelling that is compared."""
        text = unicodedata.normalize("NFC", text).translate(_WIDE)
        return self.misspelt.sub(lambda match: self.spellings[match.group()], text)

    def stem(self, word: str) -> str:
        """Gives a Korean word without endings, two of them at most, down to two syllables."""
        for _ in range(_MOST_ENDINGS):
            length = next((length for length in self.ending_lengths if word[-length:] in self.endings), None)
            if length is None or len(word) - length < _SHORTEST_STEM:
                return word
            word = word[:-length]
        return word


def _parts(identifier: str) -> Iterator[str]:
    split = identifier
    for pattern, parts in _CAMEL:
        split = pattern.sub(parts, split)
    for part in _JOINT.split(split):
        if len(part) > 1 and not part.isdigit():
            yield part.lower()


@functools.cache
def vocabulary() -> Vocabulary:
    """Gives the tables, read once."""
    raw = read_table("vocabulary.yml")
    spellings = {wrong.strip(): right for right, wrongs in raw["spellings"].items() for wrong in wrongs.split(",")}
    longest_first = dict(sorted(spellings.items(), key=lambda pair: (-len(pair[0]), pair)))
    endings = sorted(set(raw["endings"].split()), key=lambda end: (-len(end), end))
    return Vocabulary(
        spellings=longest_first,
        misspelt=re.compile("|".join(map(re.escape, longest_first))),
        endings=dict.fromkeys(endings),
        ending_lengths=tuple(sorted({len(ending) for ending in endings}, reverse=True)),
        fillers=frozenset(raw["fillers"].split()),
        contrast=frozenset(raw["contrast"].split()),
        listing=frozenset(raw["listing"].split()),
        vague=frozenset(raw["vague"].split()),
        groups=tuple(tuple(group.split()) for group in raw["groups"]),
        sounds=raw["sounds"],
    )


def read_table(name: str) -> Any:
    """Gives a YAML table from the folder of this module."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load((files(__package__) / name).read_text(encoding="utf-8"), Loader=loader)
