"""Python's own import under the window, in a process of its own: it cannot be taken back."""

from __future__ import annotations

import subprocess
import sys

PROGRAM = """
import builtins
own = builtins.__import__
from desktop_app.__main__ import prepare
prepare()
import PySide6.QtWidgets
print(builtins.__import__ is own, builtins.__import__ is builtins.__feature_import__)
"""


def test_loading_qt_leaves_pythons_own_import_in_place() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["True", "False"]
