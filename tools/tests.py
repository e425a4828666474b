"""Runs the tests as `make test` and `make check` do."""

from __future__ import annotations

import os
import sys

import pytest


def main() -> int:
    """Every test; with --quick those that need no browser and no child process.

    With --faults those of tests/faults and the hostile texts alone, one after another, so that
    times mean something.
    """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    if "--faults" in sys.argv:
        hostile = "tests/ui/desk/test_pathological.py"
        return int(pytest.main(["-q", "-o", "faulthandler_timeout=0", "tests/faults", hostile]))
    # The order is tests/longest_first.py's, not by the number of tests in a file.
    arguments = ["-q", "-n", "2", "--dist", "loadfile", "--no-loadscope-reorder"]
    if "--quick" in sys.argv:
        arguments += ["-m", "not slow"]
    return int(pytest.main(arguments))


if __name__ == "__main__":
    sys.exit(main())
