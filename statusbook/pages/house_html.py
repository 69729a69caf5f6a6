"""House Markdown as HTML. What comes out is what this parser has a rule for: no text can bring its own markup."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from markupsafe import Markup, escape
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound

from statusbook.caches import remembered
from statusbook.house.allowed_markup import is_safe_address

_ENGLISH_LINK = re.compile(r"\d{3} [A-Z][A-Za-z' -]*")
"""Words of a link that are a code and its reason phrase, 404 Not Found: marked as English for screen readers."""

_PLAIN = HtmlFormatter(nowrap=True)


def _open_link(renderer: RendererHTML, tokens: Sequence[Token], at: int, options: OptionsDict, env: EnvType) -> str:
    words = tokens[at + 1]
    if words.type == "text" and tokens[at + 2].type == "link_close" and _ENGLISH_LINK.fullmatch(words.content):
        tokens[at].attrSet("lang", "en")
    return renderer.renderToken(tokens, at, options, env)


def _fence(renderer: RendererHTML, tokens: Sequence[Token], at: int, options: OptionsDict, env: EnvType) -> str:
    return f"{code_html(tokens[at].content, tokens[at].info.strip())}\n"


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).enable("table").disable(["reference", "image"])
    parser.validateLink = is_safe_address  # type: ignore[assignment]
    parser.add_render_rule("link_open", _open_link)
    parser.add_render_rule("fence", _fence)
    return parser


_PARSER = _parser()


@remembered
def block_html(markdown: str) -> str:
    """Gives Markdown (CommonMark with tables) as HTML; HTML in it is shown, as is a link to an address that could run."""
    return str(_PARSER.render(markdown)).strip()


@remembered
def inline_html(markdown: str) -> str:
    """Gives one line of Markdown as HTML, without a paragraph around it."""
    return str(_PARSER.renderInline(markdown))


@remembered
def code_html(text: str, language: str, title: str = "") -> Markup:
    """Gives a block of code with its colours, and the line above it; an unknown language has no colours."""
    options: dict[str, Any] = {"stripnl": False}
    try:
        lexer = get_lexer_by_name(language or "text", **options)
    except ClassNotFound:
        lexer = get_lexer_by_name("text", **options)
    coloured = Markup(highlight(text.strip("\n"), lexer, _PLAIN))
    above = Markup('<span class="filename">{}</span>').format(title) if title else ""
    return Markup('<div class="highlight">{}<pre><span></span><code>{}</code></pre></div>').format(above, coloured)


def heading_html(level: int, title: str, anchor: str) -> Markup:
    """Gives a heading with the link to itself; ``title`` is text, or markup that is safe already."""
    tag = Markup(f"h{level:d}")
    link = Markup('<a class="headerlink" href="#{0}" title="이 절의 링크">#</a>').format(anchor)
    return Markup('<{0} id="{1}">{2}{3}</{0}>').format(tag, anchor, escape(title), link)
