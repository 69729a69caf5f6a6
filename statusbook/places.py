"""Where a project keeps what it reads and writes, and whether its site is still what it would be built again."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from statusbook.fingerprint import of_folder, of_program, of_texts

_VARIABLE = re.compile(r"[A-Z][A-Z0-9_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """The folders and files of a project."""

    root: Path

    @property
    def content(self) -> Path:
        """What writers touch."""
        return self.root / "content"

    @property
    def templates(self) -> Path:
        """The templates."""
        return self.root / "templates"

    @property
    def config(self) -> Path:
        """The engine's configuration, as far as it is written by hand."""
        return self.root / "mkdocs.yml"

    @property
    def watched(self) -> tuple[Path, ...]:
        """What a writer changes."""
        return (self.content, self.templates, self.config)

    @property
    def site(self) -> Path:
        """The finished site."""
        return self.root / "site"

    @property
    def build(self) -> Path:
        """The stage and caches."""
        return self.root / ".build"

    @property
    def stamp(self) -> Path:
        """What the finished site was built from."""
        return self.caches / "site" / "stamp.cache"

    @property
    def stage(self) -> Path:
        """What the engine builds from."""
        return self.build / "stage"

    @property
    def caches(self) -> Path:
        """What costs nothing but time if it is lost."""
        return self.build / "cache"

    @property
    def lock(self) -> Path:
        """Held by the build that is under way."""
        return self.build / "lock"

    @property
    def merged(self) -> Path:
        """The fingerprint of the prose whose merging the caches remember."""
        return self.caches / "site" / "prose.cache"


def config_fingerprint(places: Places, environment: Mapping[str, str]) -> str:
    """Gives the fingerprint of mkdocs.yml and the environment variables it names."""
    text = places.config.read_text(encoding="utf-8") if places.config.is_file() else ""
    named = sorted(set(_VARIABLE.findall(text)) & environment.keys())
    return of_texts([text, *(f"{name}={environment[name]}" for name in named)])


def inputs_fingerprint(places: Places, engine: str) -> str:
    """Gives the fingerprint of everything that a build with an engine depends on."""
    folders = [of_folder(folder) for folder in (places.content, places.templates)]
    return of_texts([engine, of_program(), config_fingerprint(places, os.environ), *folders])


def prose_fingerprint(places: Places) -> str:
    """Gives the fingerprint of the prose that is merged: our notes on codes and classes, everybody's notes."""
    return of_texts(of_folder(places.content / folder) for folder in ("codes", "classes", "notes"))
