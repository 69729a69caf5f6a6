"""Every driver there is, in the order in which clients are measured."""

from __future__ import annotations

from clientlab.drivers.chromium import Chromium
from clientlab.drivers.curl import Curl
from clientlab.drivers.driver import Driver
from clientlab.drivers.firefox import Firefox
from clientlab.drivers.java import java_clients
from clientlab.drivers.javascript import javascript_clients
from clientlab.drivers.other_languages import other_languages
from clientlab.drivers.python_libraries import python_libraries
from clientlab.drivers.wget import Wget


def drivers() -> tuple[Driver, ...]:
    """Gives a driver for every client."""
    return (
        Curl(),
        Wget(),
        *python_libraries(),
        *javascript_clients(),
        *java_clients(),
        *other_languages(),
        Chromium(),
        Firefox(),
    )
