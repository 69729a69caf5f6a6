"""The prose of a house file, parsed once: its sections, and the sentences, links and fences in each."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from markdown_it.token import Token

from statusbook.house.headings import HeadingRule, heading_faults, name_child, name_heading
from statusbook.house.inline import MARKDOWN, inline_spans, markup_faults, plain_text
from statusbook.house.section import CodeSpan, Fence, HouseLink, Section, Sentence
from statusbook.problems import ContentError, Problem
from statusbook.text import split_sentences

_TEMPLATE = re.compile(r"\{\{|\{%|\{#(?![a-z][a-z0-9-]*\})")
"""Template syntax: ``{{ x }}``, ``{% if %}``, ``{# note #}``; but a heading's anchor ``{#retry-after}`` is none."""

_ITEM = re.compile(r"\s*(?:[-*+]|\d{1,3}[.)])\s")
"""How a list item begins: ``- text``, ``12. text``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """Every section of a file, in order."""

    path: str
    sections: tuple[Section, ...]

    def section(self, anchor: str) -> Section | None:
        """The section with an anchor, if the file has it."""
        return next((section for section in self.sections if section.anchor == anchor), None)


@dataclass(slots=True, kw_only=True)
class _Source:
    """The text of a file's prose by lines (numbered from 0), and where each begins."""

    text: str
    first_line: int
    lines: list[str] = field(init=False)
    starts: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self.lines, self.starts, offset = self.text.split("\n"), [], 0
        for line in self.lines:
            self.starts.append(offset)
            offset += len(line) + 1

    def start(self, line: int) -> int:
        """Where a line begins; the end of the text for the one behind the last."""
        return self.starts[line] if line < len(self.starts) else len(self.text)

    @property
    def first_written(self) -> int:
        """The first line that is not blank."""
        return next((index for index, line in enumerate(self.lines) if line.strip()), 0)


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
    source = _Source(text=text, first_line=first_line)
    tokens = MARKDOWN.parse(text)
    heads = [index for index, token in enumerate(tokens) if token.type == "heading_open" and token.level == 0]
    problems = [*_unsafe(tokens, source, path)]
    if not heads or _span(tokens[heads[0]])[0] > source.first_written:
        problems.append(
            Problem(
                path=path,
                line=first_line + source.first_written,
                message="prose outside any heading",
                fix=f"put it under '## {headings[0].title}'" if headings else "begin with a heading",
            )
        )
    sections: list[Section] = []
    parent: HeadingRule | None = None
    children = 0
    for index, following in itertools.pairwise([*heads, len(tokens)]):
        title, level = tokens[index + 1].content, int(tokens[index].tag[1])
        if parent and parent.free_children and level == parent.level + 1:
            children += 1
            named = name_child(title, parent, children)
        else:
            named, children = name_heading(title, level, headings), 0
            parent = next((rule for rule in headings or () if rule.anchor == named.anchor), None)
        begin, body = _span(tokens[index])
        if named.fault:
            problems.append(Problem(path=path, line=first_line + begin, message=named.fault[0], fix=named.fault[1]))
        end = _span(tokens[following])[0] if following < len(tokens) else len(source.lines)
        blocks = _Blocks(source=source, offset=source.start(body))
        blocks.read(tokens[index + 3 : following])
        sections.append(
            Section(
                title=named.title,
                anchor=named.anchor,
                level=level,
                line=first_line + begin,
                markdown="\n".join(source.lines[body:end]),
                sentences=tuple(blocks.sentences),
                links=tuple(blocks.links),
                code_spans=tuple(blocks.code_spans),
                fences=tuple(blocks.fences),
            )
        )
    problems += heading_faults(sections, headings, variant, path, first_line)
    if problems:
        raise ContentError(problems)
    return Prose(path=path, sections=tuple(sections))


def _span(token: Token) -> tuple[int, int]:
    """The lines of a block, from 0, the end exclusive."""
    begin, end = token.map or [0, 0]
    return begin, end


@dataclass(slots=True, kw_only=True)
class _Blocks:
    """Gathers what stands in the blocks of one section, which begins at ``offset`` of the source."""

    source: _Source
    offset: int
    sentences: list[Sentence] = field(default_factory=list)
    links: list[HouseLink] = field(default_factory=list)
    code_spans: list[CodeSpan] = field(default_factory=list)
    fences: list[Fence] = field(default_factory=list)

    def read(self, tokens: Sequence[Token]) -> None:
        """Takes the block tokens of the section."""
        in_table, cell_end = False, 0
        for token in tokens:
            if token.type == "tr_open":
                cell_end = 0
            in_table = token.type == "table_open" or (in_table and token.type != "table_close")
            if token.type == "fence":
                self._add_fence(token)
            elif token.type == "inline" and token.content and token.map:
                if in_table:
                    row = self.source.lines[token.map[0]]
                    at = row.find(token.content, cell_end)
                    if at >= 0:  # else the cell holds a '\|', which is no longer in the parser's text
                        cell_end = at + len(token.content)
                        self._add_spans(token, [(token.map[0], at)])
                else:
                    self._add_passage(token)

    def _add_fence(self, token: Token) -> None:
        begin, end = _span(token)
        self.fences.append(
            Fence(
                info=token.info.strip(),
                text=token.content,
                line=self.source.first_line + begin + 1,
                start=self.source.start(begin) - self.offset,
                end=self.source.start(end - 1) + len(self.source.lines[end - 1]) - self.offset,
            )
        )

    def _add_passage(self, token: Token) -> None:
        """Takes a paragraph or the text of a list item."""
        begin, end = _span(token)
        # The parser strips what stands left of a line (a bullet, an indent) and right of it.
        columns = [
            len(raw.rstrip()) - len(content.rstrip())
            for raw, content in zip(self.source.lines[begin:end], token.content.split("\n"), strict=False)
        ]
        self._add_spans(token, [(begin + index, column) for index, column in enumerate(columns)])
        start = self.source.start(begin) + columns[0]
        raw = self.source.text[start : self.source.start(end - 1) + len(self.source.lines[end - 1])]
        item = _ITEM.match(self.source.lines[begin]) is not None
        for first, last in split_sentences(raw):
            text = plain_text(raw[first:last])
            if text:
                self.sentences.append(
                    Sentence(
                        start=start + first - self.offset,
                        end=start + last - self.offset,
                        first_line=self.source.first_line + begin + raw.count("\n", 0, first),
                        last_line=self.source.first_line + begin + raw.count("\n", 0, last),
                        text=text,
                        item=item,
                    )
                )

    def _add_spans(self, token: Token, places: Sequence[tuple[int, int]]) -> None:
        """Takes the links and code spans of inline text; ``places`` are line and column of its lines in the source."""

        def offset(position: int) -> int:
            before = token.content[:position]
            line, column = places[before.count("\n")]
            return self.source.start(line) + column + position - (before.rfind("\n") + 1) - self.offset

        for span in inline_spans(token.content, token.children or ()):
            start, end = offset(span.start), offset(span.end)
            if span.target is None:
                self.code_spans.append(CodeSpan(start=start, end=end))
            else:
                line = self.source.first_line + places[token.content.count("\n", 0, span.start)][0]
                self.links.append(HouseLink(start=start, end=end, line=line, target=span.target))


def _markup_faults(token: Token) -> Iterator[tuple[str, str]]:
    """What a block holds and a page may not show."""
    if token.type == "html_block":
        yield "raw HTML", "write it as Markdown, or in backticks if it is meant as text"
    yield from markup_faults([token] if token.type in ("fence", "code_block") else token.children or ())


def _unsafe(tokens: Sequence[Token], source: _Source, path: str) -> Iterator[Problem]:
    fenced: set[int] = set()
    for token in tokens:
        begin, end = _span(token)
        if token.type in ("fence", "code_block"):
            fenced.update(range(begin, end))
        for message, fix in dict.fromkeys(_markup_faults(token)):
            yield Problem(path=path, line=source.first_line + begin, message=message, fix=fix)
    for index, line in enumerate(source.lines):
        if index not in fenced and _TEMPLATE.search(re.sub(r"`[^`]*`", "", line)):
            yield Problem(
                path=path,
                line=source.first_line + index,
                message="template syntax",
                fix="put it in backticks if it is meant as text",
            )
