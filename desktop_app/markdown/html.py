"""HTML by construction: every character that comes from outside passes through here.

What is written here is what nh3 writes when it reads it back, so that the second wall can be
seen to change nothing.
"""

from __future__ import annotations

import re

_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\u00a0": "&nbsp;"})
_QUOTED = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\u00a0": "&nbsp;", '"': "&quot;"})
_UNREADABLE = re.compile("[\0\ud800-\udfff]")
_LINE_ENDS = re.compile("\r\n?")

VOID = frozenset({"img", "br", "hr", "source"})


def text(value: str) -> str:
    """Characters as HTML text."""
    return _whole(value).translate(_TEXT)


def attributes(**values: str | int | None) -> str:
    """Attributes in the order given; those that are None are left out.

    `class_` stands for class, and an underscore inside a name for a hyphen.
    """
    parts = []
    for name, value in values.items():
        if value is not None:
            quoted = _whole(str(value)).translate(_QUOTED)
            parts.append(f' {name.rstrip("_").replace("_", "-")}="{quoted}"')
    return "".join(parts)


def element(name: str, inner: str = "", **values: str | int | None) -> str:
    """An element around HTML that is already safe."""
    opening = f"<{name}{attributes(**values)}>"
    return opening if name in VOID else f"{opening}{inner}</{name}>"


def _whole(value: str) -> str:
    if "\r" in value:
        value = _LINE_ENDS.sub("\n", value)
    return _UNREADABLE.sub("\ufffd", value) if _UNREADABLE.search(value) else value
