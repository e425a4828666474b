"""Imports under the window, in a process of its own."""

from __future__ import annotations

import subprocess
import sys

PROGRAM = """
import builtins
from desktop_app.__main__ import prepare
prepare()
import PySide6.QtWidgets
from PySide6.support import feature
import decimal
print(builtins.__import__ is builtins.__feature_import__, "decimal" in feature.pyside_feature_dict)
"""


def test_pyside_looks_at_no_module_that_is_imported() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["False", "False"]
