"""Inline Markdown of our own files: where its links and code spans stand, and its words as plain text."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline, backtick, link
from markdown_it.token import Token

from statusbook.text import UNSEEN

InlineRule = Callable[[StateInline, bool], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class InlineSpan:
    """A link or a code span: the offsets of its Markdown, and where a link leads (None for code)."""

    start: int
    end: int
    target: str | None = None


def _noting_place(rule: InlineRule, kind: str) -> InlineRule:
    """Gives the parser's own rule, which then also notes on the token it ends with where in the source it matched."""

    def noting(state: StateInline, silent: bool) -> bool:
        start, before = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        if len(state.tokens) > before and state.tokens[-1].type == kind:
            state.tokens[-1].meta["span"] = (start, state.pos)
        return True

    return noting


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark").enable("table").disable(["reference", "autolink"])
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # what is no link cannot be checked
    parser.inline.ruler.at("backticks", _noting_place(backtick, "code_inline"))
    parser.inline.ruler.at("link", _noting_place(link, "link_close"))
    return parser


MARKDOWN = _parser()
"""The parser of our own Markdown: CommonMark with tables, links written where they stand."""

_MARKED = frozenset("`*_[\\&<")
"""Characters without which a text holds no inline markup."""


def inline_spans(content: str, children: Sequence[Token]) -> Iterator[InlineSpan]:
    """Gives the links and code spans of parsed inline ``content``, in order; code inside a link is the link's."""
    found: list[InlineSpan] = []
    for token in children:
        if "span" not in token.meta:
            continue
        start, end = token.meta["span"]
        if token.type == "link_close":
            found = [span for span in found if span.start < start]
            # The address as it is written: the token holds it percent-encoded.
            address = content[content.rindex("](", start, end) + 2 : end - 1]
            found.append(InlineSpan(start=start, end=end, target=address.strip()))
        else:
            found.append(InlineSpan(start=start, end=end))
    yield from found


_ATTRIBUTE_LIST = re.compile(r"\{:[^}\n]*\}")  # {: .class onclick=… }


def markup_faults(children: Sequence[Token]) -> Iterator[tuple[str, str]]:
    """Gives what inline Markdown holds and a page may not show: message and fix."""
    for token in children:
        if token.type == "html_inline":
            yield "raw HTML", "write it as Markdown, or in backticks if it is meant as text"
        elif token.type == "image":
            yield "an image", "link to it, or say in words what it shows"
        elif token.type == "text" and _ATTRIBUTE_LIST.search(token.content):
            yield "an attribute list", "take it out: Markdown here has none; or put it in backticks"
        if unseen := UNSEEN.search("".join((token.content, *map(str, token.attrs.values())))):
            yield f"the invisible character U+{ord(unseen[0]):04X}", "take it out"


@functools.lru_cache(maxsize=4096)
def faults_of(markdown: str) -> tuple[tuple[str, str], ...]:
    """Gives the ``markup_faults`` of one line of Markdown."""
    return tuple(dict.fromkeys(markup_faults(_children(markdown))))


@functools.lru_cache(maxsize=4096)
def spans_of(markdown: str) -> tuple[InlineSpan, ...]:
    """Gives the links and code spans of one line of Markdown, such as a question or a table cell."""
    if not _MARKED & set(markdown):
        return ()
    return tuple(inline_spans(markdown, _children(markdown)))


@functools.lru_cache(maxsize=32768)
def plain_text(markdown: str) -> str:
    """Gives inline Markdown as a statement holds it: without links, emphasis and escapes, code in its backticks."""
    if not _MARKED & set(markdown):
        return " ".join(markdown.split())
    return " ".join("".join(_words(_children(" ".join(markdown.split())))).split())


def _children(markdown: str) -> Sequence[Token]:
    return MARKDOWN.parseInline(markdown)[0].children or ()


def _words(children: Sequence[Token]) -> Iterator[str]:
    for token in children:
        if token.type == "code_inline":
            yield f"{token.markup}{token.content}{token.markup}"
        elif token.type in ("softbreak", "hardbreak"):
            yield " "
        else:  # text; the content of an image is its description
            yield token.content
