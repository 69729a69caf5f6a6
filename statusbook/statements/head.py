"""What the head of an entry says: code or codes, phrase, Korean name, and where the text begins."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from statusbook.statements.phrase_book import FittedPhrase


class Follow(StrEnum):
    """What follows code and phrase on the line."""

    END = "end"  # nothing: 404 Not Found
    MARK = "mark"  # a colon, dash, arrow …, then text: 404 Not Found: 없다
    TOPIC = "topic"  # a particle that makes the code the topic of a sentence: 404는 없다는 뜻이다
    RELATION = "relation"  # a particle or sign that only refers to the code: 404와 달리, 404 ↔ 410
    TEXT = "text"  # text without a sign before it: 404 없음이라는 뜻


@dataclass(frozen=True, slots=True, kw_only=True)
class CodePhrase:
    """One code of a head, with the phrase beside it as written, if there is one."""

    code: int
    phrase: str | None = None
    fitted: FittedPhrase | None = None
    name_ko: str | None = None  # in the bracket of the phrase: 404(Not Found, 찾을 수 없음)
    substatus: str | None = None  # that IIS writes behind a point: 404.13

    @property
    def has_phrase(self) -> bool:
        """Returns whether the words beside the code are a reason phrase that is known, of this code or another."""
        return self.fitted is not None and self.fitted.fit.is_known


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What a line says it is about: codes (``pairs``) or a class or a range of one class (``status_class``).

    ``- 404 Not Found (찾을 수 없음): 없다`` has the pair 404, ``Not Found``, the name ``찾을 수 없음``, ``Follow.MARK``,
    ``start`` 2 (behind the bullet) and ``text_from`` at ``없다``.
    """

    start: int
    pairs: tuple[CodePhrase, ...] = ()
    status_class: int | None = None
    is_range: bool = False  # 200 ~ 299
    phrase: str | None = None  # of a class: 4xx (Client Error)
    name_ko: str | None = None
    follow: Follow = Follow.END
    text_from: int = 0
    labelled: bool = False  # 상태 코드: 404
    phrase_first: bool = False  # Not Found (404), 찾을 수 없음(404)
    needs_heading: bool = False  # 성공 - 200 OK, which in a list is an answer: 로그인 실패 - 401 Unauthorized
    is_titled: bool = False  # named somewhere in a title: 한도를 넘기면 429
    hypothetical: bool = False  # 299 ??? → 2xx (Successful)
    versus: bool = False  # 401 vs 403
    is_example: bool = False  # ex) 404 없는 쪽
    phrase_span: tuple[int, int] | None = None  # of a phrase in brackets inside the text: 200 : 정상 처리함(OK)

    @property
    def codes(self) -> tuple[int, ...]:
        """The codes, in the order written."""
        return tuple([pair.code for pair in self.pairs])

    @property
    def has_phrase(self) -> bool:
        """Returns whether a known reason phrase stands beside any code."""
        return any(pair.has_phrase for pair in self.pairs)
