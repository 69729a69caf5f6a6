"""Marks inside a line that CommonMark does not know, from the tools that teams write in, as rules of the parser.

A rule never looks into code spans or at what a writer escaped. What it takes away that has words goes to the ledger
as a ``removed`` token; a mark around text (``==text==``) goes alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter

from statusbook.notes.block import Aside

REMOVED = "removed"
"""The type of a token whose text is left out; ``meta`` has the ``reason``."""

LINE_MARK = "\N{OGHAM SPACE MARK}"
"""Begins every source line but the first in what the parser gets: white space to it, never left in cleaned text."""

_END = rf"(?=[ \t]*(?:\n{LINE_MARK}|\n|\Z))"

# The mark of a footnote: ``[^1]``, ``[^rfc-9110]``; not ``[^ 1]``, ``[1]``
FOOTNOTE_MARK = re.compile(r"\[\^(?P<label>[^\]\[\s]{1,60})\]")

# A link of a wiki: ``[[404]]``, ``[[페이지#절|글]]``; not ``[404]``, ``[[]]``
_WIKI_LINK = re.compile(r"\[\[(?P<target>[^\[\]|\n]{1,300})(?:\|(?P<alias>[^\[\]\n]{0,300}))?\]\]")

# What a wiki shows of another page: ``![[그림.png|300]]``; not ``![a](b)``
_EMBED = re.compile(r"!\[\[[^\[\]\n]{1,300}\]\]")

# A comment: ``%%나중에%%``; not ``100%%``, ``%%`` alone
_COMMENT = re.compile(r"%%(?!%)[^%]{0,2000}(?:%(?!%)[^%]{0,2000}){0,20}%%")

# The address of a block, behind it: ``^a1b2c3``; not ``^2^``, ``^`` inside a word
_BLOCK_ID = re.compile(rf"\^[A-Za-z0-9][A-Za-z0-9-]{{0,60}}{_END}")

# Text set high: ``^1st^``; not ``^ a ^``, ``^^``
_HIGH = re.compile(r"\^(?P<text>[^\s^]{1,40})\^")

# Attributes: ``{.warning}``, ``{#not-found .a}``, ``{: .notice--info}``, ``{:toc}``, ``{ .annotate }``; not ``{404}``, ``{a}``
_ATTRIBUTES = re.compile(r"\{:?\s*[#.][\w-][^{}\n]{0,100}\}|\{:\s*[\w-]+(?:=[^{}\n]{0,100})?\s*\}")

# A comment of MDX or CriticMarkup: ``{/* 나중에 */}``, ``{>>왜?<<}``; not ``{ /a }``, ``{404}``
_BRACED_COMMENT = re.compile(r"\{/\*.{0,2000}?\*/\}|\{>>.{0,2000}?<<\}")

# A role of MyST before its text: ``{sup}\x60``, ``{term}\x60``, ``{py:func}\x60``; not ``{404}\x60``, ``{sup}``
_ROLE = re.compile(r"\{[a-z][\w:.+-]{0,40}\}(?=`)")

# A change of CriticMarkup: ``{++새것++}``, ``{--옛것--}``, ``{~~옛것~>새것~~}``, ``{==이것==}``; of GitLab ``{+새것+}``, ``{-옛것-}``; not ``{++}``, ``{--}``
_CHANGE = re.compile(
    r"\{(?:(?P<sign>\+\+|==)(?P<new>[^{}]{1,500}?)(?P=sign)|--(?P<old>[^{}]{1,500}?)--"
    r"|~~(?P<before>[^{}]{1,500}?)~>(?P<after>[^{}]{0,500}?)~~"
    r"|\+(?P<added>[^{}+\n][^{}\n]{0,300}?)\+|-(?P<removed>[^{}\n-][^{}\n]{0,300}?)-)\}"
)

# The short name of an emoji: ``:warning:``, ``:+1:``, ``:fa-check:``; not ``:status:``, ``12:30:45``, ``:ref:`a` ``
_EMOJI = re.compile(
    r":(?!(?:status|path|method|authority|scheme|protocol):)(?:\+1|-1|[a-z][a-z0-9_+-]{0,40}):(?![^\W_]|[:`])"
)

# … and before Korean text: ``:warning:주의``; not ``:a:b``
_EMOJI_BEFORE_KOREAN = re.compile(r":[a-z][a-z0-9_+-]{1,40}:(?=[가-힣])")

# The number of a reference set high: ``<sup>[2]</sup>``, ``<sup><a href="#fn1">1</a></sup>``; not ``<sup>2</sup>``
_NUMBER_SET_HIGH = re.compile(
    r"<sup[^<>]{0,100}>\s*(?:\[\d{1,3}\]|(?:<a\b[^<>]{0,300}>\s*)\[?\d{1,3}\]?\s*</a>)\s*</sup>", re.IGNORECASE
)

# A backtick in place of an apostrophe: ``\x60m a``, ``\x60t``; not ``\x60t\x60``, ``\x60me``
_APOSTROPHE = re.compile(r"`(?:m|s|t|d|re|ll|ve)(?![\w`])")

# A tag: ``#http``, ``#에러/인증``; not ``#404``, ``#``
_TAG = re.compile(r"#[^\W\d_][\w/-]{0,60}")

# The end of a sentence, behind which tags stand: ``없다.``, ``않음``; not ``401``
_SENTENCE_END = re.compile(r"[.!?。다요죠음함됨임]\s{0,4}\Z")

# ``없다``, ``#http``; not `` ``
_WORD = re.compile(r"\S+")

_FEWEST_TAGS = 2
"""One tag behind a code may be a careless remark (``401 #인증``); two in a row, or one behind a sentence, are tags."""

_PAIRS = "=+"
"""Signs that mark text where two stand before and behind it: ``==없다==``, ``++없다++``."""

# An address behind its scheme: ``://a.example/__b__``; not ``://``, ``: ``
_ADDRESS = re.compile(r"://[^\s<>\"'`가-힣\[\](){}*|\\&]{1,2000}")

# The sign of a field: ``:: ``; not ``::a``, ``:::``
_FIELD_SIGN = re.compile(rf"::(?:[ \t]|{_END})")

# The name before it: ``원인``, ``next step``; not ``a, b``, ``없다. a``
_FIELD_NAME = re.compile(rf"[{LINE_MARK} \t]*[\w가-힣-]{{1,20}}(?: [\w가-힣-]{{1,20}})?[*_]{{0,2}}")

# A field inside a line: ``[상태:: 확인함]``; not ``[상태: 확인]``, ``[a::b](c)``
_BRACKETED_FIELD = re.compile(r"\[(?P<name>[\w가-힣 -]{1,30})::[ \t]*(?P<value>[^\[\]\n]{1,200})\](?![(\[])")

_LONGEST_FIELD_NAME = 46
_LONGEST_END = 4  # a backslash and the spaces that writers leave behind it

Rule = Callable[[StateInline, bool], bool]


def use_marks(parser: MarkdownIt) -> None:
    """Teaches the parser the marks, in one rule, since it asks every rule at every sign."""
    parser.inline.ruler.before("escape", "mark", _mark)
    parser.inline.ruler2.after("emphasis", "pair", _close_pairs)


def _mark(state: StateInline, silent: bool) -> bool:
    rules = _RULES.get(state.src[state.pos])
    return rules is not None and any(rule(state, silent) for rule in rules)


def _taken(pattern: re.Pattern[str], reason: Aside) -> Rule:
    """Returns the rule that leaves out what the pattern matches."""

    def rule(state: StateInline, silent: bool) -> bool:
        found = pattern.match(state.src, state.pos, state.posMax)
        return found is not None and _leave_out(state, found.end(), reason, silent)

    return rule


def _leave_out(state: StateInline, end: int, reason: Aside, silent: bool) -> bool:
    if not silent:
        token = state.push(REMOVED, "", 0)
        token.content = state.src[state.pos : end]
        token.meta = {"reason": reason}
    state.pos = end
    return True


def _write(state: StateInline, text: str, end: int, silent: bool) -> bool:
    if not silent:
        state.append_pending(text)
    state.pos = end
    return True


def _before(state: StateInline) -> str:
    """Returns the character before the place, ``""`` at the beginning of a line."""
    before = state.src[state.pos - 1 : state.pos]
    return "" if before in ("\n", LINE_MARK) else before


def _is_latin(sign: str) -> bool:
    return sign.isascii() and sign.isalnum()


# Rules ------------------------------------------------------------------------------------------


def _wiki_link(state: StateInline, silent: bool) -> bool:
    found = _WIKI_LINK.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    target = found["target"].rstrip("\\").strip()
    text = (found["alias"] or "").strip() or target.split("#^")[0].lstrip("#")
    if not silent and text != target and target:
        state.push(REMOVED, "", 0).content = target
        state.tokens[-1].meta = {"reason": Aside.LINK_TARGET}
    return _write(state, text, found.end(), silent)


def _comment(state: StateInline, silent: bool) -> bool:
    if _before(state).isdigit():
        return False
    found = _COMMENT.match(state.src, state.pos, state.posMax)
    return found is not None and _leave_out(state, found.end(), Aside.COMMENT, silent)


def _change(state: StateInline, silent: bool) -> bool:
    """Reads what a change leaves; what it takes out was struck."""
    found = _CHANGE.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if (gone := found["old"] or found["before"] or found["removed"]) and not silent:
        state.push(REMOVED, "", 0).content = gone
        state.tokens[-1].meta = {"reason": Aside.STRUCK}
    return _write(state, found["new"] or found["after"] or found["added"] or "", found.end(), silent)


def _block_id(state: StateInline, silent: bool) -> bool:
    if not (_before(state) == "" or _before(state).isspace()):
        return False
    found = _BLOCK_ID.match(state.src, state.pos, state.posMax)
    return found is not None and _leave_out(state, found.end(), Aside.LINK_TARGET, silent)


def _set_high(state: StateInline, silent: bool) -> bool:
    """Reads ``1^st^``; a number behind a digit is a power."""
    found = _HIGH.match(state.src, state.pos, state.posMax)
    if found is None or (_before(state).isdigit() and found["text"].isdigit()):
        return False
    return _write(state, found["text"], found.end(), silent)


def _emoji(state: StateInline, silent: bool) -> bool:
    if _is_latin(_before(state)) or _before(state) in (":", "/"):
        return False
    found = _EMOJI.match(state.src, state.pos, state.posMax)
    found = found or _EMOJI_BEFORE_KOREAN.match(state.src, state.pos, state.posMax)
    return found is not None and _leave_out(state, found.end(), Aside.MARKUP, silent)


def _address(state: StateInline, silent: bool) -> bool:
    """Reads the rest of an address in the text as it is: underscores in it are no emphasis."""
    found = _ADDRESS.match(state.src, state.pos, state.posMax)
    if found is None or not state.src.endswith(("http", "https"), 0, state.pos):
        return False
    text = found.group().rstrip("_~=.,;:!?")
    return _write(state, text, state.pos + len(text), silent)


def _field(state: StateInline, silent: bool) -> bool:
    """Reads the two colons of ``원인:: 없다``, a field of Dataview, as one."""
    found = _FIELD_SIGN.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    start = state.src.rfind("\n", 0, state.pos) + 1
    is_name = _FIELD_NAME.fullmatch(state.src, max(start, state.pos - _LONGEST_FIELD_NAME), state.pos) is not None
    return is_name and _write(state, ":", state.pos + len("::"), silent)


def _field_in_brackets(state: StateInline, silent: bool) -> bool:
    found = _BRACKETED_FIELD.match(state.src, state.pos, state.posMax)
    return found is not None and _write(state, f"{found['name']}: {found['value'].strip()}", found.end(), silent)


def _line_end(state: StateInline, silent: bool) -> bool:
    r"""Drops a ``\`` at the very end, where there is no next line to break to."""
    is_last = state.posMax - state.pos <= _LONGEST_END and not state.src[state.pos + 1 : state.posMax].strip()
    return is_last and _write(state, "", state.posMax, silent)


def _apostrophe(state: StateInline, silent: bool) -> bool:
    """Reads ``I`m`` as ``I'm``: a backtick inside a word, that ends a usual short form."""
    before = _before(state)
    if not (_is_latin(before) and before.isalpha()):
        return False
    found = _APOSTROPHE.match(state.src, state.pos, state.posMax)
    return found is not None and _write(state, "'", state.pos + 1, silent)


def _tags(state: StateInline, silent: bool) -> bool:
    """Leaves out the tags that end a line: ``없다. #http #에러``."""
    before = _before(state)
    if not (before == "" or before.isspace()):
        return False
    end = state.src.find("\n", state.pos, state.posMax)
    end = state.posMax if end < 0 else end
    key = -end - 1  # every place of a line asks once
    if key not in state.cache:
        state.cache[key] = _start_of_tags(state.src, state.src.rfind("\n", 0, state.pos) + 1, end)
    return state.cache[key] == state.pos and _leave_out(state, end, Aside.ABOUT_NOTE, silent)


def _start_of_tags(text: str, start: int, end: int) -> int:
    """Returns where the tags at the end of a line begin, the end of the line where there are none."""
    words = list(_WORD.finditer(text, start, end))
    found = next((n for n, word in enumerate(reversed(words)) if not _TAG.fullmatch(word.group())), len(words))
    at = words[-found].start() if found else end
    is_tagged = found >= _FEWEST_TAGS or (found > 0 and _SENTENCE_END.search(text, start, at) is not None)
    return at if is_tagged else end


# Pairs ------------------------------------------------------------------------------------------


def _pair(state: StateInline, silent: bool) -> bool:
    """Reads the two signs of ``==text==`` or ``++text++``; other runs of the sign stay as they are."""
    sign = state.src[state.pos]
    if silent:
        return False
    end = state.pos
    while end < state.posMax and state.src[end] == sign:
        end += 1
    before, after = _before(state), state.src[end : end + 1] if end < state.posMax else ""
    if end - state.pos != len("=="):
        return _write(state, state.src[state.pos : end], end, silent)
    token = state.push("text", "", 0)
    token.content = sign * 2
    state.delimiters.append(
        Delimiter(
            marker=ord(sign),
            length=0,
            token=len(state.tokens) - 1,
            end=-1,
            open=after.strip() != "" and not _is_latin(before),
            close=before.strip() != "" and not _is_latin(after),
        )
    )
    state.pos = end
    return True


def _close_pairs(state: StateInline) -> None:
    for delimiters in (state.delimiters, *(meta["delimiters"] for meta in state.tokens_meta if meta)):
        for delimiter in delimiters:
            if chr(delimiter.marker) in _PAIRS and delimiter.end >= 0:
                state.tokens[delimiter.token].content = ""
                state.tokens[delimiters[delimiter.end].token].content = ""


_RULES: dict[str, tuple[Rule, ...]] = {
    "[": (_taken(FOOTNOTE_MARK, Aside.MARKUP), _wiki_link, _field_in_brackets),
    "!": (_taken(_EMBED, Aside.LINK_TARGET),),
    "%": (_comment,),
    "^": (_block_id, _set_high),
    "{": (
        _taken(_ATTRIBUTES, Aside.MARKUP),
        _taken(_BRACED_COMMENT, Aside.COMMENT),
        _taken(_ROLE, Aside.MARKUP),
        _change,
    ),
    ":": (_address, _emoji, _field),
    "<": (_taken(_NUMBER_SET_HIGH, Aside.MARKUP),),
    "=": (_pair,),
    "+": (_pair,),
    "#": (_tags,),
    "\\": (_line_end,),
    "`": (_apostrophe,),
}
"""The rules by the sign that a mark begins with; the first that reads it wins."""
