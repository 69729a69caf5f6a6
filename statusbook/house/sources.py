"""content/sources/<id>.yml: a note with its origin, its licence and its rank, of which nothing has to be said."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pydantic import Field

from statusbook.house.front_matter import Facts, validate
from statusbook.problems import Collector, ContentError, Problem
from statusbook.yaml_lines import YamlText, parse_yaml

FOLDER = "content/sources"
HOUSE = "house"
IANA = "iana"
USUAL_RANK = 50


def source_path(identifier: str) -> str:
    """Gives the path of a source's own file."""
    return f"{FOLDER}/{identifier}.yml"


class Origin(Facts):
    """What a note was written from."""

    title: str
    author: str | None = None
    url: str | None = Field(None, pattern=r"^https?://")
    note: str | None = None


class SourceFacts(Facts):
    """What the file of a source may say, and what is usual where it does not."""

    file: str | None = None
    title: str | None = None
    origin: Origin | None = None
    written_by: str | None = None
    licence: str | None = None
    rank: int = Field(USUAL_RANK, ge=1, le=99)
    language: str = "ko"
    kind: str = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One note; the lower the rank, the more it is trusted (house notes have rank 0).

    ``own`` says that it is a team's, over those of the base.
    """

    id: str
    file: str
    title: str
    origin: Origin | None = None
    written_by: str | None = None
    licence: str | None = None
    rank: int = USUAL_RANK
    language: str = "ko"
    kind: str = "note"
    own: bool = False

    @property
    def path(self) -> str:
        """The note's path, relative to the project."""
        return f"content/{self.file}"


def parse_source_facts(text: str, *, path: str) -> tuple[SourceFacts, YamlText]:
    """Parses the file of one source; raises ContentError with every fault."""
    parsed = parse_yaml(text, path=path)
    value = {} if parsed.value is None else parsed.value
    if not isinstance(value, dict):
        fix = "write the fields of one source, one a line, as 'title: …'; each further source in a file of its own"
        raise ContentError([Problem(path=path, line=1, message="not the fields of a source", fix=fix)])
    problems = Collector()
    if "id" in value:
        wanted = source_path(str(value["id"]))
        fix = "remove it" if wanted == path else f"remove it, and rename the file if {wanted} is meant"
        message, shown = "the name of the file is the id", parsed.point_at_key(("id",))
        problems.report(path=path, line=parsed.line(("id",)), message=message, fix=fix, evidence=shown)
    others = {key: one for key, one in value.items() if key != "id"}
    facts = problems.attempt(lambda: validate(SourceFacts, replace(parsed, value=others)))
    problems.finish()
    assert facts is not None
    return facts, parsed
