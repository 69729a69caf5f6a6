"""A link in the forms people paste: URL, Markdown, Confluence wiki markup, HTML, plain text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape

_MARKDOWN_SIGNS = re.compile(r"([\\`*_\[\]<>|])")  # a | would end the cell of a table
_CONFLUENCE_SIGNS = re.compile(r"([\\\[\]{}|])")  # {code} would be a macro, [a|b] a link


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkForm:
    """One form of a link: its key, the name people know the format by, and the text to paste."""

    key: str
    label: str
    text: str


def escape_markdown(text: str) -> str:
    """Gives the text so that Markdown shows it as it stands, in a table cell too."""
    return _MARKDOWN_SIGNS.sub(r"\\\1", text)


def escape_confluence(text: str) -> str:
    """Gives the text so that Confluence wiki markup shows it as it stands, in a table cell too."""
    return _CONFLUENCE_SIGNS.sub(r"\\\1", text)


def markdown_link(title: str, url: str) -> str:
    """Gives ``[title](url)``."""
    return f"[{escape_markdown(title)}]({url})"


def confluence_link(title: str, url: str) -> str:
    """Gives ``[title|url]``."""
    return f"[{escape_confluence(title)}|{url}]"


def html_link(title: str, url: str) -> str:
    """Gives an ``a`` element."""
    return f'<a href="{escape(url)}">{escape(title, quote=False)}</a>'


def link_forms(title: str, url: str) -> tuple[LinkForm, ...]:
    """Gives a link to a public URL in every form; plain text delimits the URL as RFC 3986 appendix C does."""
    return (
        LinkForm(key="url", label="URL", text=url),
        LinkForm(key="markdown", label="Markdown", text=markdown_link(title, url)),
        LinkForm(key="confluence", label="Confluence", text=confluence_link(title, url)),
        LinkForm(key="html", label="HTML", text=html_link(title, url)),
        LinkForm(key="text", label="일반 텍스트", text=f"{title} <{url}>"),
    )
