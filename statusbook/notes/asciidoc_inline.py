"""Marks inside a line of AsciiDoc, put into Markdown or, in a cell, into HTML."""

from __future__ import annotations

import re

from statusbook.notes.block import Aside
from statusbook.notes.translation import escape, left_out

# What is no text: ``footnote:[RFC 9110]``, ``anchor:a[]``, ``icon:times[]``, ``indexterm:[a]``; not ``kbd:[F5]``
_LEFT_OUT = re.compile(
    r"(?P<name>footnote(?:ref)?|anchor|icon|indexterm):[^\s\[\]]{0,100}\[(?P<text>[^\[\]]{0,1000})\]"
)

# Words for the index: ``(((오류,404)))``; not ``((오류))``
_INDEX = re.compile(r"\(\(\((?P<text>[^()]{1,300})\)\)\)")

# A target inside a line: ``[[gone]]``; not ``[gone]``
_ANCHOR = re.compile(r"\[\[(?P<text>[^\[\]]{1,200})\]\]")

# A reference without a text: ``<<errors>>``, ``<<a.adoc#b>>``; not ``<<errors, 오류>>``
_REFERENCE = re.compile(r"<<(?P<text>[^<>,]{1,200})>>")

# The number of a remark on code, behind it: ``<1>``, ``<.> <2>``; not ``<b>``, ``<1> a``
_CALLOUT = re.compile(r"(?:\s*<(?:\d{1,3}|\.)>)+\s*\Z")

# Struck text: ``[.line-through]#없다#``, ``[line-through]##없##다``; not ``[.red]#없다#``
_STRUCK = re.compile(r"\[\.?(?:line-through|strike|del)\](#{1,2}|\*)(?P<text>[^#\n*]{1,1000})\1")

_MARKS = (
    # Text with a role: ``[.red]#없다#``, ``[red]##없##다``; not ``#404``
    (re.compile(r"\[[.\w#%-]{1,80}\](#{1,2})([^#\n]{1,1000})\1"), r"\2"),
    # Highlighted text: ``#없다#``, ``#없다#는``; not ``C#``, ``# 404 #``
    (re.compile(r"(?<![\w#&])#(?=[^\s#])([^#\n]{1,1000})(?<!\s)#(?![A-Za-z0-9_#])"), r"\1"),
    # ``##없##다``; not ``## 404``
    (re.compile(r"##(?=[^\s#])([^#\n]{1,1000})(?<!\s)##(?!#)"), r"\1"),
    # ``((오류))``; not ``(오류)``
    (re.compile(r"\(\(([^()]{1,300})\)\)"), r"\1"),
    # ``kbd:[F5]``, ``btn:[확인]``, ``pass:[a]``, ``stem:[x]``; not ``menu:File[Save]``
    (re.compile(r"\b(?:kbd|btn|pass|stem|asciimath|latexmath):[a-z,]{0,20}\[([^\[\]]{0,500})\]"), r"\1"),
    # ``menu:File[Save]``; not ``link:a[b]``
    (re.compile(r"\bmenu:([^\s\[\]]{1,100})\[([^\[\]]{1,300})\]"), r"\1 > \2"),
    # ``+++404+++``; not ``+404+``
    (re.compile(r"\+\+\+([^+\n]{1,500})\+\+\+"), r"\1"),
    # ``a^2^``, ``^위^``; not ``2 ^ 3``
    (re.compile(r"\^([^\s^\[\]]{1,60})\^"), r"\1"),
    # ``H~2~O``; not ``~~404~~``, ``~/a``
    (re.compile(r"(?<![~\s/])~([^\s~/]{1,60})~(?!~)"), r"\1"),
)

_LINKS = (
    # ``link:/404/[404]``, ``mailto:a@b.example[메일]``; not ``link:/404/``
    (re.compile(r"(?:link|xref|mailto):([^\s\[\]]{1,500})\[([^\[\]]{1,300}?)(?:\^|,[^\[\]]{0,300})?\]"), r"[\2](<\1>)"),
    # ``https://a.example[문서]``, ``https://a.example[문서^]``; not ``https://a.example``
    (re.compile(r"(https?://[^\s\[\]<>]{1,500})\[([^\[\]]{1,300}?)(?:\^|,\s*\w+=[^\[\]]{0,300})?\]"), r"[\2](<\1>)"),
    # ``<<errors, 오류>>``; not ``<<errors>>``
    (re.compile(r"<<[^,<>]{1,200},\s*([^<>]{1,300})>>"), r"\1"),
    # ``image::flow.png[흐름]``, ``image:a.png[]``
    (re.compile(r"image::?([^\s\[\]]{1,500})\[([^\[\],]{0,300})[^\[\]]{0,300}\]"), r"![\2](<\1>)"),
)

# The same in a cell, which is HTML: ``link:https://a.example[문서]``, ``https://a.example[문서^]``;
# not ``https://a.example``
_LINK_IN_CELL = re.compile(r"(?:link:)?(https?://[^\s\[\]]{1,500})\[([^\[\]]{1,300}?)\^?\]")

# Other references in a cell: ``xref:a.adoc[오류]``, ``&lt;&lt;a,오류&gt;&gt;``; not ``a[오류]``
_REFERENCE_IN_CELL = re.compile(
    r"(?:xref|link|mailto):[^\s\[\]]{1,300}\[([^\]]{1,300})\]|&lt;&lt;[^,&]{1,200},\s*([^&]{1,300})&gt;&gt;"
)

# ``*404*``, ``*404*는``; not ``* 404``, ``2*3*4``
_BOLD = re.compile(r"(?<![\w*])\*(?![\s*])([^*\n]+?)(?<!\s)\*(?![A-Za-z0-9_*])")

# Bold inside a word: ``**404**는``; not ``** 404``
_BOLD_INSIDE = re.compile(r"\*\*(?!\s)([^*\n]{1,500}?)(?<!\s)\*\*")

# ``_404_``; not ``a_b_c``
_SLANTED_IN_CELL = re.compile(r"(?<![\w`])_(?![\s_])([^_\n`]{1,500})(?<!\s)_(?![A-Za-z0-9_])")

# ``+404+``, `` `+404+` ``; not ``a+404+b``, ``2 + 2``
_MONO = re.compile(r"`\+([^`+]+)\+`|(?<!\w)\+([^+\n]+)\+(?!\w)")

# `` `404` ``, `` `+404+` ``; not ``404``
_MONO_IN_CELL = re.compile(r"`\+?([^`]+?)\+?`")

_REASONS = {"anchor": Aside.LINK_TARGET, "icon": Aside.MARKUP}


def inline(line: str) -> str:
    """Returns a line as Markdown."""
    line = _leave_out(without_callouts(line))
    for pattern, replacement in (*_LINKS, *_MARKS):
        line = pattern.sub(replacement, line)
    line = _REFERENCE.sub(lambda found: left_out(found["text"], Aside.LINK_TARGET), line)
    line = _MONO.sub(lambda found: f"`{found.group(1) or found.group(2)}`", line)
    return _BOLD.sub(r"**\1**", line).removesuffix(" +")


def inline_html(text: str) -> str:
    """Returns the text of a cell as HTML."""
    text = _LINK_IN_CELL.sub(r'<a href="\1">\2</a>', escape(text.strip()))
    text = _REFERENCE_IN_CELL.sub(lambda found: found.group(1) or found.group(2), text)
    text = _leave_out(text)
    for pattern, replacement in _MARKS:
        text = pattern.sub(replacement, text)
    text = _MONO_IN_CELL.sub(r"<code>\1</code>", text)
    text = _BOLD.sub(r"<b>\1</b>", _BOLD_INSIDE.sub(r"<b>\1</b>", text))
    return _SLANTED_IN_CELL.sub(r"\1", text).removesuffix(" +")


def without_callouts(line: str) -> str:
    """Returns a line of text or code without the numbers of remarks at its end: ``404`` for ``404 <1>``."""
    return _CALLOUT.sub("", line) if line.endswith(">") else line


def _leave_out(text: str) -> str:
    text = _STRUCK.sub(r"<del>\g<text></del>", text)
    text = _LEFT_OUT.sub(
        lambda found: left_out(found["text"] or found.group(), _REASONS.get(found["name"], Aside.ABOUT_NOTE)), text
    )
    for pattern in (_INDEX, _ANCHOR):
        text = pattern.sub(lambda found: left_out(found["text"], Aside.LINK_TARGET), text)
    return text
