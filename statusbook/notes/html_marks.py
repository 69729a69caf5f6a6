"""Small things of a page that are no text: marks of footnotes, links only, the line in which a server names itself."""

from __future__ import annotations

import re
from itertools import islice

from lxml import etree

# The mark of a footnote: ``[1]``, ``[주 2]``, ``[a]``, ``†``; not ``[404]``, ``1``
_BRACKETED = re.compile(
    r"\[\s*(?:(?:주|각주|note|fn)\.?\s*)?(?:\d{1,2}|[a-z*†‡]|[ivx]{1,4})\s*\]|[*†‡§]{1,3}", re.IGNORECASE
)

# … where it is set high and a link, or named so: ``1``, ``1)``, ``a``; not ``404``, ``RFC 9110``
_BARE = re.compile(r"\[?\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[)\]]?", re.IGNORECASE)

# The link back from a footnote: ``↩``, ``↩︎``, ``^``, ``↑``; not ``←404``
_BACK = re.compile(r"[↩↑⬆⤴^\ufe0e\ufe0f\s]+")

# A server that names itself: ``nginx/1.24.0``, ``Apache/2.4.57 (Debian) Server at a Port 443``; not ``nginx가 보낸다``
_SERVER = re.compile(
    r"(?:nginx|openresty|tengine|angie|apache(?: tomcat)?|lighttpd|litespeed|caddy|varnish(?: cache server)?|cloudflare(?:-nginx)?"
    r"|microsoft-(?:iis|httpapi)|jetty|(?:powered by )?jetty://|squid|envoy|haproxy|awselb|cloudfront|gunicorn|werkzeug|kestrel"
    r"|undertow|weblogic|h2o|gws|istio-envoy|unit)"
    r"(?P<version>[/ ]?v?\d[\w.+-]{0,30})?(?:\s*\([^()]{1,60}\))?(?P<place>\s+server at \S{1,200} port \d{1,5})?",
    re.IGNORECASE,
)

_NOTE_WORDS = frozenset(
    {"footnote-ref", "footnote-reference", "doc-noteref", "footnote", "reference", "noteref", "fn-ref", "citation"}
)
_BACK_WORDS = frozenset({"footnote-backref", "doc-backlink", "reversefootnote", "fn-backref", "mw-cite-backlink"})
_SIGNATURES = frozenset({"center", "address", "p", "div", "h3", "h6", "hr", "em", "small"})
_LONGEST_MARK = 12
_LONGEST_SIGNATURE = 300
_TITLES = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_MOST_PARTS = 40
"""Pieces of text, or of none, in a mark or in the line of a server."""

_MOST_ELEMENTS = 500
"""Elements of a sidebar that are looked at."""


def is_note_mark(element: etree._Element, words: list[str]) -> bool:
    """Returns whether an element inside a line is the mark of a footnote, or the link back from it."""
    if element.tag not in ("a", "sup", "span"):
        return False
    text = _short_text(element, _LONGEST_MARK)
    if not text:
        return False
    is_link = element.tag == "a" and (element.get("href") or "").startswith("#")
    if any(word in _BACK_WORDS for word in words) or (is_link and _BACK.fullmatch(text)):
        return True
    if any(word in _NOTE_WORDS for word in words):
        return (_BRACKETED.fullmatch(text) or _BARE.fullmatch(text)) is not None
    if element.tag == "sup":
        leads = next((link for link in element.iter("a") if (link.get("href") or "").startswith("#")), None) is not None
        return (_BRACKETED.fullmatch(text) or (leads and _BARE.fullmatch(text))) is not None
    return is_link and _BRACKETED.fullmatch(text) is not None


def is_signature(element: etree._Element) -> bool:
    """Returns whether an element is the line at the end of an error page in which the server names itself."""
    if element.tag not in _SIGNATURES:
        return False
    found = _SERVER.fullmatch(_short_text(element, _LONGEST_SIGNATURE))
    return found is not None and (element.tag in ("center", "address") or bool(found["version"] or found["place"]))


def is_links_only(element: etree._Element) -> bool:
    """Returns whether a sidebar holds little but links, whatever its title is."""
    inside = list(islice(element.iter(), _MOST_ELEMENTS + 1))
    if len(inside) > _MOST_ELEMENTS:
        return False
    linked = sum(_length(inner) for inner in inside if inner.tag == "a")
    titles = sum(_length(inner) for inner in inside if inner.tag in _TITLES and inner.find(".//a") is None)
    return linked > 0 and linked * 10 >= (_length(element) - titles) * 6


def _length(element: etree._Element) -> int:
    return sum(len("".join(str(text).split())) for text in element.itertext())


def _short_text(element: etree._Element, longest: int) -> str:
    """Returns the text of an element, ``""`` for one that is longer than that."""
    parts: list[str] = []
    length = 0
    for text in element.itertext():
        parts.append(str(text))
        length += len(str(text).strip())
        if length > longest or len(parts) > _MOST_PARTS:
            return ""
    return " ".join("".join(parts).split())
