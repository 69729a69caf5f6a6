"""curl, the command."""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from clientlab.drivers.driver import REDIRECTS, RETRIES, Card, Driver, Found, environment, use
from clientlab.drivers.machine import command, output, package_of, runs_on
from clientlab.wire import Answer, Ask, Unsupported
from statusbook.house.client_outcomes import Question

_COMMON = (
    "curl -q -sS (GET: nothing more; HEAD: -I; POST: --data-binary; PUT: -T; DELETE, PATCH: -X; "
    "credentials: -H, or -u; cookie store: -b ''; Expect: -H)"
)
_WITHOUT_BODY_QUESTIONS = frozenset({Question.STATUS, Question.REDIRECT_FOLLOW})
HTTP_ERROR = 22
TOO_MANY_REDIRECTS = 47


class Curl(Driver):
    """The curl command, in five ways of using it."""

    def __init__(self) -> None:
        super().__init__(
            card=Card(
                client="curl",
                name="curl",
                kind="command-line",
                current=False,
                note="데비안 12가 제공하는 2023년 2월 판입니다.",
            ),
            uses=(
                use("curl", "curl", _COMMON),
                use("curl-location", "curl -L", f"{_COMMON} with -L", REDIRECTS),
                use(
                    "curl-location-request",
                    "curl -L -X",
                    "curl -q -sS -L -X METHOD (HEAD with -I as well; bodies: --data-binary)",
                    frozenset({Question.REDIRECT_METHOD}),
                ),
                use("curl-fail", "curl --fail", f"{_COMMON} with --fail", _WITHOUT_BODY_QUESTIONS),
                use("curl-retry", "curl --retry 1", f"{_COMMON} with --retry 1", RETRIES),
                use(
                    "curl-retry-all",
                    "curl --retry 1 --retry-all-errors",
                    f"{_COMMON} with --retry 1 --retry-all-errors",
                    frozenset({Question.RETRY_CLOSED}),
                ),
            ),
        )

    def find(self) -> Found:
        """Gives the version of the curl on the path; raises Missing."""
        path = command("curl")
        return Found(version=output(path, "--version").split()[1], installed=package_of(path), runs_on=runs_on())

    def converse(self, setup: str, asks: Sequence[Ask], limit: float) -> tuple[Answer, ...]:
        """Puts all asks to one run of the command, parted by --next."""
        with tempfile.TemporaryDirectory() as folder:
            arguments = ["curl"]
            for number, ask in enumerate(asks):
                arguments += ["--next"] if number else ["-q"]
                arguments += _arguments(setup, ask, Path(folder) / str(number))
            try:
                done = subprocess.run(
                    arguments,
                    capture_output=True,
                    timeout=limit,
                    env=environment(Path(folder) / "home"),
                    cwd=folder,
                    check=False,
                )
                told = done.stdout
            except subprocess.TimeoutExpired as error:
                told = error.stdout or b""
            answers = [
                _answer(line, Path(folder) / str(number), ask)
                for number, (line, ask) in enumerate(zip(told.splitlines(), asks, strict=False))
            ]
        return (*answers, *[Answer(hung=True)] * (len(asks) - len(answers)))


def _arguments(setup: str, ask: Ask, file: Path) -> list[str]:
    options = ["-sS", "-o", str(file), "-w", "%{json}\\n"]
    options += {
        "curl": [],
        "curl-location": ["-L"],
        "curl-location-request": ["-L", "-X", ask.method],
        "curl-fail": ["--fail"],
        "curl-retry": ["--retry", "1"],
        "curl-retry-all": ["--retry", "1", "--retry-all-errors"],
    }[setup]
    for name, value in ask.headers:
        options += ["-H", f"{name}: {value}"]
    options += ["-u", "lab:secret"] if ask.user else []
    options += ["-b", ""] if ask.jar else []
    options += ["-H", "Expect: 100-continue"] if ask.expect else []
    if ask.method == "HEAD":
        options += ["-I"]
    elif ask.method in ("DELETE", "PATCH") and setup != "curl-location-request":
        if setup == "curl-location":
            raise Unsupported(f"{ask.method} is asked for with -X (see curl -L -X)")
        options += ["-X", ask.method]
    if ask.body is not None:
        sent = file.with_suffix(".body")
        sent.write_text(ask.body)
        uploads = ask.method == "PUT" and setup != "curl-location-request"
        options += ["-T", str(sent)] if uploads else ["--data-binary", f"@{sent}"]
    return [*options, ask.url]


def _answer(line: bytes, file: Path, ask: Ask) -> Answer:
    told = json.loads(line)
    code, exit_code = told["response_code"], told["exitcode"]
    text = file.read_bytes().decode("utf-8", "replace") if file.exists() else ""
    if ask.method == "HEAD":
        text = text.rpartition("\r\n\r\n")[2]
    if exit_code == 0:
        return Answer(status=code, text=text[:200])
    kept = code if exit_code in (HTTP_ERROR, TOO_MANY_REDIRECTS) else None
    return Answer(status=kept, text=text[:200], error=f"exit {exit_code}: {told.get('errormsg')}")
