"""Internal links in house files lead to pages, and to anchors, that the rendered pages have."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePath

from statusbook import urls
from statusbook.checks.near_pages import instead_of
from statusbook.checks.prose_of import house_sections, markdown_fields
from statusbook.house.inline import spans_of
from statusbook.house.sayings import PATH as SAYINGS_PATH
from statusbook.problems import Problem
from statusbook.registry.book import Book
from statusbook.urls.anchors import PageAnchors


@dataclass(frozen=True, slots=True, kw_only=True)
class Linkable:
    """What a link can lead to: every page that was rendered, by permalink, with its anchors.

    ``page_of_file`` gives the page that shows a file, by its path under content/.
    """

    pages: Mapping[str, PageAnchors]
    page_of_file: Callable[[PurePath], str | None]


def links_lead_somewhere(book: Book, linkable: Linkable) -> Iterator[Problem]:
    """Every link is a permalink of this site with an anchor the page has, or an https address."""
    for path, line, target in _house_links(book):
        here = linkable.page_of_file(PurePath(path).relative_to("content")) or ""
        fault = retired(target, book) or _fault(target, here, linkable.pages)
        if fault:
            yield Problem(path=path, line=line, message=fault[0], fix=fault[1])


def sayings_lead_somewhere(book: Book, linkable: Linkable) -> Iterator[Problem]:
    """Every key of sayings.yml is the permalink of a page."""
    for permalink, line in book.shelf.sayings.lines.items():
        if gone := retired(permalink, book):
            fix = "give its sayings to that page, or drop them"
            yield Problem(path=SAYINGS_PATH, line=line, message=gone[0], fix=fix)
        elif permalink not in linkable.pages:
            fix = instead_of(permalink, linkable.pages)
            yield Problem(path=SAYINGS_PATH, line=line, message=f"'{permalink}' is no page", fix=fix)


def retired(target: str, book: Book) -> tuple[str, str] | None:
    """Gives message and fix for a link to a page that redirects.yml says another answers for."""
    page = target.partition("#")[0]
    ruling = next((each for each in book.shelf.redirects.rulings if each.old == page), None)
    if ruling is None:
        return None
    return (
        f"'{page}' is no page any more: '{ruling.new}' answers for it",
        f"link to '{ruling.new}', or say it otherwise",
    )


def _house_links(book: Book) -> Iterator[tuple[str, int, str]]:
    """Every link of house Markdown with its file and line: in prose, and in what front matter holds as Markdown."""
    for path, section in house_sections(book):
        for link in section.links:
            yield path, link.line, link.target
    for path, line, text in markdown_fields(book):
        for span in spans_of(text):
            if span.target is not None:
                yield path, line, span.target


def _fault(target: str, here: str, pages: Mapping[str, PageAnchors]) -> tuple[str, str] | None:
    """Gives message and fix for a link that leads nowhere; ``here`` is the page that it is on."""
    if target.startswith("https://"):
        return None
    if not target.startswith(("/", "#")):
        shown = f"{urls.code(404)}, {urls.comparison(('401', '403'))}, {urls.guide('prg')}"
        return f"link '{target}' is no permalink", f"write {shown} or an https address"
    page, _, anchor = target.partition("#")
    if page and page not in pages:
        return f"link to '{page}', which is no page", instead_of(page, pages)
    anchors = pages.get(page or here, PageAnchors())
    if anchor and anchor not in anchors:
        subject = f"'{page}'" if page else "this page"
        return f"{subject} has no heading '#{anchor}'", _another_anchor(anchor, anchors.lasting)
    return None


def _another_anchor(anchor: str, known: Collection[str]) -> str:
    near = difflib.get_close_matches(anchor, known, n=1)
    listed = f"use one of: {', '.join(sorted(known)) or 'none'}"
    return f"did you mean '#{near[0]}'? Else {listed}" if near else listed
