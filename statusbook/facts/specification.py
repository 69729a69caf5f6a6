"""What the specifications lay down about status codes, read from specification.yml: rules that records must agree with."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What one section says of a code: the values it allows or asks for, and the section's name."""

    values: tuple[str, ...]
    reference: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Specification:
    """Every rule by status code; ``class_phrases`` by the class's digit."""

    class_phrases: Mapping[int, str]
    cacheable: Mapping[int, Rule]
    bodiless: Mapping[int, Rule]
    required_headers: Mapping[int, Rule]
    named_headers: Mapping[int, Rule]
    retry: Mapping[int, Rule]


@functools.cache
def specification() -> Specification:
    """Gives the rules of the specifications."""
    found = yaml.load(
        (files(__package__) / "specification.yml").read_text(encoding="utf-8"),
        getattr(yaml, "CSafeLoader", yaml.SafeLoader),
    )
    return Specification(
        class_phrases=found["classes"]["phrases"],
        cacheable=_by_code(found["cacheable"]),
        bodiless=_by_code(found["bodiless"]),
        required_headers=_by_code(found["required_headers"], "headers"),
        named_headers=_by_code(found["named_headers"], "headers"),
        retry=_by_code(found["retry"], "safe"),
    )


def _by_code(entries: Iterable[Mapping[str, Any]], field: str = "") -> dict[int, Rule]:
    return {
        code: Rule(values=tuple(entry[field]) if field else (), reference=entry["reference"])
        for entry in entries
        for numbers in entry["codes"]
        for code in _numbers(numbers)
    }


def _numbers(written: int | str) -> Iterable[int]:
    """Gives the codes of ``404`` or of ``100-199``."""
    if isinstance(written, int):
        return (written,)
    first, _, last = written.partition("-")
    return range(int(first), int(last) + 1)
