"""Puts a client through the trials, several runs, and merges the runs into cells."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from clientlab.drivers.driver import Broken, Driver, Found, Use
from clientlab.questions import trials
from clientlab.questions.trial import NotApplicable, Trial
from clientlab.seen import seen
from clientlab.server import Server
from clientlab.tidy import tidied
from clientlab.wire import Trace, Unsupported
from statusbook.house.client_outcomes import Outcome, Question
from statusbook.house.clients import Answers, Case, Cell, Client, LeftOut, case_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """One trial of one run: a cell, or the reason why there is none."""

    question: Question
    setup: str
    case: Case
    cell: Cell | None = None
    reason: str | None = None


Progress = Callable[[str], None]
"""Told, before every trial, what is being measured."""


def measure_run(
    driver: Driver,
    server: Server,
    *,
    questions: frozenset[Question] = frozenset(Question),
    wanted: Callable[[Trial], bool] = lambda trial: True,
    progress: Progress = lambda words: None,
) -> tuple[Observation, ...]:
    """Gives one run of every setup through the trials chosen."""
    found = []
    for use in driver.uses:
        for trial in trials(use.questions & questions):
            if wanted(trial):
                progress(f"{use.setup.name}: {trial.question} {case_text(trial.case)}")
                found.append(observe(driver, use, server, trial))
    return tuple(found)


def count_trials(driver: Driver, questions: frozenset[Question]) -> int:
    """The number of trials in one run of a client."""
    return sum(1 for use in driver.uses for _ in trials(use.questions & questions))


def observe(driver: Driver, use: Use, server: Server, trial: Trial) -> Observation:
    """Gives what one trial showed; where the lab itself fails, it tries once more with a client begun anew."""
    try:
        return _observe(driver, use, server, trial)
    except Broken:
        driver.close()
    try:
        return _observe(driver, use, server, trial)
    except Broken as fault:
        driver.close()
        reason = f"could not be measured: {tidied(str(fault))}"
        return Observation(question=trial.question, setup=use.setup.id, case=trial.case, reason=reason)


def _observe(driver: Driver, use: Use, server: Server, trial: Trial) -> Observation:
    setup = use.setup.id
    with server.scene(trial.script, expect=trial.expect, page=driver.page, cors=driver.cors) as scene:
        try:
            asks = trial.asks(scene)
            if any(ask.once for ask in asks) and not driver.streams:
                raise Unsupported("is not handed a stream for a body")
            answers = driver.converse(setup, asks, trial.limit)
            trace = Trace(log=server.settle(scene), answers=answers)
            if not trace.log and (trace.last.error is None or driver.page is not None):
                raise Broken("nothing reached the server")  # a library may refuse to send, a browser never does
            verdict = trial.judge(trace)
        except (Unsupported, NotApplicable) as reason:
            return Observation(question=trial.question, setup=setup, case=trial.case, reason=tidied(str(reason)))
    cell = Cell(
        **dict(trial.case),
        outcome=verdict.outcome,
        count=verdict.count,
        got=tidied(" / ".join(answer.label for answer in trace.answers)),
        seen=seen(trace.log),
    )
    return Observation(question=trial.question, setup=setup, case=trial.case, cell=cell)


def merge_runs(runs: Sequence[Sequence[Observation]]) -> tuple[Answers, ...]:
    """Gives the answers of all runs; a cell whose outcome or count differed keeps that of every run."""
    by_place: dict[tuple[Question, str], dict[Case, list[Observation]]] = defaultdict(dict)
    for run in runs:
        for observation in run:
            cases = by_place[observation.question, observation.setup]
            cases.setdefault(observation.case, []).append(observation)
    return tuple(_answers(question, setup, tuple(cases.values())) for (question, setup), cases in by_place.items())


def _answers(question: Question, setup: str, cases: Sequence[Sequence[Observation]]) -> Answers:
    cells = []
    left_out: dict[str, list[str]] = {}
    for observations in cases:
        measured = [observation.cell for observation in observations if observation.cell is not None]
        if measured:
            cells.append(_merged(measured, [_short(observation) for observation in observations]))
        else:
            reason = observations[-1].reason or "not measured"
            left_out.setdefault(reason, []).append(case_text(observations[-1].case))
    return Answers(
        question=question,
        setup=setup,
        cells=tuple(cells),
        left_out=tuple(LeftOut(reason=reason, cases=tuple(names)) for reason, names in left_out.items()),
    )


def _merged(measured: Sequence[Cell], runs: Sequence[str]) -> Cell:
    last = measured[-1]
    if len(set(runs)) == 1:
        return last
    same = len(measured) == len(runs) and len({cell.outcome for cell in measured}) == 1
    outcome = last.outcome if same else Outcome.UNSTABLE
    return last.model_copy(update={"outcome": outcome, "count": None, "runs": tuple(runs)})


def _short(observation: Observation) -> str:
    cell = observation.cell
    if cell is None:
        return f"left out: {observation.reason}"
    return cell.outcome if cell.count is None else f"{cell.outcome} {cell.count}"


def with_others(published: Client, fresh: Sequence[Answers], measured: date) -> tuple[Answers, ...]:
    """Gives the published answers with fresh ones in the place of those to the same question; setup by setup."""
    days = {} if measured == published.measured else {"measured": measured}
    newly = {(one.setup, one.question): one.model_copy(update=days) for one in fresh}
    held = {(one.setup, one.question): one for one in published.answers}
    both = {**held, **newly}
    setups = [setup.id for setup in published.setups]
    order = {question: place for place, question in enumerate(Question)}
    return tuple(both[place] for place in sorted(both, key=lambda place: (setups.index(place[0]), order[place[1]])))


def client_of(
    driver: Driver, found: Found, answers: Sequence[Answers], *, command: str, runs: int, measured: date
) -> Client:
    """Gives the whole result of one client."""
    cells = [cell for answer in answers for cell in answer.cells]
    card = driver.card
    return Client(
        written_by=command,
        client=card.client,
        name=card.name,
        kind=card.kind,
        language=card.language,
        version=found.version,
        runs_on=found.runs_on,
        installed=found.installed,
        current=card.current,
        note=card.note,
        measured=measured,
        runs=runs,
        cells=len(cells),
        unstable=sum(cell.runs is not None for cell in cells),
        setups=tuple(use.setup for use in driver.uses),
        answers=tuple(answers),
    )
