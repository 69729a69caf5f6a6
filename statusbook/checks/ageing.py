"""Product facts that were checked long ago: to be looked at again, no fault that stops a build."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from statusbook.problems import Problem
from statusbook.registry.book import Book

YEAR = datetime.timedelta(days=365)
"""How long a fact about a product is taken to hold: products change their defaults about once a year."""


def aged_facts(book: Book, today: datetime.date) -> Iterator[Problem]:
    """Gives every product fact that was checked more than a year before ``today``, by file and line."""
    shelf = book.shelf
    for shelved in (shelf.codes, shelf.classes, shelf.comparisons, shelf.guides):
        for file in shelved.values():
            for index, checked in enumerate(file.facts.checked):
                if today - checked.date > YEAR:
                    yield Problem(
                        path=file.path,
                        line=file.lines.line(("checked", index)),
                        message=f"'{checked.product}: {checked.says}' was checked on {checked.date}, over a year ago",
                        fix="look at it again and write the new date, or correct what the page says",
                    )
