"""A fragment is no claim: it only names something."""

from __future__ import annotations

import pytest

from statusbook.likeness import KeyedText, Linguist


@pytest.fixture(scope="module")
def linguist() -> Linguist:
    return Linguist()


@pytest.mark.parametrize(
    "text",
    [
        "인증에 실패했다",
        "클라우드플레어의 장애로 여긴다.",
        "재시도: X",
        "재시도: 금지",
        "권한 없음",
        "요청 성공",
        "접근 거부",
        "처리 완료 X",
        "서버가 죽은 상태",
        "The server is down",
    ],
)
def test_it_claims_something(text: str, linguist: Linguist) -> None:
    assert linguist.makes_claim(text)


@pytest.mark.parametrize(
    "text",
    [
        "클라우드플레어.",
        "Retry-After",
        "거부",
        "인증 헤더",
        "3회",
        "게이트웨이와 프록시",
        "Bad Gateway",
        "404 페이지",
        "WWW-Authenticate 헤더",
    ],
)
def test_it_only_names_something(text: str, linguist: Linguist) -> None:
    assert not linguist.makes_claim(text)


def test_what_claims_nothing_is_not_cited_with_a_sentence_of_the_house(linguist: Linguist) -> None:
    """Two notes with the same fragment are still one."""
    texts = [
        KeyedText(text="`Retry-After` 헤더를 붙입니다.", key="house", leads=True),
        KeyedText(text="Retry-After 헤더", key="one"),
        KeyedText(text="`Retry-After` 헤더.", key="other"),
    ]
    assert linguist.groups(texts) == ((0,), (1, 2))
