"""The site builders there are: each is a module of this folder with an ``ENGINE``; to drop one, delete its files."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec

from statusbook.site.engine import Engine

NAMES = tuple(name for name in ("material", "zensical") if find_spec(f"{__package__}.{name}"))
"""Every site builder whose module is here, the default first; nothing of them is loaded for this."""


def load_engine(name: str) -> Engine:
    """Gives a site builder by its name, one of NAMES."""
    engine: Engine = import_module(f"{__package__}.{name}").ENGINE
    return engine
