"""What Korean words deny, oblige or allow, put on the word that they say it of.

Words come in dictionary form, each with its endings (``lemmas``). One that only says *not*, *must* or *may* of another
is put on that one and dropped, so that 찾을 수 없다 and 못 찾는다 are one denied 찾다:

    보내지 않는다       보내다 -지, 않다          ->  !보내다
    찾을 수 없다        찾다 -을, 수, 없다        ->  !찾다
    보내야 한다         보내다 -어야, 하다        ->  보내다 (must)
    보내도 된다         보내다 -어도, 되다        ->  보내다 (may)
    달라진 것이 없다    달라지다 -ᆫ, 것, 없다     ->  !달라지다
    접근을 막는다       접근 -을, 막다            ->  !접근

``apply_denials`` reads the first five, where one word supports another; ``shift_denials`` the last, where a verb says
by its own meaning that its object does not happen, or that it does (승인을 받다).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from statusbook.likeness.word import PREDICATES, Force, Word

# Endings, as kiwipiepy cuts them.
_DENIED_BY_NEXT = ("지", "지는", "지도", "질")  # 보내지 않다, 보내지는 않다, 보내질 않다
_OBLIGED = ("어야", "아야", "여야", "어야지")  # 보내야 한다
_PERMITTED = ("어도", "아도", "여도")  # 보내도 된다
_CONDITIONS = ("면", "으면", "어서", "아서", "여서", "어서는")  # 보내면 안 된다, 보내서는 안 된다: a duty not to
_PROSPECTIVE = ("ᆯ", "을", "ㄹ")  # 보낼 수 있다
_DOUBTED = ("ᆯ지도", "을지도", "ᆯ지", "을지")  # 보낼지도 모른다
_DONE = ("ᆫ", "은")  # 바뀐 것이 없다
_BID = ("라는", "으라는")  # 보내라는 요청을 거절한다
_QUOTED_DEED = ("기", "다고", "라고", "자고")  # 보내기를 거부한다, 보낸다고 … 거절한다

# Words that say something of another word.
_NOT = {"않다", "못하다", "말다", "아니하다"}  # after -지
_PERMITS = {"되다", "좋다", "괜찮다", "무방하다", "하다"}  # after -어도
_ALWAYS = {"반드시", "항상", "언제나", "무조건", "꼭", "필히", "늘"}
_PERHAPS = {"아마", "아마도"}
_CROSS = {"X", "x"}  # written for 없음 or 아님: 찾을 수 X
_HINDRANCES = {"막다", "막히다", "막아내다", "방지", "예방", "피하다"}  # 유출을 막다: it does not happen
_REFUSALS = {"거부", "거절", "꺼리다"}  # 처리를 거부하다
_BANS = {"금지", "차단", "제한", "불허", "거부", "거절"}  # 접근을 금지하다
_GRANTS = {"허용", "허락", "허가"}  # 접근을 허용하다
_BIDDEN = {"금지", "불허"}  # 재시도 금지, 재시도 불허: a duty not to
_OPTIONS = {"선택", "옵션", "임의", "자유", "재량"}  # 처리할지는 선택 사항이다
_MATTERS = {"사항", "적"}  # 선택 사항, 선택적
_DUTIES = {"필수", "의무", "강제"}  # 응답이 필수, 재시도는 의무

# Words that such words are said of.
_EMPTY = frozenset("것 거 적 하다 되다 있다 이루어지다".split())  # claim nothing: 찾는 것을, 변경이 되지 않다
_NOTHINGS = {"것", "거", "적", "일", "점", "내용", "부분", "바", "사실", "사항"}  # 바뀐 것이 없다
_CHANGES = {"변경", "변화", "수정", "갱신", "변동", "차이", "영향"}  # 변경 없음, 변경 사항이 없다
_DEEDS = {
    "인증", "로그인", "처리", "승인", "허가", "검증", "확인", "수정", "변경", "인가", "접속", "연결", "전송", "수행",
}  # fmt: skip
"""Nouns that are something done: 로그인 없이, 인증 실패."""
_ACCESSES = {"접근", "액세스", "엑세스", "접속", "이용", "사용", "진입", "열람", "방문"}  # 접근 차단, 접근 허용
_DOABLE = {
    "재시도", "재요청", "재전송", "요청", "호출", "전송", "사용", "저장", "캐시", "캐싱", "수정", "변경", "삭제", "업로드", "노출", "공유", "기록",
    "입력", "리다이렉트", "로그인", "배포", "응답", "실행", "처리", "등록", "중복", "반복",
}  # fmt: skip
"""Nouns of what a note bids not to do: 재시도 금지, 캐시 금지."""
_THINGS = {
    "권한",
    "본문",
    "바디",
    "헤더",
    "토큰",
    "자격",
    "보장",
    "변화",
    "제한",
    "응답",
    "내용",
    "페이지",
    "리소스",
    "자원",
    "쿠키",
    "정보",
    "데이터",
    "값",
}
"""Nouns of what is there or not: 권한 X."""
_REFUSABLE = {"처리", "승인", "수행", "허가", "허용", "이행", "실행", "제공", "승낙", "인가"}  # 처리를 거부하다
_UNDERGONE = {"인증", "승인", "허가", "허락", "검증", "검열", "영향", "허용", "인가", "재인증", "제한"}  # 인증을 받다

ONLY_WITHIN = 4
"""How many words before 수 있다 만 may stand: 요청만 보낼 수 있다 is a limit, no mere possibility.

1 to 20 judge the labelled pairs alike.
"""


def apply_denials(words: list[Word]) -> None:
    """Puts what supporting words say on the words they support, and drops the supporting ones."""
    for index, word in enumerate(words):
        if word.key in _SUPPORTING and not word.dropped:
            word.dropped = any(rule(words, index) for rule in RULES)


def shift_denials(words: list[Word]) -> None:
    """Puts what verbs like 막다, 거부, 받다 say on the noun or deed before them, and drops the verb."""
    for index in range(1, len(words)):
        if words[index].key not in _SHIFTING:
            continue
        _refuse_deed(words, index)
        # 접근하는 것을 막다, 접근을 서버에서 막다: the noun meant is the one before
        aside = index > 1 and (words[index - 1].key == "것" or words[index - 1].has_ending("에서", "에게", "로부터"))
        _shift_to_noun(words[index - 2 if aside else index - 1], words[index])


# Rules of the first pass ---------------------------------------------------------------------------


def long_negation(words: list[Word], index: int) -> bool:
    """보내지 않는다, 보내지 못한다: not sent; 보내지 말 것, 보내지 않아야 한다: not to be sent."""
    word, previous = words[index], _previous(words, index)
    if previous is None:
        return False
    if word.key in _NOT and previous.has_ending(*_DENIED_BY_NEXT):
        return _deny(words, index, must=word.key == "말다" or word.has_ending(*_OBLIGED))
    return word.key == "못" and word.has_ending("하") and previous.has_ending("지") and _deny(words, index)


def short_negation(words: list[Word], index: int) -> bool:
    """안 보낸다, 못 찾는다; 로그인 안 됨; 보내면 안 된다 (must not)."""
    word, previous, following = words[index], _previous(words, index), _following(words, index)
    if previous is not None and (word.key == "안되다" or (word.key == "안" and word.has_ending("되"))):
        return _deny(words, index, must=previous.has_ending(*_CONDITIONS))
    if word.tag != "MAG" or word.key not in {"못", "안"} or following is None:
        return False
    if previous is not None and following.key in {"하다", "되다"}:
        following.dropped = True
        return _deny(words, index, must=following.key == "되다" and previous.has_ending(*_CONDITIONS))
    if following.tag in PREDICATES or following.is_noun:
        following.positive = not following.positive
        return True
    return False


def ability(words: list[Word], index: int) -> bool:
    """찾을 수 있다 (may), 찾을 수 없다 and 찾을 수 X (not); index is that of 수."""
    previous, following = _previous(words, index), _following(words, index)
    if words[index].key != "수" or previous is None or following is None or not previous.has_ending(*_PROSPECTIVE):
        return False
    if following.key == "있다":
        following.dropped = True
        only = any(word.has_ending("만") for word in words[max(index - ONLY_WITHIN, 0) : index])
        return _set_force(words, index, Force.FACT if only else Force.MAY)
    if following.key == "없다" or following.key in _CROSS:
        following.dropped = True
        return _deny(words, index)
    return False


def duty(words: list[Word], index: int) -> bool:
    """보내야 한다 (must), 보내도 된다 (may), 보낼지도 모른다 (may)."""
    word, previous = words[index], _previous(words, index)
    if previous is None:
        return False
    if word.key in {"하다", "되다"} and previous.has_ending(*_OBLIGED):
        return _set_force(words, index, Force.MUST)
    if word.key in _PERMITS and previous.has_ending(*_PERMITTED):
        return _set_force(words, index, Force.MAY)
    if word.key == "모르다" and previous.has_ending(*_DOUBTED):
        return _set_force(words, index, Force.MAY)
    return False


def nothing_done(words: list[Word], index: int) -> bool:
    """변경 없음, 로그인 없이; 달라진 것이 없다, 변경 사항이 없다: nothing has changed, so it has not changed."""
    word, previous = words[index], _previous(words, index)
    if word.key not in {"없다", "없이"} or previous is None:
        return False
    if previous.key in _CHANGES or (word.key == "없이" and previous.key in _DEEDS):
        return _deny(words, index)
    deed = _previous(words, index - 1)
    if deed is None or previous.key not in _NOTHINGS:
        return False
    if deed.has_ending(*_DONE) or (deed.key in _CHANGES and not deed.endings):
        previous.dropped = True
        return _deny(words, index - 1)
    return False


def absence(words: list[Word], index: int) -> bool:
    """요청이 아니다, 로그인 X, 접속 불가, 인증에 실패: not; 필요가 있다, 필요 없다: 필요 itself, or not."""
    word, previous = words[index], _previous(words, index)
    if previous is None or previous.dropped:
        return False
    if previous.key == "필요" and word.key in {"있다", "없다"}:
        return word.key == "있다" or _deny(words, index)
    if word.key in _CROSS and word.tag == "SL" and previous.is_noun and previous.key in _THINGS:
        word.key = "없다"  # 권한 X: there is none
        return False
    if word.key == "아니다" or (word.key in _CROSS and word.tag == "SL"):
        supported = _supported(words, index)
        if supported is not None and supported.force is Force.MUST and word.key == "아니다":  # no duty is no ban
            supported.force = Force.MAY
            return True
        return _deny(words, index)
    impossible = word.key in {"불가", "불가능"} or (word.key == "가능" and not word.positive)
    if impossible and (previous.is_noun or previous.has_ending("기")) and not previous.has_ending("의"):
        return _deny(words, index)
    failed = previous.has_ending("에") or previous.key == "데" or previous.key in _DEEDS
    return word.key == "실패" and failed and _deny(words, index)


def option(words: list[Word], index: int) -> bool:
    """처리할지는 선택 사항이다 (may), 응답이 필수이다 (must); a duty still counts as a word, as 필요 does."""
    word, previous = words[index], _previous(words, index)
    if previous is None or previous.dropped:
        return False
    if word.key in _DUTIES and word.positive and (previous.is_noun or previous.tag in PREDICATES):
        _set_force(words, index, Force.MUST)
    elif word.key in _OPTIONS:
        following = _following(words, index)
        named = following is not None and following.key in _MATTERS
        if named or (following is None and (word.has_ending("이") or not word.endings)):
            if named and following is not None:
                following.dropped = True
            return _set_force(words, index, Force.MAY)
    return False


def adverb(words: list[Word], index: int) -> bool:
    """반드시 보낸다 (must), 아마 찾지 못했다 (may): the next word that claims something is meant."""
    word = words[index]
    if word.key in _ALWAYS or word.key in _PERHAPS:
        for following in words[index + 1 :]:
            if following.tag in PREDICATES or following.has_ending("하", "되", "이"):
                following.force = Force.MUST if word.key in _ALWAYS else Force.MAY
                return True
    return False


RULES: tuple[Callable[[list[Word], int], bool], ...] = (
    long_negation,
    short_negation,
    ability,
    duty,
    nothing_done,
    absence,
    option,
    adverb,
)
"""Each tells whether the word at an index only denies, obliges or allows another, which it then marks."""

_SUPPORTING = frozenset().union(
    _NOT, _PERMITS, _ALWAYS, _PERHAPS, _CROSS, _OPTIONS, _DUTIES,
    "못 안 안되다 수 모르다 없다 없이 있다 아니다 불가 불가능 가능 실패".split(),
)  # fmt: skip
"""The words that a rule takes for supporting ones; most words are none of them, and no rule is asked."""


def _previous(words: Sequence[Word], index: int) -> Word | None:
    return words[index - 1] if index > 0 else None


def _following(words: Sequence[Word], index: int) -> Word | None:
    return words[index + 1] if index + 1 < len(words) else None


def _deny(words: Sequence[Word], index: int, *, must: bool = False) -> bool:
    """Denies the word that the one at the index supports; tells whether there is one."""
    supported = _supported(words, index)
    if supported is None:
        return False
    supported.positive = not supported.positive
    if must:
        supported.force = Force.MUST
    return True


def _set_force(words: Sequence[Word], index: int, force: Force) -> bool:
    """Makes the word that the one at the index supports a duty or a possibility; tells whether there is one."""
    supported = _supported(words, index)
    if supported is not None:
        supported.force = force
    return supported is not None


def _supported(words: Sequence[Word], index: int) -> Word | None:
    """Gives the last word before the index that claims something; drops the empty ones in between.

    변경이 되지는 않는다: 않다 supports 변경, past 되다.
    """
    for word in reversed(words[:index]):
        if word.dropped or (word.tag in {"MAG", "MAJ"} and word.key != "잘못"):
            continue
        if word.tag == "VX" or (word.key in _EMPTY and word.tag != "VA"):
            word.dropped = True
            continue
        return word
    return None


# The second pass -----------------------------------------------------------------------------------


_SHIFTING = frozenset().union(_REFUSALS, _HINDRANCES, _BANS, _BIDDEN, _GRANTS, {"통과", "받다", "거치다"})
"""The verbs that either rule of the second pass looks for."""


def _refuse_deed(words: Sequence[Word], index: int) -> None:
    """Reads a refused deed as one not done: 보내는 것을 거절한다, 보내라는 요청을 거절한다, 보내기를 거부한다."""
    word, previous = words[index], words[index - 1]
    if word.key not in _REFUSALS or not word.positive:
        return
    asked = previous.key == "요청" and index > 1 and words[index - 2].has_ending(*_BID)
    named = previous.key == "것" or asked
    deed = words[index - 2] if named and index > 1 else previous
    if named or deed.has_ending(*_QUOTED_DEED):
        deed.positive = False
        word.dropped = True
        previous.dropped = previous.dropped or named


def _shift_to_noun(noun: Word, verb: Word) -> None:
    """Puts on a noun what the verb says happens to it: 유출을 막다 (not), 검사를 통과하다, 인증을 받다 (so)."""
    plain = not noun.endings or noun.has_ending("을", "를", "이", "가", "에", "는")
    if verb.dropped or not noun.is_noun or not plain:
        return
    hindered = verb.key in _HINDRANCES or (verb.key in _REFUSALS and noun.key in _REFUSABLE)
    passed = verb.key == "통과" and noun.has_ending("에", "을", "를") and not verb.has_ending("적")
    undergone = verb.key in {"받다", "거치다"} and noun.key in _UNDERGONE
    banned = verb.key in _BIDDEN and noun.key in _DOABLE
    if hindered or banned or (verb.key in _BANS and noun.key in _ACCESSES):
        noun.positive = noun.positive != verb.positive
        noun.force = Force.MUST if banned and verb.positive else noun.force
        verb.dropped = True
    elif passed or undergone or (verb.key in _GRANTS and noun.key in _ACCESSES):
        noun.positive = noun.positive == verb.positive
        noun.force = verb.force if noun.force is Force.FACT else noun.force
        noun.endings += verb.endings
        verb.dropped = True
