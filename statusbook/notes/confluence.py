"""Reads Confluence and Jira wiki markup, Textile's headings too: ``h3.``, ``||head||``, ``{code}``."""

from __future__ import annotations

import re

from statusbook.notes.block import Aside, Block
from statusbook.notes.translation import SAMPLE, Translation, left_out

# ``h3. 404 Not Found``; not ``h3.``, ``h7. 404``
_HEADING = re.compile(r"h([1-6])\.\s+(?=\S)")

# ``{code:java}``, ``{noformat}``; not ``{code} x``, ``{panel}``
_FENCE = re.compile(r"\s*\{(code|noformat)(?::[^{}]*)?\}\s*\Z")

# ``{panel:title=404}``, ``{/panel}``, ``{toc}``; not ``{404}``, ``{{404}}``
_MACRO = re.compile(r"\{(/?)([a-z]+)(?::([^{}]*))?\}")

# ``* 404``, ``## 404``, ``- 404``; not ``*404*``, ``----``
_LIST = re.compile(r"\s*([*#-]+)\s+(?=\S)")

# The title among the options of a macro: ``title=404``, ``a=b|title=404``; not ``color=red``, ``404``
_TITLE = re.compile(r"(?:^|\|)title=([^|]+)")

# … or the first of them: ``404|color=red``; not ``color=red|404``
_BARE_TITLE = re.compile(r"\A([^|=]+)(?:\||\Z)")

# Signs that stand in place of words: ``(x)``, ``(/)``, ``(*r)``, ``a :)``; not ``(a)``, ``(404)``, ``a:D``
_EMOTICON = re.compile(r"\((?:[x/!?iyn+-]|\*[rgby]?|on|off|flag|flagoff)\)|(?<![\w가-힣:(]):[)(DP](?!\w)|;\)")

# A person: ``[~kim]``; not ``[404]``
_MENTION = re.compile(r"\[~[^\[\]]*\]")

# ``[^error.zip]``, ``[#anchor]``; not ``[404]``, ``[문서|#a]``
_TARGET = re.compile(r"\[[\^#][^\[\]|]+\]")

# Struck text: ``-없다-``, ``-Moved Temporarily-``; not ``- 없다 -``, ``client-side-``, ``--``
_STRUCK = re.compile(r"(?<![\w\-!<:/.])-(?=[^\s\-])((?:[^\-\n{}|]|(?<=\w)-(?=\w)){1,300})(?<!\s)-(?![\w\-])")

_INLINE = (
    # ``{{404}}``; not ``{404}``
    (re.compile(r"\{\{([^{}]+)\}\}"), r"`\1`"),
    # The colour of text: ``{color:red}``, ``{color}``; not ``{colour}``
    (re.compile(r"\{color(?::[^{}]*)?\}"), ""),
    # Marks inside a word: ``{*}404{*}``, ``{_}404{_}``; not ``{404}``
    (re.compile(r"\{([*_+~^-])\}([^{}\n]+)\{\1\}"), r"\1\2\1"),
    # ``*404*``; not ``* 404``, ``2*3*4``
    (re.compile(r"(?<![\w*])\*(?![\s*])([^*\n]+?)(?<!\s)\*(?![A-Za-z0-9_*])"), r"**\1**"),
    (_STRUCK, r"<del>\1</del>"),
    # ``+404+``; not ``a+b+c``, ``2 + 2``
    (re.compile(r"(?<![\w+])\+(?=[^\s+])([^+\n]+?)(?<!\s)\+(?![\w+])"), r"\1"),
    # ``??RFC 9110??``; not ``왜??``
    (re.compile(r"\?\?(?=\S)([^?\n]+?)(?<=\S)\?\?"), r"\1"),
    # ``^1^``, ``^위^``; not ``2 ^ 3``
    (re.compile(r"\^(?=\S)([^\^\n\[\]]{1,60})(?<=\S)\^"), r"\1"),
    # ``a\\b``, ``없다.\\``; not ``a\b``
    (re.compile(r"\\\\\s*"), "<br>"),
    # ``[문서|https://a.example]``, ``[문서|a|제목]``; not ``[404]``
    (re.compile(r"\[([^\[\]|]+)\|([^\[\]|\s]+)(?:\|[^\[\]]*)?\]"), r"[\1](<\2>)"),
    # ``[https://a.example]``; not ``[404]``
    (re.compile(r"\[(https?://[^\[\]|\s]+)\]"), r"<\1>"),
    # ``!flow.png!``, ``!flow.png|width=300!``; not ``!중요!``
    (re.compile(r"!([^\s!|]+\.(?:png|jpe?g|gif|svg))(?:\|[^!]*)?!"), r"![](<\1>)"),
)

_BOXES = frozenset({"panel", "expand", "info", "note", "tip", "warning"})

# ``h3. 404``; not ``h3.``
_ANY_HEADING = re.compile(r"^h[1-6]\. \S", re.MULTILINE)

# ``||코드||뜻||``; not ``|코드|뜻|``, ``a || b``
_TABLE_HEAD = re.compile(r"^\|\|[^|\n]+\|\|", re.MULTILINE)

# A macro at the beginning of a line: ``{panel:title=404}``, ``{info}``, ``{toc}``; not ``{404}``, ``{note: a}``
_ANY_MACRO = re.compile(
    r"^\{(?:(?:panel|info|note|warning|tip|expand|status|code|noformat|toc)(?::\w+=[^{}\n]*)?|expand:[^{}\n]*)\}",
    re.MULTILINE,
)

# A heading of Markdown, where double bars are empty cells: ``## 404``; not ``##404``
_MARKDOWN_HEADING = re.compile(r"^#{1,6} ", re.MULTILINE)


def is_confluence(suffix: str, text: str) -> bool:
    """Returns whether the note is Confluence markup: its headings, a table head in double bars, or its macros."""
    start = text[:SAMPLE]
    if _ANY_HEADING.search(start):
        return True
    has_sign = _TABLE_HEAD.search(start) is not None or _ANY_MACRO.search(start) is not None
    return has_sign and _MARKDOWN_HEADING.search(start) is None


def read_confluence(text: str) -> list[Block]:
    """Returns the blocks of a note in wiki markup."""
    source = text.split("\n")
    out = Translation(lines=[""] * len(source))
    fence: str | None = None
    boxes: list[str] = []
    for index, line in enumerate(source):
        found = _FENCE.match(line)
        if found is not None and fence in (None, found.group(1)):
            fence = found.group(1) if fence is None else None
            out.fence(index)
        elif fence is not None:
            out.code(index, line)
        elif (macro := _MACRO.fullmatch(line.strip())) is not None and macro.group(2) in _BOXES:
            _read_box(out, index, macro, boxes)
        else:
            out.lines[index] = _line(line)
            if line.strip() and not out.lines[index].strip():
                out.drop(index)
    return out.read()


def _line(line: str) -> str:
    """Returns the line as Markdown: ``### 404`` for ``h3. 404``, ``   - 404`` for ``** 404``, ``|a|`` for ``||a||``."""
    if (heading := _HEADING.match(line)) is not None:
        return "#" * int(heading.group(1)) + " " + _inline(line[heading.end() :])
    if line.startswith("bq. "):
        return "> " + _inline(line[4:])
    if line.lstrip().startswith("|"):
        return _inline(line.replace("||", "|").replace("|_. ", "|"))
    if (item := _LIST.match(line)) is not None:
        marks = item.group(1)
        return "   " * (len(marks) - 1) + ("1. " if marks[-1] == "#" else "- ") + _inline(line[item.end() :])
    return _inline(line)


def _read_box(out: Translation, index: int, macro: re.Match[str], boxes: list[str]) -> None:
    """Opens or closes a callout: the same macro does both."""
    name, options = macro.group(2), macro.group(3) or ""
    if boxes and boxes[-1] == name and not options:
        boxes.pop()
        out.close_box(index)
    else:
        boxes.append(name)
        out.open_box(index, _title_of(options), name)


def _inline(text: str) -> str:
    text = _MENTION.sub(lambda found: left_out(found.group(), Aside.ABOUT_NOTE), text)
    text = _TARGET.sub(lambda found: left_out(found.group(), Aside.LINK_TARGET), text)
    for pattern, replacement in _INLINE:
        text = pattern.sub(replacement, text)
    text = _MACRO.sub(_macro, text)
    return _EMOTICON.sub(lambda found: left_out(found.group(), Aside.MARKUP), text)


def _macro(found: re.Match[str]) -> str:
    """Leaves out a macro; the title of a status stays, and, in bold, that of a box."""
    name, options = found.group(2), found.group(3) or ""
    title = _title_of(options)
    if name == "status" and title:
        return title
    if name in _BOXES and title:
        return f"**{title}**"
    return left_out(found.group(), Aside.MARKUP) if options else ""


def _title_of(options: str) -> str:
    title = _TITLE.search(options) or _BARE_TITLE.search(options)
    return title.group(1).strip() if title else ""
