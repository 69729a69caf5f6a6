"""Facts about products are told of when they have not been looked at for a year; the build goes on."""

from __future__ import annotations

import datetime

from small_book import small_book, told

from statusbook.checks.ageing import aged_facts

CHECKED = """\
methods: [any]
checked:
  - {product: nginx, version: 1.22.1, date: 2026-01-10, by: run, says: 기본값은 60초}
"""


def test_a_fact_ages_after_a_year() -> None:
    """Told with its line after a year and a day, not before."""
    book = small_book({"codes/404.md": {"replace": "methods: [any]\n", "with": CHECKED}})
    assert not [*aged_facts(book, datetime.date(2027, 1, 10))]
    assert told(aged_facts(book, datetime.date(2027, 1, 11))) == (
        "content/codes/404.md:15: 'nginx: 기본값은 60초' was checked on 2026-01-10, over a year ago\n"
        "  fix: look at it again and write the new date, or correct what the page says"
    )
