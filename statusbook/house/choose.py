"""Which code should I send: the decision tree of content/choose.yml, every leaf a code."""

from __future__ import annotations

import difflib
import functools
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Self

from pydantic import Field, RootModel, model_validator

from statusbook.caches import remembered
from statusbook.house.front_matter import Facts, validate
from statusbook.problems import Collector, Problem
from statusbook.text import sentences
from statusbook.yaml_lines import YamlText, parse_yaml

PATH = "content/choose.yml"
_LEAST_ANSWERS = 2
"""A question with one answer asks nothing."""


class Option(Facts):
    """One answer: it leads to another question (``goto``), or to a code and the reason for it."""

    label: str
    goto: str | None = None
    code: int | None = Field(None, ge=100, le=599)
    because: str | None = None

    @model_validator(mode="after")
    def _leads_somewhere(self) -> Self:
        if (self.goto is None) == (self.code is None):
            raise ValueError("give either 'goto' or 'code'")
        if (self.code is None) != (self.because is None):
            raise ValueError("'because' goes with 'code': one sentence that gives the reason")
        return self


class Node(Facts):
    """One question with its answers, and a hint where the question alone could mislead."""

    question: str
    hint: str | None = None
    options: tuple[Option, ...] = Field(strict=False)


class _Nodes(RootModel[dict[str, Node]]):
    root: dict[str, Node] = Field(min_length=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One answer on the way to a code: the question it was asked in, and the node that asks it."""

    node: str
    question: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A way from the first question to a code, with the reason that stands at its end."""

    steps: tuple[Turn, ...]
    code: int
    because: str


@dataclass(frozen=True, kw_only=True)
class Choices:
    """The tree: its questions by id, the first one first, each before those it leads to."""

    nodes: Mapping[str, Node]
    lines: YamlText

    def ways(self) -> Iterator[Way]:
        """Gives every way through the tree, from the first answer to the last."""
        yield from self._ways(next(iter(self.nodes)), ())

    def _ways(self, place: str, before: tuple[Turn, ...]) -> Iterator[Way]:
        node = self.nodes[place]
        for option in node.options:
            steps = (*before, Turn(node=place, question=node.question, label=option.label))
            if option.goto is not None:
                yield from self._ways(option.goto, steps)
            elif option.code is not None and option.because is not None:
                yield Way(steps=steps, code=option.code, because=option.because)

    def ways_to(self, code: int) -> tuple[Way, ...]:
        """Gives the ways that end at one code."""
        return self._by_code.get(code, ())

    @functools.cached_property
    def _by_code(self) -> Mapping[int, tuple[Way, ...]]:
        found: dict[int, tuple[Way, ...]] = {}
        for way in self.ways():
            found[way.code] = (*found.get(way.code, ()), way)
        return found

    def before(self, place: str) -> tuple[Turn, ...]:
        """Gives the answers that lead to a question; none for the first."""
        for name, node in self.nodes.items():
            for option in node.options:
                if option.goto == place:
                    return (*self.before(name), Turn(node=name, question=node.question, label=option.label))
        return ()


NO_CHOICES = Choices(
    nodes={"unread": Node(question="", options=(Option(label="", code=200, because=""),))},
    lines=YamlText(value=None, path=PATH, first_line=1),
)
"""The tree in place of one with faults: enough to look at the other pages."""


@remembered
def parse_choices(text: str) -> Choices:
    """Parses content/choose.yml into a tree in the order in which it is asked; raises ContentError.

    A question that is missing, that nothing leads to, that two answers lead to, or that leads back to
    itself is a fault.
    """
    parsed = parse_yaml(text, path=PATH)
    nodes = validate(_Nodes, parsed).root
    problems = Collector()
    problems.add(_structure_faults(nodes, parsed))
    problems.finish()
    order = _in_order(nodes, next(iter(nodes)))
    return Choices(nodes={name: nodes[name] for name in order}, lines=parsed)


def _structure_faults(nodes: Mapping[str, Node], parsed: YamlText) -> Iterator[Problem]:
    root = next(iter(nodes))
    leading: dict[str, int] = {}

    def fault(line: int, message: str, fix: str) -> Problem:
        return Problem(path=PATH, line=line, message=message, fix=fix)

    for name, node in nodes.items():
        if len(node.options) < _LEAST_ANSWERS:
            fix = "give at least two, or ask nothing: end the answer before it with a code"
            yield fault(parsed.line((name, "options")), f"'{name}' has fewer than two answers", fix)
        for index, option in enumerate(node.options):
            line = parsed.line((name, "options", index, "goto"))
            if option.because is not None and len(sentences(option.because)) != 1:
                place = parsed.line((name, "options", index, "because"))
                yield fault(place, f"the reason for {option.code} is not one sentence", "say it in one")
            if option.goto is None:
                continue
            if option.goto not in nodes:
                near = difflib.get_close_matches(option.goto, nodes, n=1)
                fix = f"did you mean '{near[0]}'?" if near else f"write the question '{option.goto}:'"
                yield fault(line, f"'{option.goto}' is no question here", fix)
            elif option.goto == root or option.goto in _reached(nodes, option.goto, of_itself=False):
                yield fault(line, f"'{option.goto}' leads back to itself", "end this answer with a code")
            elif option.goto in leading:
                fix = f"ask it once, here or in line {leading[option.goto]}, or end this answer with a code"
                yield fault(line, f"two answers lead to '{option.goto}'", fix)
            leading.setdefault(option.goto, line)
    reached = _reached(nodes, root)
    for name in nodes:
        if name not in reached:
            fix = f"lead an answer to it with 'goto: {name}', or remove it"
            yield fault(parsed.line((name,)), f"no answer leads to '{name}'", fix)


def _reached(nodes: Mapping[str, Node], start: str, *, of_itself: bool = True) -> set[str]:
    """Gives every question that can be reached from one; with ``of_itself`` that one too."""
    reached = {start} if of_itself else set()
    todo = [start]
    while todo:
        node = nodes.get(todo.pop())
        for option in node.options if node else ():
            if option.goto is not None and option.goto not in reached:
                reached.add(option.goto)
                todo.append(option.goto)
    return reached


def _in_order(nodes: Mapping[str, Node], place: str) -> list[str]:
    below = [option.goto for option in nodes[place].options if option.goto is not None]
    return [place, *(name for child in below for name in _in_order(nodes, child))]


def code_faults(choices: Choices, *, known: Collection[int], sendable: Collection[int]) -> Iterator[Problem]:
    """Gives a problem for every leaf whose code has no page, and for every sendable code without a leaf."""
    for name, node in choices.nodes.items():
        for index, option in enumerate(node.options):
            if option.code is not None and option.code not in known:
                yield Problem(
                    path=PATH,
                    line=choices.lines.line((name, "options", index, "code")),
                    message=f"{option.code} is no code of this reference",
                    fix=f"correct it, or write content/codes/{option.code}.md",
                )
    given = {way.code for way in choices.ways()}
    for code in sorted(set(sendable) - given):
        yield Problem(
            path=PATH,
            line=choices.lines.first_line,
            message=f"no way leads to {code}",
            fix=f"add an answer with 'code: {code}' and 'because'",
        )
