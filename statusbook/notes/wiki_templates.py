"""Templates of MediaWiki: what ``{{Term|404}}`` shows, which of them only lead elsewhere, rows of those over many lines."""

from __future__ import annotations

import re

from statusbook.notes.block import Aside
from statusbook.notes.translation import left_out

# A template without another inside: ``{{lang|en|Not Found}}``, ``{{HTTP}}``; not ``{404}``
_TEMPLATE = re.compile(r"\{\{([^{}]{1,2000})\}\}")

# The name before a value: ``term=503``, ``설명 = 없다``; not ``a == b``, ``https://a.example?b=c``
_NAMED = re.compile(r"\s*(?P<name>[\w가-힣 _-]{1,30}?)\s*=(?!=)\s*(?P<value>.*)\Z", re.DOTALL)

# A link, whose bar separates no arguments: ``[[a|b]]``; not ``[a|b]``
_LINK = re.compile(r"\[\[[^\[\]]{0,300}\]\]")

# A code as the value of an argument: ``410``, ``410 Gone``; not ``4100``, ``2024``
_CODE_VALUE = re.compile(r"[1-5]\d\d(?:\s\D.*)?")

_TERMS = frozenset({"term", "용어", "glossary term"})
_DEFINITIONS = frozenset({"defn", "definition", "설명", "정의", "glossary definition", "ghat"})
_ANCHORS = frozenset({"anchor", "앵커", "anchors", "닻", "shortcut", "단축", "id"})
_CODE = frozenset({"code", "코드", "mono", "tt", "kbd", "key", "samp", "var", "codett", "mvar", "tlx"})
_SECOND = frozenset(
    {"lang", "언어", "color", "색", "글자색", "font color", "background", "배경색", "transl", "abbr", "tooltip"}
)
_ELSEWHERE = frozenset(
    (
        "main|본문|주|see also|같이 보기|다른 뜻|다른뜻|about|for|further|hatnote|redirect|넘겨주기|details|상세|각주|reflist"
        "|references|notelist|토막글|stub|출처|출처 필요|citation needed|cn|fact|cite|cite web|cite book|cite journal"
        "|cite ietf|웹 인용|서적 인용|저널 인용|뉴스 인용|r|sfn|efn|rp|ref|refn|각주 시작|각주 끝|목차|toc|toc limit|clear"
        "|바로가기|portal|포털|sister|분류|defaultsort|glossary|glossary end|glossary start|위키데이터|전거 통제|둘러보기"
        "|navbox|main article|주 문서|본 문서|na|n/a|ietf rfc"
    ).split("|")
)
_STRUCK = frozenset({"취소선", "strike", "strikethrough", "s", "del", "지움"})
_STYLES = frozenset(
    "style class width height align color bgcolor border image caption background url id lang 그림 그림설명 너비 배경색 글자색"
    " 정렬 스타일 클래스 접근일 access-date date ref group name".split()
)
_DEEPEST = 8
"""Templates inside each other that are read."""


def expand_templates(text: str) -> str:
    """Returns a line of escaped text with what each template shows in its place, the innermost first."""
    for _ in range(_DEEPEST):
        text, count = _TEMPLATE.subn(lambda found: _shown(found.group(1)), text)
        if not count:
            break
    return text


def is_template(line: str) -> bool:
    """Returns whether a line is one template or several, and nothing else: ``{{HTTP}}``; not ``{{HTTP}}는``."""
    stripped = line.strip()
    return stripped.startswith("{{") and not _TEMPLATE.sub("", _TEMPLATE.sub("", stripped)).strip()


def template_row(line: str) -> tuple[str, str]:
    """Returns name and value of a row of a template over many lines: ``코드`` and ``429`` of ``| 코드 = 429``.

    The name is ``""`` for ``| 429`` and ``| 1 = 429``, both are for what only styles or sorts.
    """
    text = line.strip().removeprefix("|").strip()
    found = _NAMED.match(text)
    if found is None:
        return "", text
    name, value = found["name"].strip(), found["value"].strip()
    if name.lower() in _STYLES:
        return "", ""
    return ("" if name.isdigit() else name), value


def leads_elsewhere(name: str) -> bool:
    """Returns whether a template shows no text of the page: ``{{각주}}``, ``{{Main|…}}``."""
    return _plain(name) in _ELSEWHERE


def _shown(body: str) -> str:
    """Returns what a template shows; what it has beside that is left out, and named."""
    name, *arguments = _arguments(body)
    plain = _plain(name)
    positional, named = _sorted_arguments(arguments)
    if plain in _ANCHORS:
        return left_out(" ".join(positional), Aside.LINK_TARGET)
    if plain in _ELSEWHERE:
        return left_out(body, Aside.NAVIGATION)
    mark = left_out(name, Aside.MARKUP)
    if plain in _STRUCK:
        return mark + left_out(" ".join(positional), Aside.STRUCK)
    if plain in _TERMS or plain in _DEFINITIONS:
        text = named.get("content") or named.get("1") or " ".join(positional) or named.get("term") or _values_of(named)
        return mark + (f"<b>{text}</b>" if plain in _TERMS else text)
    if plain in _SECOND and len(positional) > 1:
        return positional[1] if plain != "abbr" and plain != "tooltip" else positional[0]
    if not positional and any(_CODE_VALUE.fullmatch(value) for value in named.values()):
        return mark + left_out(" ".join(named), Aside.MARKUP) + _values_of(named)
    text = " ".join(argument for argument in [*positional, *(named[key] for key in named if key.isdigit())] if argument)
    if plain in _CODE and text:
        return f"{mark}<code>{text}</code>"
    beside = " ".join(f"{key}={value}" for key, value in named.items() if not key.isdigit())
    return mark + text + left_out(beside, Aside.MARKUP) if text or beside else left_out(name, Aside.NAVIGATION)


def _values_of(named: dict[str, str]) -> str:
    """Returns the values of named arguments as one text, none of them twice: ``303 See Other`` for 303 and that."""
    values = list(named.values())
    return " ".join(value for value in values if not any(value != other and value in other for other in values))


def _plain(name: str) -> str:
    return name.strip().lower().replace("_", " ").removeprefix("틀:").removeprefix("template:")


def _arguments(body: str) -> list[str]:
    """Returns the name of a template and its arguments; bars inside links separate nothing."""
    hidden = _LINK.sub(lambda found: found.group().replace("|", "\x00"), body)
    return [part.replace("\x00", "|").strip() for part in hidden.split("|")]


def _sorted_arguments(arguments: list[str]) -> tuple[list[str], dict[str, str]]:
    positional: list[str] = []
    named: dict[str, str] = {}
    for argument in arguments:
        found = None if argument.startswith("<") else _NAMED.match(argument)
        if found is not None:
            named[found["name"].strip().lower()] = found["value"].strip()
        else:
            positional.append(argument)
    return positional, named
