"""The command line: build, check, inspect, serve."""

from __future__ import annotations

import contextlib
import datetime
import errno
import gc
import json
import os
import signal
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import click

from statusbook import __version__, urls
from statusbook.places import CONTENT, Places
from statusbook.problems import ContentError, Problem, SiteError, render_problems
from statusbook.progress import Bar, watch
from statusbook.site.current import is_current, is_prose_new
from statusbook.site.engine import EngineError
from statusbook.site.engines import NAMES
from statusbook.terminal import answer, end, prepare, tell

# What builds takes a while to load, so that each command loads only what it needs.

ROOT = click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    show_default=True,
    help="The project: the folder with mkdocs.yml. Where it has no content/ or templates/, those of the package are used.",
)
ENGINE = click.option(
    "--engine",
    type=click.Choice(NAMES),
    default=NAMES[0],
    show_default=True,
    help="The site builder.",
)
FRESH = click.option(
    "--fresh",
    is_flag=True,
    help="Forget what earlier builds computed, and begin anew; what libraries gave for the same text stays.",
)

COMPRESS = click.option(
    "--compress", is_flag=True, help="Put a .gz beside every text, for servers that send those (nginx: gzip_static)."
)


class _Progress:
    """Prints one line a stage, with the seconds it took; on a terminal a bar shows how far the stage has come."""

    def __init__(self) -> None:
        self._since = time.perf_counter()
        self._bar = Bar(sys.stderr)
        watch(self._bar if sys.stderr and sys.stderr.isatty() else None)

    def __call__(self, stage: str, outcome: str) -> None:
        self._bar.wipe()
        now = time.perf_counter()
        tell(f"{stage:<11} {outcome} ({now - self._since:.1f} s)")
        self._since = now


def _expect_new_texts(context: click.Context) -> None:
    """Lets what analyses texts load while the rest does, until the command ends."""
    from statusbook.likeness import linguist

    linguist().start_early()
    context.call_on_close(linguist().close)


def _tell_aside(who: str, what: str) -> None:
    """Tells where the answer of the command is not: what is printed may go into a file."""
    tell(f"{who:<11} {what}", err=True)


def _silent(stage: str, outcome: str) -> None:
    """Prints nothing, where only the end matters."""


@click.group(invoke_without_command=True)
@ROOT
@ENGINE
@FRESH
@COMPRESS
@click.version_option(__version__, prog_name="statusbook")
@click.pass_context
def main(context: click.Context, root: Path, engine: str, fresh: bool, compress: bool) -> None:
    """Merge the notes under content/ and build the site into site/.

    Without a command: build. Exit status: 0 done, 1 faults in the content or a failed build, 2 wrong usage.
    """
    given = {"root": root, "engine": engine, "fresh": fresh, "compress": compress}
    if context.invoked_subcommand is None:
        context.invoke(build, **given)
    else:  # an option is good before a command as well as after it
        context.default_map = {context.invoked_subcommand: given}


@main.command()
@ROOT
@ENGINE
@FRESH
@COMPRESS
@click.pass_context
def build(context: click.Context, root: Path, engine: str, fresh: bool, compress: bool) -> None:
    """Build the site into site/; with any fault the old site stays as it was."""
    places, say = Places(root=root.resolve()), _Progress()
    if not fresh and is_current(places, engine, compressed=compress):
        say("site", "nothing has changed since it was built")
        return
    if is_prose_new(places):
        _expect_new_texts(context)
    from statusbook.pipeline.builder import build_site

    build_site(places, engine, say, fresh=fresh, compressed=compress)


@main.command()
@ROOT
@click.option(
    "--fix", is_flag=True, help="First mend what is mechanical: spellings, moved links, spaces, order of fields."
)
@click.option("--accept", is_flag=True, help="Write down what the notes say now: later checks count what is new since.")
@click.option(
    "--json", "as_json", is_flag=True, help="One JSON document: problems, doubts, aged facts, counts by note."
)
def check(root: Path, fix: bool, accept: bool, as_json: bool) -> None:
    """Only check the content: every fault with its line and fix, and what became of every note.

    Of every note: its lines, its statements judged and unreviewed, those cited with a sentence and those corrected.
    """
    from statusbook.caches import open_caches
    from statusbook.pipeline.checking import accept_notes, check_project

    places, say = Places(root=root.resolve()), _tell_aside if as_json else _Progress()
    with open_caches(places.caches, say):
        if fix:
            from statusbook.pipeline.mending import mend_content

            changes = mend_content(places)
            for change in changes:
                tell(str(change), err=as_json)
            tell(f"{len(changes)} places mended", err=as_json)
        if accept:
            for path in accept_notes(places, say):
                tell(f"accepted {path}", err=as_json)
        report = check_project(places, say, datetime.date.today())
    if as_json:
        answer(json.dumps(report.document(), ensure_ascii=False, indent=2))
    elif report.problems:
        raise ContentError(report.problems)
    else:
        answer(f"{report}\nno problems")
    if report.problems:
        sys.exit(1)


@main.command()
@click.argument("notes", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One JSON document a note, a line each.")
@ROOT
def inspect(notes: Sequence[Path], as_json: bool, root: Path) -> None:
    """Show what is read in notes, inside content/ or not: entries, statements, findings, ledger."""
    from statusbook.pipeline.reader import read_loose_notes
    from statusbook.statements.inspect import inspection_document, render_inspection

    for reading in read_loose_notes(Places(root=root.resolve()), notes):
        if as_json:
            answer(json.dumps(inspection_document(reading), ensure_ascii=False))
        else:
            answer(render_inspection(reading))


@main.command()
@ROOT
def propose(root: Path) -> None:
    """Show statements that likely say the same, as rulings ready to paste, likeliest first."""
    from statusbook.caches import open_caches
    from statusbook.likeness import linguist
    from statusbook.pipeline.reader import read_book
    from statusbook.registry.proposals import proposed_pairs, render_proposals

    places = Places(root=root.resolve())
    with open_caches(places.caches, _tell_aside):
        book = read_book(places, _silent)
        answer(render_proposals(proposed_pairs(book.registry, linguist())))


@main.command()
@click.option(
    "--answers",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Take the answers from a file (a YAML list) instead of the keyboard.",
)
@ROOT
@click.pass_context
def review(context: click.Context, answers: Path | None, root: Path) -> None:
    """Go through what nobody has judged, a key a statement; every answer is written to content/rulings/ at once."""
    _expect_new_texts(context)
    from statusbook.caches import open_caches
    from statusbook.pipeline.reviewing import review_project

    places = Places(root=root.resolve())
    with open_caches(places.caches, _tell_aside):
        outcome = review_project(places, answers, answer)
    rate = f", {60 * outcome.decided / outcome.seconds:.0f} a minute" if outcome.decided and outcome.seconds else ""
    answer(f"{outcome.decided} judged in {outcome.seconds:.0f} s{rate}; {outcome.left} left")


@main.command()
@ROOT
def migrate(root: Path) -> None:
    """Move content/sources.yml and content/rulings.yml, as earlier versions read them, into a file a source."""
    from statusbook.pipeline.migrating import migrate_content

    written, removed = migrate_content(root.resolve())
    for path in written:
        answer(f"+ {path}")
    for path in removed:
        answer(f"- {path}")
    if not removed:
        answer("nothing to move")


@main.command()
@ROOT
@click.option("--check", "only_look", is_flag=True, help="Add nothing; exit 1 if a URL is not listed yet.")
def permalinks(root: Path, only_look: bool) -> None:
    """Promise every new URL: list it in content/permalinks.txt, for ever."""
    from statusbook.caches import open_caches
    from statusbook.pipeline.examination import examine
    from statusbook.stage.promise import promise_urls, unlisted_urls

    places, say = Places(root=root.resolve()), _Progress()
    with open_caches(places.caches, say):
        book, links = examine(places, say)
    promised = book.shelf.permalinks
    new = unlisted_urls(promised, links.urls)
    for url in new:
        answer(f"+ {url}")
    if new and not only_look:
        if places.content.parent != places.root:
            fix = "promise them in the project that holds this content/"
            raise ContentError([Problem(path=CONTENT, line=1, message="these URLs are not this project's", fix=fix)])
        promise_urls(places.root, promised, new)
    answer(f"{len(new)} new URLs")
    if only_look and new:
        tell("not listed yet: python -m statusbook permalinks lists them", err=True)
        sys.exit(1)


@main.command()
@click.argument("subject")
@click.option("--to", required=True, help=f"The page that answers from now on, such as {urls.code(520)}.")
@click.option(
    "--because", required=True, help="Why, in a sentence; the API tells it to those who ask for the old page."
)
@ROOT
def retire(subject: str, to: str, because: str, root: Path) -> None:
    """Retire a code (530), a comparison or a guide (its permalink): every URL it had goes on to another page.

    Removes its file, writes one entry to content/redirects.yml, and shows what still refers to it.
    """
    from statusbook.caches import open_caches
    from statusbook.pipeline.examination import examine, examine_rest
    from statusbook.stage.retire import page_of_subject, plan_retirement
    from statusbook.stage.retire import retire as retire_page

    places = Places(root=root.resolve())
    with open_caches(places.caches, _tell_aside):
        book, links = examine_rest(places, _silent)
    try:
        ruling = plan_retirement(book, links, page_of_subject(subject), to, because)
    except LookupError as error:
        raise click.UsageError(str(error)) from error
    path = retire_page(places.root, ruling)
    answer(f"- {path}\n+ {ruling.old} leads to {to}, and {len(ruling.names)} names with it")
    try:
        with open_caches(places.caches, _tell_aside):
            examine(places, _silent)
    except ContentError as error:
        answer(render_problems(error.problems, " to mend: what still refers to it, and what was there before"))
        sys.exit(1)
    answer("no problems")


@main.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--name", default="우리 팀의 HTTP 상태 코드", show_default=True, help="The name of the site.")
@click.option(
    "--address",
    default="https://wiki.example.com/http/",
    show_default=True,
    help="Where it will be published; it can be changed in mkdocs.yml, or by SITE_URL.",
)
def init(folder: Path, name: str, address: str) -> None:
    """Make a folder for a team's own book on top of the reference: its notes, its conventions, its numbers."""
    from statusbook.pipeline.scaffolding import init_project

    folder.mkdir(parents=True, exist_ok=True)
    made = init_project(Places(root=folder.resolve()), name, address, datetime.date.today())
    _tell_made(made.paths, made.blanks)
    answer(f"next: cd {folder} && statusbook serve --open")


@main.group()
def new() -> None:
    """Write a new file of the book that passes the check, or whose blanks are named."""


@new.command("note")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@ROOT
def new_note_file(file: Path, root: Path) -> None:
    """Copy a note into content/notes/ and write the file of its source."""
    from statusbook.pipeline.reader import read_loose_notes
    from statusbook.pipeline.scaffolding import new_note

    places = Places(root=root.resolve())
    made = new_note(places, file)
    (reading,) = read_loose_notes(places, [places.root / made.paths[0]])
    codes = sorted({code for entry in reading.entries for code in entry.subject.codes})
    _tell_made(made.paths, made.blanks)
    answer(f"{len(reading.statements)} statements about {len(codes)} codes: {', '.join(map(str, codes))}")


@new.command("convention")
@click.argument("code")
@ROOT
def new_convention_file(code: str, root: Path) -> None:
    """Write what the team has agreed on about a code."""
    from statusbook.pipeline.scaffolding import new_convention

    made = new_convention(Places(root=root.resolve()), code, datetime.date.today())
    _tell_made(made.paths, made.blanks)


@new.command("code")
@click.argument("code")
@ROOT
def new_code_file(code: str, root: Path) -> None:
    """Write a number that only the team uses."""
    from statusbook.pipeline.scaffolding import new_code

    made = new_code(Places(root=root.resolve()), code)
    _tell_made(made.paths, made.blanks)


@new.command("comparison")
@click.argument("codes", nargs=-1, required=True)
@ROOT
def new_comparison_file(codes: Sequence[str], root: Path) -> None:
    """Write a comparison of two to five codes."""
    from statusbook.pipeline.scaffolding import new_comparison

    made = new_comparison(Places(root=root.resolve()), codes)
    _tell_made(made.paths, made.blanks)


@new.command("guide")
@click.argument("slug")
@click.argument("codes", nargs=-1, required=True)
@ROOT
def new_guide_file(slug: str, codes: Sequence[str], root: Path) -> None:
    """Write a guide, a topic that crosses codes: statusbook new guide 결제-실패 402 409."""
    from statusbook.pipeline.scaffolding import new_guide

    made = new_guide(Places(root=root.resolve()), slug, codes)
    _tell_made(made.paths, made.blanks)


def _tell_made(paths: Sequence[str], blanks: Sequence[str]) -> None:
    """Tells what was written, and what is to be filled in."""
    for path in paths:
        answer(f"+ {path}")
    for blank in blanks:
        answer(f"to fill in: {blank}")


@main.command()
@ROOT
@ENGINE
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="The port on localhost; 0 takes a free one.",
)
@click.option("--open", "show", is_flag=True, help="Open the site in the browser.")
@click.pass_context
def serve(context: click.Context, root: Path, engine: str, port: int, show: bool) -> None:
    """Build, serve the site on localhost, and rebuild when content or templates change.

    Faults are shown in the open page, too, until they are mended.
    """
    from statusbook.site.listening import PortRefused, listen

    if signal.getsignal(signal.SIGINT) != signal.SIG_IGN:  # some libraries swallow interrupts while they load
        signal.signal(signal.SIGINT, lambda number, frame: os._exit(128 + number))
    try:
        door = listen(port)
    except PortRefused as error:
        raise click.UsageError(str(error)) from error
    with contextlib.suppress(KeyboardInterrupt):
        _expect_new_texts(context)
        from statusbook.serving import serve_project

        places = Places(root=root.resolve())
        open_page = _open_page if show else _show_nothing
        serve_project(places, engine, door, progress=_Progress, tell=tell, show=open_page)
    tell("stopped")


_PLACE = "let a folder stand there: take away what is in its place"
_ROOM = "make it writable and give it room"
_FIXES = {
    errno.EEXIST: _PLACE,
    errno.ENOTDIR: _PLACE,
    errno.ELOOP: _PLACE,
    errno.ENOENT: "make it, or correct its path",
}
"""What to do about a file or folder that the system refuses, where it is not a matter of rights and room."""


def _open_page(address: str) -> None:
    """Opens the browser, if there is one."""
    click.launch(address)


def _show_nothing(address: str) -> None:
    """Leaves the browser to the person."""


def run() -> None:
    """Runs the command line and ends the program; what a person can mend is told without a traceback."""
    prepare()
    gc.disable()  # a command is short and makes little garbage, and looking for it takes a sixth of its time
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # there are none, and looking for them takes time
    status = 1
    try:
        main()
    except SystemExit as ended:
        status = ended.code if isinstance(ended.code, int) else 0
    except (ContentError, EngineError, SiteError) as error:
        tell(str(error), err=True)
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("statusbook"):
            raise
        tell(f"{error}\n  fix: set it up as README.md says: make site, or a .venv and the lines below that", err=True)
    except KeyboardInterrupt:  # outside of a command, whose own end click tells the same way
        tell("\nAborted!", err=True)
    except MemoryError:
        tell("out of memory\n  fix: give it some; a build of the reference takes 400 MB", err=True)
    except OSError as error:
        tell(f"{error.filename or 'the system'}: {error.strerror or error}", err=True)
        tell(f"  fix: {_FIXES.get(error.errno or 0, _ROOM)}; the old site is as it was", err=True)
    end(status)


if __name__ == "__main__":
    run()
