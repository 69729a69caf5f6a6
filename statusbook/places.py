"""Where a project finds what it reads and keeps what it writes: the one place that decides it.

The base is what comes with the package: its own content, templates and settings. A team's content/ lies over that of
the base, file by file; one that holds the IANA registry, content/iana.csv, is a whole book and stands alone. Templates
that a project has it uses instead of the base's. Settings are laid over those of the base one by one.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

CONTENT, TEMPLATES, SETTINGS = "content", "templates", "mkdocs.yml"
"""The parts of a project that are read."""


_REGISTRY = "iana.csv"
"""The file of content/ with which a book begins: which codes there are."""


def _find_base() -> Path:
    """Gives the folder of the base: inside an installed package, or the checkout that this package stands in."""
    package = Path(__file__).resolve().parent
    installed = package / "base"
    return installed if installed.is_dir() else package.parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """The folders and files of a project: what it reads may be the base's, what it writes lies under ``root``."""

    root: Path
    base: Path = field(default_factory=_find_base)

    def owner(self, part: str) -> Path:
        """Gives the folder that a part is read from: the project's, or the base if the project has no such part."""
        return self.root if os.path.lexists(self.root / part) else self.base  # a link that leads nowhere is a fault

    @property
    def is_layered(self) -> bool:
        """Tells whether the project's content/ lies over that of the base, and is no book of its own."""
        own = self.root / CONTENT
        return self.root != self.base and own.is_dir() and not os.path.lexists(own / _REGISTRY)

    def shown(self, path: str) -> str:
        """Gives the path by which a person finds a file of the project: what is the base's by its whole path."""
        part = path.partition("/")[0]
        if part not in (CONTENT, TEMPLATES, SETTINGS):
            return path
        owner = self.owner(part)
        if self.is_layered and part == CONTENT and not os.path.lexists(self.root / path):
            owner = self.base
        return path if owner == self.root or not (owner / path).exists() else (owner / path).as_posix()

    @property
    def content(self) -> Path:
        """What writers touch."""
        return self.owner(CONTENT) / CONTENT

    @property
    def templates(self) -> Path:
        """The templates."""
        return self.owner(TEMPLATES) / TEMPLATES

    @property
    def theme(self) -> str:
        """The folder of the theme's overrides, as seen from the folder of the stage."""
        folder = self.templates / "theme"
        near = folder.parent.parent == self.root and not self.build.is_symlink()  # from there .. is somewhere else
        return f"../{TEMPLATES}/theme" if near else folder.as_posix()

    @property
    def settings(self) -> tuple[Path, ...]:
        """The files of settings that are there, the project's before that of the base."""
        files = dict.fromkeys(owner / SETTINGS for owner in (self.root, self.base))
        return tuple(file for file in files if file.is_file())

    @property
    def watched(self) -> tuple[Path, ...]:
        """What a writer changes."""
        beneath = (self.base / CONTENT,) if self.is_layered else ()
        return (self.content, *beneath, self.templates, *self.settings)

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
    def site_names(self) -> Path:
        """Which files of the site builds made; not among the caches, since --fresh does not make them somebody else's."""
        return self.build / "site-names"

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
