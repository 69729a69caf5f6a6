"""content/sources/ as a whole: which file speaks of which note, and the notes that none speaks of."""

from __future__ import annotations

import functools
import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import PurePosixPath

from statusbook.house.permalinks import LONGEST
from statusbook.house.sources import FOLDER, HOUSE, IANA, USUAL_RANK, Source, parse_source_facts, source_path
from statusbook.problems import Collector, Problem
from statusbook.yaml_lines import YamlText, flow_yaml

_ID = re.compile(r"[a-z][a-z0-9-]*")
"""``lecture-paste``: it is part of a URL, ``/sources/lecture-paste/``."""
_NOTES = "content/notes/"


def parse_sources(
    texts: Mapping[str, str], *, notes: Collection[str], refused: Collection[str] = ()
) -> tuple[Source, ...]:
    """Parses the files of all sources, by path, against the paths of the notes; gives them by rank, then by id.

    Paths that are ``refused`` are not missing: they have a problem of their own. Raises ContentError with every
    fault, and salvages the sources without one.
    """
    problems = Collector()
    sources: list[Source] = []
    owners: dict[str, str] = {}
    unread = {path: "" for path in refused if path.startswith(f"{FOLDER}/") and path not in texts}
    for path in sorted(texts):
        read = problems.attempt(functools.partial(parse_source_facts, texts[path], path=path))
        if read is None:
            unread[path] = texts[path]
            continue
        facts, parsed = read
        note = f"content/{facts.file}" if facts.file else _only(_named_after(path, notes))
        faults = [*_name_faults(path)]
        if note is None:
            faults += _unclear_note(path, notes, refused)
        else:
            faults += _note_faults(path, parsed, note, owners.setdefault(note, path), notes, refused)
        problems.add(faults)
        if note in notes and not faults:
            file = str(note).removeprefix("content/")
            given = facts.model_dump(include={"written_by", "licence", "rank", "language", "kind"})
            title = facts.title or PurePosixPath(file).stem
            sources.append(Source(id=PurePosixPath(path).stem, file=file, title=title, origin=facts.origin, **given))
    problems.add(_without_a_file(owners, unread, notes, texts))
    sources.sort(key=lambda source: (source.rank, source.id))
    problems.finish(salvaged=tuple(sources))
    return tuple(sources)


def _named_after(path: str, notes: Collection[str]) -> list[str]:
    """Gives the notes that have the name of a source's file: ``content/notes/team.md`` of ``content/sources/team.yml``."""
    return sorted(note for note in notes if PurePosixPath(note).stem == PurePosixPath(path).stem)


def _only(found: list[str]) -> str | None:
    return found[0] if len(found) == 1 else None


def _name_faults(path: str) -> Iterator[Problem]:
    identifier = PurePosixPath(path).stem
    if identifier in (HOUSE, IANA):
        yield Problem(path=path, line=1, message=f"id '{identifier}' is taken", fix="give the file another name")
    elif not _ID.fullmatch(identifier) or len(identifier) > LONGEST:
        fix = "name the file with small letters a to z, digits and hyphens, a letter first: its name is in URLs"
        yield Problem(path=path, line=1, message=f"'{identifier}' is no id of a source", fix=fix)


def _unclear_note(path: str, notes: Collection[str], refused: Collection[str]) -> Iterator[Problem]:
    identifier = PurePosixPath(path).stem
    found = [note.removeprefix("content/") for note in _named_after(path, notes)]
    if found:
        fix = f"name the one that is meant: 'file: {found[0]}'"
        message = f"several notes are called '{identifier}': {', '.join(found)}"
        yield Problem(path=path, line=1, message=message, fix=fix)
    elif not any(one.startswith(_NOTES) for one in refused):  # else one of those may be it
        fix = f"name the note, as 'file: notes/{identifier}.md', or remove this file"
        yield Problem(path=path, line=1, message=f"no note is called '{identifier}'", fix=fix)


def _note_faults(
    path: str, parsed: YamlText, note: str, owner: str, notes: Collection[str], refused: Collection[str]
) -> Iterator[Problem]:
    line, shown = parsed.line(("file",)), parsed.point_at_value(("file",))
    file = note.removeprefix("content/")
    if owner != path:
        fix = f"remove this file, or {owner}"
        yield Problem(path=path, line=line, message=f"'{file}' has two entries", fix=fix, evidence=shown)
    if note not in notes and not any(f"{note}/".startswith(f"{one}/") for one in refused):
        fix = "add the note, or remove this file"
        yield Problem(path=path, line=line, message=f"file '{file}' is missing", fix=fix, evidence=shown)


def _without_a_file(
    owners: Collection[str], unread: Mapping[str, str], notes: Collection[str], texts: Collection[str]
) -> Iterator[Problem]:
    """Gives a problem for every note that no file speaks of; one that could not be read speaks of what it names."""
    named = {path: [note for note in notes if note.removeprefix("content/") in text] for path, text in unread.items()}
    meant = {path: found or _named_after(path, notes) for path, found in named.items()}
    if not all(meant.values()):  # it may speak of any
        return
    taken = {PurePosixPath(path).stem for path in (*texts, *unread)} | {HOUSE, IANA}
    for note in sorted({*notes} - {*owners} - {note for found in meant.values() for note in found}):
        identifier = free_id(note, taken)
        taken.add(identifier)
        fields = {"file": note.removeprefix("content/"), "title": PurePosixPath(note).stem, "rank": USUAL_RANK}
        lines = [f"write {source_path(identifier)}:", *(f"{name}: {flow_yaml(one)}" for name, one in fields.items())]
        message = f"a note that no file in {FOLDER}/ speaks of"
        yield Problem(path=note, line=1, message=message, fix="\n".join(lines))


def free_id(note: str, taken: Collection[str]) -> str:
    """Gives an id after the name of a note: ``team-404`` after ``Team 404.md``, ``note-2`` after a second in Hangul."""
    words = re.sub(r"[^a-z0-9]+", "-", PurePosixPath(note).stem.lower()).strip("-")[:_LONGEST_NAME].strip("-")
    wanted = words if _ID.fullmatch(words) else f"note-{words}".strip("-")
    number = 1
    while (found := wanted if number == 1 else f"{wanted}-{number}") in taken:
        number += 1
    return found


_LONGEST_NAME = 100
"""Characters of a file's name after which the id that is proposed ends."""
