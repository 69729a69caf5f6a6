"""Reads the comments of programs: their signs and tags go, their words stay on their lines."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from statusbook.notes.block import Aside, Removed
from statusbook.notes.marked_text import cut_struck
from statusbook.notes.programs.tokens import Token
from statusbook.text import squeeze

# What begins a line of a comment: ``///``, ``/**``, `` * ``, ``#:``, ``//!``; not ``*굵게*``, ``없다``
_SIGNS = re.compile(r"\s*(?:/\*+!?<?|//[/!]*<?|\#+[:!]?|\*+(?=\s|\Z|/))[^\S\n]?")

# … a further line of one: `` * 404``, ``*``; not ``*굵게*``, ``# 404``
_STAR = re.compile(r"\s*\*+(?=\s|\Z|/)[^\S\n]?")

# … and what ends one: `` */``, ``**/``; not ``*``
_END = re.compile(r"\s*\*+/\s*\Z")

# What begins a text that documents a program: ``'''``, ``r'''``, ``"없다``; not ``'a``
_QUOTES = re.compile(r"[rRbBuUfF]{0,2}(?P<mark>\"\"\"|'''|\")")

# Anything that can be said: ``없``, ``a``, ``4``; not ``====``, ``*/``
_WORD = re.compile(r"[^\W_]")

# Signs that frame a title: ``==== 404 ====``, ``-- 404 --``, ``== 404 ==``; not ``404``, ``- 404``, ``**404**``
_FRAME = re.compile(
    r"\A\s*(?:[=*~#+─━═-]{3,}|--+|──+|[=*~#+]{2}(?=\s|\Z))\s*|\s*(?:[=*~#+─━═-]{3,}|--+|──+|(?<=\s)[=*~#+]{2})\s*\Z"
)

# Tags of HTML and of documents in C#: ``<summary>``, ``</para>``, ``<see cref="X"/>``, ``<b>``; not ``<T>``, ``<P>``, ``<404>``
_XML = re.compile(
    r"</?(?P<name>summary|response|param|typeparam|exception|remarks|value|para|returns|code|example|list|item|term|description|br|ul|ol|li|dl|dt|dd|em|strong|tt"
    r"|pre|inheritdoc|see|seealso|paramref|typeparamref|span|div|font|h[1-6]|hr|table|thead|tbody|tr|td|th|sup|sub|kbd|small|big"
    r"|samp|var|cite|mark|ins|del|strike|blockquote|center|img|(?-i:[abcipqsu]))(?:\s[^<>]{0,300})?/?>",
    re.IGNORECASE,
)

# Tags at which a line ends: ``<br>``, ``<li>``; not ``<b>``
_BREAKS = frozenset("br p li para item dt dd tr td th div ul ol dl table hr h1 h2 h3 h4 h5 h6 blockquote list".split())

# What ends a line where a reference (``&#10;``) stood; not `` ``
_LINE_ENDS = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")

# Inline tags of Java's and others': ``{@code 404}``, ``{@link Order#id 주문}``
_INLINE = re.compile(r"\{@(?:code|literal|link|linkplain|value)\s+([^{}]{0,300})\}")

# A tag and what follows: ``@author 김``, ``\brief 없다``; not ``a@b``
_TAG = re.compile(r"\s*[@\\](?P<tag>[A-Za-z]\w*)(?P<rest>.*)", re.DOTALL)

# A tag that says something of a code: ``@property {string} 404 - 없다``, ``@Failure 404 {object} Err "없다"``,
# ``@throws NotFound 404 없다``
_TAG_OF_CODE = re.compile(
    r"\s*@(?P<tag>\w+)\s+(?:\{[^{}]{0,200}\}\s*)?(?:[A-Z][\w.]{2,80}\s+)?[\[(\"'`]?(?P<code>[1-5]\d\d)[\])\"'`]?(?![\w.])\s*(?:\{[^{}]{0,200}\}\s*)?"
    r"(?:[\w.\[\]]{1,100}\s+(?=\"))?(?:[-–—:]\s*)?(?P<rest>.*)",
    re.DOTALL,
)

# The tag of C# for an answer: ``<response code="404">없다</response>``
_RESPONSE = re.compile(r"\s*<response\s+code=[\"'](?P<code>[1-5]\d\d)[\"']\s*>(?P<rest>.*)", re.DOTALL | re.IGNORECASE)

_SAYING_TAGS = frozenset(
    "brief description desc summary note remarks remark details deprecated comment apidescription reason".split()
)

_TAGS_ABOUT_NOTE = frozenset("author since version date copyright license file package".split())

# What a comment says to a tool or to its writer: ``TODO: 고친다``, ``eslint-disable``, ``noqa``; not ``할 일``
_TO_TOOLS = re.compile(
    r"\s*(?:(?:TODO|FIXME|XXX|HACK)\b|eslint-|prettier-|@ts-|tslint:|noinspection|noqa|type:\s*ignore|pylint:|NOLINT|nolint"
    r"|go:|pragma|region\b|endregion\b|istanbul)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentLine:
    """A line of a comment without its signs; ``code`` is that of a tag: ``@property {string} 404 - 없다``."""

    number: int
    text: str
    removed: tuple[Removed, ...] = ()
    code: str | None = None
    indent: int = 0
    source: str = ""  # with the signs that Markdown reads: ``## 404``, ``|---|``


def comment_lines(comments: Iterable[Token]) -> list[CommentLine]:
    """Returns the lines of comments that have words, or are empty between such; tags and frames are taken out."""
    found: list[CommentLine] = []
    in_tag: Aside | None = None
    raws = [raw for comment in comments for raw in raw_lines(comment)]
    for (number, _), (raw, struck) in zip(raws, cut_struck([raw for _, raw in raws]), strict=True):
        line = _read_line(number, raw)
        tag = _TAG.match(raw)
        if tag is None and in_tag is not None and line.text.strip() and line.indent > 1:
            line = CommentLine(number=number, text="", removed=(Removed(text=line.text, reason=in_tag),))
        else:
            in_tag = line.removed[-1].reason if tag is not None and not line.text.strip() and line.removed else None
        if struck:
            removed = tuple(Removed(text=words, reason=Aside.STRUCK) for words in struck)
            line = replace(line, removed=(*removed, *line.removed), text=squeeze(line.text))
        found.append(line)
    return found


def raw_lines(comment: Token) -> list[tuple[int, str]]:
    """Returns the lines of one comment with their numbers, without the signs of the comment only."""
    text = _END.sub("", comment.text) if comment.text.startswith("/*") else comment.text
    if quotes := _QUOTES.match(text):
        text = text[quotes.end() :].removesuffix(quotes["mark"])
        return [(comment.first + index, line) for index, line in enumerate(text.split("\n"))]
    lines = text.split("\n")
    result = []
    for index, line in enumerate(lines):
        found = _SIGNS.match(line) if index == 0 else _STAR.match(line)
        result.append((comment.first + index, line[found.end() :] if found else line))
    return result


def _read_line(number: int, raw: str) -> CommentLine:
    if (response := _RESPONSE.match(raw)) is not None:
        line = _read_line(number, response["rest"])
        opening = Removed(text=raw[: response.start("rest")].strip(), reason=Aside.MARKUP)
        return replace(line, code=response["code"], removed=(opening, *line.removed))
    of_code = _TAG_OF_CODE.match(raw)
    if of_code is not None:
        rest = of_code["rest"].strip()
        quoted = len(rest) > 1 and rest[0] == rest[-1] == '"'
        taken = (raw[: of_code.start("code")].strip(), raw[of_code.end("code") : of_code.start("rest")].strip())
        return CommentLine(
            number=number,
            text=rest[1:-1] if quoted else rest,
            code=of_code["code"],
            removed=tuple(Removed(text=each, reason=Aside.PROGRAM) for each in taken if _WORD.search(each)),
        )
    if _TO_TOOLS.match(raw):
        return CommentLine(number=number, text="", removed=(Removed(text=raw.strip(), reason=Aside.COMMENT),))
    removed: list[Removed] = []
    tag = _TAG.match(raw)
    text = raw
    if tag is not None:
        name = tag["tag"].lower()
        if name in _SAYING_TAGS:
            text = tag["rest"]
            removed.append(Removed(text=f"@{tag['tag']}", reason=Aside.MARKUP))
        else:
            reason = Aside.ABOUT_NOTE if name in _TAGS_ABOUT_NOTE else Aside.PROGRAM
            return CommentLine(number=number, text="", removed=(Removed(text=raw.strip(), reason=reason),))
    text = _INLINE.sub(lambda found: found[1], text) if "{@" in text else text
    if "<" in text:
        removed.extend(
            Removed(text=found[0], reason=Aside.MARKUP) for found in _XML.finditer(text) if _WORD.search(found[0])
        )
        text = _XML.sub(lambda found: " " * (found["name"].lower() in _BREAKS), text)
    if "&" in text:
        text = _LINE_ENDS.sub(" ", html.unescape(text))
    source = text.rstrip()
    text = _FRAME.sub("", text)
    if not _WORD.search(text):
        text = ""
    return CommentLine(
        number=number, text=text.strip(), removed=tuple(removed), indent=len(text) - len(text.lstrip()), source=source
    )
