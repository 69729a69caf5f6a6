"""Which faults only follow from a file that could not be read: nobody may say that what stands in it is missing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import PurePosixPath

from statusbook import urls
from statusbook.facts.constants import PATH as CONSTANTS_PATH
from statusbook.house.choose import PATH as CHOOSE_PATH
from statusbook.house.sources import FOLDER as SOURCES
from statusbook.problems import Problem
from statusbook.registry.rulings import FOLDER as RULINGS
from statusbook.text import squeeze
from statusbook.urls.others import slug_of

_QUOTED = re.compile(r'says "(.+)"$')
_PROMISED_NAME = re.compile(r"'/([^/#']+)/(?:#[^']*)?'")
_LONELY = re.compile(r"(\d{3}) is linked from fewer")
_NEEDS_A_RULING = re.compile(
    r"^no statement of '|stands in several statements|two notes of the same rank|a correction that no page shows"
)

Rule = Callable[[Problem, str, str], bool]


def is_in_it(problem: Problem, path: str, text: str) -> bool:
    """What is left of the file would be judged: ``content/choose.yml:1: no way leads to 404``."""
    return problem.path == path


def names_the_file(problem: Problem, path: str, text: str) -> bool:
    """The fix is in the file: ``fix: correct the number, or add the RFC to content/rfcs.yml``."""
    return path in f"{problem.message}\n{problem.fix}"


def names_its_subject(problem: Problem, path: str, text: str) -> bool:
    """What the file is about is missing: ``link to '/499/', which is no page``, ``guide 'prg' does not exist``."""
    folder, stem = PurePosixPath(path).parent.name, PurePosixPath(path).stem
    words = {
        "codes": rf"\b{stem}\b",
        "classes": rf"\b{stem}\b",
        "comparisons": rf"\b{stem}\b",
        "guides": rf"'(?:{urls.GUIDES})?{re.escape(stem)}\b",
        "clients": rf"#{urls.Anchor.CLIENTS}\b|{urls.CLIENTS}",
        "notes": rf"{re.escape(urls.source(stem).rstrip('/'))}\b",
        "sources": rf"{re.escape(urls.source(stem).rstrip('/'))}\b",
    }
    single = {CONSTANTS_PATH: f"#{urls.Anchor.CONSTANTS}", CHOOSE_PATH: urls.CHOOSE}
    pattern = words.get(folder) or single.get(path)
    return pattern is not None and re.search(pattern, f"{problem.message}\n{problem.fix}") is not None


def quotes_it(problem: Problem, path: str, text: str) -> bool:
    """A ruling quotes it, or may have quoted what is gone: ``no statement of 'house' says "…"``."""
    found = _QUOTED.search(problem.message)
    return found is not None and _is_note(path) and (_is_cut(text) or squeeze(found[1]) in squeeze(text))


def is_named_by_it(problem: Problem, path: str, text: str) -> bool:
    """It makes a promised URL, or may have: ``published permalink '/찾을-수-없음/'`` of ``name_ko: 찾을 수 없음``."""
    found = _PROMISED_NAME.search(problem.message)
    if found is None or not _is_note(path):
        return False
    return _is_cut(text) or any(f"-{found[1]}-" in f"-{slug_of(line)}-" for line in text.split("\n"))


def _is_note(path: str) -> bool:
    return path.startswith(("content/codes/", "content/classes/"))


def _is_cut(text: str) -> bool:
    """Tells whether a house note has lost all its prose, so that what it said cannot be looked up in it."""
    return "\n## " not in text


def may_link_it(problem: Problem, path: str, text: str) -> bool:
    """Links were counted without those of a page: ``523 is linked from fewer than 2 other pages``."""
    return path.endswith(".md") and not path.startswith("content/notes/") and _LONELY.match(problem.message) is not None


def rules_on_a_note(problem: Problem, path: str, text: str) -> bool:
    """A ruling is about what a note says, and not all notes were read: ``no longer applies: no note says it``."""
    return problem.path.startswith(f"{RULINGS}/") and path.startswith(("content/notes/", f"{SOURCES}/"))


def is_moved_or_chosen_in_it(problem: Problem, path: str, text: str) -> bool:
    """A ruling may be in it by which another finds its statement, or that settles what two notes disagree on.

    ``no statement of 'team' says "…"`` (it is moved to another code), ``two notes of the same rank give different
    values of 'phrase'`` (rulings on fields may be in any file), ``a correction that no page shows`` (it is merged).
    """
    return path.startswith(f"{RULINGS}/") and _NEEDS_A_RULING.search(problem.message) is not None


RULES: tuple[Rule, ...] = (
    is_in_it,
    names_the_file,
    names_its_subject,
    quotes_it,
    is_named_by_it,
    may_link_it,
    rules_on_a_note,
    is_moved_or_chosen_in_it,
)


def without_consequences(problems: Iterable[Problem], left_out: Mapping[str, str]) -> list[Problem]:
    """Gives the problems that do not follow from a file that was left out (its text by its path).

    A fault that is hidden here is told as soon as the file can be read; one that is not would send a person to the
    wrong place, so a rule may take too much rather than too little.
    """
    return [
        problem
        for problem in problems
        if not any(rule(problem, path, text) for path, text in left_out.items() for rule in RULES)
    ]
