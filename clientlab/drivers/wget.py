"""GNU Wget, the command."""

from __future__ import annotations

import contextlib
import re
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from clientlab.drivers.driver import Card, Driver, Found, environment, use
from clientlab.drivers.machine import command, output, package_of, runs_on
from clientlab.wire import Answer, Ask, Unsupported
from statusbook.house.client_outcomes import Question

_BASE = "wget --no-config --no-hsts"
_SECTION = re.compile(r"^--\d{4}-\d\d-\d\d [\d:]+--  (?:\(try:\s*\d+\)  )?(\S+)$", re.MULTILINE)
# What it says it read, not what was sent: -S would show the server's own line.
_STATUS = re.compile(r"awaiting response\.\.\. +(-?\d+)")
_ERROR = re.compile(
    r"ERROR:? (-?\d+|Redirection \(\d+\) without location)|(No data received|Read error|failed: .*|Giving up|.*redirections exceeded"
    r"|Username/Password Authentication Failed)"
)


class Wget(Driver):
    """The wget command, with the two ways of sending a POST."""

    def __init__(self) -> None:
        super().__init__(
            card=Card(
                client="wget",
                name="GNU Wget",
                kind="command-line",
                current=False,
                note="데비안 12가 제공하는 2022년 판입니다.",
            ),
            uses=(
                use(
                    "wget",
                    "wget",
                    f"{_BASE} (POST: --post-data; HEAD, PUT, PATCH, DELETE: --method and --body-data; credentials: "
                    "--header, or --user, --password and --auth-no-challenge; --tries is left at 20)",
                ),
                use(
                    "wget-method",
                    "wget --method",
                    f"{_BASE} --method=METHOD --body-data=…",
                    frozenset({Question.REDIRECT_METHOD}),
                ),
            ),
        )

    def find(self) -> Found:
        """Gives the version of the wget on the path; raises Missing."""
        path = command("wget")
        return Found(version=output(path, "--version").split()[2], installed=package_of(path), runs_on=runs_on())

    def converse(self, setup: str, asks: Sequence[Ask], limit: float) -> tuple[Answer, ...]:
        """Puts all asks to one run of the command, which can do so for GET only."""
        if len(asks) > 1 and any(ask.method != asks[0].method for ask in asks):
            raise Unsupported("one run of the command has one method for all addresses")
        with tempfile.TemporaryDirectory() as folder:
            log = Path(folder) / "log"
            arguments = [*_BASE.split(), "-o", str(log), "-P", str(Path(folder) / "got"), "--trust-server-names"]
            arguments += [*_options(setup, asks[-1]), *(ask.url for ask in asks)]
            exit_code: int | None = None
            with contextlib.suppress(subprocess.TimeoutExpired):
                exit_code = subprocess.run(
                    arguments, timeout=limit, env=environment(Path(folder) / "home"), cwd=folder, check=False
                ).returncode
            told = log.read_text("utf-8", "replace") if log.exists() else ""
            texts = [file.read_text("utf-8", "replace") for file in sorted((Path(folder) / "got").glob("*"))]
        return answers(told, asks, exit_code, "".join(texts)[:200])


def _options(setup: str, ask: Ask) -> list[str]:
    options = [f"--header={name}: {value}" for name, value in ask.headers]
    if ask.user:
        options += ["--user=lab", "--password=secret", "--auth-no-challenge"]
    if ask.expect:
        options += ["--header=Expect: 100-continue"]
    if ask.method == "POST" and setup == "wget":
        return [*options, f"--post-data={ask.body}"] if len(ask.body or "") < 100_000 else _refuse_length()
    if ask.method != "GET" or setup == "wget-method":
        options += [f"--method={ask.method}"]
    if ask.body is not None:
        options += [f"--body-data={ask.body}"] if len(ask.body) < 100_000 else _refuse_length()
    return options


def _refuse_length() -> list[str]:
    raise Unsupported("a body this long does not fit on a command line")


def answers(told: str, asks: Sequence[Ask], exit_code: int | None, text: str) -> tuple[Answer, ...]:
    """Reads the log part by part: an ask's part begins at its address and ends at the next ask's."""
    starts = [match.start() for match in _SECTION.finditer(told) if match[1] == asks[-1].url]
    cut = starts[0] if starts and len(asks) > 1 else 0
    parts = [told[:cut], told[cut:]] if len(asks) > 1 else [told]
    found = []
    for number, part in enumerate(parts):
        last = number == len(parts) - 1
        if last and exit_code is None:
            found.append(Answer(hung=True))
            continue
        codes = _STATUS.findall(part)
        fault = _ERROR.search(part)
        alone = len(parts) == 1  # the exit status tells of the worst of all addresses
        failed = exit_code != 0 if alone else fault is not None
        status = int(codes[-1]) if codes and codes[-1] != "-1" else None
        if not failed:
            found.append(Answer(status=status, text=text))
            continue
        words = fault[0].strip() if fault else "failed"
        names_status = fault is not None and (bool(fault[1]) or "Authentication" in fault[0])
        known = status if names_status else None
        found.append(Answer(status=known, text=text, error=f"exit {exit_code}: {words}"))
    return tuple(found)
