"""The anchors of a page: which are promised, and how one that was renamed goes on working."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Mapping

from markupsafe import escape

from statusbook.pages.page import Page
from statusbook.urls import relative_link

_HEADING = re.compile(r"#{1,6} .*\{#([a-z0-9가-힣-]+)\}\s*$")
_NAMED_CODE = re.compile(r'<code id="([a-z0-9-]+)">')
_FENCE = re.compile(r"\s*(?:```|~~~)")
COME_AND_GO = frozenset(
    {"from-notes", "corrections", "findings", "statements", "sources", "see-also", "guides", "names", "path"}
)
"""Headings that stand on a page only while notes, guides or the decision tree give them something to hold."""
_NUMBERED = re.compile(r".*-\d+")


def promised_anchors(page: Page) -> tuple[str, ...]:
    """Gives the anchors that are part of the contract: named headings, and the headers of a code.

    Not promised: a heading that comes and goes with the notes, one numbered by its place, and those of the
    pages that audit the notes.
    """
    if not page.promised:
        return ()
    found: dict[str, None] = {}
    for line in _text_lines(page.markdown):
        heading = _HEADING.match(line) if line.startswith("#") else None
        if heading and heading[1] not in COME_AND_GO and not _NUMBERED.fullmatch(heading[1]):
            found[heading[1]] = None
        if "<code id=" in line:
            found |= dict.fromkeys(_NAMED_CODE.findall(line))
    return tuple(found)


def _text_lines(markdown: str) -> Iterator[str]:
    fenced = False
    for line in markdown.split("\n"):
        if _FENCE.match(line):
            fenced = not fenced
        elif not fenced:
            yield line


def keep_old_anchors(page: Page, moved: Mapping[str, str]) -> Page:
    """Gives the page with every old anchor: before the heading it became, or pointing to its new page.

    ``moved`` leads from an anchor of this page to a URL of the site, with or without an anchor.
    """
    markdown = page.markdown
    for old, new in moved.items():
        path, _, anchor = new.partition("#")
        if path != page.permalink:
            link = relative_link(page.permalink, new, ending="html")
            there = f'<a href="{escape(link)}">{escape(new)}</a>'
            markdown += f'\n<p id="{escape(old)}">이 절은 {there}에 있습니다.</p>\n'
            continue
        heading = re.search(rf"^#+ .*\{{#{re.escape(anchor)}\}}\s*$", markdown, re.M) if anchor else None
        at = heading.start() if heading else _after_front_matter(markdown)
        markdown = f'{markdown[:at]}<div id="{escape(old)}"></div>\n\n{markdown[at:]}'
    return dataclasses.replace(page, markdown=markdown)


def _after_front_matter(markdown: str) -> int:
    found = re.match(r"\s*---\n.*?\n---\n+", markdown, re.S)
    return found.end() if found else 0
