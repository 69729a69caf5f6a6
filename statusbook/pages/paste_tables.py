"""Whole tables in the formats people paste: Markdown, Confluence wiki markup, HTML, CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape

from statusbook.facts.address import Address
from statusbook.house.inline import plain_text
from statusbook.pages import labels
from statusbook.pages.link_forms import (
    confluence_link,
    escape_confluence,
    escape_markdown,
    html_link,
    markdown_link,
)
from statusbook.registry.book import Book


@dataclass(frozen=True, slots=True, kw_only=True)
class PasteTable:
    """A table whose first column links: the head, and a public URL and the cells of every row."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]


def codes_table(book: Book, address: Address) -> PasteTable:
    """Gives every status code with its phrase, its Korean name and its standing."""
    records = [book.registry.records[code] for code in sorted(book.registry.records)]
    return PasteTable(
        head=("코드", "문구", "한국어 이름", "상태"),
        rows=tuple(
            (
                address.absolute(f"/{record.code}/"),
                (
                    str(record.code),
                    record.phrase.value,
                    record.name_ko.value,
                    labels.STANDING[record.standing],
                ),
            )
            for record in records
        ),
    )


def comparisons_table(book: Book, address: Address) -> PasteTable:
    """Gives every comparison with the question that decides and its answer."""
    return PasteTable(
        head=("비교", "가르는 질문", "답"),
        rows=tuple(
            (
                address.absolute(f"/compare/{slug}/"),
                (
                    " vs ".join(comparison.facts.codes),
                    _plain(comparison.facts.question),
                    _plain(comparison.facts.rule),
                ),
            )
            for slug, comparison in sorted(book.shelf.comparisons.items())
        ),
    )


def _plain(text: str) -> str:
    return plain_text(text).replace("`", "")


def to_markdown(table: PasteTable) -> str:
    """Gives a pipe table."""
    lines = [_pipes(table.head), _pipes(("---",) * len(table.head))]
    for url, (first, *rest) in table.rows:
        lines.append(_pipes((markdown_link(first, url), *map(escape_markdown, rest))))
    return "\n".join(lines) + "\n"


def _pipes(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"


def to_confluence(table: PasteTable) -> str:
    """Gives a table of Confluence wiki markup; an empty cell holds a space, or its bars would merge."""
    lines = ["||" + "||".join(table.head) + "||"]
    for url, (first, *rest) in table.rows:
        cells = (confluence_link(first, url), *(escape_confluence(cell) or " " for cell in rest))
        lines.append("|" + "|".join(cells) + "|")
    return "\n".join(lines) + "\n"


def to_html(table: PasteTable) -> str:
    """Gives a ``table`` element without classes or styles."""
    head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in table.head)
    lines = ["<table>", f"<thead><tr>{head}</tr></thead>", "<tbody>"]
    for url, (first, *rest) in table.rows:
        cells = "".join(f"<td>{escape(cell, quote=False)}</td>" for cell in rest)
        lines.append(f"<tr><td>{html_link(first, url)}</td>{cells}</tr>")
    return "\n".join([*lines, "</tbody>", "</table>"]) + "\n"


def to_csv(table: PasteTable) -> str:
    """Gives comma-separated values with the URL as the last column."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([*table.head, "URL"])
    writer.writerows([*cells, url] for url, cells in table.rows)
    return text.getvalue()


FORMATS: Mapping[str, tuple[str, Callable[[PasteTable], str]]] = {
    "markdown": ("Markdown", to_markdown),
    "confluence": ("Confluence", to_confluence),
    "html": ("HTML", to_html),
    "csv": ("CSV", to_csv),
}
"""Every format by its key: the name people know it by, and what renders it."""
