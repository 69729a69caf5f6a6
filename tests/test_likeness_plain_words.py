"""The same words after normalising, and no others."""

from __future__ import annotations

import pytest

from statusbook.likeness import KeyedText, Linguist


@pytest.fixture(scope="module")
def linguist() -> Linguist:
    return Linguist()


@pytest.mark.parametrize(
    "texts",
    [
        ("본문을 보냅니다.", "본문을 보낸다", "본문을 보냄", "- **본문**을  보내요!"),
        ("요청 성공", "요청 성공이다.", "요청 성공입니다"),
        ("연결 풀이 가득 찼습니다", "연결풀이 가득 찼다"),
        ("`Retry-After`가 없음", "Retry-After가 없습니다"),
        ("The server is down.", "the Server is down"),
        ("로그인하지 않았다", "로그인하지 않았습니다."),
    ],
)
def test_how_a_sentence_ends_and_is_marked_claims_nothing(texts: tuple[str, ...], linguist: Linguist) -> None:
    plain = [text.replace("*", "").removeprefix("- ") for text in texts]
    assert len(set(linguist.plain_words(plain).values())) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("본문을 보냅니다.", "본문을 보내야 합니다."),
        ("본문을 보냅니다.", "본문을 보냅니까?"),
        ("본문을 보냅니다.", "본문을 보내세요."),
        ("본문을 보냅니다.", "본문을 보냈습니다."),
        ("본문을 보냅니다.", "본문을 보내지 않습니다."),
        ("서버가 클라이언트에 보냅니다.", "클라이언트가 서버에 보냅니다."),
        ("1초 뒤에 보냅니다.", "10초 뒤에 보냅니다."),
        ("재시도: O", "재시도: X"),
        ("본문이 있습니다. 보냅니다.", "본문이 있습니다. 보내지 마세요."),
    ],
)
def test_everything_else_does(one: str, other: str, linguist: Linguist) -> None:
    words = linguist.plain_words((one, other))
    assert words[one] != words[other]


def test_only_a_ruling_joins_a_text_to_one_that_says_more_than_its_words(linguist: Linguist) -> None:
    """A house sentence that names a mistake keeps even its own words apart."""

    def grouped(**rulings: frozenset[frozenset[str]]) -> int:
        texts = [
            KeyedText(text="Location 없이 201만 보냅니다.", key="house", leads=True, joined_by_ruling=True),
            KeyedText(text="Location 없이 201만 보냅니다.", key="note"),
            KeyedText(text="Location 없이 201만 보낸다", key="other"),
        ]
        return len(linguist.groups(texts, about=(201,), **rulings))

    assert grouped() == 2
    assert grouped(same=frozenset({frozenset({"house", "note"})})) == 2
    assert grouped(same=frozenset({frozenset({"house", "note"}), frozenset({"house", "other"})})) == 1
