"""The inventory, read by the programs that read inventories: Sphinx, its HTTP domain, and mkdocstrings."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ADDRESS
from lxml import html


def needs(*modules: str) -> pytest.MarkDecorator:
    missing = [name for name in modules if importlib.util.find_spec(name) is None]
    return pytest.mark.skipif(bool(missing), reason=f"not installed: {', '.join(missing)}")


BEGINS = {"python": ("extensions = ", "from sphinx"), "rst": ":ref:", "yaml": "plugins:", "markdown": "["}
"""How the examples in a language begin."""


def fences(site: Path, language: str) -> list[str]:
    """What /wiki/ tells people to paste, so that the tests use the same words."""
    page = html.fromstring((site / "wiki/index.html").read_bytes())
    found = [code.text_content() for code in page.xpath("//pre/code")]
    return [text for text in found if text.startswith(BEGINS[language])]


def run(*command: str, cwd: Path) -> None:
    finished = subprocess.run([sys.executable, *command], cwd=cwd, capture_output=True, text=True, check=False)
    assert finished.returncode == 0, finished.stdout + finished.stderr


def hrefs(page: Path) -> dict[str, str]:
    """Link text to target, of the links that leave the page."""
    tree = html.fromstring(page.read_bytes())
    return {
        link.text_content(): link.get("href")
        for link in tree.xpath("//a[starts-with(@href, 'http')]")
        if link.get("href").startswith(ADDRESS)
    }


@needs("sphinx")
def test_sphinx_reads_every_name(built_site: Path) -> None:
    """The file is version 2; every code, class, comparison and guide is in it and leads to a page that is there."""
    from sphinx.util.inventory import InventoryFile

    loaded = InventoryFile.loads((built_site / "objects.inv").read_bytes(), uri=ADDRESS)
    labels = loaded.data["std:label"]
    for name in ("http-404", "http-499", "http-4xx", "http-401-403", "http-guide-retry"):
        assert name in labels, name
    for name, entry in labels.items():
        assert (built_site / entry.uri.removeprefix(ADDRESS) / "index.html").is_file(), name
        assert entry.display_name not in ("", "-"), name
    codes = [path.name for path in built_site.iterdir() if re.fullmatch(r"[1-5](\d\d|xx)", path.name)]
    compared = [path.parent.name for path in built_site.glob("compare/*/index.html")]
    pages = [
        name for name in compared if "noindex" not in (built_site / f"compare/{name}/index.html").read_text("utf-8")
    ]
    assert {f"http-{name}" for name in (*codes, *pages)} <= set(labels)


@needs("sphinx", "sphinxcontrib.httpdomain")
def test_a_sphinx_project_links_here(built_site: Path, tmp_path: Path) -> None:
    """With the conf.py of /wiki/, ``:ref:`` and ``:http:statuscode:`` lead to this site, without a warning."""
    mapping, role = fences(built_site, "python")
    mapping = mapping.replace(", None)", f", {str(built_site / 'objects.inv')!r})")
    (tmp_path / "conf.py").write_text(f"project = 'x'\n{mapping}\n{role}", "utf-8")
    (rst,) = fences(built_site, "rst")
    (tmp_path / "index.rst").write_text(
        f"Errors\n======\n\n{rst.replace(chr(10), chr(10) * 2)}\n"
        ":http:statuscode:`503` and :http:statuscode:`504 Gateway Timeout` and :http:statuscode:`429`\n\n"
        ".. http:get:: /orders\n\n   :statuscode 410: gone\n",
        "utf-8",
    )
    run("-m", "sphinx", "-q", "-W", "-n", "-b", "html", ".", "out", cwd=tmp_path)
    links = hrefs(tmp_path / "out/index.html")
    assert links["404 Not Found (찾을 수 없음)"] == f"{ADDRESS}404/"
    assert links["권한이 없을 때"] == f"{ADDRESS}403/"
    assert links["401 vs 403 차이"] == f"{ADDRESS}compare/401-403/"
    for code in (503, 504, 429, 410):
        assert f"{ADDRESS}{code}/" in links.values(), code


@needs("sphinxcontrib.httpdomain")
def test_the_http_domain_cannot_be_pointed_here_by_settings(built_site: Path, tmp_path: Path) -> None:
    """The role as it comes knows one outside address; should it read inventories one day, /wiki/ can say less."""
    mapping = fences(built_site, "python")[0].replace("]", ', "sphinxcontrib.httpdomain"]', 1)
    mapping = mapping.replace(", None)", f", {str(built_site / 'objects.inv')!r})")
    (tmp_path / "conf.py").write_text(f"project = 'x'\n{mapping}", "utf-8")
    (tmp_path / "index.rst").write_text("Errors\n======\n\n:http:statuscode:`503`\n", "utf-8")
    run("-m", "sphinx", "-q", "-b", "html", ".", "out", cwd=tmp_path)
    assert hrefs(tmp_path / "out/index.html") == {}


@needs("mkdocstrings", "mkdocstrings_handlers.python", "mkdocs_autorefs")
def test_an_mkdocs_project_links_here(built_site: Path, tmp_path: Path) -> None:
    """With the mkdocs.yml of /wiki/, autorefs resolves names of this site, in strict mode."""
    (plugins,) = fences(built_site, "yaml")
    local = (built_site / "objects.inv").as_uri()
    plugins = plugins.replace(f"- url: {ADDRESS}objects.inv", f"- url: {local}\n              base_url: {ADDRESS}")
    (tmp_path / "mkdocs.yml").write_text(f"site_name: x\n{plugins}", "utf-8")
    (tmp_path / "docs").mkdir()
    text = next(fence for fence in fences(built_site, "markdown") if "http-401-403" in fence)
    (tmp_path / "docs/index.md").write_text(f"# Errors\n\n{text}", "utf-8")
    run("-m", "mkdocs", "build", "--strict", "-q", cwd=tmp_path)
    links = hrefs(tmp_path / "site/index.html")
    assert links["404 Not Found"] == f"{ADDRESS}404/"
    assert links["401과 403의 차이"] == f"{ADDRESS}compare/401-403/"
