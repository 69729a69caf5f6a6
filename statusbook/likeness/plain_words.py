"""The words of a text after normalising: two texts with the same ones say the same, whoever reads them.

``본문을 보냅니다.``, ``본문을 보낸다`` and ``본문을 보냄`` have the same words, ``본문을 보내야 합니다`` has others.
What is left out claims nothing: how a sentence ends (its politeness), marks, letter case, spaces. Particles stay, as
they tell who does what to whom, and so do tense, duty and denial.
"""

from __future__ import annotations

from collections.abc import Iterable

from statusbook.likeness.morphemes import Morpheme

PlainWords = str
"""The normalised words of a text, in their order and without spaces: ``연결 풀`` and ``연결풀`` are the same."""

_MARKS = frozenset({"SF", "SP", "SS", "SSO", "SSC", "SE", "SO", "SB"})
"""The tags of marks: sentence ends, commas, quotes and brackets, dots, dashes, bullets."""

_ENDS = frozenset({"EF", "ETN"})
"""The tags of what ends a sentence: ``다``, ``ᆸ니다``, ``어요``, and ``음`` of notes."""

_ASKING = frozenset({"까", "ᆸ니까", "습니까", "나", "냐", "니", "ᆯ까", "을까", "는가", "ᆫ가", "은가"})
"""Endings that ask, and so claim nothing."""

_BIDDING = frozenset({"라", "어라", "아라", "으라", "세요", "으세요", "ᆸ시오", "으십시오", "시오", "ᆸ시다", "자"})
"""Endings that bid: ``보내라`` is a duty, ``보낸다`` is what happens."""


def read_plain_words(morphemes: Iterable[Morpheme]) -> PlainWords:
    """Gives the normalised words of a text from its morphemes."""
    kept = [morpheme for morpheme in morphemes if morpheme.tag not in _MARKS and morpheme.form != "."]
    while kept and kept[-1].tag == "SW":  # a mark of the notes: ★, ※
        kept.pop()
    if len(kept) > 1 and kept[-1].tag == "EF" and kept[-2].tag == "VCP":  # 요청 성공이다: 요청 성공
        kept = kept[:-2]
    words: list[str] = []
    for place, (form, tag) in enumerate(kept):
        following = kept[place + 1].tag if place + 1 < len(kept) else ""
        ends = tag == "EF" or (tag in _ENDS and not following)
        if not ends:
            words.append(form.casefold())
        elif form in _ASKING:
            words.append("?")
        elif form in _BIDDING:
            words.append("!")
        elif following:
            words.append(".")
    return "".join(words)
