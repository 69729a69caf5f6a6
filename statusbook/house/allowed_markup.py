"""The markup a page may hold: tags, attributes and the schemes of addresses; everything else is refused."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from statusbook import urls

SCHEMES = frozenset({"http", "https"})
"""What an address may begin with, besides a path or an anchor of this site."""

_TEXT = "p h1 h2 h3 h4 ul ol li dl dt dd blockquote pre code em strong b del ins sup sub br hr span kbd time a"
_TABLES = "table thead tbody tr th td"
_PARTS = "div section nav figure details summary"
_DRAWING = "svg g line rect path text tspan"
_TOOLS = "button input textarea label script link"
"""What the templates alone can write: no parser of text has a rule that gives one of these."""

TAGS = frozenset(f"{_TEXT} {_TABLES} {_PARTS} {_DRAWING} {_TOOLS}".split())
_ATTRIBUTES = frozenset(
    "class id href title lang start datetime scope colspan role tabindex hidden open rel download style "  # of any
    "viewBox width height x y x1 y1 x2 y2 rx d "  # of a drawing
    "type value for readonly rows placeholder autocomplete autocapitalize autocorrect spellcheck inputmode "
    "enterkeyhint src defer".split()
)
_ATTRIBUTE_FAMILIES = ("aria-", "data-")
_STYLE = re.compile(r"text-align: ?(?:left|right|center);?")
"""The only style there is: how a table's column is aligned."""
_ADDRESSES = frozenset({"href", "src"})
_OF_FILES = {"script": "src", "link": "href"}
_FILES = urls.asset("").lstrip("/")
"""Where the scripts and styles of this site lie; a page holds none of its own and names none of another place."""

_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_IGNORED = re.compile(r"[\x00-\x20\x7f]")
"""Characters that a browser drops where an address begins, so that ``java\\nscript:`` runs."""

_TAG = re.compile(r"<[^<>]*>")
_WELL_FORMED = re.compile(r'</([a-z][a-z0-9]*)>|<([a-z][a-z0-9]*)((?: [A-Za-z][A-Za-z0-9-]*(?:="[^"<>]*")?)*) ?/?>')
_ATTRIBUTE = re.compile(r' ([A-Za-z][A-Za-z0-9-]*)(?:="([^"]*)")?')


def is_safe_address(address: str) -> bool:
    """Tells whether a link may lead to an address: to a page of this site, or by http or https."""
    scheme = _SCHEME.match(_IGNORED.sub("", address))
    return scheme is None or scheme[1].lower() in SCHEMES


def markup_faults(html: str) -> Iterator[tuple[int, str]]:
    """Gives what a page may not hold: its offset and what it is. None for a page that is all right.

    A tag is read as a browser reads it because only one way of writing it is allowed: small letters, values in
    double quotes, ``<`` and ``>`` escaped everywhere else. What is written in any other way is a fault.
    """
    wrong = {tag: fault for tag in set(_TAG.findall(html)) if (fault := _tag_fault(tag))}
    for match in _TAG.finditer(html) if wrong else ():
        if match[0] in wrong:
            yield match.start(), wrong[match[0]]
    rest = _TAG.sub(lambda match: " " * len(match[0]), html)
    for sign in re.finditer("[<>]", rest):
        yield sign.start(), f"a loose '{sign[0]}'"


def _tag_fault(tag: str) -> str | None:
    found = _WELL_FORMED.fullmatch(tag)
    if found is None:
        return f"{tag[:60]} is written in a way that browsers may read otherwise"
    name = found[1] or found[2]
    if name not in TAGS:
        return f"the tag <{name}>"
    given = dict(_ATTRIBUTE.findall(found[3] or ""))
    if found[2] and name in _OF_FILES and _FILES not in given.get(_OF_FILES[name], ""):
        return f"<{name}> with no file of this site"
    for attribute, value in given.items():
        if attribute not in _ATTRIBUTES and not attribute.startswith(_ATTRIBUTE_FAMILIES):
            return f"the attribute '{attribute}' of <{name}>"
        if attribute in _ADDRESSES and not is_safe_address(unescape(value)):
            return f"the address '{value[:60]}' of <{name}>"
        if attribute == "style" and not _STYLE.fullmatch(value):
            return f"the style '{value[:60]}' of <{name}>"
    return None
