"""The terminal, or what stands in its place: closed, full, gone, or of another encoding, it ends no command."""

from __future__ import annotations

import contextlib
import errno
import os
import sys

import click

_lost: list[OSError] = []
"""What kept an answer from being printed."""


def prepare() -> None:
    """Makes the standard streams fit to be written to; starts the program anew where names of files are not UTF-8.

    A stream that is closed leaves its number to the next file that is opened, which would be written into; so each
    is opened to nowhere. Without UTF-8 (``LC_ALL=C PYTHONUTF8=0``) not even the pages' files can be named.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
    if sys.getfilesystemencoding() != "utf-8" and not sys.flags.utf8_mode:
        os.environ["PYTHONUTF8"] = "1"
        os.execv(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]])
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def tell(text: str, *, err: bool = False) -> None:
    """Prints how something goes on; nothing depends on that, so it is lost without a word if it cannot be printed."""
    with contextlib.suppress(OSError):
        click.echo(text, err=err)


def answer(text: str) -> None:
    """Prints what a command was called for; who reads it may have read enough, but no part of it is lost otherwise."""
    try:
        click.echo(text)
    except OSError as error:
        if error.errno != errno.EPIPE:
            _lost.append(error)


def end(status: int) -> None:
    """Ends the program with an exit status, 1 if an answer was lost.

    The program's memory is not taken apart, which takes a tenth of a build; mypy does the same.
    """
    if _lost:
        tell(f"standard output: {_lost[0].strerror}, so that not all of the answer is there", err=True)
        status = status or 1
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, AttributeError):  # None if it was closed from the beginning
            stream.flush()
    os._exit(status)
