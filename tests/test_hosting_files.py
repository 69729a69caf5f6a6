"""The files for hosts keep within what hosts read, and what they say is true of every file of the site."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
import yaml
from conftest import PROJECT
from hosts_files import headers_for

from statusbook.facts.address import Address
from statusbook.links.headers import HeaderRule, content_security_policy
from statusbook.links.hosts import headers_file, nginx_headers, nginx_maps
from statusbook.pages.templates import Templates
from statusbook.problems import ContentError

TEAM = Address(root="https://wiki.example/team/")


def rules_of(site: Path) -> Iterator[tuple[str, str, str]]:
    for line in (site / "_redirects").read_text("ascii").splitlines():
        old, new, status = line.split(" ")
        yield old, new, status


def test_redirects_keep_within_what_hosts_read(built_site: Path) -> None:
    """Cloudflare: 2,000 static and 100 dynamic rules of 1,000 characters, static first; GitLab: 1,000, 64 kB."""
    rules = list(rules_of(built_site))
    dynamic = [old for old, _, _ in rules if "*" in old or ":" in old]
    assert 500 < len(rules) <= 1000
    assert dynamic == [rules[-1][0]] == ["/api/v1/*"]
    text = (built_site / "_redirects").read_bytes()
    assert len(text) < 64 * 1024
    assert max(map(len, text.splitlines())) < 1000


def test_redirects_lead_to_pages_and_never_in_a_circle(built_site: Path) -> None:
    """Permanent, each old path once, none a page that answers for itself, one step to a page that does."""
    static = [rule for rule in rules_of(built_site) if not rule[0].endswith("*")]
    assert static[0] == ("/404", "/404/", "308")
    assert {status for _, _, status in static[1:]} == {"301"}
    sources = [unquote(old) for old, _, _ in static[1:]]
    assert len(set(sources)) == len(sources)
    for old, new, _ in static[1:]:
        stub = (built_site / unquote(old).strip("/") / "index.html").read_bytes()
        assert b'content="noindex"' in stub[:400], f"{old} is a page"
        assert old.endswith("/") and new.partition("#")[0].endswith("/")
        assert unquote(new) not in sources
        assert (built_site / unquote(new).partition("#")[0].strip("/") / "index.html").is_file()


def test_netlify_enforces_the_redirects_and_no_other_line(built_site: Path, tmp_path: Path) -> None:
    """The command of netlify.toml marks every 301; the one from /404 to /404/ would be a circle there."""
    command = re.search(r"sed -i (.*) site/_redirects", (PROJECT / "hosting/netlify.toml").read_text("utf-8"))
    assert command
    (tmp_path / "_redirects").write_bytes((built_site / "_redirects").read_bytes())
    subprocess.run(f"sed -i {command[1]} _redirects", shell=True, check=True, cwd=tmp_path)
    statuses = [status for _, _, status in rules_of(tmp_path)]
    assert (statuses[0], statuses[-1], set(statuses[1:-1])) == ("308", "404", {"301!"})


def test_headers_keep_within_what_hosts_read(built_site: Path) -> None:
    """Cloudflare: 100 rules, 2,000 characters a line."""
    lines = (built_site / "_headers").read_text("utf-8").splitlines()
    assert sum(line.startswith("/") for line in lines) < 100
    assert max(map(len, lines)) < 2000


def test_no_file_gets_a_header_twice(built_site: Path) -> None:
    """Hosts would join the two values; every file has the policy, and only names with a hash are kept for ever."""
    rules = (built_site / "_headers").read_text("utf-8")
    files = [path for path in built_site.rglob("*") if path.is_file() and not path.name.startswith("_")]
    assert len(files) > 1000
    for path in files:
        sent = headers_for(f"/{path.relative_to(built_site).as_posix()}", rules)
        assert "content-security-policy" in sent
        if "immutable" in sent.get("cache-control", ""):
            assert re.search(r"\.[0-9a-f]{8}\.min\.css(\.map)?$", path.name), path


def test_the_style_sheets_of_the_other_engine_have_hashes_too() -> None:
    """What may be kept for ever may be so whichever engine built the site."""
    zensical = pytest.importorskip("zensical")
    sheets = [path for path in (Path(zensical.__file__).parent / "templates/assets/stylesheets").rglob("*.*")]
    assert sheets
    assert all(re.search(r"\.[0-9a-f]{8}\.min\.css(\.map)?$", path.name) for path in sheets)


TABLE = (
    HeaderRule(path="/*", headers={"X-All": "yes"}),
    HeaderRule(path="/kept/*", headers={"Cache-Control": "max-age=9"}),
    HeaderRule(path="/a.b", headers={"X-One": "1", "Content-Type": "text/b; charset=utf-8"}),
)


def test_one_table_gives_the_headers_of_every_host() -> None:
    """``_headers`` and nginx's files from the same rules, under the sub-path, dots taken for dots."""
    assert headers_file(TABLE, TEAM).decode().splitlines() == [
        "/team/*",
        "  X-All: yes",
        "/team/kept/*",
        "  Cache-Control: max-age=9",
        "/team/a.b",
        "  X-One: 1",
        "  Content-Type: text/b; charset=utf-8",
    ]
    assert nginx_headers(TABLE).decode().splitlines() == [
        'add_header X-All "yes" always;',
        "add_header Cache-Control $statusbook_cache_control always;",
        "add_header X-One $statusbook_x_one always;",
    ]
    maps = nginx_maps({"/찾기/": "/404/#a", "/old/": "/5xx/"}, TABLE, TEAM).decode()
    for line in (
        "text/b b;",
        '"/team/찾기" "/team/404/$is_args$args#a";',
        '"/team/old" "/team/5xx/$is_args$args";',
        'default "public, max-age=0, must-revalidate";',
        '"~^/team/kept/" "max-age=9";',
        r'"~^/team/a\.b$" "1";',
    ):
        assert f"    {line}\n" in maps


def test_the_policy_does_not_depend_on_the_order_of_scripts() -> None:
    """Same scripts, same policy; a script twice is one hash."""
    assert content_security_policy(["a", "b", "a"]) == content_security_policy(["b", "a"])
    assert content_security_policy([]).split("; ")[1] == "script-src 'self'"


def test_a_script_that_differs_from_page_to_page_is_refused(tmp_path: Path) -> None:
    """A hash cannot name it: the template, the line and the way out are told. Data and files of their own may differ."""
    (tmp_path / "theme").mkdir()
    (tmp_path / "theme/fine.html").write_text(
        '<script src="{{ x }}"></script><script type="application/ld+json">{{ x }}</script>'
    )
    (tmp_path / "fine.j2").write_text('<script data-to="{{ x }}">go()</script>')
    templates = Templates(tmp_path, {}, TEAM)
    assert templates.inline_scripts() == ("go()",)
    (tmp_path / "theme/bad.html").write_text("<p>\n<script>go({{ x }})</script>")
    with pytest.raises(ContentError) as refused:
        templates.inline_scripts()
    assert str(refused.value) == (
        "templates/theme/bad.html:2: a script with template syntax differs from page to page, so browsers refuse it\n"
        "  fix: hand the value over in a data- attribute of the script\n\n"
        "1 problem in 1 file; nothing written"
    )


def test_the_workflow_asks_for_no_more_than_it_needs() -> None:
    """Only the job that deploys may write, and only there; the site's address is the one Pages tells."""
    workflow = yaml.safe_load((PROJECT / ".github/workflows/pages.yml").read_text("utf-8"))
    assert workflow["permissions"] == {"contents": "read"}
    jobs = workflow["jobs"]
    assert set(jobs["build"]["permissions"].values()) == {"read"}
    assert jobs["deploy"]["permissions"] == {"pages": "write", "id-token": "write"}
    built = next(step for step in jobs["build"]["steps"] if str(step.get("run", "")).startswith("make site"))
    assert built["env"] == {"SITE_URL": "${{ steps.pages.outputs.base_url }}/"}
    assert any(step.get("id") == "pages" for step in jobs["build"]["steps"])
