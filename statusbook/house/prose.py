"""The prose of a house file: sections under known headings, each made of blocks that keep their lines."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token

from statusbook.problems import ContentError, Problem

_MARKDOWN = MarkdownIt("commonmark").enable("table")
_TEMPLATE = re.compile(r"\{\{|\{%|\{#(?![a-z][a-z0-9-]*\})")
_ANCHOR = re.compile(r"\s*\{#([a-z][a-z0-9-]*)\}\s*$")


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
class Passage:
    """A stretch of running text (a paragraph, a list item; tables hold none): raw Markdown and its place.

    ``start`` and ``end`` are offsets into the section's Markdown.
    """

    line: int
    start: int
    end: int
    markdown: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fence:
    """A fenced block: its info string, its text (line ends ``\\n``), its first line of text."""

    info: str
    text: str
    line: int
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading and what stands directly under it."""

    title: str
    anchor: str
    level: int
    line: int
    markdown: str
    passages: tuple[Passage, ...]
    fences: tuple[Fence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """Every section of a file, in order."""

    path: str
    sections: tuple[Section, ...]

    def section(self, anchor: str) -> Section | None:
        """The section with an anchor, if the file has it."""
        return next((section for section in self.sections if section.anchor == anchor), None)


def parse_prose(
    text: str,
    *,
    path: str,
    first_line: int,
    headings: Sequence[HeadingRule] | None,
    variant: str = "",
) -> Prose:
    """Parses prose with headings of a fixed vocabulary, or (``headings`` None) free ones with an anchor each.

    ``variant`` is what the rules' ``optional_for`` speaks of. Raises ContentError: raw HTML, template
    syntax, an unknown, repeated, misplaced, empty or missing heading.
    """
    lines = text.split("\n")
    tokens = _MARKDOWN.parse(text)
    problems = [*_unsafe(tokens, lines, path, first_line)]
    starts = _line_starts(lines)
    heads = [
        (index, token, tokens[index + 1].content)
        for index, token in enumerate(tokens)
        if token.type == "heading_open" and token.level == 0
    ]
    if not heads or (heads[0][1].map or [0])[0] > _first_written(lines):
        problems.append(
            Problem(
                path=path,
                line=first_line + _first_written(lines),
                message="prose outside any heading",
                fix=f"put it under '## {headings[0].title}'" if headings else "begin with a heading",
            )
        )
    sections: list[Section] = []
    parent: HeadingRule | None = None
    children = 0
    for place, (index, token, title) in enumerate(heads):
        level = int(token.tag[1])
        begin, body = token.map or [0, 0]
        end = (heads[place + 1][1].map or [0])[0] if place + 1 < len(heads) else len(lines)
        stop = heads[place + 1][0] if place + 1 < len(heads) else len(tokens)
        if parent and parent.free_children and level == parent.level + 1:
            children += 1
            found = _ANCHOR.search(title)
            anchor = found[1] if found else f"{parent.anchor}-{children}"
            name, fault = _ANCHOR.sub("", title), None
        else:
            name, anchor, fault = _name_heading(title, level, headings)
            parent = next((rule for rule in headings or () if rule.anchor == anchor), None)
            children = 0
        if fault:
            problems.append(Problem(path=path, line=first_line + begin, message=fault[0], fix=fault[1]))
        markdown = "\n".join(lines[body:end])
        offset = starts[body] if body < len(starts) else len(text)
        passages, fences = _blocks(tokens[index + 3 : stop], lines, starts, offset, first_line)
        sections.append(
            Section(
                title=name,
                anchor=anchor,
                level=level,
                line=first_line + begin,
                markdown=markdown,
                passages=tuple(passages),
                fences=tuple(fences),
            )
        )
    problems += _order_faults(sections, headings, variant, path, first_line)
    if problems:
        raise ContentError(problems)
    return Prose(path=path, sections=tuple(sections))


def _first_written(lines: Sequence[str]) -> int:
    return next((index for index, line in enumerate(lines) if line.strip()), 0)


def _line_starts(lines: Sequence[str]) -> list[int]:
    starts, offset = [], 0
    for line in lines:
        starts.append(offset)
        offset += len(line) + 1
    return starts


def _name_heading(
    title: str, level: int, headings: Sequence[HeadingRule] | None
) -> tuple[str, str, tuple[str, str] | None]:
    """Gives a heading's words, its anchor, and message and fix if it is not allowed."""
    if headings is None:
        found = _ANCHOR.search(title)
        if not found:
            fix = "end the heading with an English anchor: {#retry-after}"
            return title, "", (f"heading '{title}' has no anchor", fix)
        return title[: found.start()], found[1], None
    for rule in headings:
        if rule.title == title:
            if rule.level != level:
                fix = f"write it as '{'#' * rule.level} {title}'"
                return title, rule.anchor, (f"heading '{title}' has level {level}", fix)
            return title, rule.anchor, None
    near = difflib.get_close_matches(title, [rule.title for rule in headings], n=1, cutoff=0.4)
    known = ", ".join(rule.title for rule in headings)
    fix = f"did you mean '{near[0]}'?" if near else f"use one of: {known}"
    return title, "", (f"unknown heading '{title}'", fix)


def _blocks(
    tokens: Sequence[Token], lines: Sequence[str], starts: Sequence[int], offset: int, first_line: int
) -> tuple[list[Passage], list[Fence]]:
    passages: list[Passage] = []
    fences: list[Fence] = []
    in_table = False
    for token in tokens:
        in_table = token.type == "table_open" or (in_table and token.type != "table_close")
        if token.map is None or in_table:
            continue
        begin, end = token.map
        start = starts[begin] - offset
        stop = starts[end - 1] + len(lines[end - 1]) - offset
        if token.type == "fence":
            fences.append(
                Fence(
                    info=token.info.strip(),
                    text=token.content,
                    line=first_line + begin + 1,
                    start=start,
                    end=stop,
                )
            )
        elif token.type == "inline" and token.content:
            raw = "\n".join(lines[begin:end])
            head = token.content.split("\n", 1)[0]
            skip = raw.find(head)
            passages.append(
                Passage(
                    line=first_line + begin,
                    start=start + max(skip, 0),
                    end=stop,
                    markdown=raw[max(skip, 0) :],
                )
            )
    return passages, fences


def _unsafe(tokens: Sequence[Token], lines: Sequence[str], path: str, first_line: int) -> Iterator[Problem]:
    fenced: set[int] = set()
    for token in tokens:
        begin, end = token.map or [0, 0]
        if token.type in ("fence", "code_block"):
            fenced.update(range(begin, end))
        html = token.type == "html_block" or any(child.type == "html_inline" for child in token.children or ())
        if html:
            yield Problem(
                path=path,
                line=first_line + begin,
                message="raw HTML",
                fix="write it as Markdown, or in backticks if it is meant as text",
            )
    for index, line in enumerate(lines):
        if index not in fenced and _TEMPLATE.search(re.sub(r"`[^`]*`", "", line)):
            yield Problem(
                path=path,
                line=first_line + index,
                message="template syntax",
                fix="put it in backticks if it is meant as text",
            )


def _order_faults(
    sections: Sequence[Section],
    headings: Sequence[HeadingRule] | None,
    variant: str,
    path: str,
    first_line: int,
) -> Iterator[Problem]:
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
    if headings is None:
        return
    order = [rule.anchor for rule in headings]
    places = [order.index(section.anchor) for section in sections if section.anchor in order]
    for section, before, after in zip(sections[1:], places, places[1:], strict=False):
        if after < before:
            yield Problem(
                path=path,
                line=section.line,
                message=f"heading '{section.title}' is out of order",
                fix=f"keep the order: {', '.join(rule.title for rule in headings)}",
            )
    for rule in headings:
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
