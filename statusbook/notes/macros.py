"""Template macros of documentation tools, replaced by the text they stand for, line by line."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from statusbook.notes.fences import open_fences

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

# Code, in which a macro is shown and not meant: ``\x60${{ a }}\x60``, ``<code>{% if %}</code>``; not ``\x60a``, ``{{ a }}``
_CODE = re.compile(
    r"(?<!`)(?P<ticks>`{1,3})(?!`)[^\n]{1,1000}?(?<!`)(?P=ticks)(?!`)|<(?P<tag>code|pre|kbd)\b[^<>\n]{0,200}>[^\n]{0,1000}?"
    r"</(?P=tag)>",
    re.IGNORECASE,
)

# A box of Hugo or GitBook alone on its line: ``{{< callout title="404" >}}``, ``{% hint style="info" %}``; not ``{{< a >}}``
_BOX = re.compile(
    r"(?P<indent>[ \t]*)(?:\{\{[<%]|\{%-?)\s*(?P<end>/|end)?\s*"
    r"(?P<name>notice|callout|alert|admonition|hint|note|tip|warning|info|danger|caution|important|attention|success"
    r"|error|panel|box|message)\b(?P<rest>[^{}\n]{0,1000}?)-?(?:[>%]\}\}|%\})[ \t]*"
)

# The title of such a box without a name: ``"404 Not Found"``; not ``style="info"``, ``info``
_BARE_TITLE = re.compile(r"(?<!=)\"(?P<title>[^\"]{1,300})\"")

# ``title="404"``, ``url = "https://a.example"``; not ``title=404``, ``icon="a"``
_ATTRIBUTE = re.compile(r"\b(url|title|src|href|summary|name|description|status)\s*=\s*\"([^\"]*)\"")

_CODE_MACROS = frozenset({"httpheader", "httpmethod", "cspdirective", "jsxref", "domxref", "htmlelement", "cssxref"})
_TEXT_MACROS = frozenset({"glossary", "httpstatus", "interwiki", "doc", "non-standard_inline"})
_LINK_TAGS = frozenset({"embed", "link", "content"})
_TITLED_TAGS = frozenset({"tab", "tabs", "details", "expand", "accordion", "collapse", "step"})


@dataclass(slots=True)
class Expansion:
    """The lines with their macros replaced, and of each line (by its index) what the macros had besides their text."""

    lines: list[str]
    removed: dict[int, list[str]] = field(default_factory=dict)


def expand_macros(lines: Sequence[str]) -> Expansion:
    """Returns the lines with MDN, Liquid, GitBook and Hugo macros replaced; every line stays where it is.

    ``{{HTTPHeader("Allow")}}`` becomes `` `Allow` ``, ``{% tab title="404" %}`` becomes ``**404**``, a box that stands
    alone ``:::hint[404]``; others go. Code stays as it is.
    """
    expansion = Expansion(list(lines))
    if any("{" in line for line in lines):
        for index, is_fenced in enumerate(open_fences(lines)):
            if "{" in lines[index] and not is_fenced:
                removed: list[str] = []
                expansion.lines[index] = _expand_line(lines[index], removed)
                if removed:
                    expansion.removed[index] = removed
    return expansion


def _expand_line(line: str, removed: list[str]) -> str:
    """Returns a line with its macros replaced, but for those in code."""
    box = _BOX.fullmatch(line)
    if box is not None:
        return _box(box)
    parts: list[str] = []
    at = 0
    for code in _CODE.finditer(line) if "`" in line or "<" in line else ():
        parts += [_expand(line[at : code.start()], removed), code.group()]
        at = code.end()
    return "".join([*parts, _expand(line[at:], removed)])


def _box(match: re.Match[str]) -> str:
    if match["end"]:
        return f"{match['indent']}:::"
    bare = _BARE_TITLE.search(match["rest"])
    title = dict(_ATTRIBUTE.findall(match["rest"])).get("title") or (bare["title"] if bare is not None else "")
    return f"{match['indent']}:::{match['name']}[{title}]"


def _expand(text: str, removed: list[str]) -> str:
    def told(rule: Callable[[re.Match[str]], str]) -> Callable[[re.Match[str]], str]:
        def replaced(match: re.Match[str]) -> str:
            result = rule(match)
            removed.append(match.group().replace(result.strip("*`"), "", 1))
            return result

        return replaced

    if "{" not in text:
        return text
    text = _SHORTCODE.sub(told(_tag), text)
    text = _MDN.sub(told(_mdn), text)
    return _LEFT_OVER.sub(told(lambda match: ""), _LIQUID.sub(told(_tag), text))


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
    if name == "swagger" and attributes.get("status"):  # {% swagger-response status="404: Not Found" description="…" %}
        return f"{attributes['status']}: {attributes.get('description', '')}".rstrip(": ")
    title = attributes.get("title") or attributes.get("summary") or attributes.get("name")
    return f"**{title}**" if title and name in _TITLED_TAGS else ""
