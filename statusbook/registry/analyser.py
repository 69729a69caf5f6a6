"""The analyser of statements: texts to gists, by way of a cache that keeps kiwipiepy out of unchanged builds."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping

from statusbook.registry.gist import Gist, read_gist
from statusbook.registry.morphemes import (
    analysis_version,
    prepare,
    read_morphemes,
    split_morphemes,
    write_morphemes,
)


class Analyser:
    """Gives the gist of texts; ``cache`` maps content keys to morphemes and may be empty or out of date."""

    def __init__(self, cache: Mapping[str, str] | None = None) -> None:
        self._given = {key: line for key, line in (cache or {}).items() if isinstance(line, str)}
        self._used: dict[str, str] = {}
        self._gists: dict[str, Gist] = {}

    def __call__(self, texts: Iterable[str]) -> Mapping[str, Gist]:
        """Gives the gist of every text; starts kiwipiepy (3 s, 520 MiB) only for Korean not in the cache."""
        wanted = sorted(set(texts))
        fresh = [text for text in wanted if text not in self._gists]
        prepared = {text: prepare(text) for text in fresh}
        keys = {form: cache_key(form) for form in set(prepared.values())}
        missing = [form for form, key in keys.items() if key not in self._given]
        found = {keys[form]: write_morphemes(parts) for form, parts in split_morphemes(missing).items()}
        self._given |= found
        for text, form in prepared.items():
            line = self._used[keys[form]] = self._given[keys[form]]
            self._gists[text] = read_gist(read_morphemes(line))
        return {text: self._gists[text] for text in wanted}

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
