from __future__ import annotations

import re
from pathlib import Path

import pytest

import desktop_app.ui
from desktop_app.errors import MarqueeError

# IconButton(icons, "x"), icons.pixmap("x", …), icons.icon("x"), icon="x".
_USED = re.compile(r'(?:IconButton\([\w.]*icons,|\.pixmap\(|\.icon\(|\bicon=)\s*"([a-z0-9-]+)"')


def ink_of(pixmap):
    """The colours of the opaque pixels."""
    image = pixmap.toImage()
    return {
        image.pixelColor(x, y).name()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() > 250
    }


def test_icons_are_tinted_by_the_theme(icons, theme):
    light = ink_of(icons.pixmap("panel-left", "accent", 48))
    assert light == {theme.colour("accent").name()}
    theme.set_mode("dark")
    assert ink_of(icons.pixmap("panel-left", "accent", 48)) == {theme.colour("accent").name()}
    assert ink_of(icons.pixmap("panel-left", "accent", 48)) != light


def test_pixmaps_are_sharp_on_fine_screens_and_cached(icons):
    fine = icons.pixmap("bold", "ink", 18, 2.0)
    assert fine.width() == 36
    assert fine.deviceIndependentSize().width() == 18
    assert icons.pixmap("bold", "ink", 18, 2.0).cacheKey() == fine.cacheKey()


def test_a_filled_icon_has_more_ink(icons):
    def count(filled):
        image = icons.pixmap("star", "accent", 24, filled=filled).toImage()
        return sum(image.pixelColor(x, y).alpha() > 128 for x in range(24) for y in range(24))

    assert count(True) > 1.5 * count(False)


def test_every_icon_that_the_code_names_is_there(resources):
    names = set()
    for file in Path(desktop_app.ui.__file__).parent.rglob("*.py"):
        names |= set(_USED.findall(file.read_text(encoding="utf-8")))
    assert {"search", "ellipsis", "trash-2"} <= names
    missing = sorted(name for name in names if not resources.path("icons", f"{name}.svg").is_file())
    assert not missing


def test_icons_are_drawings_only(resources):
    # QtSvg follows links in files: none of ours may hold one.
    for file in resources.path("icons").glob("*.svg"):
        text = file.read_text(encoding="utf-8")
        assert 'stroke="currentColor"' in text, file.name
        assert not re.search(r"href|url\(|<script|<image", text), file.name


def test_a_missing_icon_is_said(icons):
    with pytest.raises(MarqueeError, match="cannot be read"):
        icons.pixmap("no-such-icon", "ink", 16)
