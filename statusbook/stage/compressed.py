"""Compressed twins of a site's files, for servers that send a file as it lies there (nginx: ``gzip_static``)."""

from __future__ import annotations

import functools
import gzip
from collections.abc import Mapping
from pathlib import Path

from statusbook.parallel import spread
from statusbook.stage.write import clear_files, write_file
from statusbook.urls import files

ENDING = ".gz"
LEAST = 1024
"""Bytes; a smaller file goes into one packet as it is."""
_TEXTS = (".html", ".css", ".js", ".json", ".svg", ".xml", ".csv", ".txt", ".md")
"""How the names of files end that compression makes much smaller."""
_OF_ENGINE = files.in_folder(files.SITEMAP) + ENDING
"""The one that the engine makes itself."""
_SHARE = 64
"""So many files are compressed before another process asks for more."""


def compress_site(built: Path, site: Mapping[str, bytes], before: Mapping[str, bytes]) -> dict[str, bytes]:
    """Puts a twin beside every text of a built site; gives the twins by path.

    ``site`` are the files of it, ``before`` those of the site that stands: a text that has not changed keeps its twin.
    """
    texts = [
        name
        for name, content in site.items()
        if name.endswith(_TEXTS) and len(content) >= LEAST and name + ENDING != _OF_ENGINE
    ]
    twins = {
        name + ENDING: before[name + ENDING]
        for name in texts
        if name + ENDING in before and before.get(name) == site[name]
    }
    new = [name for name in texts if name + ENDING not in twins]
    shares = [new[begin : begin + _SHARE] for begin in range(0, len(new), _SHARE)]
    for share, packed in zip(shares, spread(functools.partial(_packed, site), shares), strict=True):
        twins |= {name + ENDING: content for name, content in zip(share, packed, strict=True)}
    for name, content in twins.items():
        write_file(built / name, content)
    return twins


def drop_twins(built: Path, site: Mapping[str, bytes]) -> dict[str, bytes]:
    """Removes the twins that a built site has from the one before it; gives the files without them."""
    twins = {name for name in site if name.endswith(ENDING) and name.removesuffix(ENDING) in site}
    twins = {name for name in twins if name != _OF_ENGINE}
    clear_files(built, twins)
    return {name: content for name, content in site.items() if name not in twins}


def _packed(site: Mapping[str, bytes], names: list[str]) -> list[bytes]:
    # Neither a name nor a time goes into it: the same text gives the same bytes, with the same zlib.
    return [gzip.compress(site[name], compresslevel=9, mtime=0) for name in names]
