"""The clients written in Python, each run by the program of its name under programs/python."""

from __future__ import annotations

import platform
import sys
from collections.abc import Sequence

from clientlab.drivers.driver import INSTALLED, PROGRAMS, REDIRECTS, Card, Found, Missing, Use, use
from clientlab.drivers.machine import output, runs_on
from clientlab.drivers.program import Program
from statusbook.house.client_outcomes import Question

PYTHON = INSTALLED / "python" / "bin" / "python"
_STATUS = frozenset({Question.STATUS})
_STREAMS = frozenset({"run_requests", "run_urllib3", "run_httpx", "run_aiohttp"})
"""The programs that hand a generator over where a body is to be read only once."""


class PythonLibrary(Program):
    """A library from PyPI, in the environment the lab made for it."""

    def __init__(
        self, card: Card, uses: tuple[Use, ...], *, program: str, package: str, arguments: Sequence[str] = ()
    ) -> None:
        super().__init__(card, uses)
        self._program, self.package, self._more = program, package, tuple(arguments)
        self.streams = program in _STREAMS

    def arguments_for(self, setup: str) -> Sequence[str]:
        """The lab's own interpreter with the client's program."""
        return [str(PYTHON), str(PROGRAMS / "python" / f"{self._program}.py"), *self._more]

    def find(self) -> Found:
        """Gives the version installed; raises Missing."""
        if not PYTHON.exists():
            raise Missing("not installed; run 'python -m clientlab install'")
        asked = f"import importlib.metadata as m; print(m.version('{self.package}'))"
        version = output(str(PYTHON), "-c", asked).strip()
        if not version or "Traceback" in version:
            raise Missing(f"'{self.package}' is not in {PYTHON.parents[1].name}'s environment; install it")
        if self.package == "pycurl":  # what is measured is the libcurl inside
            libcurl = output(str(PYTHON), "-c", "import pycurl; print(pycurl.version_info()[1])").strip()
            return Found(version=libcurl, installed=f"PyPI pycurl {version}", runs_on=runs_on())
        python = output(str(PYTHON), "-c", "import platform; print(platform.python_version())").strip()
        return Found(
            version=version,
            installed=f"PyPI {self.package} {version}",
            runs_on=f"Python {python}; {runs_on()}",
        )


class StandardLibrary(PythonLibrary):
    """A client that comes with Python: run by the interpreter the lab itself runs on."""

    def arguments_for(self, setup: str) -> Sequence[str]:
        """This interpreter with the client's program."""
        return [sys.executable, str(PROGRAMS / "python" / f"{self._program}.py")]

    def find(self) -> Found:
        """Gives Python's version."""
        version = platform.python_version()
        return Found(
            version=version,
            installed=f"Python's standard library, Python {version}",
            runs_on=f"Python {version}; {runs_on()}",
        )


def python_libraries() -> tuple[Program, ...]:
    """Gives a driver for every Python client."""
    note = "파이썬 3.11의 표준 라이브러리입니다."
    return (
        StandardLibrary(
            Card(
                client="python-urllib",
                name="urllib.request",
                kind="library",
                language="Python",
                current=False,
                note=note,
            ),
            (use("urllib", "urllib.request", "build_opener().open(Request(url, data, headers, method=…))"),),
            program="run_urllib",
            package="",
        ),
        StandardLibrary(
            Card(
                client="python-http-client",
                name="http.client",
                kind="library",
                language="Python",
                current=False,
                note=note,
            ),
            (use("http-client", "http.client", "HTTPConnection(host).request(method, path, body, headers)"),),
            program="run_http_client",
            package="",
        ),
        PythonLibrary(
            Card(
                client="requests",
                name="requests",
                kind="library",
                language="Python",
                note="requests.head()는 여기서 쓴 Session().request()와 달리 기본값으로는 리다이렉트를 따라가지 않습니다.",
            ),
            (
                use("requests", "requests", "Session().request(method, url, data=…, headers=…)"),
                use("requests-raise", "requests raise_for_status", "Response.raise_for_status() after it", _STATUS),
            ),
            program="run_requests",
            package="requests",
        ),
        PythonLibrary(
            Card(client="urllib3", name="urllib3", kind="library", language="Python"),
            (use("urllib3", "urllib3", "PoolManager().request(method, url, body=…, headers=…)"),),
            program="run_urllib3",
            package="urllib3",
        ),
        _httpx("httpx"),
        _httpx("httpx2"),
        PythonLibrary(
            Card(client="aiohttp", name="aiohttp", kind="library", language="Python"),
            (
                use("aiohttp", "aiohttp", "ClientSession().request(method, url, data=…, headers=…)"),
                use("aiohttp-raise", "aiohttp raise_for_status", "ClientSession(raise_for_status=True)", _STATUS),
            ),
            program="run_aiohttp",
            package="aiohttp",
        ),
        PythonLibrary(
            Card(client="libcurl", name="libcurl (pycurl)", kind="library", language="C"),
            (
                use("libcurl", "libcurl", _LIBCURL),
                use("libcurl-location", "libcurl FOLLOWLOCATION", f"{_LIBCURL}; FOLLOWLOCATION 1", REDIRECTS),
            ),
            program="run_pycurl",
            package="pycurl",
        ),
    )


_LIBCURL = (
    "easy interface through pycurl: GET as it is, HEAD by NOBODY, POST by POSTFIELDS, PUT by UPLOAD, "
    "PATCH and DELETE by CUSTOMREQUEST; credentials by HTTPHEADER or USERPWD; cookie store by COOKIEFILE ''"
)


def _httpx(name: str) -> Program:
    call = f"{name}.Client().request(method, url, content=…, headers=…)"
    return PythonLibrary(
        Card(client=name, name=name, kind="library", language="Python"),
        (
            use(name, name, call),
            use(f"{name}-follow", f"{name} follow_redirects", f"{call} of Client(follow_redirects=True)", REDIRECTS),
            use(f"{name}-raise", f"{name} raise_for_status", "Response.raise_for_status() after it", _STATUS),
        ),
        program="run_httpx",
        package=name,
        arguments=(name,),
    )
