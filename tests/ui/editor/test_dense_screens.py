"""Screens with more pixels: what is drawn has as many, and lies where it does on any other."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
CARET, TALL, TICK, WAVE = 2, 19.5, 2, 5  # logical pixels


@pytest.mark.parametrize("ratio", [1.5, 2.0])
def test_nothing_is_drawn_at_the_size_of_a_coarser_screen(ratio: float, tmp_path: Path) -> None:
    environment = {**os.environ, "QT_SCALE_FACTOR": str(ratio), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "tests.ui.editor.dense_screen", str(tmp_path)]
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=True
    )
    seen = json.loads(done.stdout)
    assert seen["ratio"] == ratio
    assert len(seen["icons"]) > 20
    for name, size, width, own in seen["icons"]:
        assert (width, own) == (round(size * ratio), ratio), name
    assert seen["waves"] == [[round(WAVE * ratio), ratio]]
    wide, tall = seen["caret"]
    assert wide == CARET * ratio
    assert abs(tall - TALL * ratio) <= 1
    for side, wanted in zip(seen["wash"], seen["wash wanted"], strict=True):
        assert abs(side - wanted) <= 1
    assert seen["bar"] == seen["bar wanted"]
    assert len(seen["ticks"]) == 3
    for _y, colour, wanted in seen["ticks"]:
        assert colour == wanted
    at = {colour: y for y, colour, _wanted in seen["ticks"]}
    for (top, height), colour in zip(seen["tick tall"], seen["tick colours"], strict=True):
        assert abs(top - at[colour] * ratio) <= 1
        assert abs(height - TICK * ratio) <= 1
