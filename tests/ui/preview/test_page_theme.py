"""The light of the page apart from the window's: its colours, and whether it counts as dark."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_app.ui.palette import read_palette
from desktop_app.ui.preview.page_theme import PageTheme

if TYPE_CHECKING:
    from desktop_app.resources import Resources
    from desktop_app.ui.theme import Theme


@pytest.mark.parametrize("window", ["light", "dark"])
@pytest.mark.parametrize("page", ["light", "dark"])
def test_a_fixed_light_is_not_the_windows(
    theme: Theme, resources: Resources, window: str, page: str
) -> None:
    theme.set_mode(window)  # type: ignore[arg-type]
    look, colours = PageTheme(theme, resources), read_palette(resources, page).colours
    look.fix(page)  # type: ignore[arg-type]
    assert look.is_dark() is (page == "dark")
    for token in ("canvas", "surface", "ink", "accent"):
        assert look.hex(token) == colours[token]
        assert look.colour(token).name() == colours[token].lower()
    assert theme.is_dark() is (window == "dark")


def test_the_windows_light_is_followed(theme: Theme, resources: Resources) -> None:
    look = PageTheme(theme, resources)
    for mode in ("light", "dark", "light"):
        theme.set_mode(mode)
        assert look.is_dark() is (mode == "dark")
        assert look.colour("canvas") == theme.colour("canvas")
    look.fix("dark")
    look.fix("window")
    assert not look.is_dark()
    assert look.hex("canvas") == theme.hex("canvas")
