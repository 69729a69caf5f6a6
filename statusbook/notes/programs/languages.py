"""How each language writes comments and strings, by the end of its files' names."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Syntax:
    """How a language writes comments and strings, and whether its blocks are indented or its lines end statements."""

    line_comments: str = "//"  # a pattern
    block_comments: bool = True  # /* … */
    triple_quotes: str = '"""'  # a pattern
    single_quotes: bool = True  # 'text', not only 'c'
    backticks: bool = False
    raw_backticks: bool = False
    prefixes: str = ""  # what may stand before a quote, a pattern
    indented: bool = False
    texts_above: bool = False  # a text alone on its lines documents what stands below it, as a comment does
    commands: bool = False  # ``halt 404, "없다"``: arguments of a call without brackets


_C = Syntax(single_quotes=False, triple_quotes="(?!)", prefixes="u8|[uUL]")

_JVM = Syntax(single_quotes=False, prefixes="[a-z]{1,3}")

_SCRIPT = Syntax(triple_quotes="(?!)", backticks=True)

_GRAPHQL = Syntax(line_comments="#", block_comments=False, single_quotes=False, texts_above=True)

_SHARP = Syntax(line_comments="#", block_comments=False, triple_quotes="(?!)")

_PYTHON = Syntax(
    line_comments="#",
    block_comments=False,
    triple_quotes="\"\"\"|'''",
    prefixes="[rRbBuUfFtT]{1,2}",
    indented=True,
)

LANGUAGES = {
    **dict.fromkeys("c h cc hh cpp hpp cxx m mm".split(), _C),
    **dict.fromkeys("java kt kts groovy scala".split(), _JVM),
    "swift": Syntax(single_quotes=False),
    "dart": Syntax(triple_quotes="\"\"\"|'''", prefixes="r"),
    "cs": Syntax(single_quotes=False, prefixes=r"\$|@|\$@|@\$"),
    "rs": Syntax(single_quotes=False, triple_quotes="(?!)", prefixes="b|c"),
    "go": Syntax(single_quotes=False, triple_quotes="(?!)", raw_backticks=True),
    **dict.fromkeys("js jsx ts tsx mjs cjs mts cts".split(), _SCRIPT),
    "php": Syntax(line_comments=r"//|#(?!\[)", triple_quotes="(?!)"),
    "proto": Syntax(triple_quotes="(?!)"),
    "thrift": Syntax(line_comments="//|#", triple_quotes="(?!)"),
    **dict.fromkeys("tf tfvars hcl".split(), Syntax(line_comments="//|#", triple_quotes="(?!)", single_quotes=False)),
    **dict.fromkeys("graphql graphqls gql".split(), _GRAPHQL),
    "lua": Syntax(line_comments="--", block_comments=False, triple_quotes="(?!)"),
    **dict.fromkeys("ps1 psm1 sh bash".split(), _SHARP),
    **dict.fromkeys("ex exs".split(), Syntax(line_comments="#", block_comments=False, single_quotes=False)),
    "py": _PYTHON,
    "pyi": _PYTHON,
    "rb": Syntax(line_comments="#", block_comments=False, triple_quotes="(?!)", commands=True),
}
"""Every language by the end of its files' names."""
