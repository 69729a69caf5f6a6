"""The constants shown are the ones the libraries have."""

from __future__ import annotations

from pathlib import Path

import pytest
from read_constants import RUNTIMES, Table, is_here

from statusbook.facts.constants import Constants, Library, name_of, parse_constants, spellings
from statusbook.facts.iana import parse_iana
from statusbook.problems import ContentError

PROJECT = Path(__file__).parents[1]
READ = sorted((Path(__file__).parent / "cases" / "constants").glob("*.txt"))
IANA = parse_iana((PROJECT / "content" / "iana.csv").read_text("utf-8")).entries
PHRASES = {code: entry.phrase or "(Unused)" for code, entry in IANA.items()} | {418: "I'm a teapot"}
CODES = sorted({*PHRASES, 419, 420, 444, 451, 499, 509, 520, 599})


@pytest.fixture(scope="module")
def constants() -> Constants:
    return parse_constants((PROJECT / "content" / "constants.yml").read_text("utf-8"))


def library_of(constants: Constants, name: str) -> Library:
    return next(library for library in constants.libraries if library.id == name)


def differences(library: Library, table: Table) -> list[str]:
    """What our names and a library's own table disagree on, one line a code."""
    found = []
    for code in CODES:
        ours = library.name(code, PHRASES.get(code, ""), registered=code in PHRASES)
        theirs = table.get(code, set())
        if ours is None and theirs:
            found.append(f"{code}: missing {sorted(theirs)}")
        elif ours is not None and ours not in theirs:
            found.append(f"{code}: '{ours}' is none of {sorted(theirs)}")
    return found


@pytest.mark.parametrize("name", RUNTIMES)
def test_a_runtime_has_exactly_these_constants(name: str, constants: Constants) -> None:
    """Every name we print is in the runtime with that value, and where we print none there is none."""
    if not is_here(name):
        pytest.skip(f"{name} is not installed")
    library = library_of(constants, name)
    version, table = RUNTIMES[name][1]()
    parts = 1 if name in ("node", "java-net") else 2
    here, read = (told.split(".")[:parts] for told in (version, library.version))
    if name != "python" and here != read:
        pytest.skip(f"{name} {version} is here, {library.version} was read")
    assert differences(library, table) == []


@pytest.mark.parametrize("path", READ, ids=lambda path: path.stem)
def test_a_source_that_was_read_has_exactly_these_constants(path: Path, constants: Constants) -> None:
    """What was read off a library's source, at the version we name, agrees with what we print."""
    head, rows, table = {}, [], {}
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("#"):
            key, _, value = line[1:].partition(":")
            head[key.strip()] = value.strip()
        else:
            rows.append(line.split())
    for code, *names in rows:
        table[int(code)] = set(names)
    library = library_of(constants, path.stem)
    assert library.version == head["version"]
    assert library.read_from == "source"
    assert differences(library, table) == []


def test_every_library_is_compared_with_something(constants: Constants) -> None:
    """No library's names rest on memory: each has a runtime that is asked, or a source that was read."""
    assert {library.id for library in constants.libraries} == {*RUNTIMES, *(path.stem for path in READ)}
    for library in constants.libraries:
        assert library.read_from == ("runtime" if library.id in RUNTIMES else "source")


@pytest.mark.parametrize(
    ("phrase", "style", "name"),
    [
        ("Not Found", "screaming", "NOT_FOUND"),
        ("Not Found", "pascal", "NotFound"),
        ("Not Found", "snake", "not_found"),
        ("Not Found", "text", "Not Found"),
        ("Non-Authoritative Information", "pascal", "NonAuthoritativeInformation"),
        ("Multi-Status", "screaming", "MULTI_STATUS"),
        ("IM Used", "pascal", "IMUsed"),
        ("I'm a teapot", "screaming", "IM_A_TEAPOT"),
        ("(Unused)", "pascal", "Unused"),
    ],
)
def test_a_name_follows_from_a_phrase(phrase: str, style: str, name: str) -> None:
    """The rule joins a phrase's words in the library's style and keeps initials as they are."""
    assert name_of(phrase, style) == name  # type: ignore[arg-type]


def test_a_status_without_a_constant_is_still_written(constants: Constants) -> None:
    """Where a library has no constant the reader is told how to write the number, in every language."""
    written = {
        spelling.library.id: (spelling.expression, spelling.named)
        for spelling in spellings(constants, 425, "Too Early", registered=True)
    }
    assert written["dotnet"] == ("(HttpStatusCode)425", False)
    assert written["go"] == ("http.StatusTooEarly", True)
    assert written["starlette"] == ("status.HTTP_425_TOO_EARLY", True)
    assert written["java-net"] == ("425", False)
    assert len(written) == len(constants.libraries)


def test_an_unregistered_code_has_a_constant_only_where_it_is_listed(constants: Constants) -> None:
    """A vendor's phrase never leads to a constant that no library has."""
    named = {
        one.library.id for one in spellings(constants, 509, "Bandwidth Limit Exceeded", registered=False) if one.named
    }
    assert named == {"node", "spring"}
    assert not any(one.named for one in spellings(constants, 499, "Client Closed Request", registered=False))


FAULTY = """\
- id: python
  language: Python
  library: http
  version: "3"
  read_from: memory
  url: https://python.example/
  style: screaming
  written: "{nmae}"
  otherwise: "{code}"
  absnt: [104]
"""
TWICE = """\
- id: python
  language: Python
  library: http
  version: "3"
  read_from: runtime
  url: https://python.example/
  style: screaming
  written: "{nmae}"
  otherwise: "{code}"
  absent: [104]
  names: {104: X}
"""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (FAULTY, ["content/constants.yml:5: '0.read_from'", "content/constants.yml:10: '0.absnt'"]),
        (
            TWICE,
            [
                "content/constants.yml:1: python: 104 is listed in two ways",
                "content/constants.yml:8: 'written' cannot be filled in",
            ],
        ),
        ("- 7\n", ["content/constants.yml:1: '0'"]),
        ("a: b\n", ["content/constants.yml:1: ''"]),
    ],
)
def test_faults_are_told_with_their_lines(text: str, told: list[str]) -> None:
    """Every fault of the file is reported at once, each on its line."""
    with pytest.raises(ContentError) as raised:
        parse_constants(text)
    lines = [str(problem).splitlines()[0] for problem in raised.value.problems]
    assert len(lines) == len(told)
    for line, start in zip(sorted(lines), sorted(told), strict=True):
        assert line.startswith(start)
