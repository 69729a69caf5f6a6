"""content/sources.yml: every note with its origin, its licence and its rank."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from pydantic import Field, RootModel

from statusbook.house.front_matter import Facts, validate
from statusbook.house.permalinks import LONGEST
from statusbook.problems import Collector, Problem
from statusbook.yaml_lines import YamlText, parse_yaml

PATH = "content/sources.yml"
HOUSE = "house"
IANA = "iana"


class Origin(Facts):
    """What a note was written from."""

    title: str
    author: str | None = None
    url: str | None = Field(None, pattern=r"^https?://")
    note: str | None = None


class Source(Facts):
    """One note; the lower the rank, the more it is trusted (house notes have rank 0)."""

    id: str = Field(pattern=r"^[a-z][a-z0-9-]*$", max_length=LONGEST)
    file: str
    title: str
    origin: Origin
    written_by: str
    licence: str
    rank: int = Field(ge=1, le=99)
    language: str = "ko"
    kind: str = "note"

    @property
    def path(self) -> str:
        """The note's path, relative to the project."""
        return f"content/{self.file}"


class _Sources(RootModel[tuple[Source, ...]]):
    root: tuple[Source, ...] = Field(strict=False)


def parse_sources(
    text: str, *, notes: Collection[str], refused: Callable[[str], object] = lambda path: ()
) -> tuple[Source, ...]:
    """Parses sources.yml against the paths of the notes there are; raises ContentError with every fault.

    A note that is ``refused`` is not missing: it has a problem of its own.
    """
    parsed = parse_yaml(text, path=PATH)
    sources = validate(_Sources, parsed).root
    problems = Collector()
    problems.add(_faults(sources, notes, refused, parsed))
    problems.finish(salvaged=tuple({source.id: source for source in sources if source.path in notes}.values()))
    return sources


def _faults(
    sources: tuple[Source, ...], notes: Collection[str], refused: Callable[[str], object], parsed: YamlText
) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    files: dict[str, int] = {}

    def fault(index: int, field: str, message: str, fix: str) -> Problem:
        shown = parsed.point_at_value((index, field))
        return Problem(path=PATH, line=parsed.line((index, field)), message=message, fix=fix, evidence=shown)

    for index, source in enumerate(sources):
        if source.id in (HOUSE, IANA):
            yield fault(index, "id", f"id '{source.id}' is taken", "choose another id")
        if source.id in seen:
            fix = f"rename this one, or the one in line {seen[source.id]}"
            yield fault(index, "id", f"duplicate id '{source.id}'", fix)
        seen.setdefault(source.id, parsed.line((index, "id")))
        if source.path in files:
            fix = f"remove this one, or the one in line {files[source.path]}"
            yield fault(index, "file", f"'{source.file}' has two entries", fix)
        files.setdefault(source.path, parsed.line((index, "file")))
        if source.path not in notes and not refused(source.path):
            yield fault(index, "file", f"file '{source.file}' is missing", "add the note, or remove the entry")
    for path in notes:
        if path not in files:
            yield Problem(
                path=path,
                line=1,
                message="a note without an entry in content/sources.yml",
                fix="add id, file, title, origin, written_by, licence and rank there",
            )
