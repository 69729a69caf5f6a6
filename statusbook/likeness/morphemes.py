"""The morphemes of a text: Korean ones from kiwipiepy, which is loaded only when a text needs it."""

from __future__ import annotations

import functools
import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from statusbook.parallel import processors
from statusbook.text import clean_text, has_hangul, squeeze

if TYPE_CHECKING:
    from kiwipiepy import Kiwi

FORM_VERSION = "9"
"""Changes when the way a text is prepared or its morphemes are written down changes."""


class Morpheme(NamedTuple):
    """One morpheme and its part of speech in the Sejong tag set (NNG, VV, JKS, SL …)."""

    form: str
    tag: str


class Nouns(NamedTuple):
    """The Korean nouns of a vocabulary: ``all`` of them, and those to be ``taught`` in any case."""

    all: tuple[str, ...]
    taught: tuple[str, ...]


_MARK_BEFORE_PARTICLE = re.compile(r"(?<=\S)`(?=[가-힣])")  # `Allow`를: Allow를, not Allow 를
_LATIN_JOIN = re.compile(r"(?<=[A-Za-z])[-‐‑_](?=[A-Za-z])")  # Retry-After, read_timeout: one word, RetryAfter
_APOSTROPHE = re.compile(r"(?<=[A-Za-z])['’](?=[A-Za-z])")  # doesn't: one word, doesnt
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3})")  # 3,600: one number, 3600
_WORD = re.compile(r"[A-Za-z]+|\d+(?:\.\d+)*|[^\sA-Za-z\d]")  # HTTP/1.1: HTTP, /, 1.1


def analysis_version(nouns: Nouns) -> str:
    """Gives what the morphemes of a text depend on besides the text: kiwipiepy, its taught nouns, this module."""
    from importlib.metadata import version  # takes a while to load

    return f"kiwi {version('kiwipiepy')} {version('kiwipiepy_model')} {hash_of(nouns)} {FORM_VERSION}"


def hash_of(nouns: Nouns) -> str:
    """Gives eight hex digits that change when a noun changes."""
    return hashlib.sha256("\n".join((*nouns.all, "", *nouns.taught)).encode()).hexdigest()[:8]


def prepare(text: str, phrases: tuple[str, ...]) -> str:
    """Gives the text in the one form that is analysed: NFC, one line, no code marks, hyphened names joined.

    ``phrases`` are the reason phrases, longest first: where one only names a code or the subject it is left out.
    """
    plain = squeeze(_MARK_BEFORE_PARTICLE.sub("", clean_text(text)).replace("`", " "))
    named_code, naming = _phrase_patterns(phrases)
    plain = naming.sub("", named_code.sub(r"\1", plain))
    return _THOUSANDS.sub("", _APOSTROPHE.sub("", _LATIN_JOIN.sub("", plain)))


@functools.cache
def _phrase_patterns(phrases: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Gives two patterns: a code with its phrase, and a beginning that only names the subject."""
    any_phrase = "|".join(map(re.escape, phrases))
    # 404 Not Found, 404(Not Found), 404 [Not Found]: say no more than 404
    named_code = rf"\b([1-5]\d\d)\s*[(\[]?(?:{any_phrase})(?![A-Za-z])[)\]]?"
    # 오류, 응답 코드, 상태코드 오류 … after the phrase
    called = r"(?:\s*(?:상태 ?코드|응답 ?코드|오류|에러|응답|코드))*"
    # Not Found는 …, Forbidden 오류는 …, (Gone): …, Conflict - …: the rest says it of what is named
    naming = rf"^[(\[]?(?:{any_phrase})[)\]]?{called}\s*(?:은|는|이란|란|:|[-–—→]\s|,)\s*(?=\S{{2}})"
    return re.compile(named_code, re.IGNORECASE), re.compile(naming, re.IGNORECASE)


def split_latin(text: str) -> tuple[Morpheme, ...]:
    """Gives the words, numbers and signs of a text without Hangul, tagged as kiwipiepy tags them (SL, SN, SW)."""
    return tuple(
        Morpheme(word, "SN" if word[0].isdigit() else "SL" if word.isalpha() else "SW") for word in _WORD.findall(text)
    )


class Korean:
    """kiwipiepy, taught the nouns of a vocabulary that it would take apart; loaded (1 s) when it is first asked.

    ``known`` are the nouns it is to be taught, if an earlier one found them out.
    """

    def __init__(self, nouns: Nouns, known: Sequence[str] | None = None, kiwi: Kiwi | None = None) -> None:
        self._nouns, self._given = nouns, kiwi
        self.taught = None if known is None else tuple(known)
        """The nouns it is taught, as soon as they are known."""

    @functools.cached_property
    def _kiwi(self) -> Kiwi:
        kiwi = self._given or load_kiwi()
        if self.taught is None:
            self.taught = _nouns_to_teach(kiwi, self._nouns)
        for noun in self.taught:
            # The longer a noun, the surer it is to be kept whole; the square is what keeps all of the vocabulary's
            # compounds whole (test_likeness_lexicon), of up to seven syllables.
            kiwi.add_user_word(noun, "NNG", len(noun) ** 2 / 2)
        return kiwi

    def split(self, prepared: Iterable[str]) -> Mapping[str, tuple[Morpheme, ...]]:
        """Gives the morphemes of every prepared text."""
        texts = sorted(set(prepared))
        korean = [text for text in texts if has_hangul(text)]
        found = {text: split_latin(text) for text in texts if not has_hangul(text)}
        if korean:
            for text, tokens in zip(korean, self._kiwi.tokenize(korean), strict=True):
                found[text] = tuple(Morpheme(token.form, token.tag.split("-")[0]) for token in tokens)
        return found


def load_kiwi() -> Kiwi:
    """Gives kiwipiepy as it comes; each is taught by one vocabulary only, as it cannot unlearn."""
    from kiwipiepy import Kiwi

    # Its dictionaries of names are of no use here: the same pairs merge, and it starts in a third of the time.
    return Kiwi(num_workers=processors(), load_multi_dict=False, load_default_dict=False)


def _nouns_to_teach(kiwi: Kiwi, nouns: Nouns) -> tuple[str, ...]:
    """Gives the nouns to teach: those that kiwipiepy, untaught, does not take for inflected words."""
    found = []
    for noun, tokens in zip(nouns.all, list(kiwi.tokenize(nouns.all)), strict=True):
        inflected = any(token.tag.startswith(("E", "J", "V", "M")) for token in tokens)
        if noun in nouns.taught or not inflected:
            found.append(noun)
    return tuple(found)


def write_morphemes(morphemes: Iterable[Morpheme]) -> str:
    """Gives the morphemes as one line, ``form/TAG`` with spaces between them."""
    return " ".join(f"{form}/{tag}" for form, tag in morphemes)


def read_morphemes(line: str) -> tuple[Morpheme, ...]:
    """Gives back the morphemes of a line from ``write_morphemes``."""
    parts = (word.rpartition("/") for word in line.split(" ") if word)
    return tuple(Morpheme(form, tag) for form, _, tag in parts)
