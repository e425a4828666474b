"""The order of a whole run: the files that take longest first.

Two processes share the run file by file. What begins last decides how long one of them waits for
the other at the end, and a file of few tests may be the longest of all.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest

# Seconds that each took by itself; `pytest --durations=0 FILE` tells them anew.
LONGEST = {
    "tests/faults/test_io_faults.py": 125,
    "tests/faults/test_kill_typing.py": 72,
    "tests/faults/test_kill.py": 55,
    "tests/cli/test_cli.py": 51,
    "tests/ui/desk/test_pathological.py": 48,
    "tests/exporters/test_exports.py": 48,
    "tests/exporters/test_export_service.py": 35,
    "tests/ui/preview/test_web_view.py": 29,
    "tests/faults/test_powercut.py": 27,
    "tests/worker/test_client.py": 25,
    "tests/faults/test_window_ill.py": 24,
}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Where a run is shared, sort by file: the longest first, then those with most tests."""
    if not hasattr(config, "workerinput"):
        return
    tests = Counter(map(_file, items))
    items.sort(key=lambda item: (-LONGEST.get(_file(item), 0), -tests[_file(item)]))


def _file(item: pytest.Item) -> str:
    return item.nodeid.partition("::")[0]
