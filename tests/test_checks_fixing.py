"""``check --fix`` mends what is mechanical, does nothing twice, and touches nothing else."""

from __future__ import annotations

from pathlib import Path, PurePath

import pytest
import yaml
from conftest import PROJECT, run_build

from statusbook.checks.fixing import FIXERS, fix_files
from statusbook.checks.fixing.knowledge import FixerKnowledge
from statusbook.checks.fixing.spelling import respelled
from statusbook.checks.wording import own_words
from statusbook.house.terms import RefusedSpelling, Terms, parse_terms
from statusbook.pages.kinds import page_of_file

FOLDER = PROJECT / "tests" / "cases" / "fixing"
CASES = sorted(FOLDER.glob("*.yml"))
WORDS = [line for line in (FOLDER / "words.txt").read_text("utf-8").splitlines() if not line.startswith("#")]
TERMS = parse_terms(
    """
- {refused: 자원, wanted: 리소스, because: 하나로, unless: [서버 자원]}
- {refused: 바디, wanted: 본문, because: 하나로}
- {refused: 파일, wanted: 문서, because: 시험}
- {refused: 메소드, wanted: 메서드, because: 표기}
- {refused: 웹소켓, wanted: WebSocket, because: 이름}
- {refused: 할수, wanted: 할 수, because: 띄어 씁니다, unless: [할수록]}
- {refused: 상태코드, wanted: 상태 코드, because: 띄어 씁니다}
- {refused: 되어집니다, wanted: 됩니다, because: 이중 피동}
"""
)
TO_RIEUL = Terms(terms=(RefusedSpelling(refused="문건", wanted="파일", because="시험"),))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_fixer_mends_once_and_nothing_else(case: Path) -> None:
    """The text becomes what the case holds ('same' where a person has to look), and stays so a second time."""
    written = yaml.safe_load(case.read_text("utf-8"))
    fixer = next(one for one in FIXERS if one.__name__ == written["fixer"])
    known = FixerKnowledge(
        terms=Terms(terms=tuple(RefusedSpelling(**term) for term in written.get("terms", ()))),
        spoken={written["path"]: tuple((*one, one[1]) for one in written.get("spoken", {}).items())},
        pages=written.get("pages", {}),
        moved=written.get("moved", {}),
        page_of={written["path"]: page_of_file(PurePath(written["path"]).relative_to("content")) or ""},
    )
    wanted = written["before"] if written["after"] == "same" else written["after"]
    fixed = fixer(written["path"], written["before"], known)
    assert fixed == wanted
    assert fixer(written["path"], fixed, known) == fixed


def test_every_fixer_has_a_case() -> None:
    """No fixer stands untested."""
    assert {yaml.safe_load(case.read_text("utf-8"))["fixer"] for case in CASES} == {one.__name__ for one in FIXERS}


@pytest.mark.parametrize("line", WORDS)
def test_a_word_changes_with_its_particle(line: str) -> None:
    """The particle agrees with the new word; what is part of a longer word or not known is left."""
    before, after = line.split(" -> ")
    terms = TO_RIEUL if "문건" in before else TERMS
    assert respelled(before, own_words(before), terms) == after
    assert respelled(after, own_words(after), terms) == after


def test_the_terms_of_the_house_leave_right_words_alone() -> None:
    """No wanted spelling is changed by the list it stands in."""
    terms = parse_terms((PROJECT / "content/terms.yml").read_text("utf-8"))
    for term in terms.terms:
        text = f"{term.wanted} 하나"
        assert respelled(text, text, terms) == text


def test_line_ends_notes_and_odd_files_stay() -> None:
    """CRLF stays CRLF; notes, files of mixed line ends and files that are no text are not touched."""
    crlf = b"---\r\ntitle: a \r\n---\r\n\r\n## x {#x} \r\n"
    files = {
        "content/guides/a.md": crlf,
        "content/guides/mixed.md": b"## x \r\n\n## y \n",
        "content/guides/odd.md": b"\xff \n",
        "content/notes/team.md": b"a \n",
        "content/iana.csv": b"a \n",
    }
    mended, changes = fix_files(files, FixerKnowledge())
    assert mended == {"content/guides/a.md": crlf.replace(b" \r", b"\r")}
    assert [str(change) for change in changes] == [
        "content/guides/a.md:2: no trailing space\n  - title: a \n  + title: a",
        "content/guides/a.md:5: no trailing space\n  - ## x {#x} \n  + ## x {#x}",
    ]


def test_the_command_mends_and_checks(small_project: Path) -> None:
    """It prints what it changed, leaves the rest to be told, and finds nothing to mend a second time."""
    guide, choose = small_project / "content/guides/basics.md", small_project / "content/choose.yml"
    (small_project / "content/redirects.yml").write_text("/old/: {to: /404/, because: 시험}\n", "utf-8")
    text = guide.read_text("utf-8")
    title = next(line for line in text.splitlines() if line.startswith("title:"))
    broken = text.replace(title + "\n", "").replace("\n---\n", f"\n{title}\n---\n", 1)
    guide.write_text(broken + "\n컨텐츠를 [처음](/old/) 봅니다. 자원를 줍니다.\n", "utf-8")
    choose.write_text(choose.read_text("utf-8").replace("주소에 줄 것이", "자원이나 줄 것이"), "utf-8")
    first = run_build(small_project, "check", "--fix")
    assert first.returncode == 1
    assert guide.read_text("utf-8") == text + "\n콘텐츠를 [처음](/404/) 봅니다. 자원를 줍니다.\n"
    assert "리소스나 줄 것이" in choose.read_text("utf-8")
    assert "  - 컨텐츠를 [처음](/old/) 봅니다. 자원를 줍니다.\n  + 콘텐츠를" in first.stdout
    assert first.stderr.startswith("content/guides/basics.md:")
    assert "'자원' is not how the house writes it\n  컨텐츠".replace("컨텐츠", "콘텐츠") in first.stderr
    second = run_build(small_project, "check", "--fix")
    assert second.stdout.startswith("0 places mended\n")
    assert second.stderr == first.stderr
