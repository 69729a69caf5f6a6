"""Builds the site: ``python build.py --help``. Even a Python too old to run it can read this file, and says so."""

import sys

if __name__ == "__main__":
    if sys.version_info < (3, 11):  # noqa: UP036
        sys.exit("Python 3.11 or newer is needed, and this is " + sys.version.split()[0] + ": call build.py with one")
    try:
        from statusbook.cli import run
    except ModuleNotFoundError as error:
        sys.exit(str(error) + "\n  fix: set it up as README.md says: make site, or a .venv and the lines below that")
    except KeyboardInterrupt:
        sys.exit("\nAborted!")
    run()
