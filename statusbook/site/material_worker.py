"""Renders pages of the stage as ``mkdocs build --strict`` does; run as a process of its own by ``material``.

It is started before there is anything to render, and waits for its order when MkDocs and its extensions are loaded.
MkDocs can only build a whole site. What it does for one page is five calls, made here in its order; MkDocs 1
is no longer developed, so that they will stay as they are.
"""

from __future__ import annotations

import contextlib
import gc
import json
import logging
import os
import re
import sys
import traceback
from pathlib import Path
from typing import Any

import jinja2
from markdown import Markdown
from mkdocs.commands.build import _build_theme_template, get_context
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.structure.files import Files, get_files, set_exclusions
from mkdocs.structure.nav import Navigation, get_navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents
from mkdocs.utils import write_file


_ONE_BLOCK = '<div class="sb-page">'
"""How every page of the stage begins, and that element is all there is of it."""


class _Warnings(logging.Handler):
    """Collects what MkDocs warns of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Takes one warning."""
        said, *trace = re.split(r"\n(?=Traceback |  File \")", record.getMessage().strip(), maxsplit=1)
        self.lines.append(" ".join([said, *(one.rpartition("\n")[2] for one in trace)]))


class _Configuration:
    """The configuration as MkDocs loads it, and the text it was loaded from."""

    def __init__(self, path: Path, warnings: _Warnings) -> None:
        self.path, self.warnings = path, warnings
        self._text = b""
        self._loaded: MkDocsConfig | None = None
        # It is that of the last build, perhaps not there, perhaps just being replaced: what is wrong with it is told
        # when it is loaded for good.
        with contextlib.suppress(Exception):
            loaded = self.load()
            Markdown(extensions=loaded.markdown_extensions, extension_configs=loaded.mdx_configs)

    def load(self) -> MkDocsConfig:
        """Gives it, loaded again only if it has changed."""
        text = self.path.read_bytes()
        if self._loaded is None or text != self._text:
            self.warnings.lines.clear()
            self._loaded, self._text = load_config(str(self.path), strict=True), text
        return self._loaded


def main(configuration: _Configuration, line: str) -> int:
    """Renders pages.

    ``line`` is JSON: ``pages`` to render, with the fingerprints of their files, whether the ``theme``'s own files are
    wanted as well, the folder for ``compiled`` templates, the ``timestamp`` of the day that is taken for today; the
    folder in which pages are ``kept``, if they are, and the fingerprint of what is ``around`` them.
    """
    order = json.loads(line)
    os.environ["SOURCE_DATE_EPOCH"] = str(order["timestamp"])
    config = configuration.load()
    files = get_files(config)
    environment = config.theme.get_env()
    environment.bytecode_cache = _compiled_templates(Path(order["compiled"]))
    files.add_files_from_theme(environment, config)
    set_exclusions(files, config)
    nav = get_navigation(files, config)
    wanted = [_page(files, page, config) for page in order["pages"]]
    for page in wanted:
        page.read_source(config)
        _render(page, config, files)
    if order["theme"]:
        _write_theme(files, environment, config, nav)
    documents = files.documentation_pages()
    rendered: dict[str, bytes] = {}
    for page in wanted:
        page.active = True
        template = environment.get_template(page.meta.get("template", "main.html"))
        text = template.render(get_context(nav, documents, config, page))
        page.active = False
        rendered[page.file.src_uri] = text.encode("utf-8", errors="xmlcharrefreplace")
        write_file(rendered[page.file.src_uri], page.file.abs_dest_path)
    if configuration.warnings.lines:
        print("\n".join(configuration.warnings.lines), file=sys.stderr)
        return 1  # and nothing is kept: the next build has to hear the warnings, too
    _keep(order, rendered)
    return 0


def _keep(order: dict[str, Any], rendered: dict[str, bytes]) -> None:
    """Keeps pages for the builds to come."""
    from statusbook.site.rendered import RenderedPages

    pages = RenderedPages(Path(order["kept"]) if order["kept"] else None, order["around"])
    for page, html in rendered.items():
        pages.keep(page, order["pages"][page], html)


def _compiled_templates(folder: Path) -> jinja2.BytecodeCache:
    from statusbook.compiled import CompiledTemplates

    return CompiledTemplates(folder)


def _fault_of_theme(error: Exception, configuration: _Configuration) -> str | None:
    """Gives what is wrong with a template of the project's theme, as problems are told; None if it is none of that."""
    from statusbook.compiled import fault_message, place_of_fault

    theme = Path(os.path.normpath(configuration.load().theme.dirs[0]))  # as the templates are named
    project = configuration.path.absolute().parents[1]
    place = place_of_fault(error, theme)
    if place is None:
        return None
    file = theme / place[0]
    shown = file.relative_to(project) if file.is_relative_to(project) else file
    return f"{shown.as_posix()}:{place[1]}: {fault_message(error)}\n  fix: correct the template"


def _page(files: Files, path: str, config: MkDocsConfig) -> Page:
    file = files.src_uris[path]
    return file.page or Page(None, file, config)


def _write_theme(files: Files, environment: Any, config: MkDocsConfig, nav: Navigation) -> None:
    """Writes what the theme brings: its assets, and its pages that stand outside the navigation."""
    for file in files:
        if not file.is_documentation_page() and not str(file.abs_src_path).startswith(config.docs_dir):
            file.copy_file()
    for name in config.theme.static_templates:
        _build_theme_template(name, environment, files, config, nav)


def _render(page: Page, config: MkDocsConfig, files: Files) -> None:
    """Gives a page its content: the one block of HTML that it is, which Markdown would pass on after a long look."""
    html = (page.markdown or "").strip()
    if html.startswith(_ONE_BLOCK) and html.endswith("</div>"):
        page.content, page.toc = html, TableOfContents([])
    else:
        page.render(config, files)


def _where(fault: Exception) -> str:
    """Gives a fault in one line, behind the line of the template or program it came through last."""
    said = f"{type(fault).__name__}: {fault}"
    frames = traceback.extract_tb(fault.__traceback__)
    templates = [frame for frame in frames if frame.filename.endswith((".html", ".xml"))]
    last = (templates or frames)[-1]
    if isinstance(fault, jinja2.TemplateSyntaxError):
        return f"{fault.filename or fault.name}:{fault.lineno}: {said}"
    return f"{last.filename}:{last.lineno}: {said}"


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("this is run by a build: python -m statusbook build")
    gc.disable()  # a process as short as this one makes little garbage
    sys.path.append(str(Path(__file__).parents[2]))  # last, so that nothing beside the package takes another's place
    collected = _Warnings()
    logging.getLogger("mkdocs").addHandler(collected)
    try:
        loaded = _Configuration(Path(sys.argv[1]), collected)
        try:
            sys.exit(main(loaded, sys.stdin.readline()))
        except Exception as fault:
            if not isinstance(fault, jinja2.TemplateNotFound) and (told := _fault_of_theme(fault, loaded)):
                sys.exit(told)
            raise
    except jinja2.TemplateNotFound as fault:  # which is an OSError too, one without words
        sys.exit(f"the theme has no template '{fault.name}'")
    except MkDocsException as fault:  # it says what is wrong with the configuration in its log alone
        sys.exit("\n".join(collected.lines or [str(fault)]))
    except OSError as fault:
        sys.exit(f"{fault.filename or 'site'}: {fault.strerror or fault}")
    except Exception as fault:  # a template, an extension or a setting of any type: what it says, and where
        sys.exit(_where(fault))
