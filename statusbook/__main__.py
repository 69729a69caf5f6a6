"""Runs the command line: ``python -m statusbook --help``."""

import sys

if __name__ == "__main__":
    try:
        from statusbook.cli import run
    except ModuleNotFoundError as error:
        sys.exit(f"{error}\n  fix: set it up as README.md says: make site, or install the package again")
    except KeyboardInterrupt:  # while it loads
        sys.exit("\nAborted!")
    run()
