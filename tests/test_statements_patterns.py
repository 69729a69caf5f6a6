"""Every pattern that reads notes says what it matches, and what it says is true."""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

PACKAGE = Path(__file__).parents[1] / "statusbook"
MODULES = sorted([*(PACKAGE / "notes").glob("*.py"), *(PACKAGE / "statements").glob("*.py")])
SOURCES = {path: path.read_text("utf-8") for path in MODULES}
EXAMPLE = re.compile(r"``(.+?)``")
ESCAPE = re.compile(r"\\(?:[tn]|x\w\w)")


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled pattern, the name it has, the comment that explains it, and how it is used."""

    where: str
    compiled: re.Pattern[str] | re.Pattern[bytes]
    comment: str
    uses: frozenset[str]


def uses_of(name: str, path: Path) -> frozenset[str]:
    """How the pattern of that name is applied: ``match``, ``search``, ``fullmatch``."""
    found: set[str] = set()
    for source in [SOURCES[path]] if name.startswith("_") else SOURCES.values():
        found.update(re.findall(rf"\b{name}\.(search|match|fullmatch|sub|finditer|findall|split)\(", source))
        found.update("match" for _ in re.findall(rf"take\((?:\w+\.)?{name}\)", source))
    return frozenset(use if use in ("match", "fullmatch") else "search" for use in found or {"search"})


def comment_of(lines: list[str], call: ast.Call, statement: ast.stmt) -> str:
    """The comment behind the call or above it; that of the whole statement when it has none of its own."""
    if " # " in (last := lines[(call.end_lineno or call.lineno) - 1]):
        return last.split(" # ", 1)[1]
    for line in (call.lineno - 1, statement.lineno - 1):
        first = line
        while first and lines[first - 1].lstrip().startswith("#"):
            first -= 1
        if first < line:
            return " ".join(each.strip().removeprefix("#").strip() for each in lines[first:line])
    return ""


def is_call(node: ast.AST, *names: str) -> bool:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "re"
        and node.func.attr in names
    )


def patterns(path: Path) -> Iterator[Pattern]:
    lines = SOURCES[path].split("\n")
    module = importlib.import_module(f"statusbook.{path.parent.name}.{path.stem}")
    for statement in ast.parse(SOURCES[path]).body:
        for node in ast.walk(statement) if isinstance(statement, (ast.Assign, ast.AnnAssign)) else ():
            if isinstance(node, ast.Call) and (is_call(node, "compile") or ast.unparse(node.func) == "_words"):
                compiled = eval(compile(ast.Expression(node), path.name, "eval"), vars(module))
                name = getattr(statement, "targets", [getattr(statement, "target", None)])[0]
                use = "search" if is_call(node, "compile") else "fullmatch"
                uses = uses_of(name.id, path) if getattr(statement, "value", None) is node else frozenset({use})
                yield Pattern(f"{path.name}:{node.lineno}", compiled, comment_of(lines, node, statement), uses)


ALL = [pattern for path in MODULES for pattern in patterns(path)]


def examples(text: str) -> list[str]:
    """The texts in double backticks; tabs, line ends, zero bytes and backticks in them are escaped."""
    return [ESCAPE.sub(lambda found: ast.literal_eval(f'"{found.group()}"'), each) for each in EXAMPLE.findall(text)]


def applied(pattern: Pattern, use: str, text: str) -> bool:
    """Whether the pattern takes any of the text when it is used that way."""
    subject: Any = text.encode() if isinstance(pattern.compiled.pattern, bytes) else text
    found = getattr(pattern.compiled, use)(subject)
    return found is not None and bool(found.group())


@pytest.mark.parametrize("pattern", ALL, ids=lambda pattern: pattern.where)
def test_a_pattern_matches_the_examples_beside_it(pattern: Pattern) -> None:
    """The comment of a pattern has texts that it takes; those behind "not" it leaves alone."""
    good, _, bad = pattern.comment.partition("; not ")
    assert examples(good), "say in a comment what the pattern matches: ``example``; not ``counter-example``"
    for text in examples(good):
        assert any(applied(pattern, use, text) for use in pattern.uses), text
    for text in examples(bad):
        assert not any(applied(pattern, use, text) for use in pattern.uses), text


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.name)
def test_every_pattern_has_a_name(path: Path) -> None:
    """No pattern is written where it is used, with nothing to explain it."""
    tree = ast.parse(SOURCES[path])
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    inside = [
        node.lineno
        for function in functions
        for node in ast.walk(function)
        if is_call(node, "search", "match", "fullmatch", "sub", "finditer", "findall", "split")
    ]
    assert inside == []
