"""What CONTRIBUTING.md says one has to touch for a change is all one has to touch: each row of its table is done here."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import PROJECT, make_small_project


class Workplace:
    """The small project and a copy of the program, to be changed as CONTRIBUTING.md says."""

    def __init__(self, folder: Path) -> None:
        self.root = make_small_project(folder / "small")
        self.program = folder / "program"
        shutil.copytree(
            PROJECT / "statusbook", self.program / "statusbook", ignore=shutil.ignore_patterns("__pycache__")
        )
        shutil.copy(PROJECT / "build.py", self.program)

    def write(self, path: str, text: str) -> None:
        """Writes a new file of the project or, under statusbook/, of the program."""
        whole = (self.program if path.startswith("statusbook/") else self.root) / path
        assert not whole.exists(), f"{path} is there already"
        whole.parent.mkdir(exist_ok=True)
        whole.write_text(text, "utf-8")

    def add(self, path: str, after: str, text: str) -> None:
        """Adds text behind a place of a file that is there."""
        whole = (self.program if path.startswith("statusbook/") else self.root) / path
        before = whole.read_text("utf-8")
        assert before.count(after) == 1, f"{after!r} in {path}"
        whole.write_text(before.replace(after, after + text), "utf-8")

    def copy(self, path: str, new: str, *changes: tuple[str, str]) -> None:
        """Writes a file like another, some of its words changed."""
        text = (self.root / path).read_text("utf-8")
        for old, other in changes:
            assert old in text
            text = text.replace(old, other)
        self.write(new, text)

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, str(self.program / "build.py"), *arguments, "--root", str(self.root)]
        return subprocess.run(command, capture_output=True, text=True, check=False, cwd=self.root)

    def site(self, path: str) -> str:
        return (self.root / "site" / path).read_text("utf-8")


def a_note(work: Workplace) -> None:
    work.write("content/notes/second.md", "# 둘째\n\n## 405 Method Not Allowed\n\n주소는 맞고 메서드가 틀렸다.\n")
    work.write("content/sources/second.yml", "title: 둘째 노트\norigin: {title: 없음}\nrank: 8\n")


def a_code(work: Workplace) -> None:
    vendors = "vendors:\n  - {name: shop, phrase: Sold Out, name_ko: 품절, meaning: 다 팔렸습니다.}\n"
    work.copy(
        "content/codes/404.md",
        "content/codes/498.md",
        ("code: 404", "code: 498"),
        ("phrase: Not Found", "phrase: Sold Out"),
        ("name_ko: 찾을 수 없음", "name_ko: 품절"),
        ("standing: standard", "standing: unofficial"),
        ("cacheable: true", "cacheable: false"),
        ("guides: [basics]\n", f"guides: [basics]\n{vendors}"),
    )


def a_comparison(work: Workplace) -> None:
    work.copy(
        "content/comparisons/404-405.md",
        "content/comparisons/200-404.md",
        ("codes: [404, 405]", "codes: [200, 404]"),
    )


def a_guide(work: Workplace) -> None:
    work.copy("content/guides/basics.md", "content/guides/next.md", ("title: 처음", "title: 다음"))


def a_convention(work: Workplace) -> None:
    """What a team has agreed on about a code."""
    work.write(
        "content/conventions/404.md", "---\nrule: 품절이면 404를 보냅니다.\nowner: 상점팀\nsince: 2026-01-05\n---\n"
    )


def an_internal_number(work: Workplace) -> None:
    """A number that only a team uses."""
    facts = "code: 481\nphrase: Coupon Exhausted\nname_ko: 쿠폰 소진\nstanding: internal\n"
    work.write("content/codes/481.md", f"---\n{facts}---\n\n## 답\n\n쿠폰이 모두 나갔습니다. 다른 쿠폰을 씁니다.\n")


def a_ruling(work: Workplace) -> None:
    work.write(
        "content/rulings/team.yml",
        "verdicts:\n  - {source: team, quote: 주소가 바뀌면 나온다, verdict: practice, because: 흔한 일입니다.}\n",
    )


FORMAT = '''\
"""Notes in the shop's own format: ``@404 text``."""

from __future__ import annotations

from statusbook.notes.block import Block
from statusbook.notes.markdown import read_markdown


def is_shop(suffix: str, text: str) -> bool:
    """Tells whether a note is in that format."""
    return suffix == "shop"


def read_shop(text: str) -> list[Block]:
    """Returns its blocks."""
    return read_markdown("\\n".join(line.replace("@", "- ").replace(" ", ": ", 1) for line in text.split("\\n")))
'''


def a_format(work: Workplace) -> None:
    work.write("statusbook/notes/shop.py", FORMAT)
    line = '    Format(name="shop", is_format=is_shop, read=read_shop),\n'
    work.add("statusbook/notes/formats.py", "FORMATS = (\n", line)
    work.add(
        "statusbook/notes/formats.py",
        "from statusbook.notes.separated import is_separated, read_separated\n",
        "from statusbook.notes.shop import is_shop, read_shop\n",
    )


KIND = '''\
"""The page of terms."""

from __future__ import annotations

from collections.abc import Iterator

from statusbook import urls
from statusbook.pages.kind import NavEntry, PageKind
from statusbook.pages.page import Page
from statusbook.pages.templates import Templates
from statusbook.registry.book import Book


def terms_page(book: Book, templates: Templates) -> Iterator[Page]:
    """Gives the page."""
    yield Page(permalink=urls.page("terms"), title="용어", text=templates.render("terms.html.j2", origin="/terms/"))


KIND = PageKind(pages=terms_page, navigation=lambda book: [NavEntry(title="용어", permalink=urls.page("terms"))])
'''


def a_kind_of_page(work: Workplace) -> None:
    work.write("statusbook/pages/terms_page.py", KIND)
    work.write(
        "templates/terms.html.j2",
        "---\ntitle: 용어\ndescription: 말의 뜻입니다.\n---\n\n<h1>용어</h1>\n<p>말의 뜻입니다.</p>\n",
    )
    work.add("statusbook/pages/kinds.py", '        "guide_page",\n', '        "terms_page",\n')


def a_path(work: Workplace) -> None:
    work.add("statusbook/urls/pages.py", 'WIKI = page("wiki")\n', 'NEWS = page("news")\n')


def a_header(work: Workplace) -> None:
    rule = '        HeaderRule(path="/robots.txt", headers={CACHE_CONTROL: _A_DAY}),\n'
    work.add("statusbook/links/headers.py", "headers=anyone),\n", rule)


CHECK = '''

def titles_are_short(book: Book) -> Iterator[Problem]:
    """A guide's title is a word."""
    for guide in book.shelf.guides.values():
        if " " in guide.facts.title:
            yield Problem(path=guide.path, line=2, message="a title of two words", fix="leave one out")
'''


def a_check(work: Workplace) -> None:
    head = "from collections.abc import Iterator\n\nfrom statusbook.problems import Problem\n"
    head += "from statusbook.registry.book import Book\n"
    work.write("statusbook/checks/titles.py", f'"""Titles."""\n\n{head}{CHECK}')
    work.add("statusbook/checks/__init__.py", "CHECKS = (\n", "    titles_are_short,\n")
    line = "from statusbook.checks.titles import titles_are_short\n"
    work.add("statusbook/checks/__init__.py", "from __future__ import annotations\n\n", line)


def a_fixer(work: Workplace) -> None:
    function = '\n\ndef one_dash(path: str, text: str, known: FixerKnowledge) -> str:\n    """No double dash."""\n'
    function += '    return text.replace("——", "—")\n\n\n'
    work.add("statusbook/checks/fixing/__init__.py", "Fixer = Callable[[str, str, FixerKnowledge], str]\n", function)
    work.add("statusbook/checks/fixing/__init__.py", "    no_trailing_space,\n", "    one_dash,\n")


ROWS: dict[str, Callable[[Workplace], None]] = {
    "a team note, in any format": a_note,
    "facts or prose about one code": a_code,
    "a comparison of two to five codes": a_comparison,
    "a topic that crosses codes": a_guide,
    "what a team has agreed on about a code": a_convention,
    "a number that only a team uses": an_internal_number,
    "a decision on two notes that disagree": a_ruling,
    "a new note format": a_format,
    "a new kind of page": a_kind_of_page,
    "a path or an anchor that others link to": a_path,
    "a response header": a_header,
    "a new check": a_check,
    "a new fixer for `check --fix`": a_fixer,
}


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Workplace:
    """Every row of the table done, one after the other, and the site built."""
    work = Workplace(tmp_path_factory.mktemp("contributing"))
    for do in ROWS.values():
        do(work)
    built = work.run()
    assert built.returncode == 0, built.stdout + built.stderr
    return work


def test_every_row_of_the_table_is_done_here() -> None:
    """A row that nobody has tried, or one that is gone, is told."""
    table = (PROJECT / "CONTRIBUTING.md").read_text("utf-8").partition("## Where does it go?")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| (?!You want|---)(.*?) \|", table, re.M)
    assert rows == [*ROWS]


def test_what_was_added_to_the_content_is_on_the_site(work: Workplace) -> None:
    """The note is cited, the code, the comparison and the guide have pages, the ruling is in the report."""
    assert "둘째 노트" in work.site("405/index.html")
    assert "품절" in work.site("498/index.html")
    assert "품절이면 404를 보냅니다." in work.site("404/index.html")
    assert "쿠폰 소진" in work.site("481/index.html")
    assert (work.root / "site/compare/200-404/index.html").is_file()
    assert (work.root / "site/guides/next/index.html").is_file()
    assert "흔한 일입니다" in work.site("report/index.html")


def test_what_was_added_to_the_program_works(work: Workplace) -> None:
    """The format is read, the kind of page is in the navigation, the header is told to hosts."""
    note = work.root / "note.shop"
    note.write_text("@404 주소가 없다.\n", "utf-8")
    assert "404" in work.run("inspect", str(note)).stdout
    assert "terms/index.html" in work.site("index.html")
    assert "/robots.txt" in work.site("_headers")
    named = "import statusbook.urls.pages as p; print(p.NEWS)"
    told = subprocess.run([sys.executable, "-c", named], cwd=work.program, capture_output=True, text=True, check=True)
    assert told.stdout == "/news/\n"


def test_a_new_check_and_a_new_fixer_are_applied(work: Workplace) -> None:
    """The check refuses what it is for; the fixer mends it in the file."""
    guide = work.root / "content/guides/next.md"
    before = guide.read_text("utf-8")
    try:
        guide.write_text(before.replace("title: 다음", "title: 그 다음").replace("큐의 길이", "큐——길이"), "utf-8")
        refused = work.run("check", "--fix")
        assert "content/guides/next.md:2: a title of two words" in refused.stderr
        assert "큐—길이" in guide.read_text("utf-8")
    finally:
        guide.write_text(before, "utf-8")
