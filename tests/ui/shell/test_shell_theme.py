from __future__ import annotations

import re
import struct

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFontInfo, QFontMetricsF, QPalette, QRawFont

from desktop_app.ui.fonts import with_weight
from desktop_app.ui.palette import colour_of, css_of, qt_palette, read_palette
from desktop_app.ui.theme import Theme

CONTRACT = {
    "paper", "surface", "panel", "ink", "ink_soft", "ink_faint", "line", "accent", "accent_soft",
    "accent_ink", "good", "warn", "bad", "mention", "shadow",
}  # fmt: skip


def test_both_themes_name_the_same_colours(resources):
    light, dark = read_palette(resources, "light"), read_palette(resources, "dark")
    assert set(light.colours) == set(dark.colours) >= CONTRACT
    assert light.colours["accent"] == "#a8283a"
    assert dark.colours["accent"] == "#d9596b"


@pytest.mark.parametrize("name", ["light", "dark"])
def test_every_colour_can_be_read(resources, name):
    for token, value in read_palette(resources, name).colours.items():
        assert re.fullmatch(r"#[0-9a-f]{6}([0-9a-f]{2})?", value), token
        assert colour_of(value).isValid(), token


def test_alpha_is_read_from_the_end():
    assert colour_of("#11223380") == QColor(0x11, 0x22, 0x33, 0x80)
    assert css_of("#11223380") == "rgba(17, 34, 51, 128)"
    assert css_of("#112233") == "#112233"


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize(
    ("ink", "ground", "least"),
    [("ink", "paper", 7), ("ink_soft", "paper", 4.5), ("ink", "accent_soft", 7),
     ("accent_ink", "accent", 3.6), ("bad", "paper", 4.5), ("good", "paper", 4.5)],
)  # fmt: skip
def test_text_can_be_read_on_its_ground(resources, name, ink, ground, least):
    colours = read_palette(resources, name).colours
    assert contrast(colour_of(colours[ink]), colour_of(colours[ground])) >= least


def test_no_role_of_the_palette_keeps_its_default_grey(resources, qapp):
    palette = read_palette(resources, "light")
    ours = {colour_of(value).name() for value in palette.colours.values()}
    made = qt_palette(palette)
    for role in QPalette.ColorRole:
        if role in (QPalette.ColorRole.NColorRoles, QPalette.ColorRole.NoRole):
            continue
        assert made.color(QPalette.ColorGroup.Active, role).name() in ours, role


def test_style_sheet_leaves_no_placeholder(theme):
    sheet = theme.style_sheet()
    assert "{{" not in sheet
    assert theme.hex("accent") in sheet


def test_switching_repaints_and_tells(theme, qapp, qtbot):
    light = theme.colour("paper")
    with qtbot.waitSignal(theme.changed):
        theme.set_mode("dark")
    assert theme.is_dark()
    assert theme.colour("paper") != light
    assert qapp.palette().color(QPalette.ColorRole.Window) == theme.colour("paper")
    assert theme.hex("accent") in qapp.styleSheet()


class SystemHints(QObject):
    """The part of QStyleHints that we use; without a screen Qt's own never changes."""

    colorSchemeChanged = Signal(Qt.ColorScheme)  # noqa: N815 - Qt's own name

    def __init__(self):
        super().__init__()
        self.system = Qt.ColorScheme.Light
        self.asked = Qt.ColorScheme.Unknown

    def colorScheme(self):  # noqa: N802 - Qt's own name
        return self.system if self.asked == Qt.ColorScheme.Unknown else self.asked

    def setColorScheme(self, scheme):  # noqa: N802 - Qt's own name
        self.asked = scheme
        self.colorSchemeChanged.emit(self.colorScheme())

    def turn(self, scheme):
        self.system = scheme
        self.colorSchemeChanged.emit(self.colorScheme())


def test_system_mode_follows_the_system(resources, qapp, qtbot):
    hints = SystemHints()
    theme = Theme(resources, "system", hints=hints)  # type: ignore[arg-type]
    assert not theme.is_dark()
    with qtbot.waitSignal(theme.changed):
        hints.turn(Qt.ColorScheme.Dark)
    assert theme.is_dark()
    assert theme.hex("accent") == "#d9596b"


def test_a_fixed_theme_does_not_follow_until_it_may_again(resources, qapp, qtbot):
    hints = SystemHints()
    theme = Theme(resources, "light", hints=hints)  # type: ignore[arg-type]
    assert hints.asked == Qt.ColorScheme.Light  # for title bars and file dialogs
    with qtbot.assertNotEmitted(theme.changed):
        hints.turn(Qt.ColorScheme.Dark)
    assert not theme.is_dark()
    with qtbot.waitSignal(theme.changed):
        theme.set_mode("system")
    assert theme.is_dark()


def test_an_unknown_colour_is_a_bug(theme):
    with pytest.raises(KeyError):
        theme.colour("mauve")


def test_the_three_families_are_ours(theme):
    assert QFontInfo(theme.ui_font()).family() == "Inter"
    assert QFontInfo(theme.page_font(24, 600)).family() == "Source Serif 4"
    assert QFontInfo(theme.writing_font()).family() == "iA Writer Quattro S"
    assert theme.writing_font(16).pixelSize() == 16


def test_writing_face_has_a_real_bold(theme):
    # The files say 400 for all four: without with_weight Qt takes one for all the others.
    styles = {
        (weight, italic): QRawFont.fromFont(
            theme.writing_font(16, weight, italic=italic)
        ).styleName()
        for weight in (400, 700)
        for italic in (False, True)
    }
    assert styles == {
        (400, False): "Regular",
        (400, True): "Italic",
        (700, False): "Bold",
        (700, True): "Bold Italic",
    }


def test_weights_of_the_interface_face_differ(theme):
    widths = [
        QFontMetricsF(theme.ui_font(13, weight)).horizontalAdvance("Metropolis")
        for weight in (400, 500, 600)
    ]
    assert widths == sorted(set(widths))


def test_with_weight_changes_two_bytes(resources):
    data = resources.bytes("fonts", "iAWriterQuattro-Bold.ttf")
    changed = with_weight(data, 700)
    different = [place for place, (a, b) in enumerate(zip(data, changed, strict=True)) if a != b]
    assert len(different) == 2
    assert struct.unpack_from(">H", changed, different[0])[0] == 700
    assert with_weight(data[:12] + b"\0" * 400, 700) == data[:12] + b"\0" * 400


def contrast(one: QColor, other: QColor) -> float:
    """The contrast ratio of WCAG."""

    def luminance(colour: QColor) -> float:
        parts = (colour.redF(), colour.greenF(), colour.blueF())
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)
