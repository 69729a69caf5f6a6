"""What may stand on a page: Markdown in fields brings no markup, and no page holds a tag that is not on the list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from statusbook.caches import remembered
from statusbook.checks.prose_of import markdown_fields
from statusbook.house.allowed_markup import markup_faults
from statusbook.house.inline import faults_of
from statusbook.problems import Problem
from statusbook.registry.book import Book


def fields_bring_no_markup(book: Book) -> Iterator[Problem]:
    """A field that is Markdown holds neither HTML nor an image nor an attribute list."""
    for path, line, text in markdown_fields(book):
        for message, fix in faults_of(text):
            yield Problem(path=path, line=line, message=message, fix=fix)


@remembered
def _faults(html: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(fault for _, fault in markup_faults(html)))


def pages_keep_to_the_list(pages: Mapping[str, str]) -> Iterator[Problem]:
    """No rendered page holds a tag, an attribute or an address that is not on the list.

    ``pages`` are the HTML of pages by permalink. What is written in content/ cannot bring any: it is the
    template that writes a value as it stands.
    """
    for permalink, html in pages.items():
        for fault in _faults(html):
            yield Problem(
                path="templates",
                line=1,
                message=f"the page {permalink} would hold {fault}",
                fix="do not write a value with '|safe' in a template; a tag of your own goes on the list in house/allowed_markup.py",
            )
