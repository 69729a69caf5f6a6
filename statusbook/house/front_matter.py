"""Splits a house file into facts and prose, and holds the facts against a model."""

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


def hold_against(model: type[Model], parsed: YamlText, *, trail: Trail = ()) -> Model:
    """Validates a parsed value; raises ContentError with one problem for every fault, each on its line."""
    value: Any = parsed.value
    for step in trail:
        value = value[step]
    try:
        return model.model_validate({} if value is None else value)
    except ValidationError as error:
        problems = []
        for fault in error.errors():
            place: Trail = tuple(step for step in fault["loc"] if not _is_tag(step))
            message, fix = _in_words(model, fault["type"], place, fault)
            line = parsed.line((*trail, *place))
            problems.append(Problem(path=parsed.path, line=line, message=message, fix=fix))
        raise ContentError(problems) from error


def _is_tag(step: str | int) -> bool:
    """Pydantic names the branch of a union in its trail; a file has no such step."""
    return isinstance(step, str) and (step.startswith(("function-", "literal[", "tuple[")) or "[" in step)


def _in_words(model: type[BaseModel], kind: str, place: Trail, fault: Any) -> tuple[str, str]:
    name = ".".join(str(step) for step in place)
    last = str(place[-1]) if place else "the file"
    if kind == "extra_forbidden":
        known = sorted(set(_fields(model)))
        near = difflib.get_close_matches(last, known, n=1)
        fix = f"did you mean '{near[0]}'?" if near else f"remove it; known fields: {', '.join(known)}"
        return f"unknown field '{name}'", fix
    if kind == "missing":
        return f"field '{name}' is missing", f"add '{last}:'"
    if kind == "literal_error":
        given = fault.get("input")
        return f"'{name}' is {given!r}", f"make it one of {fault['ctx']['expected'].replace(' or ', ', ')}"
    return f"'{name}': {fault['msg'].lower()}", f"correct '{last}' (given: {fault.get('input')!r})"


def _fields(model: type[BaseModel]) -> list[str]:
    """Every field name of a model and of the models inside it, for guessing what was meant."""
    names = []
    for name, field in model.model_fields.items():
        names.append(name)
        for inner in _models_in(field.annotation):
            names += _fields(inner)
    return names


def _models_in(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for part in getattr(annotation, "__args__", ()) for model in _models_in(part)]
