"""Takes a program apart: comments, strings, numbers, names and signs, each with its lines.

The lexers of Pygments know the languages better, but the time of many grows with the square of the length (20 kB of
words take Java's ten seconds), and a note may be anything. What is needed here can be found in one pass.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from statusbook.notes.programs.languages import Syntax
from statusbook.notes.programs.string_escapes import decode_escapes
from statusbook.notes.programs.tokens import Token, TokenKind

# A prefix that turns escapes off: ``r``, ``Rb``, ``@``; not ``f``
_RAW = re.compile(r"[rR@]")

# What may stand before a regular expression: ``(``, ``=``, ``return``; not ``)``, ``a``
_BEFORE_PATTERN = frozenset("( [ { } , ; : = == === != !== => && || ! ? + return typeof case".split())

# A regular expression: ``/a/``, ``/["']/g``; not ``// a``, ``/* a */``
_PATTERN = re.compile(r"/(?![/*])(?:[^/\\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/[a-z]*")


def _pattern_of(language: Syntax) -> re.Pattern[str]:
    """Returns one pattern for every token of a language; each alternative needs its own length only."""
    quoted = ['"']
    if language.single_quotes:
        quoted.append("'")
    if language.backticks or language.raw_backticks:
        quoted.append("`")
    character = "" if language.single_quotes else r"|(?P<character>'(?:\\[^\n']{1,8}|[^\\'\n])')"
    prefix = f"(?:{language.prefixes})?" if language.prefixes else ""
    blocks = r"|(?P<block>/\*)" if language.block_comments else ""
    return re.compile(
        r"(?P<space>[^\S\n]+)|(?P<newline>\n)"
        rf"|(?P<line>(?:{language.line_comments})[^\n]*){blocks}"
        rf"{character}"
        rf"|(?P<triple>{prefix}(?:{language.triple_quotes}))"
        r'|(?P<fence>(?:b?r|R)(?P<hashes>#+|)"(?P<delimiter>[^()\\\s"]{0,16}\()?)'
        rf"|(?P<quote>{prefix}[{''.join(quoted)}])"
        r"|(?P<number>\d(?:[\w']*\w)?(?:\.\d\w*)?)"
        r"|(?P<name>[^\W\d]\w*)"
        r"|(?P<sign>===|!==|==|!=|=>|->|<-|:=|::|&&|\|\||\?\?|[^\w\s])",
    )


_PATTERNS: dict[Syntax, re.Pattern[str]] = {}

# The inside of a string up to its quote: ``a``, ``a\\"b``; a string in backticks may have line ends
_STRING_ENDS = {
    '"': re.compile(r'[^"\\\n]*(?:\\[\s\S][^"\\\n]*)*'),  # ``a b``, ``a\"b``; not ``"``
    "'": re.compile(r"[^'\\\n]*(?:\\[\s\S][^'\\\n]*)*"),  # ``a b``, ``a\'b``; not ``'``
    "`": re.compile(r"[^`\\]*(?:\\[\s\S][^`\\]*)*"),  # ``a b``, ``a\nb``
}


class Scanner:
    """Walks over a program once."""

    def __init__(self, text: str, language: Syntax) -> None:
        self._text = text
        self._language = language
        self._pattern = _PATTERNS.get(language) or _PATTERNS.setdefault(language, _pattern_of(language))
        self._at = 0
        self._line = 1
        self._opens_line = True
        self._before = "("

    def tokens(self) -> Iterator[Token]:
        """Returns every token in order; white space is none."""
        while self._at < len(self._text):
            found = self._pattern.match(self._text, self._at)
            if found is None:
                self._at += 1
                continue
            kind = found.lastgroup
            if kind == "space":
                self._at = found.end()
            elif kind == "newline":
                self._at = found.end()
                self._line += 1
                self._opens_line = True
            else:
                yield self._token(kind or "", found)

    def _token(self, kind: str, found: re.Match[str]) -> Token:
        match kind:
            case "line":
                return self._take(TokenKind.COMMENT, found.end())
            case "block":
                return self._take(TokenKind.COMMENT, self._end_of("*/", found.end()))
            case "character":
                return self._take(TokenKind.STRING, found.end(), found[0][1:-1])
            case "triple":
                mark = found[0][-3:]
                return self._take_string(found.end(), mark, raw=_RAW.search(found[0][:-3]) is not None)
            case "fence" | "delimiter" | "hashes":
                return self._take_fence(found)
            case "quote":
                return self._take_quote(found)
            case "number":
                return self._take(TokenKind.NUMBER, found.end())
            case "name":
                return self._take(TokenKind.NAME, found.end())
        if found[0] == "/" and self._language.backticks and self._before in _BEFORE_PATTERN:
            pattern = _PATTERN.match(self._text, self._at, self._at + 1_000)
            if pattern is not None:
                return self._take(TokenKind.SIGN, pattern.end())
        return self._take(TokenKind.SIGN, found.end())

    def _end_of(self, mark: str, start: int) -> int:
        at = self._text.find(mark, start)
        return at + len(mark) if at >= 0 else len(self._text)

    def _take_string(self, start: int, mark: str, *, raw: bool) -> Token:
        """Takes a string over several lines, up to its mark."""
        end = start
        while True:
            at = self._text.find(mark, end)
            if at < 0:
                return self._take(TokenKind.STRING, len(self._text), self._text[start:])
            end = at + len(mark)
            escapes = at - len(self._text[max(start, at - 16) : at].rstrip("\\")) - max(start, at - 16)
            if raw or escapes % 2 == 0:
                break
        value = self._text[start : end - len(mark)]
        return self._take(TokenKind.STRING, end, value if raw else decode_escapes(value))

    def _take_fence(self, found: re.Match[str]) -> Token:
        """Takes a raw string: ``r"a"``, ``r#"a"#``, ``R"x(a)x"``."""
        mark = ")" + found["delimiter"][:-1] + '"' if found["delimiter"] else '"' + found["hashes"]
        return self._take_string(found.end(), mark, raw=True)

    def _take_quote(self, found: re.Match[str]) -> Token:
        """Takes a string; one that nobody closed reaches to the end of its line and is no text."""
        sign = found[0][-1]
        if sign == "`" and self._language.raw_backticks:
            return self._take_string(found.end(), "`", raw=True)
        if "@" in found[0]:
            return self._take_verbatim(found.end())
        ended = _STRING_ENDS[sign].match(self._text, found.end())
        end = ended.end() if ended else found.end()
        value = self._text[found.end() : end]
        if self._text[end : end + 1] != sign:
            return self._take(TokenKind.SIGN, min(end, len(self._text)))
        raw = _RAW.search(found[0][:-1]) is not None
        return self._take(TokenKind.STRING, end + 1, value if raw else decode_escapes(value))

    def _take_verbatim(self, start: int) -> Token:
        """Takes a C# string behind ``@``, in which a quote is written as two."""
        end = start
        while True:
            at = self._text.find('"', end)
            if at < 0:
                return self._take(TokenKind.STRING, len(self._text), self._text[start:])
            if self._text[at : at + 2] != '""':
                return self._take(TokenKind.STRING, at + 1, self._text[start:at].replace('""', '"'))
            end = at + 2

    def _take(self, kind: TokenKind, end: int, value: str = "") -> Token:
        end = max(end, self._at + 1)
        text = self._text[self._at : end]
        lines = text.count("\n")
        token = Token(
            kind=kind,
            text=text,
            start=self._at,
            end=end,
            first=self._line,
            last=self._line + lines,
            opens_line=self._opens_line,
            value=value,
        )
        self._at = end
        self._line += lines
        self._opens_line = False
        if kind is not TokenKind.COMMENT:
            self._before = text
        return token


def scan_program(text: str, language: Syntax) -> list[Token]:
    """Returns the tokens of a program; whatever the text is, no character is in two of them."""
    return list(Scanner(text, language).tokens())
