"""A library in a synchronised folder is opened with one warning that can be dismissed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

    from desktop_app.app import Marquee
    from desktop_app.paths import Paths


def test_it_is_said_once(
    start: Callable[..., Marquee], paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    (paths.library.parent / ".dropbox").write_bytes(b"")
    first = start()
    strip = first.desk.standing.warning
    assert strip is not None
    assert strip.isVisible()
    assert "Dropbox" in strip.accessibleName()
    strip.button.click()
    assert strip.isHidden()
    assert first.desk.settings.accepted_place == str(paths.library)


def test_a_good_place_is_not_spoken_of(marquee: Marquee) -> None:
    assert marquee.desk.standing.warning is None
