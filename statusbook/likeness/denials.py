"""What Korean words deny, oblige or allow: 않다, 수 없다, 안 되다, 불가, 막다 … each put on the word it speaks of."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from statusbook.likeness.word import PREDICATES, Force, Word

_DENIALS = {"않다", "못하다", "말다", "아니하다"}
_OBLIGED = ("어야", "아야", "여야", "어야지")
_PERMITTED = ("어도", "아도", "여도")
_PERMITS = {"되다", "좋다", "괜찮다", "무방하다", "하다"}
_CONDITIONS = ("면", "으면", "어서", "아서", "여서", "어서는")
_PROSPECTIVE = ("ᆯ", "을", "ㄹ")
_EMPTY = frozenset("것 거 적 하다 되다 있다 이루어지다".split())
_UNDERGONE = {"인증", "승인", "허가", "허락", "검증", "검열", "영향", "허용", "인가", "재인증", "제한"}
_NOTHINGS = {"것", "거", "적", "일", "점", "내용", "부분", "바", "사실", "사항"}
_CHANGES = {"변경", "변화", "수정", "갱신", "변동", "차이", "영향"}
_DEEDS = {
    "인증",
    "로그인",
    "처리",
    "승인",
    "허가",
    "검증",
    "확인",
    "수정",
    "변경",
    "인가",
    "접속",
    "연결",
    "전송",
    "수행",
}
_ACCESSES = {"접근", "액세스", "엑세스", "접속", "이용", "사용", "진입", "열람", "방문"}
_GRANTS = {"허용", "허락", "허가"}
_BANS = {"금지", "차단", "제한", "불허", "거부", "거절"}
_HINDRANCES = {"막다", "막히다", "막아내다", "방지", "예방", "피하다"}
_REFUSALS = {"거부", "거절", "꺼리다"}
_REFUSABLE = {"처리", "승인", "수행", "허가", "허용", "이행", "실행", "제공", "승낙", "인가"}
_ALWAYS = {"반드시", "항상", "언제나", "무조건", "꼭", "필히", "늘"}
_PERHAPS = {"아마", "아마도"}


def apply_denials(words: list[Word]) -> None:
    """Marks every word that another one denies, obliges or allows, and drops that other one."""
    for index, word in enumerate(words):
        if not word.dropped:
            word.dropped = any(rule(words, index) for rule in RULES)


def shift_denials(words: list[Word]) -> None:
    """Puts what a supporting verb says (막다, 거부, 통과) on the noun or deed before it, and drops the verb."""
    for index in range(1, len(words)):
        _refusal(words, index)
        aside = index > 1 and (words[index - 1].key == "것" or words[index - 1].ends("에서", "에게", "로부터"))
        _shift(words[index - 2 if aside else index - 1], words[index])


def _before(words: Sequence[Word], index: int) -> int | None:
    """Gives the last word before ``index`` that claims something, past words that only support another."""
    for place in range(index - 1, -1, -1):
        word = words[place]
        if word.dropped:
            continue
        if word.tag in {"MAG", "MAJ"} and word.key != "잘못":
            continue
        if word.tag == "VX" or (word.key in _EMPTY and word.tag != "VA"):
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
        following.dropped = True
        duty = following.key == "되다" and last.ends(*_CONDITIONS)
        return _deny(words, index, Force.MUST if duty else Force.FACT)
    if following.tag in PREDICATES or following.is_noun:
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
        only = any(word.ends("만") for word in words[max(index - 4, 0) : index])
        return _set_force(words, index, Force.FACT if only else Force.MAY)
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
    if words[index].key not in {"없다", "없이"} or index == 0:
        return False
    last, deed = words[index - 1], words[index - 2] if index > 1 else None
    if last.key in _CHANGES or (words[index].key == "없이" and last.key in _DEEDS):
        return _deny(words, index)
    if deed is None or last.key not in _NOTHINGS:
        return False
    if deed.ends("ᆫ", "은") or (deed.key in _CHANGES and not deed.tail):
        last.dropped = True
        return _deny(words, index - 1)
    return False


def _absence(words: list[Word], index: int) -> bool:
    word, last = words[index], words[index - 1] if index else None
    if last is None or last.dropped:
        return False
    if last.key == "필요" and word.key in {"있다", "없다"}:
        return word.key == "있다" or _deny(words, index)
    if word.key == "아니다" or (word.key in {"X", "x"} and word.tag == "SL"):
        return _deny(words, index)
    impossible = word.key in {"불가", "불가능"} or (word.key == "가능" and not word.positive)
    if impossible and last.is_noun and not last.ends("의"):
        return _deny(words, index)
    if word.key == "실패" and (last.ends("에") or last.key == "데" or last.key in _DEEDS):
        return _deny(words, index)
    return False


def _adverb(words: list[Word], index: int) -> bool:
    word = words[index]
    if word.key in _ALWAYS or word.key in _PERHAPS:
        force = Force.MUST if word.key in _ALWAYS else Force.MAY
        for following in words[index + 1 :]:
            if following.tag in PREDICATES or following.ends("하", "되", "이"):
                following.force = force
                return True
    return False


RULES: tuple[Callable[[list[Word], int], bool], ...] = (
    _negation,
    _ability,
    _duty,
    _nothing,
    _absence,
    _adverb,
)
"""Each tells whether the word at an index only denies, obliges or allows another, which it then marks."""


def _refusal(words: Sequence[Word], index: int) -> None:
    """Reads a refused deed as one not done: 끓이는 것을 거절한다, 끓이라는 요청을 거절한다."""
    word, last = words[index], words[index - 1]
    if word.key not in _REFUSALS or not word.positive:
        return
    carried = last.key == "것" or (last.key == "요청" and index > 1 and words[index - 2].ends("라는", "으라는"))
    deed = words[index - 2] if carried and index > 1 else last
    if carried or deed.ends("기", "다고", "라고", "자고"):
        deed.positive = False
        word.dropped = True
        last.dropped = last.dropped or carried


def _shift(last: Word, word: Word) -> None:
    """Puts what a supporting word says (막다, 통과, 거부) on the noun before it."""
    plain = not last.tail or last.ends("을", "를", "이", "가", "에", "는")
    if word.dropped or not last.is_noun or not plain:
        return
    hindered = word.key in _HINDRANCES or (word.key in _REFUSALS and last.key in _REFUSABLE)
    passed = word.key == "통과" and last.ends("에", "을", "를") and not word.ends("적")
    undergone = word.key in {"받다", "거치다"} and last.key in _UNDERGONE
    if hindered or (word.key in _BANS and last.key in _ACCESSES):
        last.positive = last.positive != word.positive
        word.dropped = True
    elif passed or undergone or (word.key in _GRANTS and last.key in _ACCESSES):
        last.positive = last.positive == word.positive
        last.force = word.force if last.force is Force.FACT else last.force
        last.tail += word.tail
        word.dropped = True
