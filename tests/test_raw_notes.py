"""The five notes the project began from: ours share no sentence with them, and they build as they are."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml
from conftest import PROJECT, RAW_NOTES, run_build

pytestmark = pytest.mark.skipif(
    not RAW_NOTES.is_dir(),
    reason="the raw notes are not part of the project: ../shared/raw-notes is not here",
)

RUN = 25
"""Identical characters of prose that count as copied, if at least HANGUL of them are Hangul."""
HANGUL = 12
MARKUP = re.compile(r"<[^>]*>|\{%.*?%\}|https?://\S+|[`*_#>|\[\]()]")


def prose(text: str) -> str:
    """The words of a text: markup and addresses gone, white space folded."""
    return re.sub(r"\s+", " ", MARKUP.sub(" ", text))


def shared_runs(text: str, others: dict[str, str]) -> list[str]:
    """Stretches of a text that stand word for word in another."""
    windows = {other[i : i + RUN] for other in others.values() for i in range(len(other) - RUN + 1)}
    found = []
    i = 0
    while i <= len(text) - RUN:
        window = text[i : i + RUN]
        if window in windows and len(re.findall("[가-힣]", window)) >= HANGUL:
            found.append(window)
            i += RUN
        else:
            i += 1
    return found


def raw_texts() -> dict[str, str]:
    return {path.name: prose(path.read_text("utf-8")) for path in sorted(RAW_NOTES.glob("*.txt"))}


def test_no_sentence_is_copied() -> None:
    """Nothing committed under content/, templates/ or tests/ repeats a run of a raw note's prose."""
    raw = raw_texts()
    assert len(raw) == 5
    copied = {}
    for folder in ("content", "templates", "tests"):
        for path in sorted((PROJECT / folder).rglob("*")):
            if not path.is_file() or "__pycache__" in path.parts:
                continue
            try:
                text = prose(path.read_text("utf-8"))
            except UnicodeDecodeError:
                continue
            runs = shared_runs(text, raw)
            if runs:
                copied[str(path.relative_to(PROJECT))] = runs[:3]
    assert not copied


def test_the_comparison_can_fail() -> None:
    """A sentence of a raw note, set into a text of ours, is noticed."""
    raw = raw_texts()
    sentence = next(
        text[i : i + 60]
        for text in raw.values()
        for i in range(0, len(text) - 60)
        if len(re.findall("[가-힣]", text[i : i + 60])) > 40
    )
    assert shared_runs(f"우리 글 사이에 {sentence} 끼어 있습니다.", raw)


@pytest.fixture
def raw_project(copy_of_project: Path) -> Path:
    """The project with the raw notes in place of ours, and the one ruling they need."""
    root = copy_of_project
    for folder in ("notes", "sources", "rulings", "accepted"):
        for path in (root / "content" / folder).iterdir():
            path.unlink()
    for number, path in enumerate(sorted(RAW_NOTES.glob("*.txt"))):
        name = f"raw-{number}"
        (root / "content" / "notes" / path.name).write_bytes(path.read_bytes())
        source = {"file": f"notes/{path.name}", "title": name, "rank": 10 + number}
        (root / "content" / "sources" / f"{name}.yml").write_text(yaml.safe_dump(source, allow_unicode=True), "utf-8")
    permalinks = root / "content" / "permalinks.txt"  # the pages of our notes go with our notes
    kept = [line for line in permalinks.read_text("utf-8").splitlines() if "/sources/" not in line]
    published = sum(line.startswith("/") for line in kept)
    kept = [f"# published: {published}" if line.startswith("# published:") else line for line in kept]
    permalinks.write_text("\n".join(kept) + "\n", "utf-8")
    (root / "content" / "rulings" / "raw-4.yml").write_text(
        """\
mismatches:
  - source: raw-4
    code: 509
    phrase: Not Extended
    belongs_to: 510
    because: Not Extended는 510의 문구입니다.
    references: [{rfc: 2774, section: "7"}]
spellings:
  - source: raw-4
    code: 426
    phrase: Upgraded Required
    means: Upgrade Required
    because: 등록된 문구는 Upgrade Required입니다.
""",
        "utf-8",
    )
    return root


def inspected(root: Path) -> list[dict]:
    notes = sorted((root / "content" / "notes").iterdir())
    finished = run_build(root, "inspect", "--json", *map(str, notes))
    assert finished.returncode == 0, finished.stderr
    return [json.loads(line) for line in finished.stdout.splitlines()]


def test_the_raw_notes_give_62_codes_and_lose_no_line(raw_project: Path) -> None:
    """62 different codes come out of the five raw notes, and every line is accounted for."""
    documents = inspected(raw_project)
    codes = {code for note in documents for entry in note["entries"] for code in entry["codes"]}
    assert len(codes) == 62
    assert [note["ledger"]["unaccounted"] for note in documents] == [[]] * 5 or all(
        not note["ledger"]["unaccounted"] for note in documents
    )


def test_the_raw_notes_build(raw_project: Path) -> None:
    """The raw notes, put in place of ours, build into a site; the doubled paste says nothing twice."""
    finished = run_build(raw_project)
    assert finished.returncode == 0, finished.stdout + finished.stderr
    page = (raw_project / "site" / "202" / "index.html").read_text("utf-8")
    lines = re.findall(r'href="[^"]*#L(\d+)"', page)
    assert lines, "the paste's statements on 202 are cited"
    shown = re.findall(r"<li>(.*?)</li>", page, re.S)
    words = [prose(text) for text in shown if "sb-from" in text]
    said = [re.sub(r"raw-\d.*", "", text).strip() for text in words]
    assert len(said) == len(set(said))


def test_without_a_ruling_the_mismatch_stops_the_build(raw_project: Path) -> None:
    """509 Not Extended is noticed, with the ruling to write; nothing is built until somebody rules."""
    (raw_project / "content" / "rulings" / "raw-4.yml").unlink()
    finished = run_build(raw_project)
    assert finished.returncode == 1
    assert "509" in finished.stderr and "belongs_to: 510" in finished.stderr
    assert not (raw_project / "site").exists()
