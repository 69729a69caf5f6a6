"""What stands in a new file of the book where a person has to write: the words of its blanks, and where they are left."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from statusbook.problems import Problem


class Blank(StrEnum):
    """What a new file says where a person has to write."""

    CONVENTION_RULE = "여기에 약속을 한 문장으로 적습니다."
    CONVENTION_OWNER = "담당할 팀"
    CODE_PHRASE = "English Name"
    CODE_NAME = "한국어 이름"
    CODE_ANSWER = "무슨 뜻인지 적습니다. 받은 쪽이 할 일을 적습니다."
    COMPARISON_QUESTION = "무엇을 물으면 갈립니까?"
    COMPARISON_RULE = "어느 때 어느 코드인지 한 문장으로 적습니다."
    COMPARISON_REASON = "왜 그렇게 나누는지 적습니다."
    COMPARISON_CASE = "어떤 일이 있었습니다"
    COMPARISON_WHY = "왜 이 코드인지 적습니다."
    COMPARISON_MISTAKE = "흔히 잘못 쓰는 것을 적습니다."
    GUIDE_QUESTION = "무엇을 묻는 글입니까?"
    GUIDE_ANSWER = "한두 문장으로 답합니다."
    GUIDE_HEADING = "처음 제목"
    GUIDE_TEXT = "여기에 적습니다."


_ANCHOR = " {#"
"""What may stand behind a heading: ``## 처음 제목 {#first}``."""


def left_blanks(text: str, *, path: str) -> Iterator[Problem]:
    """Gives a problem for every line that is still as the file was made: a value, an item, a heading, a paragraph."""
    blanks = frozenset(map(str, Blank))
    for number, line in enumerate(text.splitlines(), start=1):
        words = _bare(line.partition(_ANCHOR)[0].strip())
        if words in blanks:
            yield Problem(path=path, line=number, message=f"'{words}' is still to be filled in", fix="write it")


def _bare(words: str) -> str:
    """Returns a line without its key or mark: ``담당할 팀`` of ``owner: 담당할 팀``, ``- 담당할 팀``, ``## 담당할 팀``."""
    key, colon, value = words.partition(": ")
    return value.strip() if colon and key.isidentifier() else words.lstrip("#- ")
