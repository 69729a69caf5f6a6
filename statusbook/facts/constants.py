"""What each language calls a status code: a rule from phrase to name, and the exceptions to it."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from statusbook.caches import remembered
from statusbook.problems import Collector, ContentError, Problem
from statusbook.yaml_lines import YamlText, parse_yaml

PATH = "content/constants.yml"
Style = Literal["screaming", "pascal", "snake", "text"]
Code = Annotated[int, Field(ge=100, le=599)]


class Library(BaseModel):
    """One library's constants: how a name follows from a phrase, where it does not, and how one is written.

    ``written`` and ``otherwise`` say how code spells a status with and without a constant (``{name}``,
    ``{code}``). ``phrases`` holds codes named after another phrase, ``names`` those no phrase leads to,
    ``absent`` the registered codes that have no constant, ``remarks`` what a reader must know besides,
    ``note`` what holds of every constant of the library.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    id: str = Field(pattern=r"^[a-z][a-z0-9-]*$")
    language: str
    library: str
    version: str
    read_from: Literal["runtime", "source"]
    url: str = Field(pattern=r"^https://")
    style: Style
    written: str
    otherwise: str
    absent: tuple[Code, ...] = Field((), strict=False)
    phrases: Mapping[Code, str] = Field(default_factory=dict)
    names: Mapping[Code, str] = Field(default_factory=dict)
    remarks: Mapping[Code, str] = Field(default_factory=dict)
    note: str | None = None

    def name(self, code: int, phrase: str, *, registered: bool) -> str | None:
        """The constant's bare name; None if the library has none (an unregistered code must be listed)."""
        if code in self.names:
            return self.names[code]
        if code in self.phrases:
            return name_of(self.phrases[code], self.style)
        if not registered or code in self.absent:
            return None
        return name_of(phrase, self.style)


@dataclass(frozen=True, slots=True, kw_only=True)
class Constants:
    """Every library in the order of the file, and the lines they are on."""

    libraries: tuple[Library, ...]
    lines: YamlText


@dataclass(frozen=True, slots=True, kw_only=True)
class ConstantName:
    """How one library writes one status code; ``named`` tells whether it has a constant for it."""

    library: Library
    expression: str
    named: bool
    remarks: tuple[str, ...]


NO_CONSTANTS = Constants(libraries=(), lines=YamlText(value=None, path=PATH, first_line=1))
"""The libraries in place of a list with faults."""

_WORDS = re.compile(r"[A-Za-z0-9]+")
"""The words of a phrase: ``Non``, ``Authoritative``, ``Information``."""


def name_of(phrase: str, style: Style) -> str:
    """Gives the name a phrase leads to: ``Not Found`` is ``NOT_FOUND``, ``NotFound``, ``not_found``."""
    if style == "text":
        return phrase
    words = _WORDS.findall(phrase.replace("'", ""))
    if style == "pascal":
        return "".join(word[0].upper() + word[1:] for word in words)
    joined = "_".join(words)
    return joined.upper() if style == "screaming" else joined.lower()


def spellings(constants: Constants, code: int, phrase: str, *, registered: bool) -> tuple[ConstantName, ...]:
    """Gives how every library writes a status code."""
    found = []
    for library in constants.libraries:
        name = library.name(code, phrase, registered=registered)
        form = library.otherwise if name is None else library.written
        remarks = (library.note if name else None, library.remarks.get(code))
        found.append(
            ConstantName(
                library=library,
                expression=form.format(code=code, name=name),
                named=name is not None,
                remarks=tuple(remark for remark in remarks if remark),
            )
        )
    return tuple(found)


@remembered
def parse_constants(text: str) -> Constants:
    """Parses content/constants.yml; raises ContentError with every fault in it."""
    parsed = parse_yaml(text, path=PATH)
    try:
        libraries = TypeAdapter(Annotated[tuple[Library, ...], Field(strict=False)]).validate_python(parsed.value or [])
    except ValidationError as error:
        raise ContentError(_field_problem(parsed, fault) for fault in error.errors()) from error
    constants = Constants(libraries=libraries, lines=parsed)
    problems = Collector()
    problems.add(_faults(constants))
    problems.finish()
    return constants


def _field_problem(parsed: YamlText, fault: ErrorDetails) -> Problem:
    place = tuple(step for step in fault["loc"] if step != "[key]")
    unknown = fault["type"] == "extra_forbidden"
    near = difflib.get_close_matches(str(place[-1]) if place else "", Library.model_fields, n=1) if unknown else []
    known = f"fields are {', '.join(Library.model_fields)}; styles are {', '.join(get_args(Style))}"
    shown = parsed.point_at_key(place) if unknown else parsed.point_at_value(place)
    return Problem(
        path=PATH,
        line=parsed.line(place),
        message=f"'{'.'.join(map(str, fault['loc']))}': {fault['msg'].lower()}",
        fix=f"did you mean '{near[0]}'?" if near else known,
        evidence=() if fault["type"] == "missing" else shown,
    )


def _faults(constants: Constants) -> Iterator[Problem]:
    seen: set[str] = set()
    for index, library in enumerate(constants.libraries):
        line = constants.lines.line((index,))
        if library.id in seen:
            yield Problem(path=PATH, line=line, message=f"duplicate id '{library.id}'", fix="keep one of them")
        seen.add(library.id)
        for field in ("written", "otherwise"):
            try:
                getattr(library, field).format(code=404, name="NotFound")
            except (KeyError, IndexError, ValueError):
                yield Problem(
                    path=PATH,
                    line=constants.lines.line((index, field)),
                    message=f"'{field}' cannot be filled in",
                    fix="use only {name} and {code}; write a brace as {{ or }}",
                )
        twice = (set(library.absent) & {*library.phrases, *library.names}) | (set(library.phrases) & set(library.names))
        for code in sorted(twice):
            yield Problem(
                path=PATH,
                line=line,
                message=f"{library.id}: {code} is listed in two ways",
                fix="keep it in one of 'absent', 'phrases' and 'names'",
            )
