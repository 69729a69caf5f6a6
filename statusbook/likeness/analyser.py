"""The analyser of statements: texts to gists, by way of a cache that keeps kiwipiepy out of unchanged builds."""

from __future__ import annotations

import contextlib
import functools
import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence

from statusbook.likeness.gist import Gist, read_gist
from statusbook.likeness.kiwi_process import running_kiwi
from statusbook.likeness.morphemes import (
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
        self._gists: dict[str, Gist] = {}

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
        self._keep({keys[form]: line for form, line in self._split(missing).items()})
        for text, form in prepared.items():
            self._gists[text] = read_gist(read_morphemes(self._given[keys[form]]))
        return {text: self._gists[text] for text in wanted}

    def begin(self) -> None:
        """Lets kiwipiepy get ready, if somebody has started it: texts it has never seen are likely to come."""
        process = running_kiwi()
        if process is not None:
            known = self._given.get(cache_key("taught"))
            with contextlib.suppress(OSError, ValueError):  # it has died: texts are split without it
                process.teach(known.split("\n") if known else None)

    def _split(self, prepared: Sequence[str]) -> Mapping[str, str]:
        if not prepared:
            return {}
        process = running_kiwi()
        if process is not None:
            with contextlib.suppress(OSError, ValueError):
                found, taught = process.split(prepared)
                self._keep({cache_key("taught"): "\n".join(taught)})
                return found
        parts = split_morphemes(prepared, self._taught)
        return {text: write_morphemes(found) for text, found in parts.items()}

    def _taught(self) -> tuple[str, ...]:
        """The nouns to teach kiwipiepy; to find them out takes it as long as to start."""
        key = cache_key("taught")
        if key not in self._given:
            self._keep({key: "\n".join(nouns_to_teach())})
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


def cache_key(prepared: str) -> str:
    """Gives the key of a prepared text: 32 hex digits of the text and all that its morphemes depend on."""
    return hashlib.sha256(f"{analysis_version()}\0{prepared}".encode()).hexdigest()[:32]
