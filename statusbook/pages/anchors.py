"""The anchors of a page: which it has, which are promised, and how one that was renamed keeps working."""

from __future__ import annotations

import dataclasses
import functools
import re
from collections.abc import Mapping

from markdown_it import MarkdownIt
from markupsafe import escape

from statusbook.pages.page import Page
from statusbook.urls import relative_link
from statusbook.urls.anchors import PageAnchors

_BLOCKS = MarkdownIt("zero", {"html": True}).enable(["fence", "heading", "html_block"]).disable("inline")
"""The rules that find headings and markup, and fences, inside which neither is one."""

_NAME = re.compile(r"\{#([^}\s]+)\}\s*$")  # ## 받았을 때 {#what-to-do}
_HEADING_AFTER_MARKUP = re.compile(r"^#{1,6} .*\{#([^}\s]+)\}\s*$", re.M)
"""A heading right under a closing tag: CommonMark takes it for markup up to the next blank line, the engine does not."""

_MARKUP = re.compile(r'<([a-z]+)\b([^<>]*?)\sid="([^"]+)"')  # <p class="sb-note" id="seen-body">
_CODE_SPAN = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)", re.S)  # markup in backticks is shown, and makes no anchor


@functools.lru_cache(maxsize=512)
def read_anchors(page: Page) -> PageAnchors:
    """Gives the anchors that the engine will find in a page: named headings, and ids in markup.

    A heading without a name gets one from the engine, made of its words; those are no part of this.
    """
    headings: dict[str, None] = {}
    headers: dict[str, None] = {}
    others: dict[str, None] = {}
    tokens = _BLOCKS.parse(page.markdown)
    for before, token in zip([None, *tokens], tokens, strict=False):
        if token.type not in ("inline", "html_block"):
            continue
        if before and before.type == "heading_open":
            headings |= dict.fromkeys(_NAME.findall(token.content))
        elif token.type == "html_block":
            headings |= dict.fromkeys(_HEADING_AFTER_MARKUP.findall(token.content))
        shown = token.content if token.type == "html_block" else _CODE_SPAN.sub("", token.content)
        for tag, attributes, name in _MARKUP.findall(shown):
            # A response header is marked as code and nothing else: <code id="retry-after">
            (headers if tag == "code" and not attributes else others)[name] = None
    return PageAnchors(headings=tuple(headings), headers=tuple(headers), others=tuple(others))


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
