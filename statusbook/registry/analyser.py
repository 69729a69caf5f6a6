"""The analyser of statements: texts to gists, by way of a cache that keeps kiwipiepy out of unchanged builds."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Callable, Iterable, Mapping

from statusbook.registry.gist import Gist, read_gist
from statusbook.registry.kiwi_process import KiwiProcess, kiwi_process
from statusbook.registry.morphemes import (
    Morpheme,
    analysis_version,
    nouns_to_teach,
    prepare,
    read_morphemes,
    split_morphemes,
    write_morphemes,
)


class Analyser:
    """Gives the gist of texts.

    ``cache`` maps content keys to morphemes, or gives such a mapping once it is wanted; it may be empty or
    out of date.
    """

    def __init__(self, cache: Mapping[str, str] | Callable[[], Mapping[str, str]] | None = None) -> None:
        self._read_cache = cache if callable(cache) else lambda: cache or {}
        self._added: dict[str, str] = {}
        self._used: dict[str, str] = {}
        self._gists: dict[str, Gist] = {}
        self._process: KiwiProcess | None = None

    @functools.cached_property
    def _given(self) -> dict[str, str]:
        return {key: line for key, line in self._read_cache().items() if isinstance(line, str)}

    def __call__(self, texts: Iterable[str]) -> Mapping[str, Gist]:
        """Gives the gist of every text; starts kiwipiepy (1 s) only for Korean not in the cache."""
        wanted = sorted(set(texts))
        fresh = [text for text in wanted if text not in self._gists]
        prepared = {text: prepare(text) for text in fresh}
        keys = {form: cache_key(form) for form in set(prepared.values())}
        missing = [form for form, key in keys.items() if key not in self._given]
        found = {keys[form]: write_morphemes(parts) for form, parts in self._split(missing).items()} if missing else {}
        self._keep(found)
        for text, form in prepared.items():
            line = self._used[keys[form]] = self._given[keys[form]]
            self._gists[text] = read_gist(read_morphemes(line))
        return {text: self._gists[text] for text in wanted}

    def begin(self) -> None:
        """Gets kiwipiepy under way in a process of its own: texts it has never seen are likely to come."""
        self._process = kiwi_process(self._taught())

    def _split(self, prepared: Iterable[str]) -> Mapping[str, tuple[Morpheme, ...]]:
        return self._process.split(prepared) if self._process else split_morphemes(prepared, self._taught)

    def _taught(self) -> tuple[str, ...]:
        """The nouns to teach kiwipiepy; to find them out takes it as long as to start."""
        key = cache_key("taught")
        if key not in self._given:
            self._keep({key: "\n".join(nouns_to_teach())})
        self._used[key] = self._given[key]
        return tuple(self._given[key].split("\n"))

    def _keep(self, found: Mapping[str, str]) -> None:
        self._given.update(found)
        self._added.update(found)

    @property
    def grown(self) -> bool:
        """Whether anything was analysed that the given cache does not hold."""
        return bool(self._added)

    @property
    def cache(self) -> dict[str, str]:
        """The given cache extended by what was analysed since: plain strings, to be written down as JSON."""
        return dict(sorted(self._given.items()))

    @property
    def used(self) -> dict[str, str]:
        """The part of the cache that this analyser was asked for: what is worth keeping."""
        return dict(sorted(self._used.items()))


def cache_key(prepared: str) -> str:
    """Gives the key of a prepared text: 32 hex digits of the text and all that its morphemes depend on."""
    return hashlib.sha256(f"{analysis_version()}\0{prepared}".encode()).hexdigest()[:32]
