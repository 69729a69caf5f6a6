"""What a document does not have in which nothing of its writers' runs."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator

from lxml import etree, html

from statusbook.house.allowed_markup import is_safe_address

NEVER = (
    "iframe",
    "frame",
    "frameset",
    "object",
    "embed",
    "applet",
    "portal",
    "form",
    "base",
    "style",
    "template",
    "math",
)
"""Elements that no page of the site has, whoever wrote it."""
ADDRESSES = (
    "href",
    "src",
    "action",
    "formaction",
    "xlink:href",
    "ping",
    "poster",
    "data",
    "background",
    "cite",
    "srcset",
)
"""Attributes that name another place."""
_OWN_SCRIPT = re.compile(r"(?:/|(?:\.{1,2}/)*)assets/[a-z-]+\.js")
_SAFE_STYLE = re.compile(r"text-align: ?(?:left|right|center);?")
_STUB_REFRESH = re.compile(r"0; url=(?:\.{1,2}/)*[^:]*")


def document_faults(document: bytes, scripts: Collection[str]) -> Iterator[str]:
    """Gives what a built page has and should not; ``scripts`` are the texts of those that the templates write."""
    tree = html.document_fromstring(document, parser=html.HTMLParser(encoding="utf-8"))
    for element in tree.iter(etree.Element):
        tag = str(element.tag).lower()
        if tag in NEVER:
            yield f"<{tag}>"
        if tag == "script":
            yield from _script_faults(element, scripts)
        if tag == "meta" and element.get("http-equiv") is not None:
            is_stub = element.getparent().tag == "noscript" and _STUB_REFRESH.fullmatch(element.get("content", ""))
            if element.get("http-equiv") != "refresh" or not is_stub:
                yield f"<meta http-equiv={element.get('http-equiv')} content={element.get('content')}>"
        for name, value in element.items():
            if name.lower().startswith("on") or name.lower() in ("srcdoc", "is", "nonce"):
                yield f"{name} of <{tag}>"
            elif name.lower() in ADDRESSES and not is_safe_address(value):
                yield f"{name}={value[:60]} of <{tag}>"
            elif name.lower() == "style" and not _SAFE_STYLE.fullmatch(value):
                yield f"style={value[:60]} of <{tag}>"


def _script_faults(element: html.HtmlElement, scripts: Collection[str]) -> Iterator[str]:
    source, kind, text = element.get("src"), element.get("type"), element.text or ""
    if source is not None:
        if not _OWN_SCRIPT.fullmatch(source) or text.strip():
            yield f"<script src={source[:60]}>"
    elif kind == "application/ld+json":
        try:
            json.loads(text)
        except ValueError:
            yield f"JSON that cannot be read: {text[:60]}"
    elif text not in scripts:
        yield f"<script>{text[:60]}"
