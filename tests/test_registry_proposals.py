"""Proposals: what words alone cannot settle is shown to a writer once, ready to paste, and never again."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml
from conftest import run_build

from statusbook.registry.merged_statements import ProposedPair
from statusbook.registry.proposals import render_proposals
from statusbook.registry.rulings import parse_rulings
from statusbook.statements.statement import Kind, Lines, Statement, Subject


def statement(source: str, text: str) -> Statement:
    return Statement(
        source=source,
        path=f"content/notes/{source}.md",
        lines=Lines(first=7, last=7),
        subject=Subject(codes=(404,)),
        kind=Kind.DEFINITION,
        text=text,
    )


def test_a_proposal_is_a_ruling_once_it_is_pasted() -> None:
    """What is printed parses as a pair under 'same', quotation marks and all."""
    pair = ProposedPair(
        first=statement("house", 'the page "x" is not there'), second=statement("table", "없는 페이지"), score=0.5
    )
    rulings = parse_rulings(f"same:\n{render_proposals([pair])}\n", path="content/rulings/table.yml")
    assert [(one.a.quote, one.b.source) for one in rulings.same] == [('the page "x" is not there', "table")]


@pytest.mark.parametrize("kind", ["same", "distinct"])
def test_what_was_ruled_on_is_not_proposed_again(copy_of_project: Path, kind: str) -> None:
    """A pair that a writer confirmed or refused is settled for good."""
    for path in sorted((copy_of_project / "content" / "rulings").iterdir()):
        rulings = yaml.safe_load(path.read_text("utf-8"))
        rulings.pop("same", None)
        path.write_text(yaml.safe_dump(rulings, allow_unicode=True), "utf-8")
    before = yaml.safe_load(run_build(copy_of_project, "propose").stdout)
    assert before, "without the pairs already ruled on there is something to propose"
    note = next(side["source"] for side in (before[0]["a"], before[0]["b"]) if side["source"] != "house")
    path = copy_of_project / "content" / "rulings" / f"{note}.yml"
    rulings = yaml.safe_load(path.read_text("utf-8"))
    rulings[kind] = [*rulings.get(kind, []), {**before[0], "because": "시험"}]
    path.write_text(yaml.safe_dump(rulings, allow_unicode=True), "utf-8")
    after = yaml.safe_load(run_build(copy_of_project, "propose").stdout) or []
    assert before[0] not in after
    shutil.rmtree(copy_of_project)
