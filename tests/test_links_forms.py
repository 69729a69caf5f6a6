"""The forms in which a link and whole tables are pasted."""

from __future__ import annotations

import csv
import io
import re

from lxml import html
from markdown_it import MarkdownIt
from small_book import small_book
from small_links import ADDRESS, small_links

from statusbook.pages.link_forms import link_forms
from statusbook.pages.paste_tables import FORMATS, codes_table, comparisons_table

URL = "https://wiki.example/team/http/503/"
TITLE = "503 Service Unavailable (서비스 이용 불가)"
AWKWARD = "a|b [c] {d} <e> & *f* \\g"


def forms(title: str) -> dict[str, str]:
    return {form.key: form.text for form in link_forms(title, URL)}


def test_a_link_in_five_forms() -> None:
    """URL, Markdown, Confluence wiki markup, HTML and plain text."""
    assert forms(TITLE) == {
        "url": URL,
        "markdown": f"[{TITLE}]({URL})",
        "confluence": f"[{TITLE}|{URL}]",
        "html": f'<a href="{URL}">{TITLE}</a>',
        "text": f"{TITLE} <{URL}>",
    }


def test_awkward_titles_are_shown_as_they_stand() -> None:
    """Signs that mean something in a format do not when they stand in a title."""
    made = forms(AWKWARD)
    rendered = html.fromstring(MarkdownIt().render(made["markdown"]))
    assert (rendered.xpath("string(//a)"), rendered.xpath("//a/@href")) == (AWKWARD, [URL])
    assert html.fromstring(made["html"]).text_content() == AWKWARD
    assert re.sub(r"\\(.)", r"\1", made["confluence"]) == f"[{AWKWARD}|{URL}]"
    assert not re.search(r"(?<!\\)[|{}]", made["confluence"].replace(f"|{URL}", ""))


def test_tables_say_the_same_in_every_format() -> None:
    """Every code and every comparison is a row with its public URL, whatever the format."""
    book = small_book()
    for table in (codes_table(book, ADDRESS), comparisons_table(book, ADDRESS)):
        made = {key: render(table) for key, (_, render) in FORMATS.items()}
        wanted = [[url, *cells] for url, cells in table.rows]
        assert wanted

        def cells_of(markup: str, head: tuple[str, ...] = table.head) -> list[list[str]]:
            tree = html.fromstring(markup)
            assert tuple(cell.text_content() for cell in tree.xpath(".//th")) == head
            rows = tree.xpath(".//tbody/tr")
            return [
                [row.xpath("string(.//a/@href)"), *(cell.text_content() for cell in row.xpath("td"))] for row in rows
            ]

        assert cells_of(made["html"]) == wanted
        assert cells_of(MarkdownIt().enable("table").render(made["markdown"])) == wanted
        read = list(csv.reader(io.StringIO(made["csv"])))[1:]
        assert [[row[-1], *row[:-1]] for row in read] == wanted
        lines = made["confluence"].splitlines()
        assert len(lines) == len(wanted) + 1
        for line, (url, first, *_) in zip(lines[1:], wanted, strict=True):
            assert line.startswith(f"|[{first}|{url}]|")


def test_code_and_comparison_pages_offer_the_forms() -> None:
    """Every one of these pages has the section, with the public URL in it."""
    pages = {page.permalink: page.text for page in small_links().pages}
    for permalink in ("/404/", "/405/", "/compare/404-405/"):
        text = html.fromstring(pages[permalink]).xpath("string(//*[@id='copy-url'])")
        assert text == ADDRESS.absolute(permalink)
        assert '<h2 id="copy">' in pages[permalink]
