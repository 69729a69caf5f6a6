"""Reads one member of a program as a record: a status code, a name, and texts with the keys before them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from statusbook.notes.program_statuses import code_of_name, is_known_status, is_phrase_of
from statusbook.notes.program_tokens import Token, TokenKind
from statusbook.notes.program_tree import INDENT, Group, Member, skip_annotations
from statusbook.notes.program_values import (
    CODE_WORDS,
    FoundCode,
    Item,
    Words,
    code_of_symbol,
    find_code,
    find_words,
    is_address,
    is_code_key,
    is_sentence,
    is_status_key,
    only_code,
    words_of,
)
from statusbook.text import has_hangul, squeeze

_KEY_SIGNS = frozenset({":", "=>", "=", "->", ":="})

# A name with a code: ``MSG_404``, ``error404``; not ``E1404``, ``a4``
_NAMED = re.compile(r"[A-Za-z_]+([1-5]\d\d)")

# Calls that check or write down a number: ``expect``, ``assertEquals``, ``log``; not ``abort``
_NO_STATEMENT = re.compile(
    r"(?i)expect\w*|assert\w*|should\w*|to(?:be|equal|have)\w*|it|test\w*|describe|verify|log\w*|print\w*|puts|pp|console|debug"
    r"|setTimeout|setInterval|sleep|delay|wait\w*|range|rgba?|resize|slice|substr\w*|at|if|while|for|switch|match|elif|catch"
    r"|thenreturn|when|given|mock\w*|stub\w*|andExpect"
)

_MESSAGE_KEYS = frozenset("message msg text errmsg title label phrase name reason statustext".split())
_NAME_KEYS = frozenset("title label phrase name".split())
_TEXT_KEYS = frozenset(
    "description desc detail details explanation info meaning comment summary doc error ko kr korean content body"
    " usermessage errormessage defaultmessage developermessage defaultdetail value".split()
)

_LONGEST_NAME = 20

_LATE = 4
"""The code of a record is one of its first values: ``("M001", 404, "…")``."""

_VALUES = frozenset({"true", "false", "True", "False", "yes", "no"})

_MODIFIERS = frozenset(
    "new await async return throw raise yield const static final readonly public private export".split()
)


@dataclass(slots=True, kw_only=True)
class RecordText:
    """A text of a record: under which column it is shown, and the tokens it is from."""

    column: str
    words: Words


@dataclass(slots=True, kw_only=True)
class ProgramRecord:
    """What a member says of a code; ``is_sure`` that its number is one; ``stem`` the words around it."""

    member: Member
    codes: list[FoundCode]
    identifier: Token | None = None
    texts: list[RecordText] = field(default_factory=list)
    is_sure: bool = False
    stem: frozenset[str] = frozenset()
    is_constant: bool = False  # ``NOT_FOUND = 404``: no text but its comments


def read_record(member: Member, *, in_list: bool = False) -> ProgramRecord | None:
    """Returns what a member says of a code, None where it says nothing of one."""
    annotations, items = skip_annotations(member.items)
    items = list(_behind_condition(items))
    if not items:
        return None
    record = (
        _read_entry(member, items)
        or _read_constant(member, items)
        or _read_call(member, items)
        or _read_bare(member, items)
        or _read_named(member, items)
    )
    if record is None:
        return None
    for annotation in annotations:
        if not any(isinstance(item, Group) and find_args(item) for item in annotation):
            record.texts[:0] = texts_of(annotation, record.codes[0].code)
    return _with_evidence(record)


def _behind_condition(items: Sequence[Item]) -> Sequence[Item]:
    """Returns the statement behind ``if (!post) return res.status(404)…``; an ``if`` with a block is left whole."""
    first = items[0] if items else None
    if not isinstance(first, Token) or first.text != "if" or len(items) < 3:
        return items
    statement = items[2]
    if isinstance(statement, Token) and statement.text in ("return", "throw", "raise"):
        return items[2:] if isinstance(items[1], Group) and items[1].opener == "(" else items
    return items


def _with_evidence(record: ProgramRecord) -> ProgramRecord:
    code = record.codes[0].code
    record.is_sure = (
        record.is_sure
        or any(found.is_sure for found in record.codes)
        or (record.identifier is not None and code_of_name(record.identifier.text) == code)
        or any(is_phrase_of(text.words.text, code) for text in record.texts)
    )
    return record


# 404: "…", [404] = "…", codes[404] = "…", 404 to "…"


def _read_entry(member: Member, items: Sequence[Item]) -> ProgramRecord | None:
    at = 0
    codes: list[FoundCode] = []
    stem: frozenset[str] = frozenset()
    if isinstance(first := items[0], Token) and first.text in LABEL_WORDS:
        return None
    bracket = next((i for i, item in enumerate(items[:6]) if isinstance(item, Group)), None)
    if bracket is not None and isinstance(group := items[bracket], Group) and group.opener == "[":
        inner = only_code(group.members[0].items) if len(group.members) == 1 else None
        if inner is not None and all(
            isinstance(item, Token) and item.text not in _KEY_SIGNS for item in items[:bracket]
        ):
            codes, at = [inner], bracket + 1
            stem = _words_before(items, bracket)
    if not codes:
        while (found := find_code(items, at)) is not None:
            codes.append(found)
            at = found.end
            if at < len(items) and isinstance(sign := items[at], Token) and sign.text in ("|", "or", ","):
                at += 1
            else:
                break
    if not codes or at >= len(items):
        return None
    sign = items[at]
    if not isinstance(sign, Token) or not (sign.text in _KEY_SIGNS or sign.text == "to"):
        return None
    if sign.text == "=" and codes[0].token is items[0]:
        return None
    value = items[at + 1 :]
    if not value or (len(value) == 1 and only_code(value) is not None):
        return None
    return ProgramRecord(member=member, codes=codes, texts=texts_of(value, codes[0].code), stem=stem)


LABEL_WORDS = frozenset({"case", "when", "default", "if", "elif", "elsif", "else", "while", "return"})


def _words_before(items: Sequence[Item], end: int) -> frozenset[str]:
    found: frozenset[str] = frozenset()
    for item in items[:end]:
        if isinstance(item, Token) and item.kind is TokenKind.NAME:
            found |= words_of(item.text)
    return found


# NOT_FOUND = 404


def _read_constant(member: Member, items: Sequence[Item]) -> ProgramRecord | None:
    at = assignment(items)
    if at is None:
        return _read_definition(member, items)
    found = find_code(items, at + 1)
    if found is None:
        return None
    rest = items[found.end :]
    if rest and not (isinstance(sign := rest[0], Token) and sign.text == ","):
        return None
    identifier = name_before(items, at)
    if identifier is None:
        return None
    texts = texts_of(rest[1:], found.code) if rest else []
    stem = words_of(identifier.text)
    return ProgramRecord(
        member=member, codes=[found], identifier=identifier, texts=texts, stem=stem, is_constant=not texts
    )


def _read_definition(member: Member, items: Sequence[Item]) -> ProgramRecord | None:
    """Reads ``#define NOT_FOUND 404``."""
    texts = [item.text for item in items if isinstance(item, Token)]
    if texts[:2] != ["#", "define"] or len(items) != 4 or not isinstance(name := items[2], Token):
        return None
    found = only_code(items[3:])
    if found is None:
        return None
    return ProgramRecord(member=member, codes=[found], identifier=name, stem=words_of(name.text), is_constant=True)


def assignment(items: Sequence[Item]) -> int | None:
    """Returns the index of ``=`` or ``:`` between a name and its value."""
    colon = None
    for index, item in enumerate(items[:14]):
        if isinstance(item, Group):
            if item.opener in "({" and index:
                return colon
            continue
        if item.text in ("=", ":=", "=>"):
            return index
        if item.text == ":" and colon is None and index:
            colon = index
        if item.text in LABEL_WORDS and not (index == 0 and item.text == "case"):
            return None
    return colon


def name_before(items: Sequence[Item], at: int) -> Token | None:
    """Returns the name that gets a value: ``NOT_FOUND`` of ``public static final int NOT_FOUND``, ``x`` of ``x: int``."""
    names: list[Token] = []
    for item in items[:at]:
        if isinstance(item, Token) and item.text == ":":
            break
        if isinstance(item, Token) and (item.kind is TokenKind.NAME or item.kind is TokenKind.STRING):
            names.append(item)
    if names and names[0].text in ("const", "var", "let", "val") and len(names) > 2:
        return names[1] if names[2].text in ("int", "uint", "Status", "HttpStatus", "i32", "u16") else names[-1]
    return names[-1] if names else None


# NOT_FOUND(404, "…"), new X(404, "…"), NOT_FOUND: { status: 404, … }, res.status(404).json({ … })


@dataclass(frozen=True, slots=True, kw_only=True)
class Arguments:
    """The code in a group and the texts beside it."""

    code: FoundCode
    texts: tuple[RecordText, ...]
    is_keyed: bool


def _key_of(items: Sequence[Item]) -> tuple[str, int]:
    """Returns the key of a member and where its value begins: ``status``, 2 for ``status: 404``; ``""``, 0 without one."""
    for index, item in enumerate(items[:8]):
        if not isinstance(item, Token):
            break
        if item.text in _KEY_SIGNS and index:
            name = next(
                (
                    before
                    for before in reversed(items[:index])
                    if isinstance(before, Token) and before.kind in (TokenKind.NAME, TokenKind.STRING)
                ),
                None,
            )
            if name is None:
                break
            if item.text == ":" and _has_type(items, index):
                continue
            return (name.value if name.kind is TokenKind.STRING else name.text), index + 1
    return "", 0


def _has_type(items: Sequence[Item], at: int) -> bool:
    """Returns whether a type follows a colon, and the value is behind it: ``status: Int = 404``."""
    return any(isinstance(item, Token) and item.text == "=" for item in items[at + 1 : at + 5])


def find_args(group: Group) -> Arguments | None:
    """Returns the one code among the members of a group, with the texts beside it."""
    code: FoundCode | None = None
    is_keyed = is_status = False
    texts: list[tuple[str, Sequence[Item]]] = []
    for index, member in enumerate(group.members):
        _, items = skip_annotations(member.items)
        if not items:
            continue
        if index < _LATE and not texts_only_keyed(items):
            found = only_code(items)
            if found is not None and not is_keyed:
                if code is not None and not (found.is_sure and not code.is_sure):
                    if code.is_sure and not found.is_sure:
                        continue
                    return None
                code = found
                continue
        key, at = _key_of(items)
        if (
            key
            and at < len(items)
            and (found := only_code(items[at:]) or (code_of_symbol(items[at:]) if is_status_key(key) else None))
            is not None
            and (is_code_key(key) or (found.is_sure and code is None))
        ):
            if is_keyed and is_status and not is_status_key(key):
                continue
            if is_keyed and is_status == is_status_key(key):
                return None
            code, is_keyed, is_status = found, True, is_status_key(key)
            continue
        if find_code(items) is not None and key and only_code(items) is None and find_code(items).end < len(items):  # type: ignore[union-attr]
            return None  # a table of codes
        if key or not _has_body(items):
            texts.append((key, items[at:]))
    if code is None:
        return None
    found_texts = [text for key, items in texts for text in texts_of(items, code.code, key)]
    return Arguments(code=code, texts=tuple(found_texts), is_keyed=is_keyed)


def _has_body(items: Sequence[Item]) -> bool:
    """Returns whether a member is a function with its body."""
    openers = [item.opener for item in items if isinstance(item, Group)]
    return INDENT in openers or ("(" in openers and "{" in openers[openers.index("(") :])


def texts_only_keyed(items: Sequence[Item]) -> bool:
    """Returns whether a member is a key and a value."""
    return _key_of(items)[1] > 0


def _read_call(member: Member, items: Sequence[Item]) -> ProgramRecord | None:
    """Reads the first group that has a code and words beside it, or a name that the code is given to."""
    callee: list[str] = []
    for index, item in enumerate(items[:24]):
        if isinstance(item, Token):
            if item.kind is TokenKind.NAME:
                callee.append(item.text)
                if _NO_STATEMENT.fullmatch(item.text) and not item.text.isupper():
                    return None
            continue
        if index == 0:
            return None
        if item.opener in ("{", INDENT) and not _is_value(items, index):
            continue
        if item.opener == "[" and isinstance(before := items[index - 1], Token) and before.kind is TokenKind.NAME:
            continue
        found = find_args(item)
        if found is None:
            continue
        texts = list(found.texts)
        if not texts and len(item.members) == 1:
            for later in items[index + 1 :]:
                if isinstance(later, Group):
                    texts.extend(texts_of([later], found.code.code))
        identifier = _identifier_of(items, index)
        if not texts and identifier is None:
            return None
        stem = frozenset().union(*(words_of(name) for name in callee)) if callee else frozenset()
        is_enumerator = index == 1 and isinstance(items[0], Token) and items[0].kind is TokenKind.NAME
        is_sure = (found.is_keyed and bool(texts)) or (not is_enumerator and bool(stem & CODE_WORDS))
        return ProgramRecord(
            member=member,
            codes=[found.code],
            identifier=identifier,
            texts=texts,
            is_sure=is_sure,
            stem=stem,
            is_constant=not texts,
        )
    return None


def _is_value(items: Sequence[Item], at: int) -> bool:
    """Returns whether a ``{…}`` is a value (``NOT_FOUND: {…}``) or arguments (``Status{…}``), no body of a function."""
    first = items[0]
    if isinstance(first, Token) and first.text == "class":
        return True
    return not any(isinstance(item, Group) and item.opener == "(" for item in items[:at])


def _identifier_of(items: Sequence[Item], at: int) -> Token | None:
    """Returns the name of what a call makes: ``NOT_FOUND(…)``, ``val NOT_FOUND = X(…)``, ``object NotFound : X(…)``."""
    before = items[:at]
    first = before[0] if before else None
    if len(before) == 1 and isinstance(first, Token) and first.kind is TokenKind.NAME:
        return first if first.text[0].isupper() or code_of_name(first.text) else None
    names = [item for item in before if isinstance(item, Token)]
    for index, token in enumerate(names):
        if token.text in ("=", ":", "extends", "=>", ":=") and index:
            name = name_before(before, before.index(token))
            return name if name is not None and name.text not in _MODIFIERS else None
    if len(names) == 2 and names[0].text in ("case", "class", "object", "record", "struct"):
        return names[1]
    return None


# { code: 404, message: "…" }, (404, "…"), [404, "…"], {404, "…"}


def _read_bare(member: Member, items: Sequence[Item]) -> ProgramRecord | None:
    if len(items) != 1 or not isinstance(group := items[0], Group):
        return None
    found = find_args(group)
    if found is None or not found.texts:
        return None
    return ProgramRecord(member=member, codes=[found.code], texts=list(found.texts), is_sure=found.is_keyed)


# MSG_404 = "…"


def _read_named(member: Member, items: Sequence[Item]) -> ProgramRecord | None:
    """Reads a text whose name has the code: ``ERROR_404 = "글이 없다"``."""
    at = assignment(items)
    name = name_before(items, at) if at is not None else None
    found = _NAMED.fullmatch(name.text) if name is not None and name.kind is TokenKind.NAME else None
    if at is None or name is None or found is None or not words_of(name.text) & (CODE_WORDS | _MESSAGE_KEYS):
        return None
    code = int(found[1])
    texts = texts_of(items[at + 1 :], code)
    if not texts or not is_known_status(code):
        return None
    return ProgramRecord(member=member, codes=[FoundCode(code=code, token=name, end=0, is_sure=True)], texts=texts)


def read_pairs(group: Group) -> Iterator[ProgramRecord]:
    """Returns the records of ``Map.of(404, "…", 500, "…")``: a code, then its text, and so on."""
    members = group.members
    if group.opener != "(" or len(members) < 4 or len(members) % 2:
        return
    codes = [only_code(member.items) for member in members[::2]]
    if not all(codes):
        return
    for found, value in zip(codes, members[1::2], strict=True):
        if found is not None:
            pair = Member(items=[found.token, *value.items], above=value.above, beside=value.beside)
            yield _with_evidence(ProgramRecord(member=pair, codes=[found], texts=texts_of(value.items, found.code)))


# Texts


def texts_of(items: Sequence[Item], code: int, key: str = "") -> list[RecordText]:
    """Returns the texts in a value, those under keys in it with their keys."""
    if len(items) == 1 and isinstance(token := items[0], Token) and key and token.text in _VALUES:
        return [RecordText(column=key, words=Words(text=token.text, tokens=(token,)))]
    group = next((item for item in items if isinstance(item, Group) and item.members), None)
    if (
        group is not None
        and group.opener in "{[("
        and not any(isinstance(item, Token) and item.kind is TokenKind.STRING for item in items)
    ):
        texts: list[RecordText] = []
        for item in items:
            if isinstance(item, Group):
                for member in item.members:
                    _, inner = skip_annotations(member.items)
                    inner_key, at = _key_of(inner)
                    texts.extend(texts_of(inner[at:], code, inner_key or key))
        return texts
    return [text for words in find_words(items) if (text := _text_of(words, code, key)) is not None]


def _text_of(words: Words, code: int, key: str) -> RecordText | None:
    """Returns a text under its column; None for what is no text: a name, a path, a number of a vendor's own."""
    value = squeeze(words.text)
    if not any(sign.isalnum() for sign in value) or (is_code_key(key) and not is_sentence(value)):
        return None
    lowered = key.lower().replace("_", "").replace("-", "")
    if is_phrase_of(value, code):
        return RecordText(column="message", words=words)
    if key and (is_address(value) or (value.isalpha() and lowered not in _TEXT_KEYS | _MESSAGE_KEYS)):
        return RecordText(column=key, words=words)
    if not is_sentence(value):
        return None
    is_name = has_hangul(value) and len(value) <= _LONGEST_NAME and value[-1] not in "다요.!?}"
    if not key or lowered in _MESSAGE_KEYS or lowered in _TEXT_KEYS or is_code_key(key):
        return RecordText(column="message" if is_name and lowered in _NAME_KEYS else "description", words=words)
    if words_of(key) & (_MESSAGE_KEYS | _TEXT_KEYS):
        return RecordText(column="description", words=words)
    return RecordText(column=key, words=words)
