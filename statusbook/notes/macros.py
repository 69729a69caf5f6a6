"""Template macros of documentation tools, replaced by the text they stand for, line by line."""

from __future__ import annotations

import re
from collections.abc import Callable

_Replace = Callable[[re.Match[str]], str]
_ARGUMENT = re.compile(r"\"([^\"]*)\"|'([^']*)'|([^,\s()\"']+)")
_MDN = re.compile(r"\{\{\s*([A-Za-z_][\w-]*)\s*(?:\(([^{}]{0,300})\))?\s*\}\}")
_LIQUID = re.compile(r"\{%-?\s*(\w+)((?:[^%]|%(?!\})){0,1000}?)-?%\}")
_SHORTCODE = re.compile(r"\{\{[<%]\s*/?\s*([\w-]+)([^{}]{0,1000}?)[>%]\}\}")
_LEFT_OVER = re.compile(r"\{\{[^{}]{0,500}\}\}|\{%.{0,500}?%\}|\{#.{0,500}?#\}")
_ATTRIBUTES = re.compile(r"\s*\{:?\s*[#.][\w#.:=\"' -]{0,100}\}\s*\Z")
_ATTRIBUTE = re.compile(r"\b(url|title|src|href|summary|name|description)\s*=\s*\"([^\"]*)\"")
_CODE_MACROS = frozenset({"httpheader", "httpmethod", "cspdirective", "jsxref", "domxref", "htmlelement", "cssxref"})
_TEXT_MACROS = frozenset({"glossary", "httpstatus", "interwiki", "doc", "non-standard_inline"})


def expand_macros(text: str) -> str:
    """Returns the text with MDN, Liquid, GitBook and Hugo macros replaced; every line stays where it is."""
    if "{" not in text:
        return text
    return "\n".join(_expand_line(line) if "{" in line else line for line in text.split("\n"))


def _expand_line(line: str) -> str:
    line = _SHORTCODE.sub(_tag, line)
    line = _MDN.sub(_mdn, line)
    return _ATTRIBUTES.sub("", _LEFT_OVER.sub("", _LIQUID.sub(_tag, line)))


def _mdn(match: re.Match[str]) -> str:
    name = match.group(1).lower()
    arguments = ["".join(found) for found in _ARGUMENT.findall(match.group(2) or "")]
    if not arguments:
        return ""
    if name in _CODE_MACROS:
        return f"`{arguments[0]}`"
    if name == "rfc":
        return f"RFC {arguments[0]}"
    if name in _TEXT_MACROS:
        return arguments[1] if len(arguments) > 1 and arguments[1] else arguments[0]
    return ""


def _tag(match: re.Match[str]) -> str:
    name, attributes = match.group(1).lower(), dict(_ATTRIBUTE.findall(match.group(2)))
    link = attributes.get("url") or attributes.get("href")
    if name in ("embed", "link", "content") and link:
        return f"[{link}](<{link}>)"
    title = attributes.get("title") or attributes.get("summary") or attributes.get("name")
    if title and name in ("tab", "tabs", "details", "expand", "accordion", "collapse", "step"):
        return f"**{title}**"
    return ""
