"""Whether a text says something of something, or only names it: ``인증에 실패했다`` does, ``클라우드플레어`` does not."""

from __future__ import annotations

from collections.abc import Sequence

from statusbook.likeness.morphemes import Morpheme

_PREDICATES = frozenset({"VV", "VA", "VX", "VCN", "VCP", "XSV", "XSA", "EF"})
"""The tags of verbs and adjectives, of what makes a noun one (요청 하다), and of the end of a sentence."""

_DEEDS = frozenset(
    "성공 실패 완료 초과 만료 필요 불가 불가능 가능 거부 거절 차단 중단 종료 충돌 이동 삭제 생성 수정 변경 발생 지원 미지원 제한 접수 유지 누락 부족 "
    "금지 허용 권장 필수 요구 사용 반환 전송 처리 재시도 재요청 캐시 저장 해제 복구 연결 접속 확인 인증".split()
)
"""Nouns that are something done or being so, and end a note as its predicate: ``요청 성공``, ``접근 거부``."""

_FEWEST_NOUNS = 2
"""A deed needs something that it is said of: ``거부`` alone names it."""

_FEWEST_ENGLISH_WORDS = 3
"""``Not Found`` and ``Bad Gateway`` name a code; three words of English in a note are mostly a sentence."""


def makes_claim(morphemes: Sequence[Morpheme]) -> bool:
    """Tells whether a text has a predicate of its own, or a label that its value is said of (``재시도: X``)."""
    tags = [tag for _, tag in morphemes]
    if any(tag in _PREDICATES for tag in tags):
        return True
    labels = [place for place, (form, _) in enumerate(morphemes) if form == ":"]
    if any(0 < place < len(morphemes) - 1 for place in labels):
        return True
    nouns = [form for form, tag in morphemes if tag.startswith("NN") or tag in {"SL", "SN", "XR"}]
    if len(nouns) >= _FEWEST_NOUNS and (nouns[-1] in _DEEDS or nouns[-1] in {"X", "x", "O", "o"}):
        return True
    english = [form for form, tag in morphemes if tag == "SL"]
    hangul = any("가" <= char <= "힣" for form, _ in morphemes for char in form)
    return not hangul and len(english) >= _FEWEST_ENGLISH_WORDS
