"""The real nginx on a free port of this machine, with the text of hosting/nginx.conf."""

from __future__ import annotations

import contextlib
import getpass
import http.client
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

from conftest import PROJECT

NGINX = shutil.which("nginx", path="/usr/sbin:/usr/local/sbin:/usr/bin:/usr/local/bin")
EXAMPLE = PROJECT / "hosting" / "nginx.conf"
WHERE = "/srv/http-status/site"
AROUND = """\
{user}
daemon off;
worker_processes 1;
pid {folder}/pid;
error_log {folder}/error.log warn;
events {{}}
http {{
    access_log off;
    include {types};
{temporary}
    include {folder}/site.conf;
}}
"""


@contextlib.contextmanager
def nginx(site: Path, folder: Path) -> Iterator[int]:
    """Serves a site while the block runs; gives the port. Its files lie in ``folder``.

    Where the example says where the site lies and on which port it listens, this site and a free port stand.
    """
    assert NGINX
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    text = EXAMPLE.read_text("utf-8")
    assert text.count(f" {WHERE}/_nginx/") == 2
    assert text.count("listen 80;") == 1
    (folder / "site.conf").write_text(
        text.replace(WHERE, str(site)).replace("listen 80;", f"listen 127.0.0.1:{port};"), encoding="utf-8"
    )
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    temporary = "\n".join(f"    {kind}_temp_path {folder}/{kind};" for kind in kinds)
    # Started by root, nginx would work as nobody, who may not look into a test's folders.
    user = f"user {getpass.getuser()};" if os.geteuid() == 0 else ""
    around = AROUND.format(user=user, folder=folder, temporary=temporary, types="/etc/nginx/mime.types")
    (folder / "nginx.conf").write_text(around, encoding="utf-8")
    command = [NGINX, "-p", str(folder), "-c", str(folder / "nginx.conf"), "-e", str(folder / "error.log")]
    tried = subprocess.run([*command, "-t", "-q"], capture_output=True, text=True, check=False)
    assert (tried.returncode, tried.stderr) == (0, "")
    server = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        _wait(port, server)
        yield port
    finally:
        server.terminate()
        server.wait(10)


def _wait(port: int, server: subprocess.Popen[bytes]) -> None:
    for _ in range(100):
        assert server.poll() is None, "nginx ended"
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.05)
    raise AssertionError("nginx does not listen")


class Answer:
    """What came back: status, headers by their lower-case names (values joined), body."""

    def __init__(self, response: http.client.HTTPResponse) -> None:
        self.status = response.status
        self.body = response.read()
        names = {name.lower() for name, _ in response.getheaders()}
        self.headers = {name: ", ".join(response.headers.get_all(name, [])) for name in names}


def ask(port: int, path: str, method: str = "GET", **headers: str) -> Answer:
    """Gives the answer to one request that follows nothing; ``If_None_Match`` stands for If-None-Match."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        return Answer(connection.getresponse())
    finally:
        connection.close()
