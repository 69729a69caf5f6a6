"""What a site was built from, and whether it still is what a build would give; nothing that builds is loaded for it."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping

from statusbook.content import content_of
from statusbook.fingerprint import of_folder, of_program, of_texts
from statusbook.places import Places
from statusbook.sealed import BrokenSeal, read_sealed
from statusbook.site.stamp import read_stamp
from statusbook.stage.names import read_names

_VARIABLE = re.compile(r"[A-Z][A-Z0-9_]+")
"""What may be an environment variable in the settings: SITE_URL in ``!ENV [SITE_URL, https://wiki.example/]``."""

_PROSE = ("codes", "classes", "notes")
"""The folders whose prose is merged."""


def is_current(places: Places, engine: str, *, compressed: bool = False) -> bool:
    """Tells whether site/ is what a build would give: nothing it depends on has changed, and nothing in it.

    Raises ContentError if content/ cannot be read.
    """
    stamp, names = read_stamp(places.stamp), read_names(places.site_names)
    if stamp is None or names is None or stamp.inputs != inputs_fingerprint(places, engine, compressed=compressed):
        return False
    return stamp.describes(places.site, names)


def is_prose_new(places: Places) -> bool:
    """Tells whether prose is to be merged that the caches know nothing of; raises ContentError as ``is_current``."""
    try:
        merged = read_sealed(places.merged, places.merged.parent.name)
        return merged.decode() != prose_fingerprint(places)
    except (OSError, BrokenSeal):
        return True


def inputs_fingerprint(places: Places, engine: str, *, compressed: bool = False) -> str:
    """Gives the fingerprint of everything that a build with an engine, and with twins or without, depends on."""
    read = [content_of(places).fingerprint(), of_folder(places.templates)]
    twins = ["compressed"] if compressed else []
    return of_texts([engine, *twins, of_program(), settings_fingerprint(places, os.environ), *read])


def prose_fingerprint(places: Places) -> str:
    """Gives the fingerprint of the prose that is merged: our notes on codes and classes, everybody's notes."""
    return content_of(places).fingerprint(*_PROSE)


def settings_fingerprint(places: Places, environment: Mapping[str, str]) -> str:
    """Gives the fingerprint of the settings and the environment variables they name."""
    texts = [file.read_text(encoding="utf-8", errors="surrogateescape") for file in places.settings]
    named = sorted(set(_VARIABLE.findall("\n".join(texts))) & environment.keys())
    return of_texts([*texts, *(f"{name}={environment[name]}" for name in named)])
