"""From texts to gists, by way of what is kept of earlier runs: that keeps kiwipiepy out of unchanged builds."""

from __future__ import annotations

import contextlib
import functools
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

from statusbook.caches import cache_folder, lasting_texts
from statusbook.likeness.gist import Gist, read_gist
from statusbook.likeness.kiwi_process import AT_ONCE, running_kiwi, stop_kiwi
from statusbook.likeness.language import Language
from statusbook.likeness.morphemes import (
    Korean,
    analysis_version,
    prepare,
    read_morphemes,
    write_morphemes,
)
from statusbook.likeness.plain_words import PlainWords, read_plain_words
from statusbook.progress import counted

REMEMBERED = 4096
"""How many gists are kept in memory at least: those of our own book, 3 KB each."""

MANY = 20_000
"""After so many texts kiwipiepy, which takes 400 MB, is let go: what comes next is an edit, if anything."""

_TAUGHT = "taught"
"""The key of the nouns that kiwipiepy is taught, which take it as long to find out as to start."""


class Analyser:
    """Gives the gists of texts in one language."""

    def __init__(self, language: Language) -> None:
        self._lexicon = language.lexicon
        self._gists: dict[str, Gist] = {}  # of the last texts; all of a large note would fill the memory
        self._own: dict[str, str] = {}  # the morphemes, where no caches are open
        self._korean: Korean | None = None
        self._has_read_many = False

    def gists(self, texts: Iterable[str]) -> Mapping[str, Gist]:
        """Gives the gist of every text; starts kiwipiepy (1 s) only for Korean that nobody has analysed before."""
        wanted = sorted(set(texts))
        prepared = {text: prepare(text, self._lexicon.phrases) for text in wanted if text not in self._gists}
        lines = self._lines(sorted(set(prepared.values()))) if prepared else {}
        new = {text: read_gist(read_morphemes(lines[form]), self._lexicon) for text, form in prepared.items()}
        found = {text: new[text] if text in new else self._gists[text] for text in wanted}
        self._gists = {
            **(self._gists if len(self._gists) < REMEMBERED else {}),
            **dict(islice(new.items(), REMEMBERED)),
        }
        return found

    def plain_words(self, texts: Iterable[str]) -> Mapping[str, PlainWords]:
        """Gives the normalised words of every text."""
        prepared = {text: prepare(text, self._lexicon.phrases) for text in {*texts}}
        lines = self._lines(sorted({*prepared.values()}))
        return {text: read_plain_words(read_morphemes(lines[form])) for text, form in prepared.items()}

    def read_ahead(self, texts: Iterable[str]) -> None:
        """Has the morphemes of texts at hand for ``gists``: many at once take less time than a few again and again."""
        forms = sorted({prepare(text, self._lexicon.phrases) for text in {*texts} - self._gists.keys()})
        self._lines(forms)
        self._has_read_many |= len(forms) >= MANY

    def rest(self) -> None:
        """Lets kiwipiepy go if it has read many texts."""
        if self._has_read_many:
            stop_kiwi()
            self._korean, self._has_read_many = None, False

    def get_ready(self) -> None:
        """Has kiwipiepy's process, if it was started, taught what it will need."""
        process = running_kiwi()
        if process is not None:
            with contextlib.suppress(OSError, ValueError):  # it has died: texts are split without it
                process.teach(self._lexicon.korean_nouns, _known(self._kept()))

    def _lines(self, prepared: Sequence[str]) -> Mapping[str, str]:
        kept = self._kept()
        keys = {form: cache_key(form) for form in prepared}
        missing = [form for form, key in keys.items() if key not in kept]
        if missing:
            found, taught = self._split(missing, _known(kept))
            kept |= {keys[form]: line for form, line in found.items()}
            if taught is not None:
                kept[_TAUGHT] = "\n".join(taught)
        return {form: kept[key] for form, key in keys.items()}

    def _kept(self) -> dict[str, str]:
        return self._own if cache_folder("") is None else lasting_texts("morphemes", self._version)

    @functools.cached_property
    def _version(self) -> str:
        return analysis_version(self._lexicon.korean_nouns)

    def _split(
        self, prepared: Sequence[str], known: Sequence[str] | None
    ) -> tuple[Mapping[str, str], Sequence[str] | None]:
        """Gives the morphemes of every text as a line, and the nouns that kiwipiepy was taught, if it was needed."""
        process = running_kiwi()
        if process is not None:
            with contextlib.suppress(OSError, ValueError):
                if process.teach(self._lexicon.korean_nouns, known):
                    return process.split(prepared)
        self._korean = self._korean or Korean(self._lexicon.korean_nouns, known)
        lines: dict[str, str] = {}
        for begin in counted("morphemes", range(0, len(prepared), AT_ONCE)):
            parts = self._korean.split(prepared[begin : begin + AT_ONCE])
            lines |= {text: write_morphemes(found) for text, found in parts.items()}
        return lines, self._korean.taught


@functools.cache
def analyser_of(language: Language) -> Analyser:
    """Gives the analyser of a language, the same whenever it is asked for: what it has read it need not read again."""
    return Analyser(language)


def cache_key(prepared: str) -> str:
    """Gives the key of a prepared text, 32 hex digits."""
    return hashlib.sha256(prepared.encode()).hexdigest()[:32]


def _known(kept: Mapping[str, str]) -> tuple[str, ...] | None:
    return tuple(kept[_TAUGHT].split("\n")) if _TAUGHT in kept else None
