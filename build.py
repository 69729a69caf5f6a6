"""Builds the site: ``python build.py --help``."""

from statusbook.cli import run

if __name__ == "__main__":
    run()
