from __future__ import annotations

import pytest

from desktop_app.domain.alike import alike_ends


@pytest.mark.parametrize(
    ("old", "new", "ends"),
    [
        ("", "", (0, 0)),
        ("abc", "abc", (3, 0)),
        ("abc", "axc", (1, 1)),
        ("abc", "abxc", (2, 1)),
        ("abc", "xyz", (0, 0)),
        ("abc", "", (0, 0)),
        ("aaa", "aa", (2, 0)),  # none is counted at both ends
        ("aba", "a", (1, 0)),
    ],
)
def test_the_start_first_then_the_end(old: str, new: str, ends: tuple[int, int]) -> None:
    assert alike_ends(old, new) == ends
