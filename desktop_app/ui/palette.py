"""A theme's colours as read from its file, and the QPalette made of them."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QColor, QPalette

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop_app.resources import Resources

_ROLES: tuple[tuple[QPalette.ColorRole, str], ...] = (
    (QPalette.ColorRole.Window, "paper"),
    (QPalette.ColorRole.WindowText, "ink"),
    (QPalette.ColorRole.Base, "surface"),
    (QPalette.ColorRole.AlternateBase, "paper"),
    (QPalette.ColorRole.Text, "ink"),
    (QPalette.ColorRole.PlaceholderText, "ink_soft"),
    (QPalette.ColorRole.Button, "surface"),
    (QPalette.ColorRole.ButtonText, "ink"),
    (QPalette.ColorRole.BrightText, "accent_ink"),
    (QPalette.ColorRole.ToolTipBase, "tooltip"),
    (QPalette.ColorRole.ToolTipText, "tooltip_ink"),
    (QPalette.ColorRole.Highlight, "selection"),
    (QPalette.ColorRole.HighlightedText, "ink"),
    (QPalette.ColorRole.Link, "accent"),
    (QPalette.ColorRole.LinkVisited, "accent"),
    (QPalette.ColorRole.Accent, "accent"),
    (QPalette.ColorRole.Light, "surface"),
    (QPalette.ColorRole.Midlight, "paper"),
    (QPalette.ColorRole.Mid, "line"),
    (QPalette.ColorRole.Dark, "line_strong"),
    (QPalette.ColorRole.Shadow, "line_strong"),
)
_TEXT_ROLES = (
    QPalette.ColorRole.WindowText,
    QPalette.ColorRole.Text,
    QPalette.ColorRole.ButtonText,
    QPalette.ColorRole.HighlightedText,
)


class Palette(NamedTuple):
    """The colours of one theme by token, as `#rrggbb` or `#rrggbbaa`."""

    name: str
    colours: Mapping[str, str]


def read_palette(resources: Resources, name: str) -> Palette:
    """The palette in `resources/themes/<name>.toml`."""
    data = tomllib.loads(resources.text("themes", f"{name}.toml"))
    return Palette(str(data["name"]), {key: str(value) for key, value in data["colours"].items()})


def colour_of(value: str) -> QColor:
    """A colour from `#rrggbb` or `#rrggbbaa` (Qt's own reading puts the alpha first)."""
    if len(value) == 9:
        return QColor(f"#{value[7:]}{value[1:7]}")
    return QColor(value)


def css_of(value: str) -> str:
    """The same as a style sheet writes it; Qt's style sheets do not know `#rrggbbaa`."""
    colour = colour_of(value)
    if colour.alpha() == 255:
        return value
    return f"rgba({colour.red()}, {colour.green()}, {colour.blue()}, {colour.alpha()})"


def qt_palette(palette: Palette) -> QPalette:
    """Every role that Fusion paints with, so that nothing is left at its default grey."""
    made = QPalette()
    for role, token in _ROLES:
        made.setColor(role, colour_of(palette.colours[token]))
    faint = colour_of(palette.colours["ink_faint"])
    for role in _TEXT_ROLES:
        made.setColor(QPalette.ColorGroup.Disabled, role, faint)
    return made
