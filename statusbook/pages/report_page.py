"""The registry's own audit: merges, variants, rulings, corrections, findings."""

from __future__ import annotations

from collections.abc import Iterator

from statusbook import urls
from statusbook.pages.kind import NavEntry, PageKind
from statusbook.pages.page import Page
from statusbook.pages.templates import Templates
from statusbook.registry.book import Book


def report_page(book: Book, templates: Templates) -> Iterator[Page]:
    """Gives the page at /report/."""
    registry = book.registry
    records = [registry.records[code] for code in sorted(registry.records)]
    text = templates.render(
        "report.html.j2",
        origin=urls.REPORT,
        registry=registry,
        records=records,
        merges=[
            (record, addition) for record in records for addition in record.prose.additions if len(addition.members) > 1
        ],
        citations=[(record, cited) for record in records for cited in record.prose.sentences if cited.citing],
        corrections=[(record, addition) for record in records for addition in record.prose.corrections],
        variants=[
            (record, name, value)
            for record in records
            for name, value in (("영어 문구", record.phrase), ("한국어 이름", record.name_ko))
            if value.variants
        ],
        source_titles={source.id: source.title for source in registry.sources},
    )
    yield Page(permalink=urls.REPORT, title=_LINE.title, text=text, promised=False)


_LINE = NavEntry(title="검수 기록", permalink=urls.REPORT)
KIND = PageKind(pages=report_page, navigation=lambda book: [_LINE], under=urls.SOURCES, footer=_LINE)
