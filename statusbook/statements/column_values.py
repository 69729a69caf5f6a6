"""Tells from the cells of a column, all of them, what they are: numbers of rows, dates, a vendor's codes, quantities."""

from __future__ import annotations

import re
from collections.abc import Sequence

# The number of a row: ``1``, ``1.``, ``(1)``; not ``1회``
_COUNT = re.compile(r"[#(\[]?(\d{1,6})[.)\]]?")

# ``2024-04-04``, ``24/4/4 16:04``, ``2023년 11월 3일 오후 4:04``, ``4월 3일``, ``Nov 3, 2023``; not ``3일``, ``24시간``
_DATE = re.compile(
    r"(?:\d{4}|'?\d{2})\s*(?:[-/.년])\s*\d{1,2}\s*(?:[-/.월])\s*\d{1,2}\s*[일.]?(?:\s*\([월화수목금토일]\))?[\sT,]*(?:(?:오전|오후|[AaPp][Mm])?"
    r"\s*\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?\s*(?:[AaPp][Mm])?\s*(?:Z|KST|UTC|[+-]\d\d:?\d\d)?)?"
    r"|\d{1,2}월\s*\d{1,2}일|\d{4}[-.]\d{2}"
    r"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}.{0,12}"
    r"|\d{1,2}\s+(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?,?\s+\d{4}.{0,12}",
    re.IGNORECASE,
)

# ``E-1001``, ``ERR_1001``, ``AUTH-001``, ``M0001``, ``ERR-6``, ``OPS-2024-1``; not ``RFC9110``, ``X``, ``V2``
_VENDOR_CODE = re.compile(
    r"(?!RFC|HTTP|TLS|SSL|ISO|UTF|IPV|SHA|MD5)"
    r"[A-Z]{1,12}(?:[-_.]?[A-Z]{0,6}[-_.]?\d{2,8}|[-_][A-Z]{0,6}[-_]?\d{1,8}(?:[-_.]\d{1,6})?)",
    re.IGNORECASE,
)

# What a tool calls a row: ``a1f3-22``, ``17``, ``ERR-6``; not ``Retry-After``, ``주문 17``
_TOKEN = re.compile(r"(?=\S*\d)[\w#./:-]{1,40}", re.ASCII)

# Heads of what a tool calls a row: ``관리 ID``, ``row_id``, ``이슈 키``; not ``상태``, ``id가 없을 때``
_TOKEN_HEAD = re.compile(
    r"(?:.*[\s_-])?(?:id|uuid|guid|아이디)|[A-Za-z]+(?:Id|ID)|.*(?:관리|문서|이슈|티켓|행|레코드|페이지)\s*(?:키|번호)?"
    r"|(?:issue|ticket|jira|task)(?:[\s_-]*(?:key|no\.?|number))?",
    re.IGNORECASE,
)

# ``40401``, ``100``; not ``1``, ``E-1``
_NUMBER = re.compile(r"-?\d{2,8}")

# Heads of columns of codes: ``결과 코드``, ``에러번호``, ``No``; not ``재시도 횟수``
_CODE_HEAD = re.compile(r"코드|번호|code|number|\bno\b|\bid\b|errno", re.IGNORECASE)

# Nothing but addresses: ``https://a.example/1``; not ``/users``, ``위키: https://a.example``
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+(?:\s+(?:https?://|www\.)\S+)*")

# ``10:00``, ``3초``, ``30 days``, ``₩300``, ``1,200원``, ``300``, ``99.9 %``; not ``3회까지 시도``
_QUANTITY = re.compile(
    r"[~≤≥<>약+-]*\s*[₩$€£¥]?\s*\d[\d,.:]*\s*(?:[~-]\s*\d[\d,.:]*\s*)?"
    r"(?:%|ms|s|sec|초|분|시간|시|일|주|개월|월|년|회|번|원|개|건|점|명|[kmgt]i?b|b|bytes?|px|days?|hours?|minutes?|mins?|seconds?|"
    r"krw|usd|rps|tps|qps)?",
    re.IGNORECASE,
)

_QUANTITY_SHARE = 1 / 2
"""Cells of a column of quantities; the others say "unlimited", "free"."""

_OWN_DIGITS = 4
"""``40401`` of 404 has the digits of its code and more of its own."""


def counts_rows(texts: Sequence[str]) -> bool:
    """Returns whether the cells only count: ``1``, ``2``, ``3``; not ``400``, ``401``, which are codes."""
    found = [_COUNT.fullmatch(text) for text in texts]
    numbers = [int(match.group(1)) for match in found if match is not None]
    return (
        2 <= len(texts) == len(numbers)
        and numbers[0] <= 1
        and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    )


def holds_dates(texts: Sequence[str]) -> bool:
    """Returns whether all cells are dates."""
    return bool(texts) and all(_DATE.fullmatch(text.strip()) for text in texts)


# The number of an issue or a change: ``#298``, ``PR #12``, ``!87``; not ``298``
_ISSUE = re.compile(r"(?:PR\s?|MR\s?)?[#!]\d{1,6}|[A-Z]{2,8}-\d{1,6}")


def holds_row_names(texts: Sequence[str], head: str) -> bool:
    """Returns whether all cells are what a tool calls their rows: ``ERR-6`` under ``관리 ID``."""
    if texts and all(_ISSUE.fullmatch(text.strip()) for text in texts):
        return True
    return _TOKEN_HEAD.fullmatch(head) is not None and all(_TOKEN.fullmatch(text) for text in texts)


def holds_vendor_codes(texts: Sequence[str], head: str, codes: Sequence[int]) -> bool:
    """Returns whether all cells are codes of the vendor's own: ``E-1001``, ``40401`` beside 404."""
    if all(_VENDOR_CODE.fullmatch(text) for text in texts):
        return True
    if not all(_NUMBER.fullmatch(text) for text in texts):
        return False
    is_longer = len(texts) == len(codes) and all(
        len(text) >= _OWN_DIGITS and text.startswith(str(code)) for text, code in zip(texts, codes, strict=True)
    )
    return is_longer or not head or _CODE_HEAD.search(head) is not None


def holds_addresses(texts: Sequence[str]) -> bool:
    """Returns whether all cells are addresses of pages."""
    return bool(texts) and all(_ADDRESS.fullmatch(text) for text in texts)


def holds_quantities(texts: Sequence[str]) -> bool:
    """Returns whether at least half of the cells are numbers, times, prices."""
    return bool(texts) and sum(_QUANTITY.fullmatch(text) is not None for text in texts) >= _QUANTITY_SHARE * len(texts)
