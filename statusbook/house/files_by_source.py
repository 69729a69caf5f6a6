"""The folders of content/ that hold a YAML file a source, so that no two parties edit the same one."""

from __future__ import annotations

import functools
from pathlib import PurePosixPath

from statusbook.content import Content, decode_utf8
from statusbook.house.sources import FOLDER as SOURCES
from statusbook.problems import Collector, Problem

OLD_SOURCES, OLD_RULINGS = "content/sources.yml", "content/rulings.yml"
"""The files that earlier versions read, one for all sources each."""


def old_files(content: Content) -> tuple[Problem, ...]:
    """Gives a problem for each file that holds what is now read from a folder."""
    return tuple(
        Problem(
            path=path,
            line=1,
            message=f"no longer read: {path.removesuffix('.yml')}/ holds a file a source",
            fix="have it moved there, comments and all: python build.py migrate",
        )
        for path in (OLD_SOURCES, OLD_RULINGS)
        if path in content.files or content.why_refused(path)
    )


def texts_by_path(content: Content, folder: str, problems: Collector) -> dict[str, str]:
    """Gives the text of every ``<source>.yml`` in a folder by its path; whatever else is in there is a problem."""
    texts: dict[str, str] = {}
    for path, raw in content.under(folder.removeprefix("content/")).items():
        if PurePosixPath(path).parent != PurePosixPath(folder):
            fix = f"move it to {folder}/"
            problems.report(path=path, line=1, message="a file in a folder that nothing reads", fix=fix)
        elif not path.endswith(".yml"):
            fix = f"name it .yml, or move it out of {folder}/"
            problems.report(path=path, line=1, message="not a .yml file", fix=fix)
        elif (text := problems.attempt(functools.partial(decode_utf8, raw, path=path))) is not None:
            texts[path] = text
    return texts


def source_ids(content: Content) -> frozenset[str]:
    """Gives the ids of the sources that have a file, whether it can be read or not."""
    refused = (one.path for one in content.refused if one.path.startswith(f"{SOURCES}/"))
    return frozenset(PurePosixPath(path).stem for path in (*content.under("sources", ".yml"), *refused))
