"""The words of a name in a program, and those that say that its numbers are codes."""

from __future__ import annotations

import re

# The words of a name: ``Http``, ``status``, ``CODE``, ``상태``; not ``404``, ``_``
_WORDS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[가-힣]+")

CODE_WORDS = frozenset(
    "status statuses http https code codes error errors err errs exception exceptions response responses respond abort"
    " fail failure fault problem problems httpstatus reply raise throw reject result 상태 오류 에러 응답 코드".split()
)
"""Words in the names of enums, parameters, functions and files that say that the numbers in them are codes."""


def word_list(name: str) -> list[str]:
    """Returns the words of a name in their order, in lower case: ``beep``, ``hz`` of ``BeepHz``."""
    return [word.lower() for word in _WORDS.findall(name)]


def words_of(name: str) -> frozenset[str]:
    """Returns the words of a name in lower case: ``http``, ``status``, ``code`` of ``HttpStatusCode``."""
    return frozenset(word_list(name))
