"""The words of a text in dictionary form (lemmas), from its morphemes: 찾/VV 지/EC 않/VX 는다/EF is one word, !찾다."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from statusbook.likeness.denials import apply_denials, shift_denials
from statusbook.likeness.morphemes import Morpheme
from statusbook.likeness.word import PREDICATES, Word

_CONTENT = frozenset("NNG NNP NNB NR NP SL SN SH XR VV VA VX VCN MAG MAJ MM".split())
"""The tags of morphemes that begin a word; all others are endings of the one before."""
_LIGHT_VERBS = {"하", "되", "시키"}  # 요청 하다: an ending of 요청, as in 요청하다
_NEGATIVE_PREFIXES = {"비", "미", "불", "무", "부"}  # 비인증, 미지원, 불완전: the noun, denied
_PURPOSES = ("려면", "으려면", "려고", "으려고", "도록", "고자")  # 찾으려면, 찾도록: aimed at, not claimed
_ASKED = ("는지", "은지", "ᆫ지", "던지")  # 오타가 없는지 확인한다: asked, not claimed
# 보낼 수 있다, 보낼 때; of 수행할 기능 the deed is only what the noun is for
_AFTER_PROSPECT = frozenset(
    "수 때 것 거 경우 리 줄 뿐 만큼 정도 필요 때문 예정 의무 듯 시 바 계획 우려 위험 가능성".split()
)
# 이동했지만, 이동했으며: the clause ends here
_CONNECTIVES = frozenset(
    "지만 으나 나 으며 며 고 면서 으면서 므로 으므로 니 으니 니까 으니까 는데 ᆫ데 은데 "
    "아서 어서 여서 거나 면 으면 라서 어 아".split()
)
_SUPPORTS = {"안", "하다", "되다", "있다"}  # 보내면 안 된다: what follows belongs to the same clause


def read_words(morphemes: Iterable[Morpheme]) -> list[Word]:
    """Gives the words of a text in their order; what only denied or obliged another word is gone."""
    words = _to_words(morphemes)
    for word in words:
        _settle_key(word)
    for last, word in pairwise(words):
        if word.key == "이전" and word.has_ending("에") and last.is_noun and not last.endings:
            word.key = "전"
    apply_denials(words)
    _count_clauses(words)
    for word, following in pairwise(words):
        aimed = (word.has_ending("기") and following.key == "위하다") or (
            word.has_ending("는") and following.key == "데"
        )
        asked = following.tag == "NNB" and following.key == "지"  # 없는 지, as it is cut too
        prospective = any(tag == "ETM" and form in ("ᆯ", "을") for form, tag in word.endings)
        able = prospective and following.is_noun and following.key not in _AFTER_PROSPECT
        word.purpose = aimed or asked or able or word.has_ending(*_PURPOSES, *_ASKED)
        if word.key == "보이다" and following.tag == "VX" and following.key == "주다":
            word.key = "보여주다"
    kept = [word for word in words if not word.dropped and word.tag != "VX"]
    shift_denials(kept)
    return [word for word in kept if not word.dropped]


def _to_words(morphemes: Iterable[Morpheme]) -> list[Word]:
    words: list[Word] = []
    prefix = ""
    for (form, tag), following in pairwise([*morphemes, Morpheme("", "")]):
        if form == "미" and tag.startswith("NN") and following.tag.startswith("NN"):  # 미지원, taken for a noun
            tag = "XPN"
        if form in {"원", "예"} and tag == "IC":  # taken for exclamations: 원 서버, 예를 들어
            tag = "NNG"
        elif form == "만들" and tag == "VX":  # taken for a support: 새로 만들다
            tag = "VV"
        if tag == "XPN":
            prefix = form
        elif tag == "MM" and form == "한" and words and words[-1].tag.startswith("NN") and not words[-1].endings:
            words[-1].endings += [Morpheme("하", "XSV"), Morpheme("ᆫ", "ETM")]
        elif form == "못" and words and words[-1].key == "잘" and not words[-1].endings:
            words[-1].key = "잘못"
        elif tag in _CONTENT and not _is_light(words, form, tag):
            words.append(Word(key=_key(form, tag), tag=tag))
            if prefix in _NEGATIVE_PREFIXES:
                words[-1].positive = False
            elif prefix == "재":
                words.insert(-1, Word(key="다시", tag="MAG"))
            elif prefix:
                words[-1].key = prefix + words[-1].key
            prefix = ""
        elif words:
            words[-1].endings.append(Morpheme(form, tag))
    return words


def _count_clauses(words: Sequence[Word]) -> None:
    """Numbers the clauses: one ends where a word takes a connective or a final ending."""
    clause = 0
    for word, following in pairwise([*words, Word(key="", tag="")]):
        word.clause = clause
        joined = any(tag == "EF" or (tag == "EC" and form in _CONNECTIVES) for form, tag in word.endings)
        if joined and following.tag != "VX" and following.key not in _SUPPORTS:
            clause += 1


def _key(form: str, tag: str) -> str:
    return form + "다" if tag in PREDICATES else form


def _settle_key(word: Word) -> None:
    """Gives words that are written alike a form of their own where their endings tell them apart: 이전의, 이전되다."""
    if word.key == "앞" and word.has_ending("으로"):
        word.key = "앞으로"
    elif word.key == "따르다" and word.has_ending("어", "어서", "면", "은", "ᆫ"):
        word.key = "따라"
    elif word.key in {"쓰기", "읽기"} and word.has_ending("도", "는", "만"):
        word.key = word.key.replace("기", "다")
    elif word.key == "점검" and word.has_ending("하"):
        word.key = "점검하다"
    elif word.key == "얼마나":
        word.key = "얼마"
    elif word.key == "대체" and word.has_ending("로"):
        word.key = "대체로"
    elif word.key == "이전" and word.has_ending("하", "되", "시키"):
        word.key = "이전되다"
    elif word.key == "중" and (word.has_ending("이") or not word.endings):
        word.key = "중이다"
    elif word.key == "이상" and word.has_ending("하"):
        word.key = "이상하다"


def _is_light(words: Sequence[Word], form: str, tag: str) -> bool:
    return tag == "VV" and form in _LIGHT_VERBS and bool(words) and words[-1].is_noun and not words[-1].endings
