"""Moves content/sources.yml and content/rulings.yml, of which earlier versions read one each, into a file a source."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from pydantic import Field, RootModel

from statusbook.content import Content, read_content
from statusbook.house.files_by_source import OLD_RULINGS, OLD_SOURCES
from statusbook.house.front_matter import validate
from statusbook.house.sources import SourceFacts, parse_source_facts, source_path
from statusbook.pipeline.entry_texts import CutFile, EntryText, cut_list, cut_lists
from statusbook.pipeline.source_texts import source_text
from statusbook.problems import Collector, ContentError, Problem
from statusbook.registry.rulings import KINDS, Rulings, parse_rulings, rulings_path
from statusbook.registry.rulings_folder import homes_of
from statusbook.stage.write import clear, write_content
from statusbook.yaml_lines import parse_yaml

FIELDS = "fields"
"""The name of the file for rulings on fields, which are about no source of their own."""


class _OldSource(SourceFacts):
    id: str = Field(pattern=r"^[a-z][a-z0-9-]*$")


class _OldSources(RootModel[tuple[_OldSource, ...]]):
    root: tuple[_OldSource, ...] = Field((), strict=False)


def migrate_content(root: Path) -> tuple[list[str], list[str]]:
    """Moves what is in the two old files; gives the paths of the files written, and of those removed.

    Every comment goes with the entry below it, those at the beginning into every new file. Raises ContentError with
    every fault of the old files and every file that is there already: then nothing is written.
    """
    content, problems = read_content(root), Collector()
    written: dict[str, str] = {}
    moves = {OLD_SOURCES: _move_sources, OLD_RULINGS: _move_rulings}
    old = [path for path in moves if path in content.files or content.why_refused(path)]
    for path in old:
        with problems.collect():
            written |= moves[path](content.text(path))
    problems.add(_in_the_way(content, written))
    problems.finish()
    for path, text in sorted(written.items()):
        (root / path).parent.mkdir(exist_ok=True)
        write_content(root / path, text)
    for path in old:
        clear(root / path)
    return sorted(written), old


def _in_the_way(content: Content, written: Mapping[str, str]) -> Iterator[Problem]:
    for path in sorted(written):
        if path in content.files or content.why_refused(path):
            fix = "move it out of the way; what is in it and in the old file has to become one by hand"
            yield Problem(path=path, line=1, message="is there already", fix=fix)


def _move_sources(text: str) -> dict[str, str]:
    """Gives the texts of the files of sources, by path; raises ContentError, also if a source would not be the same."""
    sources = validate(_OldSources, parse_yaml(text, path=OLD_SOURCES)).root
    cut = cut_list(text, path=OLD_SOURCES)
    texts: dict[str, str] = {}
    for entry, source in zip(cut.entries, sources, strict=True):
        path, alone = source_path(source.id), source_text(entry)
        if alone is None or path in texts:
            why = "its 'id' shares a line with something else" if alone is None else f"'{source.id}' is there twice"
            raise _cannot(OLD_SOURCES, text, entry, why)
        texts[path] = _joined(cut.leading, entry.before + alone)
        facts = SourceFacts(**source.model_dump(exclude={"id"}, exclude_unset=True))
        if parse_source_facts(texts[path], path=path)[0] != facts:
            raise _cannot(OLD_SOURCES, text, entry, "by itself it would say something else")
    return _ended(texts, cut)


def _move_rulings(text: str) -> dict[str, str]:
    """Gives the texts of the files of rulings, by path; raises ContentError, also if a ruling would not be the same."""
    old = parse_rulings(text, path=OLD_RULINGS)
    cut = cut_lists(text, path=OLD_RULINGS)
    parts: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for entry in cut.entries:
        home = (homes_of(old.of_kind(entry.key)[entry.index]) or (FIELDS,))[0]
        lists = parts[rulings_path(home)]
        if not lists[entry.key]:
            lists[entry.key].append(entry.above + entry.head)
        elif entry.above:
            lists[entry.key].insert(0, entry.above)
        lists[entry.key].append(entry.before + entry.text)
    texts = {path: _joined(cut.leading, "".join(map("".join, lists.values()))) for path, lists in parts.items()}
    texts = _ended(texts, cut)
    new: Counter[str] = Counter()
    for path, alone in texts.items():
        new += _counted(parse_rulings(alone, path=path))
    if new != _counted(old):
        fix = "write each entry below the other, each beginning with a dash in a line of its own"
        raise ContentError([Problem(path=OLD_RULINGS, line=1, message="its rulings would not stay the same", fix=fix)])
    return texts


def _counted(rulings: Rulings) -> Counter[str]:
    """Gives every ruling in words, and how often it is there."""
    return Counter(f"{kind} {one!r}" for kind in KINDS for one in rulings.of_kind(kind))


def _joined(leading: str, rest: str) -> str:
    """Gives the comments that every file begins with, and what follows them below a blank line."""
    rest = rest.lstrip("\n")
    return f"{leading.rstrip()}\n\n{rest}" if leading.strip() else rest


def _ended(texts: dict[str, str], cut: CutFile) -> dict[str, str]:
    """Gives the texts with what is after all entries at the end of the last; each ends its last line."""
    ended = {path: text if text.endswith("\n") else f"{text}\n" for path, text in texts.items()}
    if cut.trailing.strip() and ended:
        ended[[*ended][-1]] += cut.trailing.lstrip("\n")
    return ended


def _cannot(path: str, text: str, entry: EntryText, why: str) -> ContentError:
    line = text.count("\n", 0, entry.start) + 1
    fix = "write each field in a line of its own"
    return ContentError([Problem(path=path, line=line, message=f"cannot be moved: {why}", fix=fix)])
