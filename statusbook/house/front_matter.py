"""Splits a house file into facts and prose, and validates the facts by a model."""

from __future__ import annotations

import difflib
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from statusbook.problems import ContentError, Problem
from statusbook.yaml_lines import Trail, YamlText, parse_yaml

Model = TypeVar("Model", bound=BaseModel)


def _word(value: Any) -> Any:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


Word = Annotated[str, BeforeValidator(_word)]
"""Text that YAML may have taken for a number."""


class Facts(BaseModel):
    """The base of every front matter: strict, frozen, unknown fields refused."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, defer_build=True)


def split_front_matter(text: str, *, path: str) -> tuple[YamlText, str, int]:
    """Gives the front matter, the prose under it, and the line the prose begins on; raises ContentError."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        raise ContentError(
            [
                Problem(
                    path=path,
                    line=1,
                    message="no front matter",
                    fix="begin the file with '---', facts, '---'",
                )
            ]
        )
    for index, line in enumerate(lines[1:], start=1):
        if line.rstrip() == "---":
            facts = parse_yaml("\n".join(lines[1:index]), path=path, first_line=2)
            return facts, "\n".join(lines[index + 1 :]), index + 2
    raise ContentError(
        [Problem(path=path, line=1, message="front matter without an end", fix="close it with a line '---'")]
    )


def validate(model: type[Model], parsed: YamlText, *, trail: Trail = ()) -> Model:
    """Validates a parsed value; raises ContentError with one problem for every fault, each on its line."""
    value: Any = parsed.value
    for step in trail:
        value = value[step]
    try:
        return model.model_validate({} if value is None else value)
    except ValidationError as error:
        raise ContentError(_problem(model, parsed, trail, fault) for fault in error.errors()) from error


def _problem(model: type[BaseModel], parsed: YamlText, trail: Trail, fault: Any) -> Problem:
    place: Trail = tuple(step for step in fault["loc"] if not _is_tag(step))
    message, fix = _in_words(model, fault["type"], place, fault)
    point_at = parsed.point_at_key if fault["type"] == "extra_forbidden" else parsed.point_at_value
    whole = (*trail, *place)
    shown = () if fault["type"] == "missing" else point_at(whole)
    return Problem(path=parsed.path, line=parsed.line(whole), message=message, fix=fix, evidence=shown)


def _is_tag(step: str | int) -> bool:
    """Pydantic names the branch of a union in its trail (``function-before[_word(), str]``); a file has no such step."""
    return isinstance(step, str) and (step.startswith(("function-", "literal[", "tuple[")) or "[" in step)


def _in_words(model: type[BaseModel], kind: str, place: Trail, fault: Any) -> tuple[str, str]:
    name = ".".join(str(step) for step in place)
    last = str(place[-1]) if place else "the file"
    if kind == "extra_forbidden":
        known = sorted(_fields_at(model, place[:-1]))
        near = difflib.get_close_matches(last, known, n=1)
        fix = f"did you mean '{near[0]}'?" if near else f"remove it; known fields: {', '.join(known)}"
        return f"unknown field '{name}'", fix
    if kind == "missing":
        return f"field '{name}' is missing", f"add '{last}:'"
    if kind == "literal_error":
        given = fault.get("input")
        return f"'{name}' is {given!r}", f"make it one of {fault['ctx']['expected'].replace(' or ', ', ')}"
    given = fault.get("input")
    listed = place and isinstance(place[-1], int)
    what = f"entry {int(last) + 1} of '{place[-2]}'" if listed and len(place) > 1 else f"'{last}'"
    told = "" if isinstance(given, (dict, list, tuple)) else f" (given: {given!r})"
    return f"'{name}': {fault['msg'].removeprefix('Value error, ').lower()}", f"correct {what}{told}"


def _fields_at(model: type[BaseModel], place: Trail) -> set[str]:
    """The fields of the model that a place of a file is validated against: ``vendors``, 0 leads to those of a vendor."""
    models = [model]
    for step in place:
        fields = [one.model_fields.get(str(step)) or one.model_fields.get("root") for one in models]
        # A number is a place in a list, whose entries the model that was reached describes already.
        models = [inner for field in fields if field for inner in _models_in(field.annotation)] or models
    return {name for one in models for name in one.model_fields}


def _models_in(annotation: Any) -> list[type[BaseModel]]:
    """The models that a field holds: ``Vendor`` for ``tuple[Vendor, ...]``."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for part in getattr(annotation, "__args__", ()) for model in _models_in(part)]
