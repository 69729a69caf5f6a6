"""Template macros of documentation tools, replaced by the text they stand for, line by line."""

from __future__ import annotations

import re

# An argument: ``"404"``, ``'Not Found'``, ``404``; not ``, ``
_ARGUMENT = re.compile(r"\"([^\"]*)\"|'([^']*)'|([^,\s()\"']+)")

# MDN: ``{{HTTPStatus("404")}}``, ``{{ Glossary("proxy", "프록시") }}``, ``{{toc}}``; not ``{{ a.b }}``, ``{{< a >}}``
_MDN = re.compile(r"\{\{\s*([A-Za-z_][\w-]*)\s*(?:\(([^{}]{0,300})\))?\s*\}\}")

# Liquid and GitBook: ``{% tab title="404" %}``, ``{%- endtab -%}``; not ``{ % a % }``, ``{{ a }}``
_LIQUID = re.compile(r"\{%-?\s*(\w+)((?:[^%]|%(?!\})){0,1000}?)-?%\}")

# Hugo: ``{{< details title="404" >}}``, ``{{% /tab %}}``; not ``{{ a }}``
_SHORTCODE = re.compile(r"\{\{[<%]\s*/?\s*([\w-]+)([^{}]{0,1000}?)[>%]\}\}")

# What no rule reads: ``{{ a.b }}``, ``{% 404 %}``, ``{# 주석 #}``; not ``{404}``
_LEFT_OVER = re.compile(r"\{\{[^{}]{0,500}\}\}|\{%.{0,500}?%\}|\{#.{0,500}?#\}")

# Attributes behind a heading: `` {#not-found}``, ``{: .note}``; not ``{404}``, `` {#a} 없다``
_HEADING_ATTRIBUTES = re.compile(r"\s*\{:?\s*[#.][\w#.:=\"' -]{0,100}\}\s*\Z")

# ``title="404"``, ``url = "https://a.example"``; not ``title=404``, ``icon="a"``
_ATTRIBUTE = re.compile(r"\b(url|title|src|href|summary|name|description)\s*=\s*\"([^\"]*)\"")

_CODE_MACROS = frozenset({"httpheader", "httpmethod", "cspdirective", "jsxref", "domxref", "htmlelement", "cssxref"})
_TEXT_MACROS = frozenset({"glossary", "httpstatus", "interwiki", "doc", "non-standard_inline"})
_LINK_TAGS = frozenset({"embed", "link", "content"})
_TITLED_TAGS = frozenset({"tab", "tabs", "details", "expand", "accordion", "collapse", "step"})


def expand_macros(text: str) -> str:
    """Returns the text with MDN, Liquid, GitBook and Hugo macros replaced; every line stays where it is.

    ``{{HTTPHeader("Allow")}}`` becomes `` `Allow` ``, ``{% tab title="404" %}`` becomes ``**404**``, others go.
    """
    if "{" not in text:
        return text
    return "\n".join(_expand_line(line) if "{" in line else line for line in text.split("\n"))


def _expand_line(line: str) -> str:
    line = _SHORTCODE.sub(_tag, line)
    line = _MDN.sub(_mdn, line)
    return _HEADING_ATTRIBUTES.sub("", _LEFT_OVER.sub("", _LIQUID.sub(_tag, line)))


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
    if name in _LINK_TAGS and link:
        return f"[{link}](<{link}>)"
    title = attributes.get("title") or attributes.get("summary") or attributes.get("name")
    return f"**{title}**" if title and name in _TITLED_TAGS else ""
