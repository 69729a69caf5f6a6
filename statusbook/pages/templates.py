"""Loads templates/: the only module that does."""

from __future__ import annotations

import linecache
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from statusbook import urls
from statusbook.caches import cache_folder
from statusbook.compiled import CompiledTemplates, fault_message, place_of_fault
from statusbook.content import decode_utf8
from statusbook.facts.address import Address
from statusbook.facts.rfcs import Rfc
from statusbook.pages import labels
from statusbook.pages.house_html import block_html, heading_html
from statusbook.pages.link_forms import link_forms
from statusbook.pages.sections import reference_html, statement_html
from statusbook.problems import ContentError, Problem
from statusbook.statements.statement import Statement
from statusbook.yaml_lines import flow_yaml

_INLINE_SCRIPT = re.compile(r"<script((?:\s+data-[\w-]+=\"[^\"]*\")*)>(.*?)</script>", re.S)
"""A script inside a page, with or without data: <script data-to="/404/">…</script>; one with src is a file."""

_TEMPLATE_SYNTAX = re.compile(r"{[{%#]")  # {{ value }}, {% if %}, {# comment #}


class TemplateFailure(ContentError):
    """A template failed while it ran: by its own fault, or for want of what it relies on."""


class _Loader(jinja2.FileSystemLoader):
    """Loads templates; raises ContentError for one that is not UTF-8."""

    def get_source(self, environment: jinja2.Environment, template: str) -> Any:
        """Gives a template's text, its path, and what tells whether it has changed."""
        try:
            return super().get_source(environment, template)
        except UnicodeDecodeError:
            decode_utf8((Path(self.searchpath[0]) / template).read_bytes(), path=f"templates/{template}")
            raise  # it can be read now: somebody has just written it


class Templates:
    """The templates of one project, by the kind of page."""

    def __init__(
        self, folder: Path, rfcs: Mapping[int, Rfc], address: Address, own_sources: frozenset[str] = frozenset()
    ) -> None:
        self.address = address
        self._folder = folder
        self._loader = _Loader(folder)
        self._environment = jinja2.Environment(
            loader=self._loader,
            bytecode_cache=CompiledTemplates(cache_folder("templates")),
            undefined=jinja2.StrictUndefined,
            auto_reload=False,  # every build opens them anew
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            comment_start_string="{##",  # {#anchor} is Markdown's
            comment_end_string="##}",
        )
        self._environment.filters["statement"] = statement_html
        self._environment.filters["yaml"] = _yaml_text
        self._environment.filters["prose"] = lambda text: Markup(block_html(str(text)))
        self._environment.filters["by_source"] = _by_source
        self._environment.globals["heading"] = heading_html
        self._environment.globals["labels"] = labels
        self._environment.globals["urls"] = urls
        self._environment.globals["own_sources"] = own_sources
        self._environment.globals["site_name"] = address.site_name
        self._environment.globals["absolute"] = address.absolute
        self._environment.globals["link_forms"] = lambda title, target: link_forms(title, address.absolute(target))
        self._environment.globals["reference_label"] = lambda reference: reference_html(reference, rfcs)

    def render(self, name: str, *, origin: str, **values: Any) -> str:
        """Gives a template's text; in it ``href`` makes links from the page at ``origin``.

        Raises ContentError if there is no such template, if one that it includes is missing, or if it cannot be read,
        TemplateFailure if it fails while it runs.
        """
        try:
            return self._environment.get_template(name).render(
                href=lambda target: urls.relative_link(origin, target),
                origin=origin,
                **values,
            )
        except jinja2.TemplateNotFound as error:
            path, line, message = error.name or name, 1, "template is missing"
            fix = "copy it from the package, or take templates/ away: then the package's are used"
        except jinja2.TemplateSyntaxError as error:
            path, line, message = error.name or name, error.lineno, error.message or "not a template"
            fix = "correct the template"
        except (ContentError, MemoryError, OSError):
            raise
        except Exception as error:  # whatever an expression of a template can raise
            raise TemplateFailure([self._failure(name, error)]) from error
        raise ContentError([Problem(path=f"templates/{path}", line=line, message=message, fix=fix)])

    def _failure(self, name: str, error: Exception) -> Problem:
        """Gives the problem of what a template raised, on the line of the innermost template that it came through."""
        path, line = place_of_fault(error, self._folder) or (name, 1)
        shown = linecache.getline(str(self._folder / path), line).strip()
        return Problem(
            path=f"templates/{path}",
            line=line,
            message=f"fails while it runs: {fault_message(error)}",
            fix="correct the template; what it may use is what the package's own uses",
            evidence=(shown,) if shown else (),
        )

    def inline_scripts(self) -> tuple[str, ...]:
        """Gives the text of every script that the templates put inside pages.

        Raises ContentError for one that is not the same on every page: a content security policy names it by
        its hash.
        """
        scripts: list[str] = []
        problems: list[Problem] = []
        for name in self._environment.list_templates(["html", "j2"]):
            text, _, _ = self._loader.get_source(self._environment, name)
            for found in _INLINE_SCRIPT.finditer(text):
                scripts.append(found[2])
                if _TEMPLATE_SYNTAX.search(found[2]):
                    problems.append(
                        Problem(
                            path=f"templates/{name}",
                            line=text.count("\n", 0, found.start()) + 1,
                            message="a script with template syntax differs from page to page, so browsers refuse it",
                            fix="hand the value over in a data- attribute of the script",
                        )
                    )
        if problems:
            raise ContentError(problems)
        return tuple(scripts)


def _by_source(statements: Iterable[Statement]) -> list[tuple[str, list[Statement]]]:
    """Gives statements by their source, in the order in which the sources first speak."""
    groups: dict[str, list[Statement]] = {}
    for statement in statements:
        groups.setdefault(statement.source, []).append(statement)
    return list(groups.items())


def _yaml_text(text: str) -> Markup:
    """Gives text as a double-quoted YAML value (which every JSON string is)."""
    return Markup(flow_yaml(text))
