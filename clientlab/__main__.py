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
from clientlab.measure import client_of, count_trials, measure_run, merge_runs
from clientlab.results import read_client, write_client
from clientlab.server import Server
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
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    show_default=True,
    help="The project: the folder that holds content/.",
)
@click.pass_context
def main(context: click.Context, only: str, runs: int, root: Path) -> None:
    """Measure what HTTP clients do, write content/clients/*.yml, and show what changed.

    Every request stays on 127.0.0.1. A client that is not on this machine is skipped with a reason.
    """
    if context.invoked_subcommand is None:
        chosen = _chosen(only)
        with Server() as server:
            for driver in chosen:
                _measure(driver, server, runs=runs, root=root)


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


def _measure(driver: Driver, server: Server, *, runs: int, root: Path) -> None:
    name = driver.card.client
    try:
        found = driver.find()
    except Missing as reason:
        CONSOLE.print(f"{name}: skipped: {reason}")
        return
    try:
        client = _measured(driver, found, server, runs)
    finally:
        driver.close()
    before = read_client(root, name)
    path = write_client(root, client)
    CONSOLE.print(f"{path.relative_to(root)}: {', '.join(_summary(before, client))}")
    for change in changes(before, client) if before else ():
        CONSOLE.print(f"  {change}")


def _measured(driver: Driver, found: Found, server: Server, runs: int) -> Client:
    columns = (TextColumn("{task.fields[client]}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(
        *columns, TextColumn("{task.description}"), console=CONSOLE, transient=True, disable=not CONSOLE.is_terminal
    ) as bar:
        task = bar.add_task("", total=runs * count_trials(driver), client=driver.card.client)

        def progress(words: str) -> None:
            bar.update(task, advance=1, description=words)

        observed = [measure_run(driver, server, progress=progress) for _ in range(runs)]
    return client_of(
        driver,
        found,
        merge_runs(observed),
        command=f"python -m clientlab --only {driver.card.client} --runs {runs}",
        runs=runs,
        measured=datetime.now(UTC).date(),
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
