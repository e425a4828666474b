"""What a command is."""

from __future__ import annotations

from typing import NamedTuple


class ActionSpec(NamedTuple):
    """One command: menus, toolbar, palette box and shortcuts are all built from it.

    `menu` is "menu:group", or "menu:group>submenu"; a line is drawn between groups. `toolbar` is
    the place in the top bar: start, new, format:n or view:n (in that order), or end. Several
    shortcuts are parted by "; ", and the first one is shown.
    """

    id: str
    text: str
    tooltip: str
    icon: str = ""
    shortcut: str = ""
    menu: str = ""
    toolbar: str = ""
    checkable: bool = False


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:  # noqa: N802 - lupdate looks for this name
    """Mark a text for translation without translating it yet; Qt's own is typed as object."""
    return text
