"""Codes in comments: at the beginning, where the comment is about it, and inside."""

from __future__ import annotations

import re

# What follows a number that counts or measures: ``500ms``, ``300번``, ``200 개``; not ``404 없다``, ``404일 때``
_COUNTER = r"\s*(?:ms|px|[KMG]?B|bytes?|sec\w*|msec|초|밀리|분|개|건|번|줄|원|명|글자|자|회|행|쪽|%|년|월|일(?!\s*때))(?![A-Za-z])"

# A code at the beginning of a comment: ``404 Not Found: 없다``, ``HTTP 404 - 없다``, ``[404]``, ``404는``; not ``404를``,
# ``500ms``, ``200 개``, ``404.14``
_HEAD = re.compile(
    r"[^\w가-힣]{0,4}(?:(?:HTTP(?:/\d(?:\.\d)?)?|(?:HTTP\s*)?(?:상태|응답|에러|오류)\s?코드|(?:http\s*)?status(?:\s*code)?|case)"
    r"\s*[:=]?\s*)?(?P<code>[1-5]\d\d)(?![\d.,]\d|\w*(?<=\d)[A-Za-z]|\d)(?!\s*[-~]\s*\d)"
    rf"(?!{_COUNTER})(?!\s*(?:를|을|와|과|도|로|으로|에|의)(?![A-Za-z]))",
    re.IGNORECASE,
)

# A number that counts nothing: ``404``, ``4040``; not ``없다``, ``300번``
_NUMBERS = re.compile(rf"\d+(?!\d|{_COUNTER})")


def head_of(text: str) -> int | None:
    """Returns the code that a comment is about, from its beginning: 404 for ``404 Not Found: 없다``."""
    found = _HEAD.match(text)
    return int(found["code"]) if found else None


def is_sentence_of_head(text: str) -> bool:
    """Returns whether the code that a comment begins with is a word of its sentence: ``404는 없다``; not ``404 없다``."""
    found = _HEAD.match(text)
    return found is not None and text[found.end() : found.end() + 1].isalpha()


def rest_of_head(text: str) -> str:
    """Returns what follows the code that a comment begins with."""
    found = _HEAD.match(text)
    return text[found.end() :].strip(" \t:：-–—=.)]*/") if found else text


def mentions(text: str, code: int) -> bool:
    """Returns whether a comment has a code in it: ``없으면 404다`` for 404."""
    return str(code) in _NUMBERS.findall(text)
