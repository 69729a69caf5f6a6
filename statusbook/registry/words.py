"""The words of a statement: morphemes gathered to dictionary forms, with what denies or obliges them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise

from statusbook.registry.morphemes import Morpheme


class Force(StrEnum):
    """How strongly a statement claims: as a fact, as a duty, as a possibility."""

    FACT = "fact"
    MUST = "must"
    MAY = "may"


@dataclass(slots=True, kw_only=True)
class Word:
    """A dictionary form (``찾다``, ``404``), the morphemes that lean on it, whether it is denied."""

    key: str
    tag: str
    tail: list[Morpheme] = field(default_factory=list)
    positive: bool = True
    force: Force = Force.FACT
    purpose: bool = False
    dropped: bool = False

    def ends(self, *forms: str) -> bool:
        """Tells whether one of the forms leans on the word."""
        return any(morpheme.form in forms for morpheme in self.tail)

    @property
    def is_noun(self) -> bool:
        """Tells whether the word is a noun or something that stands like one."""
        return self.tag.startswith(("NN", "XR", "SL", "NR", "NP"))


_CONTENT = frozenset(
    ["NNG", "NNP", "NNB", "NR", "NP", "SL", "SN", "SH", "XR", "VV", "VA", "VX", "VCN", "MAG", "MAJ", "MM"]
)
_PREDICATES = ("VV", "VA", "VX", "VCN")
_LIGHT_VERBS = {"하", "되", "시키"}
_NEGATIVE_PREFIXES = {"비", "미", "불", "무", "부"}
_DENIALS = {"않다", "못하다", "말다", "아니하다"}
_OBLIGED = ("어야", "아야", "여야", "어야지")
_PERMITTED = ("어도", "아도", "여도")
_PERMITS = {"되다", "좋다", "괜찮다", "무방하다", "하다"}
_CONDITIONS = ("면", "으면", "어서", "아서", "여서", "어서는")
_PURPOSES = ("려면", "으려면", "려고", "으려고", "도록", "고자")
_PROSPECTIVE = ("ᆯ", "을", "ㄹ")
_EMPTY = {
    "것",
    "거",
    "적",
    "하다",
    "되다",
    "있다",
    "주다",
    "보다",
    "지다",
    "놓다",
    "두다",
    "나타나다",
    "이루어지다",
    "드리다",
}
_NOTHINGS = {"것", "거", "적", "일", "점", "내용", "부분", "바", "사실"}
_ACCESSES = {"접근", "액세스", "엑세스", "접속", "이용", "사용", "진입", "열람", "방문"}
_GRANTS = {"허용", "허락", "허가"}
_BANS = {"금지", "차단", "제한", "불허", "거부", "거절"}
_HINDRANCES = {"막다", "막히다", "막아내다", "방지", "예방", "피하다"}
_REFUSALS = {"거부", "거절", "꺼리다", "거부하다"}
_REFUSABLE = {"처리", "승인", "수행", "허가", "허용", "이행", "실행", "제공", "승낙", "인가"}
_PASSINGS = {"통과", "성공"}
_ALWAYS = {"반드시", "항상", "언제나", "무조건", "꼭", "필히", "늘"}
_PERHAPS = {"아마", "아마도"}


def gather_words(morphemes: Iterable[Morpheme]) -> list[Word]:
    """Gives the words of a statement in their order; what only denied or obliged another word is gone."""
    words = _to_words(morphemes)
    for word in words:
        _settle_key(word)
    for index in range(len(words)):
        if not words[index].dropped:
            _apply(words, index)
    for word, following in pairwise(words):
        word.purpose = word.ends(*_PURPOSES) or (word.ends("기") and following.key == "위하다")
    kept = [word for word in words if not word.dropped]
    for last, word in pairwise(kept):
        _shift(last, word)
    return [word for word in kept if not word.dropped and word.tag != "VX"]


def _to_words(morphemes: Iterable[Morpheme]) -> list[Word]:
    words: list[Word] = []
    prefix = ""
    for form, tag in morphemes:
        if tag == "XPN":
            prefix = form
        elif tag == "MM" and form == "한" and words and words[-1].tag.startswith("NN") and not words[-1].tail:
            words[-1].tail += [Morpheme("하", "XSV"), Morpheme("ᆫ", "ETM")]
        elif tag in _CONTENT and not _leans(words, form, tag):
            words.append(Word(key=_key(form, tag), tag=tag))
            if prefix in _NEGATIVE_PREFIXES:
                words[-1].positive = False
            elif prefix == "재":
                words.insert(-1, Word(key="다시", tag="MAG"))
            elif prefix:
                words[-1].key = prefix + words[-1].key
            prefix = ""
        elif words:
            words[-1].tail.append(Morpheme(form, tag))
    return words


def _key(form: str, tag: str) -> str:
    return form + "다" if tag in _PREDICATES else form


def _settle_key(word: Word) -> None:
    """Tells apart words that only what leans on them tells apart: 이전의 (previous) and 이전되다 (moved)."""
    if word.key == "앞" and word.ends("으로"):
        word.key = "앞으로"
    elif word.key == "이전" and word.ends("하", "되", "시키"):
        word.key = "이전되다"
    elif word.key == "중" and (word.ends("이") or not word.tail):
        word.key = "중이다"
    elif word.key == "이상" and word.ends("하"):
        word.key = "이상하다"


def _leans(words: Sequence[Word], form: str, tag: str) -> bool:
    return tag == "VV" and form in _LIGHT_VERBS and bool(words) and words[-1].is_noun and not words[-1].tail


def _apply(words: list[Word], index: int) -> None:
    for rule in (_negation, _ability, _duty, _nothing, _absence, _adverb):
        if rule(words, index):
            words[index].dropped = True
            return


def _before(words: Sequence[Word], index: int) -> int | None:
    """Gives the last word before ``index`` that claims something, past words that only support another."""
    for place in range(index - 1, -1, -1):
        word = words[place]
        if word.dropped:
            continue
        if word.key in _EMPTY or word.tag == "VX":
            word.dropped = True
            continue
        return place
    return None


def _deny(words: Sequence[Word], index: int, force: Force = Force.FACT) -> bool:
    place = _before(words, index)
    if place is None:
        return False
    words[place].positive = not words[place].positive
    if force is not Force.FACT:
        words[place].force = force
    return True


def _set_force(words: Sequence[Word], index: int, force: Force) -> bool:
    place = _before(words, index)
    if place is not None:
        words[place].force = force
    return place is not None


def _negation(words: list[Word], index: int) -> bool:
    word, last = words[index], words[index - 1] if index else None
    following = words[index + 1] if index + 1 < len(words) else None
    if word.key in _DENIALS and last is not None and last.ends("지", "지는", "지도", "질"):
        duty = word.key == "말다" or word.ends(*_OBLIGED)
        return _deny(words, index, Force.MUST if duty else Force.FACT)
    if word.key == "못" and word.ends("하") and last is not None and last.ends("지"):
        return _deny(words, index)
    if last is not None and (word.key == "안되다" or (word.key == "안" and word.ends("되"))):
        return _deny(words, index, Force.MUST if last.ends(*_CONDITIONS) else Force.FACT)
    if word.tag != "MAG" or word.key not in {"못", "안"} or following is None:
        return False
    if last is not None and following.key in {"하다", "되다"}:
        if last.ends("지") and following.key == "하다":
            following.dropped = True
            return _deny(words, index)
        if last.ends(*_CONDITIONS) and following.key == "되다":
            following.dropped = True
            return _deny(words, index, Force.MUST)
    if following.tag in _PREDICATES or following.is_noun:
        following.positive = not following.positive
        return True
    return False


def _ability(words: list[Word], index: int) -> bool:
    word = words[index]
    if word.key != "수" or index == 0 or index + 1 >= len(words):
        return False
    following = words[index + 1]
    if not words[index - 1].ends(*_PROSPECTIVE):
        return False
    if following.key == "있다":
        following.dropped = True
        return _set_force(words, index, Force.MAY)
    if following.key in {"없다", "X", "x"}:
        following.dropped = True
        return _deny(words, index)
    return False


def _duty(words: list[Word], index: int) -> bool:
    word, last = words[index], words[index - 1] if index else None
    if last is None:
        return False
    if word.key in {"하다", "되다"} and last.ends(*_OBLIGED):
        return _set_force(words, index, Force.MUST)
    if word.key in _PERMITS and last.ends(*_PERMITTED):
        return _set_force(words, index, Force.MAY)
    if word.key == "모르다" and last.ends("ᆯ지도", "을지도", "ᆯ지", "을지"):
        return _set_force(words, index, Force.MAY)
    return False


def _nothing(words: list[Word], index: int) -> bool:
    """달라진 것이 없다: nothing has changed, so it has not changed."""
    if words[index].key != "없다" or index < 2 or words[index - 1].key not in _NOTHINGS:
        return False
    if not words[index - 2].ends("ᆫ", "은"):
        return False
    words[index - 1].dropped = True
    return _deny(words, index - 1)


def _absence(words: list[Word], index: int) -> bool:
    word, last = words[index], words[index - 1] if index else None
    if last is None or last.dropped:
        return False
    if word.key == "있다" and last.key == "필요":
        return True
    if word.key == "아니다" or (word.key in {"X", "x"} and word.tag == "SL"):
        return _deny(words, index)
    impossible = word.key in {"불가", "불가능"} or (word.key == "가능" and not word.positive)
    if impossible and last.is_noun and not last.ends("의"):
        return _deny(words, index)
    if word.key == "실패" and (last.ends("에") or last.key == "데"):
        return _deny(words, index)
    return False


def _adverb(words: list[Word], index: int) -> bool:
    word = words[index]
    if word.key in _ALWAYS or word.key in _PERHAPS:
        force = Force.MUST if word.key in _ALWAYS else Force.MAY
        for following in words[index + 1 :]:
            if following.tag in _PREDICATES or following.ends("하", "되", "이"):
                following.force = force
                return True
    return False


def _shift(last: Word, word: Word) -> None:
    """Puts what a supporting word says (막다, 통과, 거부) on the noun before it."""
    if not last.is_noun or not (last.ends("을", "를", "이", "가", "에") or not last.tail):
        return
    hindered = word.key in _HINDRANCES or (word.key in _REFUSALS and last.key in _REFUSABLE)
    if hindered or (word.key in _BANS and last.key in _ACCESSES):
        last.positive = last.positive != word.positive
        word.dropped = True
    elif (word.key in _PASSINGS and last.ends("에", "을", "를") and not word.ends("적")) or (
        word.key in _GRANTS and last.key in _ACCESSES
    ):
        last.positive = last.positive == word.positive
        word.dropped = True
