"""The judges of the client lab: from what was seen to a verdict, without any client or network."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from clientlab.questions import trials
from clientlab.questions.trial import NotApplicable, Trial
from clientlab.wire import Answer, Received, Reply, Trace
from statusbook.house.client_outcomes import OUTCOMES, Question
from statusbook.house.clients import Case

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "clients" / "judges.yml").read_text("utf-8"))
TRIALS = {(trial.question, trial.case): trial for trial in trials()}
REQUEST = re.compile(
    r"c(\d+) ([A-Z]+) (\S+)(?: (\d+)B)?(?: \[([a-z, -]+)\])?(?: @([\d.]+))?(?: ~([\d.]+))?(?: (after-100|late))?$"
)


def received(line: str) -> Received:
    """Reads a request written in the short form of the case file; bodies are those the trials send."""
    match = REQUEST.match(line)
    assert match is not None, line
    connection, method, path, length, headers, at, delay, moment = match.groups()
    return Received(
        connection=int(connection),
        origin="first",
        host="127.0.0.1",
        method=method,
        path=path,
        headers=tuple((name.strip(), "x") for name in headers.split(",")) if headers else (),
        body=b"order=19"[: int(length or 0)],
        at=float(at or 0.0),
        reply=Reply(),
        body_delay=float(delay) if delay else None,
        body_after_continue=moment == "after-100",
        body_after_answer=moment == "late",
    )


def trial_of(case: dict[str, Any]) -> Trial:
    return TRIALS[Question(case["question"]), Case.model_validate(case["case"])]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_verdict_follows_from_what_was_seen(case: dict[str, Any]) -> None:
    """The same observation always gets the same verdict, and one that says nothing gets none."""
    trace = Trace(
        log=tuple(received(line) for line in case["log"]),
        answers=tuple(Answer(**answer) for answer in case["answers"]),
    )
    trial = trial_of(case)
    if "not_applicable" in case:
        with pytest.raises(NotApplicable, match=case["not_applicable"]):
            trial.judge(trace)
        return
    verdict = trial.judge(trace)
    assert (verdict.outcome, verdict.count) == (case["outcome"], case.get("count"))
    assert verdict.outcome in OUTCOMES[trial.question]


def test_every_question_has_trials_and_no_case_stands_twice() -> None:
    """A run asks every question, and each case once."""
    every = [(trial.question, trial.case) for trial in trials()]
    assert {question for question, _ in every} == set(Question)
    assert len(set(every)) == len(every)


def test_the_judged_questions_are_all_there() -> None:
    """Every question has judged cases on file."""
    assert {case["question"] for case in CASES} == set(Question)
