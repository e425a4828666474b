"""Runs the tests as `make test` and `make check` do."""

from __future__ import annotations

import os
import sys

import pytest


def main() -> int:
    """Every test, or with --quick those that need no browser and no child process."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    arguments = ["-q", "-n", "2", "--dist", "loadfile"]
    if "--quick" in sys.argv:
        arguments += ["-m", "not slow"]
    return int(pytest.main(arguments))


if __name__ == "__main__":
    sys.exit(main())
