"""The way to import that was there before PySide put its own in place."""

from __future__ import annotations

import builtins

# Loading Qt is what puts PySide's way in place; there would be nothing to put back before.
import PySide6.QtCore  # noqa: F401


def restore() -> None:
    """Import modules as before PySide's features.

    PySide replaces `__import__` to serve `from __feature__ import …`, which nothing here uses,
    and reads the source of every module that is imported to see whether it names PySide6: a
    fifth of the CPU to the first paint, and half of what loading the store costs.
    """
    original = getattr(builtins, "__orig_import__", None)  # PySide keeps it there for this
    if original is not None:
        builtins.__import__ = original
