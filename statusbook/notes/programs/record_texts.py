"""The texts of a record in a program, each under its column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from statusbook.notes.field_names import bare, has_message_word, is_code_key, is_message_key, is_title_key
from statusbook.notes.field_values import is_address, is_sentence
from statusbook.notes.programs.assignments import key_of
from statusbook.notes.programs.members import Group, Item, skip_annotations
from statusbook.notes.programs.name_words import words_of
from statusbook.notes.programs.string_words import Words, find_words
from statusbook.notes.programs.tokens import Token, TokenKind
from statusbook.notes.status_names import is_phrase_of
from statusbook.text import has_hangul, squeeze

_LONGEST_NAME = 20

_TYPE_KEYS = frozenset("model schema responsemodel type ref class".split())
"""Names of arguments that hold the name of a type."""

_VALUES = frozenset({"true", "false", "True", "False", "yes", "no"})


@dataclass(slots=True, kw_only=True)
class RecordText:
    """A text of a record: under which column it is shown, and the tokens it is from."""

    column: str
    words: Words


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
                    inner_key, at = key_of(inner)
                    texts.extend(texts_of(inner[at:], code, inner_key or key))
        return texts
    return [text for words in find_words(items) if (text := _text_of(words, code, key)) is not None]


def _text_of(words: Words, code: int, key: str) -> RecordText | None:
    """Returns a text under its column; None for what is no text: a name, a path, a number of a vendor's own."""
    value = squeeze(words.text)
    if not any(sign.isalnum() for sign in value) or (is_code_key(key) and not is_sentence(value)):
        return None
    if is_phrase_of(value, code):
        return RecordText(column="message", words=words)
    if bare(key).lower() in _TYPE_KEYS and value.isascii() and value.isidentifier():
        return None
    if key and (is_address(value) or (value.isalpha() and not is_message_key(key))):
        return RecordText(column=key, words=words)
    if not is_sentence(value):
        return None
    is_name = has_hangul(value) and len(value) <= _LONGEST_NAME and value[-1] not in "다요.!?}"
    if not key or is_message_key(key) or is_code_key(key):
        return RecordText(column="message" if is_name and is_title_key(key) else "description", words=words)
    return RecordText(column="description" if has_message_word(words_of(key)) else key, words=words)
