"""A template that is missing or broken is told of in a line, as any fault is."""

from __future__ import annotations

from pathlib import Path

import pytest

from statusbook.facts.address import Address
from statusbook.pages.templates import Templates
from statusbook.problems import ContentError

MISSING = "template is missing\n  fix: copy it from the package, or take templates/ away: then the package's are used"


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({}, f"templates/code.html.j2:1: {MISSING}"),
        ({"code.html.j2": "{% include 'partials/copy.j2' %}"}, f"templates/partials/copy.j2:1: {MISSING}"),
        (
            {"code.html.j2": "{% include 'copy.j2' %}", "copy.j2": "\n{% if %}"},
            "templates/copy.j2:2: Expected an expression, got 'end of statement block'\n  fix: correct the template",
        ),
        (
            {"code.html.j2": "{% for x in y %}"},
            "templates/code.html.j2:1: Unexpected end of template. Jinja was looking for the following tags: 'endfor' or "
            "'else'. The innermost block that needs to be closed is 'for'.\n  fix: correct the template",
        ),
        (
            {"code.html.j2": "{% include 'copy.j2' %}", "copy.j2": "\n{{ nothere.x }}"},
            "templates/copy.j2:2: fails while it runs: 'nothere' is undefined\n  {{ nothere.x }}\n  fix: correct the template",
        ),
        (
            {"code.html.j2": "{{ origin }}\n{{ 1 // 0 }}"},
            "templates/code.html.j2:2: fails while it runs: ZeroDivisionError: integer division or modulo by zero\n",
        ),
        ({"code.html.j2": "{{ href(3) }}"}, "templates/code.html.j2:1: fails while it runs: AttributeError: "),
        (
            {"code.html.j2": "\n{% include 'code.html.j2' %}"},
            "templates/code.html.j2:2: fails while it runs: RecursionError: ",
        ),
        (
            {"code.html.j2": "x\n\udcff"},
            "templates/code.html.j2:2: not UTF-8: byte 0xff\n  fix: save the file as UTF-8",
        ),
    ],
    ids=["missing", "missing part", "broken part", "broken", "undefined", "zero", "wrong type", "endless", "not UTF-8"],
)
def test_a_template_that_cannot_be_used_is_told(tmp_path: Path, files: dict[str, str], told: str) -> None:
    """The template at fault is named, not the one that includes it."""
    for name, text in files.items():
        (tmp_path / name).write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(ContentError) as refused:
        Templates(tmp_path, {}, Address(root="https://wiki.example/")).render("code.html.j2", origin="/404/")
    assert str(refused.value).startswith(told)
