"""Makes the folder of a team's own book, and further files in it that pass the checks or name their blanks."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import jinja2

from statusbook import __version__, urls
from statusbook.content import content_of
from statusbook.house.blanks import Blank
from statusbook.house.shelf import Shelf, parse_shelf
from statusbook.house.source_folder import free_id
from statusbook.places import TEMPLATES, Places
from statusbook.problems import ContentError, Problem
from statusbook.stage.write import write_file
from statusbook.yaml_lines import flow_yaml

_PROJECT = "project"
"""Where the files of a new project lie among the templates; their names end in ``.j2``."""

_DOTTED = {
    "gitignore": ".gitignore",
    "gitlab-ci.yml": ".gitlab-ci.yml",
    "github/pages.yml": ".github/workflows/pages.yml",
}
"""Files whose names begin with a point, which packages and searches like to leave out."""

_SLUG = re.compile(r"[a-z0-9가-힣]+(?:-[a-z0-9가-힣]+)*")
_CODE = re.compile(r"[1-5]\d\d")
_TITLE = re.compile(
    r"^(?:#{1,2}\s+|=\s+|h1\.\s+|={1,3}\s*)(?P<title>[^\n=#]{2,80}?)\s*=*\s*$|<title>(?P<of_page>[^<]{2,80})</title>",
    re.MULTILINE,
)
"""The title of a note: ``# 장애 대응``, ``h1. 장애 대응``, ``<title>장애 대응</title>``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What was written, relative to the project, and what a person has to fill in there."""

    paths: tuple[str, ...]
    blanks: tuple[str, ...] = ()


def init_project(places: Places, name: str, address: str, today: datetime.date) -> Made:
    """Writes the folder of a team's book: settings, an example of each kind, files for its CI.

    Raises ContentError if any of these files is there already; nothing is written then.
    """
    folder = places.base / TEMPLATES / _PROJECT
    environment = jinja2.Environment(loader=jinja2.FileSystemLoader(folder), keep_trailing_newline=True)
    environment.filters["yaml"] = flow_yaml
    values = {
        "name": name,
        "address": address,
        "version": __version__,
        "today": today.isoformat(),
        "next_year": (today + datetime.timedelta(days=365)).isoformat(),
    }
    texts: dict[str, str] = {}
    for template in sorted(environment.list_templates(extensions=["j2"])):
        path = template.removesuffix(".j2")
        texts[_DOTTED.get(path, path)] = environment.get_template(template).render(values)
    return _write(places.root, texts)


def new_note(places: Places, file: Path) -> Made:
    """Copies a note into the project, under its name, and writes the file of its source; raises ContentError."""
    taken = _sources(places)
    path = f"content/notes/{file.name}"
    identifier = free_id(path, taken)
    content = file.read_bytes()
    found = _TITLE.search(content[:20_000].decode("utf-8", "replace"))
    title = (found["title"] or found["of_page"]).strip() if found else file.stem
    source = f"file: {flow_yaml(f'notes/{file.name}')}\ntitle: {flow_yaml(title)}\n"
    return _write(places.root, {path: content, f"content/sources/{identifier}.yml": source})


def new_convention(places: Places, code: str, today: datetime.date) -> Made:
    """Writes a convention about a code, whose rule and owner are to be filled in; raises ContentError."""
    _expect_code(_shelf(places), code)
    path = f"content/conventions/{code}.md"
    facts = [f"rule: {Blank.CONVENTION_RULE}", f"owner: {Blank.CONVENTION_OWNER}", f"since: {today.isoformat()}"]
    facts.append(f"review_by: {(today + datetime.timedelta(days=365)).isoformat()}")
    return _write(places.root, {path: "\n".join(["---", *facts, "---", ""])}, blanks=(f"{path}: rule, owner",))


def new_code(places: Places, code: str) -> Made:
    """Writes a number of the team's own; raises ContentError for one that the book describes already."""
    shelf = _shelf(places)
    if not _CODE.fullmatch(code):
        raise _fault("a status code has three digits, the first of them 1 to 5", f"statusbook new code 480, not {code}")
    if int(code) in shelf.codes or int(code) in shelf.iana.entries:
        raise _fault(
            f"the book describes {code} already", f"write what you agreed on: statusbook new convention {code}"
        )
    path = f"content/codes/{code}.md"
    facts = [f"code: {code}", f"phrase: {Blank.CODE_PHRASE}", f"name_ko: {Blank.CODE_NAME}", "standing: internal"]
    text = "\n".join(["---", *facts, "---", "", "## 답", "", Blank.CODE_ANSWER, ""])
    return _write(places.root, {path: text}, blanks=(f"{path}: phrase, name_ko, 답",))


def new_comparison(places: Places, codes: Sequence[str]) -> Made:
    """Writes a comparison of two to five codes; raises ContentError."""
    shelf = _shelf(places)
    members = sorted({*codes})
    for code in members:
        _expect_code(shelf, code)
    path = f"content/comparisons/{'-'.join(members)}.md"
    listed = ", ".join(members)
    lines = [
        "---",
        f"codes: [{listed}]",
        f"question: {Blank.COMPARISON_QUESTION}",
        f"rule: {Blank.COMPARISON_RULE}",
    ]
    lines += [
        "references:",
        *_references(shelf, members),
        "---",
        "",
        "## 이유",
        "",
        f"- {Blank.COMPARISON_REASON}",
        "",
    ]
    first = members[0]
    link = f"[{first} {_phrase(shelf, int(first))}]({urls.code(first)})"
    lines += ["## 상황", "", f"### {Blank.COMPARISON_CASE}", "", f"정답: {link}", "", Blank.COMPARISON_WHY, ""]
    lines += ["## 흔한 실수", "", f"- {Blank.COMPARISON_MISTAKE}", ""]
    return _write(places.root, {path: "\n".join(lines)}, blanks=(f"{path}: question, rule, 이유, 상황, 흔한 실수",))


def new_guide(places: Places, slug: str, codes: Sequence[str]) -> Made:
    """Writes a guide that crosses codes; raises ContentError."""
    if not _SLUG.fullmatch(slug):
        raise _fault(f"'{slug}' is no name of a page", "use small letters, Hangul and digits with hyphens: 결제-실패")
    shelf = _shelf(places)
    for code in codes:
        _expect_code(shelf, code)
    path = f"content/guides/{slug}.md"
    lines = [
        "---",
        f"title: {flow_yaml(slug.replace('-', ' '))}",
        f"question: {Blank.GUIDE_QUESTION}",
        f"answer: {Blank.GUIDE_ANSWER}",
    ]
    lines += [f"codes: [{', '.join(codes)}]", "references:", *_references(shelf, codes), "---", ""]
    lines += [f"## {Blank.GUIDE_HEADING} {{#first}}", "", Blank.GUIDE_TEXT, ""]
    return _write(places.root, {path: "\n".join(lines)}, blanks=(f"{path}: title, question, answer, 본문",))


def _references(shelf: Shelf, codes: Sequence[str]) -> list[str]:
    """Gives a line for the first reference of each code, as our own notes give it."""
    lines = []
    for code in codes:
        note = shelf.codes.get(int(code))
        reference = note.facts.references[0] if note and note.facts.references else None
        if reference is None:
            lines.append(f"  - {{title: 우리 팀의 {code}}}")
        elif reference.rfc is not None:
            lines.append(f'  - {{rfc: {reference.rfc}, section: "{reference.section}"}}')
        else:
            lines.append(f"  - {{title: {flow_yaml(str(reference.title))}, url: {flow_yaml(str(reference.url))}}}")
    return list(dict.fromkeys(lines))


def _phrase(shelf: Shelf, code: int) -> str:
    note, entry = shelf.codes.get(code), shelf.iana.entries.get(code)
    return note.facts.phrase if note else entry.phrase if entry else ""


def _shelf(places: Places) -> Shelf:
    return parse_shelf(content_of(places))


def _sources(places: Places) -> set[str]:
    return {path.rpartition("/")[2].removesuffix(".yml") for path in content_of(places).under("sources", ".yml")}


def _expect_code(shelf: Shelf, code: str) -> None:
    if not _CODE.fullmatch(code) or (int(code) not in shelf.codes and int(code) not in shelf.iana.entries):
        raise _fault(f"{code} is no code of this book", f"describe it first: statusbook new code {code}")


def _fault(message: str, fix: str) -> ContentError:
    return ContentError([Problem(path="content", line=1, message=message, fix=fix)])


def _write(root: Path, texts: Mapping[str, str | bytes], *, blanks: tuple[str, ...] = ()) -> Made:
    """Writes files that are not there yet; raises ContentError, and writes none, if one of them is."""
    there = [path for path in texts if (root / path).exists()]
    if there:
        fix = "give another name or folder, or take that file away"
        raise ContentError([Problem(path=path, line=1, message="is there already", fix=fix) for path in there])
    for path, text in texts.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        write_file(root / path, text if isinstance(text, bytes) else text.encode())
    return Made(paths=tuple(texts), blanks=blanks)
