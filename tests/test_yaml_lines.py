"""YAML that is read with its lines, and YAML that is written for an engine."""

from __future__ import annotations

import pytest
import yaml

from statusbook.pages.kind import NavEntry
from statusbook.problems import ContentError
from statusbook.stage.gathered import render_config
from statusbook.yaml_lines import flow_yaml, parse_yaml


@pytest.mark.parametrize("escape", ["\\x00", "\\x7f", "\\x85", "\\e", "\\ue000", "\\uffff"])
@pytest.mark.parametrize("text", ['a: 1\nb: "x{}"\n', 'a: 1\n"b{}": x\n', 'a:\n- "{}"\n'])
def test_characters_that_nobody_sees_are_refused(text: str, escape: str) -> None:
    """An escape cannot bring what no file could hold as it is; the line is told."""
    with pytest.raises(ContentError) as refused:
        parse_yaml(text.format(escape), path="content/x.yml")
    (problem,) = refused.value.problems
    assert (problem.line, problem.fix) == (2, "take it out")
    assert problem.message.startswith("the invisible character U+")


@pytest.mark.parametrize("text", ["a\x7fb\x85c\u2028d\ufeff", "'\"\\\n\t: # [", "가" * 2000])
def test_what_is_written_for_an_engine_is_read_as_it_was_meant(text: str) -> None:
    """As a value, and as a title of the navigation however long, which YAML would not take for a key by itself."""
    assert yaml.safe_load(f"a: {flow_yaml({'b': [text]})}\n") == {"a": {"b": [text]}}
    inner = NavEntry(title=text, permalink="/404/", below=())
    config = render_config([NavEntry(title=text, permalink="/4xx/", below=(inner,))], [], {}, "theme")
    assert yaml.safe_load(config)["nav"] == [{text: ["4xx/index.md", {text: "404/index.md"}]}]
