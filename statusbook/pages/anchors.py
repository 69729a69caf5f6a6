"""The anchors of a page: which it has, which are promised, and how one that was renamed keeps working."""

from __future__ import annotations

import dataclasses
import functools
import re
from collections.abc import Mapping
from html import unescape
from typing import Any

from markupsafe import escape

from statusbook.pages.page import Page, front_matter_end
from statusbook.urls import relative_link
from statusbook.urls.anchors import PageAnchors

_HEADING = re.compile(r'<h([2-6]) id="([^"]+)">(.*?)<a class="headerlink" ', re.S)
"""A heading as ``heading_html`` writes it: its level, its anchor, its words."""

_NAMED = re.compile(r'<([a-z]+)\b([^<>]*?)\sid="([^"]+)"')  # <p class="sb-note" id="seen-body">; no heading: <h2
_TAG = re.compile(r"<[^<>]*>")


@functools.lru_cache(maxsize=512)
def read_anchors(page: Page) -> PageAnchors:
    """Gives the anchors of a page: its headings', and the ids of other elements."""
    headers: dict[str, None] = {}
    others: dict[str, None] = {}
    for tag, attributes, name in _NAMED.findall(page.text):
        # A response header is marked as code and nothing else: <code id="retry-after">
        (headers if tag == "code" and not attributes else others)[name] = None
    headings = dict.fromkeys(anchor for _, anchor, _ in _HEADING.findall(page.text))
    return PageAnchors(headings=tuple(headings), headers=tuple(headers), others=tuple(others))


def contents(page: Page) -> list[dict[str, Any]]:
    """Gives the table of contents, two levels deep: the ``title`` and ``anchor`` of each heading, and its ``children``."""
    listed: list[dict[str, Any]] = []
    for level, anchor, words in _HEADING.findall(page.text):
        entry = {"title": unescape(_TAG.sub("", words)), "anchor": anchor}
        if level == "2" or not listed:
            listed.append({**entry, "children": []})
        elif level == "3":
            listed[-1]["children"].append(entry)
    return listed


def promised_anchors(page: Page) -> tuple[str, ...]:
    """Gives the anchors that are part of the contract: named headings, and the headers of a code.

    Not promised: a heading that comes and goes with the notes, one numbered by its place, and those of the
    pages that audit the notes.
    """
    return read_anchors(page).lasting if page.promised else ()


def keep_old_anchors(page: Page, moved: Mapping[str, str]) -> Page:
    """Gives the page with every old anchor: before the heading it became, or pointing to its new page.

    ``moved`` maps an anchor of this page to a URL of the site, with or without an anchor.
    """
    text = page.text
    for old, new in moved.items():
        path, _, anchor = new.partition("#")
        if path != page.permalink:
            link = relative_link(page.permalink, new)
            there = f'<a href="{escape(link)}">{escape(new)}</a>'
            text += f'\n<p id="{escape(old)}">이 절은 {there}에 있습니다.</p>\n'
            continue
        heading = next((found for found in _HEADING.finditer(text) if found[2] == anchor), None)
        at = heading.start() if heading else front_matter_end(text)
        text = f'{text[:at]}<div id="{escape(old)}"></div>\n{text[at:]}'
    return dataclasses.replace(page, text=text)
