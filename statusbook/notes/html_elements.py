"""Says how an element of a page is read: as which element of HTML, or that it is left out, and why."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from statusbook.notes.block import Aside
from statusbook.notes.confluence_storage import is_storage, storage_use
from statusbook.notes.html_marks import is_links_only, is_note_mark, is_signature
from statusbook.notes.html_use import Use, struck_reason

INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q rb rp rt ruby s samp small"
    " span strike strong sub sup time tt u var".split()
)

_ASIDES = {
    **dict.fromkeys(("script", "style", "template", "iframe", "object", "svg", "noscript", "head"), Aside.SCRIPT),
    **dict.fromkeys(("nav", "button", "select", "textarea", "input"), Aside.NAVIGATION),
    **dict.fromkeys(("s", "strike"), Aside.STRUCK),
    "footer": Aside.ABOUT_NOTE,
    "caption": Aside.TABLE_HEADER,
}

_WITHIN_MAIN = ("main", "article")
"""What holds the text of a page that has it; sidebars and the banner of the site stand outside."""

_NAVIGATION = (
    "breadcrumbs?|crumbs?|navigation|navbar|nav|menu|sidebar|pagination|pager|paging|prev-?next|related|recommended|"
    "share|sharing|sns|tags?|tag-?cloud|categories|social|skip-?link|recent|popular|toc|table-?of-?contents|"
    "sphinxsidebar"
)
_ABOUT = (
    "comments?|disqus_thread|utterances|giscus|replies|footer|colophon|copyright|byline|author|writer|metadata|meta|"
    "attachments|greybox|pagesection|page-?info|last-?(?:updated|modified)|credits?|profile|bio|subscribe|newsletter"
)
_BEFORE = r"(?:(?:post|entry|page|article|blog|site|global|user|content|doc|wiki|area|box|widget|md)[-_]{1,2})?"
_BEHIND = r"(?:[-_]{1,2}(?:list|area|section|box|wrap|wrapper|container|block|thread|form|links?|nav|bar|card|posts?))?"

# A word of a class, an id or a role: ``breadcrumbs``, ``post-nav``, ``tag-list``; not ``has-sidebar``, ``c404``
_NAVIGATION_WORD = re.compile(_BEFORE + f"(?:{_NAVIGATION})" + _BEHIND)

# ``comments``, ``page-metadata``, ``author-box``; not ``no-comments``, ``comment-icon``
_ABOUT_WORD = re.compile(_BEFORE + f"(?:{_ABOUT})" + _BEHIND)

_TITLES = frozenset(
    {"panelHeader", "expand-control", "admonition-title", "alert-heading", "callout-title", "custom-block-title"}
)
_PEOPLE = frozenset({"user-mention", "confluence-userlink", "user"})
_ANCHORS = frozenset({"headerlink", "anchor", "anchorjs-link", "header-anchor", "hash-link", "mw-editsection"})
_ICONS = frozenset(
    {"icon", "material-icons", "emoji-icon", "fa", "checkbox", "aui-icon", "property-icon", "expand-control-icon"}
)

# Style that hides: ``display:none``, ``visibility : hidden``; not ``display:block``
_HIDING = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)\b", re.IGNORECASE)

# Style that strikes: ``text-decoration: line-through``; not ``text-decoration: underline``
_STRIKING = re.compile(r"text-decoration(?:-line)?\s*:[^;]*line-through", re.IGNORECASE)

# Anything that can be said: ``없``, ``4``; not ``⚡``, ``#``
_WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True, kw_only=True)
class PageParts:
    """What is known of a whole page before it is read: whether it says which part of it is the text."""

    has_main: bool

    @classmethod
    def of(cls, root: etree._Element) -> PageParts:
        """Returns what a page is."""
        return cls(has_main=next(root.iter(*_WITHIN_MAIN), None) is not None)


def use_of(element: etree._Element, parts: PageParts) -> Use:
    """Returns how an element is read."""
    tag = element.tag
    if is_storage(tag):
        return storage_use(element)
    if tag == "del":
        return Use(tag, struck_reason(element.get("data-reason")))
    if tag in _ASIDES:
        return Use(tag, _ASIDES[tag])
    if tag == "aside" and is_links_only(element):
        return Use(tag, Aside.NAVIGATION)
    if tag in ("aside", "header") and parts.has_main and _is_beside_text(element):
        return Use(tag, Aside.NAVIGATION)
    if tag in ("a", "sup", "span") and is_note_mark(element, _words(element)):
        return Use(tag, Aside.MARKUP)
    if is_signature(element):
        return Use(tag, Aside.ABOUT_NOTE)
    return _use_by_attributes(element) if element.attrib else Use(tag)


def _is_beside_text(element: etree._Element) -> bool:
    """Returns whether a sidebar or banner stands outside of the text and has no title of it."""
    is_within = next(element.iterancestors(*_WITHIN_MAIN), None) is not None
    return not is_within and next(element.iter("h1", "h2"), None) is None


def _use_by_attributes(element: etree._Element) -> Use:
    tag, style = element.tag, element.get("style") or ""
    if "hidden" in element.attrib or (style and _HIDING.search(style)):
        return Use(tag, Aside.MARKUP)
    if style and _STRIKING.search(style):
        return Use(tag, Aside.STRUCK)
    words = _words(element)
    if tag in INLINE:
        return Use(tag, _reason_inline(element, words))
    if any(word in _TITLES for word in words) or ("title" in words and _is_in_callout(element)):
        return Use("summary")
    if tag in ("html", "body", "main", "article", "td", "th", "tr", "h1"):
        return Use(tag)
    return Use(tag, _reason_of_words(element, words))


def _words(element: etree._Element) -> list[str]:
    return f"{element.get('class') or ''} {element.get('id') or ''} {element.get('role') or ''}".split()


def _reason_inline(element: etree._Element, words: list[str]) -> Aside | None:
    """Returns why words in a line are left out: a person that is mentioned, an icon, the anchor of a heading."""
    if any(word in _PEOPLE for word in words):
        return Aside.ABOUT_NOTE
    is_icon = element.get("aria-hidden") == "true" or any(word in _ICONS for word in words)
    if any(word in _ANCHORS for word in words):
        return Aside.MARKUP if len(_text_of(element).strip()) <= len("[편집]") else None
    return Aside.MARKUP if is_icon and not _WORD.search(_text_of(element)) else None


def _text_of(element: etree._Element) -> str:
    return "".join(str(text) for text in element.itertext())


def _reason_of_words(element: etree._Element, words: list[str]) -> Aside | None:
    """Returns why a part of the page is left out, going by its names; never what holds the title or the text."""
    if element.tag == "table":
        return Aside.ABOUT_NOTE if "properties" in words else None
    for word in words:
        lower = word.lower()
        is_navigation = _NAVIGATION_WORD.fullmatch(lower) is not None
        if is_navigation or lower == "contentinfo" or _ABOUT_WORD.fullmatch(lower):
            if next(element.iter("main", "article", "h1"), None) is not None:
                return None
            return Aside.NAVIGATION if is_navigation else Aside.ABOUT_NOTE
    return None


def _is_in_callout(element: etree._Element) -> bool:
    parent = element.getparent()
    return parent is not None and "confluence-information-macro" in (parent.get("class") or "")
