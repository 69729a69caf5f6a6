"""A port that cannot be had is told in one sentence, before anything is built, with one that can."""

from __future__ import annotations

import errno
import re
import socket
from pathlib import Path

import pytest
from conftest import run_build

from statusbook.site import listening
from statusbook.site.listening import PortRefused, free_port, listen


def test_a_port_in_use_is_refused_with_one_that_is_free() -> None:
    """Whoever has it, on this address or on all of them."""
    for address in ("127.0.0.1", "0.0.0.0"):
        with socket.socket() as taken:
            taken.bind((address, 0))
            taken.listen()
            port = taken.getsockname()[1]
            with pytest.raises(PortRefused) as refused:
                listen(port)
        found = re.fullmatch(r"port (\d+) is in use; --port (\d+) is free", str(refused.value))
        assert found
        assert int(found[1]) == port
        listen(int(found[2])).close()


def test_only_this_machine_is_listened_to() -> None:
    """Port 0 takes any that is free, of localhost."""
    with listen(0) as door:
        assert door.getsockname()[0] == "127.0.0.1"
        assert door.getsockname()[1] > 0


def test_a_port_for_administrators_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the system says of it is told in words, and a port that anybody may have is named."""
    real = listening._bound

    def bound(port: int) -> socket.socket:
        if 0 < port < 1024:
            raise PermissionError(errno.EACCES, "Permission denied")
        if port == 8000:
            raise OSError(errno.EADDRINUSE, "Address already in use")
        return real(0)

    monkeypatch.setattr(listening, "_bound", bound)
    with pytest.raises(PortRefused, match=r"^port 80 is only for administrators; --port \d+ is free$"):
        listen(80)


def test_no_port_is_free_beyond_the_last() -> None:
    """Near the end of all ports one from elsewhere is named."""
    assert 0 < free_port(65535) < 65536


@pytest.mark.parametrize("port", ["99999", "65536", "-1", "x", "80.5", ""])
def test_what_is_no_port_is_wrong_usage(port: str, tmp_path: Path) -> None:
    """Told at once, with status 2; nothing is built, and nothing is written."""
    told = run_build(tmp_path, "serve", "--port", port)
    assert told.returncode == 2
    assert f"Invalid value for '--port': '{port}'" in told.stderr.replace(f": {port} is", f": '{port}' is")
    assert "Traceback" not in told.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_used_port_is_told_before_anything_is_built(tmp_path: Path) -> None:
    """One sentence, status 2, nothing on the disk."""
    with listen(0) as taken:
        told = run_build(tmp_path, "serve", "--port", str(taken.getsockname()[1]))
    assert told.returncode == 2
    assert told.stdout == ""
    assert re.search(r"Error: port \d+ is in use; --port \d+ is free\n$", told.stderr)
    assert list(tmp_path.iterdir()) == []
