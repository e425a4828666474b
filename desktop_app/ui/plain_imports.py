"""Python's own way to import, while PySide's is in its place."""

from __future__ import annotations

import builtins

# Loading Qt is what puts PySide's way in place; there would be nothing to put back before.
import PySide6.QtCore  # noqa: F401


def restore() -> None:
    """Import modules as Python does.

    PySide replaces `__import__` to serve `from __feature__ import …`, which nothing here uses,
    and reads the source of every module that is imported to see whether it names PySide6: a
    fifth of the CPU to the first paint, and half of what loading the store costs.
    """
    original = getattr(builtins, "__orig_import__", None)  # it is not there under other Pythons
    if original is not None:
        builtins.__import__ = original
