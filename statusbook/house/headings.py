"""Headings of a fixed vocabulary: which a kind of file has, in which order, and what is wrong with those it has."""

from __future__ import annotations

import difflib
import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from statusbook.house.section import Section
from statusbook.problems import Problem

_ANCHOR = re.compile(r"\s*\{#([a-z][a-z0-9-]*)\}\s*$")
"""An anchor of a heading's own: ``## Retry-After {#retry-after}``."""

_LIKE_ENOUGH = 0.4
"""How much of a title an allowed one must share to be suggested (difflib's ratio); headings are few and short,
so that a low bar still finds the right one: '보낼때 주의' for '보낼 때' has 0.6, two unrelated titles at most 0.3."""


@dataclass(frozen=True, slots=True)
class HeadingRule:
    """A heading of a fixed vocabulary: its words, its anchor, its level, and when it may be missing."""

    title: str
    anchor: str
    level: int
    container: bool = False
    optional: bool = False
    free_children: bool = False
    optional_for: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedHeading:
    """A heading's words without its anchor, the anchor, and message and fix if it is not allowed."""

    title: str
    anchor: str
    fault: tuple[str, str] | None = None


def name_heading(title: str, level: int, rules: Sequence[HeadingRule] | None) -> NamedHeading:
    """Names a heading by the vocabulary, or (``rules`` None) by the anchor it has to carry."""
    if rules is None:
        found = _ANCHOR.search(title)
        if found:
            return NamedHeading(title=title[: found.start()], anchor=found[1])
        fix = "end the heading with an English anchor: {#retry-after}"
        return NamedHeading(title=title, anchor="", fault=(f"heading '{title}' has no anchor", fix))
    rule = next((rule for rule in rules if rule.title == title), None)
    if rule is None:
        near = difflib.get_close_matches(title, [rule.title for rule in rules], n=1, cutoff=_LIKE_ENOUGH)
        known = ", ".join(rule.title for rule in rules)
        fix = f"did you mean '{near[0]}'?" if near else f"use one of: {known}"
        return NamedHeading(title=title, anchor="", fault=(f"unknown heading '{title}'", fix))
    if rule.level != level:
        fix = f"write it as '{'#' * rule.level} {title}'"
        return NamedHeading(title=title, anchor=rule.anchor, fault=(f"heading '{title}' has level {level}", fix))
    return NamedHeading(title=title, anchor=rule.anchor)


def name_child(title: str, parent: HeadingRule, number: int) -> NamedHeading:
    """Names a free heading under one of the vocabulary: by its own anchor, or by its parent's and its number."""
    found = _ANCHOR.search(title)
    return NamedHeading(title=_ANCHOR.sub("", title), anchor=found[1] if found else f"{parent.anchor}-{number}")


def heading_faults(
    sections: Sequence[Section], rules: Sequence[HeadingRule] | None, variant: str, path: str, first_line: int
) -> Iterator[Problem]:
    """Gives a problem for every heading that is repeated, out of order, missing or empty.

    ``variant`` is what the rules' ``optional_for`` speaks of; ``first_line`` is where the prose begins.
    """
    seen: dict[str, Section] = {}
    for section in sections:
        if section.anchor and section.anchor in seen:
            yield Problem(
                path=path,
                line=section.line,
                message=f"heading '{section.title}' stands twice",
                fix=f"join it with the one in line {seen[section.anchor].line}",
            )
        seen.setdefault(section.anchor, section)
    if rules is not None:
        yield from _order_faults(sections, rules, path)
        yield from _missing_faults(seen, rules, variant, path, first_line)


def _order_faults(sections: Sequence[Section], rules: Sequence[HeadingRule], path: str) -> Iterator[Problem]:
    order = [rule.anchor for rule in rules]
    known = [section for section in sections if section.anchor in order]
    for before, section in itertools.pairwise(known):
        if order.index(section.anchor) < order.index(before.anchor):
            yield Problem(
                path=path,
                line=section.line,
                message=f"heading '{section.title}' is out of order",
                fix=f"keep the order: {', '.join(rule.title for rule in rules)}",
            )


def _missing_faults(
    seen: dict[str, Section], rules: Sequence[HeadingRule], variant: str, path: str, first_line: int
) -> Iterator[Problem]:
    for rule in rules:
        found = seen.get(rule.anchor)
        if found is None:
            if not rule.optional and variant not in rule.optional_for:
                yield Problem(
                    path=path,
                    line=first_line,
                    message=f"heading '{rule.title}' is missing",
                    fix=f"add '{'#' * rule.level} {rule.title}'",
                )
        elif not rule.container and not found.markdown.strip():
            yield Problem(
                path=path,
                line=found.line,
                message=f"heading '{rule.title}' is empty",
                fix="write what belongs there",
            )
