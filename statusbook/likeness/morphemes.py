"""The morphemes of a text: Korean ones from kiwipiepy, which is loaded only when a text needs it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from importlib.metadata import version
from typing import TYPE_CHECKING, NamedTuple

from statusbook.likeness.lexicon import lexicon
from statusbook.text import clean_text, has_hangul, squeeze

if TYPE_CHECKING:
    from kiwipiepy import Kiwi

FORM_VERSION = "6"
"""Changes when the way a text is prepared or its morphemes are written down changes."""


class Morpheme(NamedTuple):
    """One morpheme and its part of speech in the Sejong tag set (NNG, VV, JKS, SL …)."""

    form: str
    tag: str


_LATIN_JOIN = re.compile(r"(?<=[A-Za-z])[-‐‑](?=[A-Za-z])")
_APOSTROPHE = re.compile(r"(?<=[A-Za-z])['’](?=[A-Za-z])")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3})")
_WORD = re.compile(r"[A-Za-z]+|\d+(?:\.\d+)*|[^\sA-Za-z\d]")


@cache
def analysis_version() -> str:
    """Gives what the morphemes of a text depend on besides the text: kiwipiepy, its taught nouns, this module."""
    return f"kiwi {version('kiwipiepy')} {version('kiwipiepy_model')} {lexicon().fingerprint} {FORM_VERSION}"


def prepare(text: str) -> str:
    """Gives the text in the one form that is analysed: NFC, one line, no code marks, hyphened names joined."""
    plain = squeeze(clean_text(text).replace("`", " "))
    plain = _named_code().sub(r"\1", plain)
    plain = _naming().sub("", plain)
    return _THOUSANDS.sub("", _APOSTROPHE.sub("", _LATIN_JOIN.sub("", plain)))


@cache
def _named_code() -> re.Pattern[str]:
    """Gives the pattern of a code with its phrase, which says no more than the code: ``404 Not Found``."""
    phrases = "|".join(re.escape(phrase) for phrase in lexicon().phrases)
    return re.compile(rf"\b([1-5]\d\d)\s*[(\[]?(?:{phrases})(?![A-Za-z])[)\]]?", re.IGNORECASE)


@cache
def _naming() -> re.Pattern[str]:
    """Gives the pattern of a beginning that only names the subject: ``Not Found는``, ``Forbidden 오류는``."""
    phrases = "|".join(re.escape(phrase) for phrase in lexicon().phrases)
    called = r"(?:\s*(?:상태 ?코드|응답 ?코드|오류|에러|응답|코드))*"
    return re.compile(
        rf"^[(\[]?(?:{phrases})[)\]]?{called}\s*(?:은|는|이란|란|:|[-–—→]\s|,)\s*(?=\S{{2}})", re.IGNORECASE
    )


def split_morphemes(
    prepared: Iterable[str], taught: Callable[[], tuple[str, ...]] | None = None
) -> Mapping[str, tuple[Morpheme, ...]]:
    """Gives the morphemes of every prepared text; starts kiwipiepy (1 s) if one has Hangul in it.

    ``taught`` gives the nouns it is taught first, if they are known already (``nouns_to_teach``).
    """
    texts = sorted(set(prepared))
    korean = [text for text in texts if has_hangul(text)]
    found = {text: _split_latin(text) for text in texts if not has_hangul(text)}
    if korean:
        for text, tokens in zip(korean, _kiwi((taught or nouns_to_teach)()).tokenize(korean), strict=True):
            found[text] = tuple(Morpheme(token.form, token.tag.split("-")[0]) for token in tokens)
    return found


def write_morphemes(morphemes: Iterable[Morpheme]) -> str:
    """Gives the morphemes as one line, ``form/TAG`` with spaces between them."""
    return " ".join(f"{form}/{tag}" for form, tag in morphemes)


def read_morphemes(line: str) -> tuple[Morpheme, ...]:
    """Gives back the morphemes of a line from ``write_morphemes``."""
    parts = (word.rpartition("/") for word in line.split(" ") if word)
    return tuple(Morpheme(form, tag) for form, _, tag in parts)


def _split_latin(text: str) -> tuple[Morpheme, ...]:
    return tuple(
        Morpheme(word, "SN" if word[0].isdigit() else "SL" if word.isalpha() else "SW") for word in _WORD.findall(text)
    )


@cache
def nouns_to_teach() -> tuple[str, ...]:
    """Gives the nouns of the lexicon that kiwipiepy is to keep whole: those it does not take for inflected words.

    To be asked before any text is split: afterwards it knows them.
    """
    nouns = lexicon().nouns
    found = []
    for noun, tokens in zip(nouns, list(load_kiwi().tokenize(nouns)), strict=True):
        inflected = any(token.tag.startswith(("E", "J", "V", "M")) for token in tokens)
        if noun in lexicon().taught or not inflected:
            found.append(noun)
    return tuple(found)


@cache
def _kiwi(taught: tuple[str, ...]) -> Kiwi:
    kiwi = load_kiwi()
    for noun in taught:
        kiwi.add_user_word(noun, "NNG", len(noun) ** 2 / 2)
    return kiwi


@cache
def load_kiwi() -> Kiwi:
    """Gives kiwipiepy as it comes, loaded once."""
    from kiwipiepy import Kiwi

    # Its dictionaries of names are of no use here: the same pairs merge, and it starts in a third of the time.
    return Kiwi(num_workers=1, load_multi_dict=False, load_default_dict=False)
