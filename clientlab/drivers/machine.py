"""What this machine is: system, architecture, and where a command comes from."""

from __future__ import annotations

import platform
import shutil
import subprocess
from pathlib import Path

from clientlab.drivers.driver import Missing


def runs_on() -> str:
    """Gives system and architecture, such as ``Debian GNU/Linux 12 (bookworm), x86_64``."""
    try:
        system = platform.freedesktop_os_release().get("PRETTY_NAME", platform.system())
    except OSError:
        system = platform.system()
    return f"{system}, {platform.machine()}"


def command(name: str) -> str:
    """Gives the path of a command; raises Missing."""
    found = shutil.which(name)
    if found is None:
        raise Missing(f"no '{name}' on the path")
    return found


def output(*arguments: str) -> str:
    """Gives what a command prints, on one stream or the other; raises Missing if it cannot run."""
    try:
        done = subprocess.run(arguments, capture_output=True, text=True, timeout=30, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise Missing(f"'{arguments[0]}' does not run: {error}") from error
    return done.stdout + done.stderr


def package_of(path: str) -> str:
    """Gives the distribution's package and version a file belongs to, or its path if there is none."""
    real = str(Path(path).resolve())
    if shutil.which("dpkg-query") is None:
        return real
    owner = output("dpkg-query", "-S", real).split(":")[0]
    version = output("dpkg-query", "-W", "-f", "${Version}", owner) if " " not in owner else ""
    return f"Debian package {owner} {version}" if version and "no packages" not in version else real
