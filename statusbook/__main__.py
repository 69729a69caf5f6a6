"""Runs the command line: ``python -m statusbook --help``."""

from statusbook.cli import run

if __name__ == "__main__":
    run()
