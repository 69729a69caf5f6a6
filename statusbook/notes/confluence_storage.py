"""Says how the elements of Confluence's storage format are read: macros, their parameters, tasks, links."""

from __future__ import annotations

import html

from lxml import etree

from statusbook.notes.block import Aside
from statusbook.notes.html_use import Use

_PLAIN = "<![CDATA["
"""Begins text that is no markup; ``]]>`` ends it."""

_UNREAD_MACROS = frozenset(
    "toc toc-zone children pagetree attachments contributors gallery recently-updated livesearch jira anchor"
    " blog-posts contentbylabel content-report-table create-from-template change-history profile widget space-details"
    " tasks-report-macro viewfile drawio gliffy pagetreesearch popular-labels related-labels userlister".split()
)
_CODE_MACROS = frozenset({"code", "noformat"})
_TITLED_MACROS = frozenset({"info", "note", "tip", "warning", "panel", "expand", "ui-expand", "success", "error"})
_TAGS = {
    "ac:task-list": "ul",
    "ac:task": "li",
    "ac:task-body": "span",
    "ac:link": "span",
    "ac:link-body": "span",
    "ac:plain-text-link-body": "span",
    "ac:inline-comment-marker": "span",
    "ac:image": "span",
    "ac:emoticon": "span",
}
_LEFT_OUT = frozenset({"ac:task-id", "ac:task-uuid", "ac:task-status", "ac:placeholder", "ac:adf-attribute"})


def read_plain_text(page: str) -> str:
    """Returns the page with the text of its CDATA sections as HTML has it; every line stays where it is."""
    first, *sections = page.split(_PLAIN)
    parts = [first]
    for section in sections:
        text, end, rest = section.partition("]]>")
        parts.append(html.escape(text, quote=False) + rest if end else _PLAIN + section)
    return "".join(parts)


def is_storage(tag: str) -> bool:
    """Returns whether an element is Confluence's own: ``ac:link``, ``ri:user``; not ``a``."""
    return tag.startswith(("ac:", "ri:"))


def storage_use(element: etree._Element) -> Use:
    """Returns how an element of the storage format is read; one that is unknown holds what it holds."""
    tag = element.tag
    if tag in ("ac:structured-macro", "ac:macro"):
        return _macro_use(_name(element))
    if tag in ("ac:parameter", "ac:default-parameter"):
        return _parameter_use(element)
    if tag in _LEFT_OUT:
        return Use("span", Aside.MARKUP)
    if tag.startswith("ri:"):
        return Use("span")
    return Use(_TAGS.get(tag, "div"))


def _macro_use(name: str) -> Use:
    if name == "status":
        return Use("span")
    if name in _UNREAD_MACROS:
        return Use("div", Aside.NAVIGATION)
    if name in _TITLED_MACROS:
        return Use("details")
    return Use("pre" if name in _CODE_MACROS else "div")


def _parameter_use(element: etree._Element) -> Use:
    """Returns how a parameter is read: the title of a status is text, that of a panel its heading, others are markup."""
    macro = element.getparent()
    name = _name(macro) if macro is not None else ""
    if _name(element) == "title" and (name == "status" or name in _TITLED_MACROS):
        return Use("span" if name == "status" else "summary")
    return Use("span", Aside.MARKUP)


def _name(element: etree._Element) -> str:
    return (element.get("ac:name") or "").lower()
