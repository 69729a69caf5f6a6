"""The command line of the lab: ``python -m clientlab``."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from clientlab.compare import changes
from clientlab.drivers.catalog import drivers
from clientlab.drivers.driver import Driver, Found, Missing
from clientlab.installing import install as install_clients
from clientlab.measure import client_of, count_trials, measure_run, merge_runs, with_others
from clientlab.results import read_client, write_client
from clientlab.server import Server
from statusbook.house.client_outcomes import Question
from statusbook.house.clients import MINIMUM_RUNS, Client

CONSOLE = Console(highlight=False, soft_wrap=True)


@click.group(invoke_without_command=True)
@click.option("--only", default="", metavar="NAMES", help="Clients to measure, parted by commas; default: all.")
@click.option(
    "--runs",
    default=MINIMUM_RUNS,
    show_default=True,
    type=click.IntRange(min=MINIMUM_RUNS),
    help="Full runs; a cell that differs between them is published as unstable.",
)
@click.option(
    "--questions",
    default="",
    metavar="NAMES",
    help="Questions to ask again, parted by commas; the other answers stay, if nothing about the client has changed.",
)
@click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    show_default=True,
    help="The project: the folder that holds content/.",
)
@click.pass_context
def main(context: click.Context, only: str, runs: int, questions: str, root: Path) -> None:
    """Measure what HTTP clients do, write content/clients/*.yml, and show what changed.

    Every request stays on 127.0.0.1. A client that is not on this machine is skipped with a reason.
    """
    if context.invoked_subcommand is None:
        chosen, asked = _chosen(only), _asked(questions)
        with Server() as server:
            for driver in chosen:
                _measure(driver, server, asked, runs=runs, root=root)


@main.command()
def install() -> None:
    """Install the pinned client versions into .build/clientlab with pip and npm."""
    install_clients(CONSOLE.print)


@main.command(name="list")
def list_clients() -> None:
    """List every client: what is here, in which version, and why the others are not."""
    for driver in drivers():
        try:
            found = driver.find()
            CONSOLE.print(f"{driver.card.client:<20} {found.version:<16} {found.installed}")
        except Missing as reason:
            CONSOLE.print(f"{driver.card.client:<20} {'-':<16} {reason}")


def _chosen(only: str) -> tuple[Driver, ...]:
    known = {driver.card.client: driver for driver in drivers()}
    names = [name.strip() for name in only.split(",") if name.strip()]
    if strangers := [name for name in names if name not in known]:
        raise click.UsageError(f"no client '{strangers[0]}'; there are: {', '.join(known)}")
    return tuple(known[name] for name in names or known)


def _asked(questions: str) -> frozenset[Question]:
    names = [name.strip() for name in questions.split(",") if name.strip()]
    if strangers := [name for name in names if name not in set(Question)]:
        raise click.UsageError(f"no question '{strangers[0]}'; there are: {', '.join(Question)}")
    return frozenset(map(Question, names)) or frozenset(Question)


def _measure(driver: Driver, server: Server, questions: frozenset[Question], *, runs: int, root: Path) -> None:
    name = driver.card.client
    try:
        found = driver.find()
    except Missing as reason:
        CONSOLE.print(f"{name}: skipped: {reason}")
        return
    before = read_client(root, name)
    is_part = questions != frozenset(Question)
    if is_part and not _is_same(before, driver, found, runs):
        CONSOLE.print(
            f"{name}: skipped: its version, setups or runs are not those that were measured; measure it without --questions"
        )
        return
    try:
        client = _measured(driver, found, server, questions, runs, before if is_part else None)
    finally:
        driver.close()
    path = write_client(root, client)
    CONSOLE.print(f"{path.relative_to(root)}: {', '.join(_summary(before, client))}")
    for change in changes(before, client) if before else ():
        CONSOLE.print(f"  {change}")


def _is_same(before: Client | None, driver: Driver, found: Found, runs: int) -> bool:
    """Tells whether what is measured now can stand beside what was measured before."""
    if before is None:
        return False
    was = (before.version, before.installed, before.runs_on, before.runs, before.setups)
    return was == (found.version, found.installed, found.runs_on, runs, tuple(use.setup for use in driver.uses))


def _measured(
    driver: Driver, found: Found, server: Server, questions: frozenset[Question], runs: int, others: Client | None
) -> Client:
    """Measures a client; ``others`` are the published answers to the questions that are not asked."""
    columns = (TextColumn("{task.fields[client]}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(
        *columns, TextColumn("{task.description}"), console=CONSOLE, transient=True, disable=not CONSOLE.is_terminal
    ) as bar:
        task = bar.add_task("", total=runs * count_trials(driver, questions), client=driver.card.client)

        def progress(words: str) -> None:
            bar.update(task, advance=1, description=words)

        observed = [measure_run(driver, server, questions=questions, progress=progress) for _ in range(runs)]
    today, answers = datetime.now(UTC).date(), merge_runs(observed)
    return client_of(
        driver,
        found,
        with_others(others, answers, today) if others else answers,
        command=f"python -m clientlab --only {driver.card.client} --runs {runs}",
        runs=runs,
        measured=others.measured if others else today,
    )


def _summary(before: Client | None, client: Client) -> Iterable[str]:
    yield f"{client.name} {client.version}"
    yield f"{client.cells} cells in {client.runs} runs"
    yield f"{client.unstable} unstable"
    if before is None:
        yield "new"
        return
    if before.version != client.version:
        yield f"was {before.version}"
    yield f"{len(changes(before, client))} changed"


if __name__ == "__main__":
    main(prog_name="python -m clientlab")
