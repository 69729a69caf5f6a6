"""The settings of a project: the texts of mkdocs.yml, its own and that of the base, and what they wish of the book."""

from __future__ import annotations

import os

from statusbook.content import decode_utf8
from statusbook.facts.preferences import Preferences, parse_preferences
from statusbook.places import SETTINGS, Places
from statusbook.problems import ContentError, Problem


def read_settings(places: Places) -> dict[str, str]:
    """Gives the text of every file of settings by its path, the project's own before that of the base.

    Raises ContentError for what is no file of text.
    """
    own = places.root / SETTINGS
    if os.path.lexists(own) and not own.is_file():
        fix = "put the settings there, or take it away: then those of the package are used"
        raise ContentError([Problem(path=SETTINGS, line=1, message="is no file", fix=fix)])
    named = {SETTINGS if file == own else file.as_posix(): file for file in places.settings}
    return {path: decode_utf8(file.read_bytes(), path=path) for path, file in named.items()}


def read_preferences(places: Places) -> Preferences:
    """Gives what a project wishes of the book; raises ContentError for settings that are none."""
    return parse_preferences(read_settings(places))
