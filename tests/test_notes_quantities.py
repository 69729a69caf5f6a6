"""Names of constants whose number counts something, and those of codes."""

from __future__ import annotations

import pytest

from statusbook.notes.programs.quantities import is_quantity, tells_quantity

QUANTITIES = """
TIMEOUT_MS 500, MAX_ROWS 300, BeepHz 440, pageSize 200, DEFAULT_PORT 444, LogoWidth 410, apiVersion 301, OPENED_YEAR 226,
RETRY_COUNT 302, titlePx 422, ITEMS_PER_PAGE 400, DEAD_AFTER_MS 500, ITEM_NO 404, BAUD_RATE 300, TIMEOUT 300
"""
CODES = """
NO_TICKET 402, INVALID_COUNT 400, WRONG_YEAR 400, UNSUPPORTED_VERSION 505, GATE_TIMEOUT 504, RATE_LIMIT 429, SIZE_MISMATCH 413,
OUT_OF_STOCK 409, LATE 410, MaxRetriesReached 429, BodySize 413, NOT_OWNER 403, lockedAccount 423
"""


def _pairs(names: str) -> list[list[str]]:
    return [pair.split() for pair in names.replace("\n", " ").split(",")]


@pytest.mark.parametrize("name, code", _pairs(QUANTITIES))
def test_a_name_says_that_its_number_counts(name: str, code: str) -> None:
    assert is_quantity(name, int(code), among_codes=False)


@pytest.mark.parametrize("name, code", _pairs(CODES))
def test_a_name_is_that_of_a_code(name: str, code: str) -> None:
    assert not is_quantity(name, int(code), among_codes=False)


def test_one_word_among_codes_is_what_went_wrong() -> None:
    """In an enum of codes ``PRICE`` is an error about a price; ``MAX_PRICE`` counts there as well."""
    assert not is_quantity("PRICE", 400, among_codes=True)
    assert is_quantity("MAX_PRICE", 400, among_codes=True)


@pytest.mark.parametrize("comment, counts", [("경고음 높이", True), ("로고 너비(px)", True), ("높이가 틀렸다", False)])
def test_a_comment_names_what_a_number_counts(comment: str, counts: bool) -> None:
    assert tells_quantity(comment) is counts
