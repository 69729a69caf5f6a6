"""The two files of earlier versions become a file a source, and nothing of them is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from conftest import run_build

from statusbook.pipeline.migrating import migrate_content
from statusbook.problems import ContentError

SOURCES = """\
# 우리 노트의 목록
#   rank  작을수록 믿는다

# 10: 가장 나은 노트
- id: first
  file: notes/first.md   # 옮긴 것
  title: "첫째: 노트"
  origin:
    title: 글
    # 그 글의 주소
    url: https://a.example/
  rank: 10
- {id: second, file: notes/second.md, title: 둘째, rank: 20}
# 끝
"""

RULINGS = """\
# 판정
# 두 줄

mismatches: []

# 같은 말
same:
  # 404
  - a: {source: second, quote: "없다"}
    b: {source: house, quote: "없습니다", code: 404}
    because: 같다.
  - a: {source: first, quote: 가}
    b: {source: second, quote: 나}
    because: |
      여러 줄로
      적었다.

fields:
  - {code: 404, field: name_ko, value: 찾을 수 없음, because: 흔하다}
verdicts:  # 감사
  # 첫째 노트
  - source: first
    quote: "가나다"   # 앞부분
    verdict: aside

  # 둘째 노트
  - source: second
    quote: 라마바
    verdict: practice
# 더 볼 것
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A content/ as an earlier version had it."""
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "sources.yml").write_text(SOURCES, "utf-8")
    (tmp_path / "content" / "rulings.yml").write_text(RULINGS, "utf-8")
    return tmp_path


def texts(root: Path) -> dict[str, str]:
    """Every file of content/ by its path there."""
    folder = root / "content"
    return {
        path.relative_to(folder).as_posix(): path.read_bytes().decode() for path in folder.rglob("*") if path.is_file()
    }


def comments(text: str) -> set[str]:
    return {line.partition("#")[2].strip() for line in text.splitlines() if "#" in line}


def test_every_entry_is_in_the_file_of_its_source(project: Path) -> None:
    """As it was written, with the comments above and beside it."""
    written, removed = migrate_content(project)
    assert removed == ["content/sources.yml", "content/rulings.yml"]
    found = texts(project)
    assert written == sorted(f"content/{path}" for path in found)
    assert set(found) == {
        "sources/first.yml", "sources/second.yml", "rulings/first.yml", "rulings/second.yml", "rulings/fields.yml",
    }  # fmt: skip
    loaded = {path: yaml.safe_load(text) for path, text in found.items()}
    assert loaded["sources/second.yml"] == {"file": "notes/second.md", "title": "둘째", "rank": 20}
    assert "id" not in loaded["sources/first.yml"]
    assert loaded["sources/first.yml"]["origin"] == {"title": "글", "url": "https://a.example/"}
    old = yaml.safe_load(RULINGS)
    assert loaded["rulings/fields.yml"] == {"fields": old["fields"]}
    assert loaded["rulings/first.yml"] == {"same": [old["same"][1]], "verdicts": [old["verdicts"][0]]}
    assert loaded["rulings/second.yml"] == {"same": [old["same"][0]], "verdicts": [old["verdicts"][1]]}


def test_no_comment_is_lost(project: Path) -> None:
    """Those at the beginning are in every file, each other with its entry, the last ones at the end."""
    migrate_content(project)
    found = texts(project)
    kept = set().union(*map(comments, found.values()))
    assert kept >= comments(SOURCES) | comments(RULINGS)
    for path, text in found.items():
        assert text.startswith("# 우리 노트의 목록\n" if path.startswith("sources/") else "# 판정\n# 두 줄\n"), path
    assert "# 404" in found["rulings/second.yml"]
    assert "# 404" not in found["rulings/first.yml"]
    assert "# 둘째 노트" in found["rulings/second.yml"]
    assert 'quote: "가나다"   # 앞부분' in found["rulings/first.yml"]


@pytest.mark.parametrize(
    ("file", "text", "message"),
    [
        ("sources.yml", "- id: a\n  file: [\n", "not YAML"),
        ("sources.yml", "a: 1\n", "sources.yml:1"),
        ("sources.yml", "[{id: first, file: notes/first.md}]\n", "cannot be"),
        ("sources.yml", "- {id: a, file: notes/a.md}\n- {id: a, file: notes/b.md}\n", "'a' is there twice"),
        ("rulings.yml", "verdicts:\n  - {source: a}\n", "rulings.yml:2"),
        ("rulings.yml", "verdicts: [{source: a, quote: b, verdict: aside}]\n", "cannot be cut"),
        ("rulings.yml", "verdicts:\n  - &x {source: a, quote: b, verdict: aside}\n  - *x\n", "rulings.yml"),
    ],
)
def test_what_cannot_be_moved_stays_whole(project: Path, file: str, text: str, message: str) -> None:
    """With one fault nothing is written, of the other file neither."""
    (project / "content" / file).write_text(text, "utf-8")
    before = texts(project)
    with pytest.raises(ContentError, match=message):
        migrate_content(project)
    assert texts(project) == before


def test_nothing_is_overwritten(project: Path) -> None:
    (project / "content" / "rulings").mkdir()
    (project / "content" / "rulings" / "first.yml").write_text("same: []\n", "utf-8")
    before = texts(project)
    with pytest.raises(ContentError, match=r"content/rulings/first\.yml:1: is there already"):
        migrate_content(project)
    assert texts(project) == before


def test_the_command_says_what_it_moved(project: Path) -> None:
    done = run_build(project, "migrate")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[-2:] == ["- content/sources.yml", "- content/rulings.yml"]
    assert run_build(project, "migrate").stdout == "nothing to move\n"
