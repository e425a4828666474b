"""`make run` where there is no display: the whole program in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.mark.slow
def test_without_a_display_the_same_work_is_done_offscreen(tmp_path: Path) -> None:
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    }
    environment |= {
        "HOME": str(tmp_path),
        "XDG_DATA_HOME": str(tmp_path / "data"),
        "XDG_STATE_HOME": str(tmp_path / "state"),
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "PYTHONPATH": str(ROOT),
    }
    for name in ("data", "state", "config"):
        (tmp_path / name).mkdir()
    done = subprocess.run(
        [sys.executable, "-m", "tools.run"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    said = dict(line.split(":", 1) for line in done.stdout.splitlines() if ": " in line)
    page, entry, picture = (Path(said[key].strip()) for key in ("Preview", "Export", "Picture"))
    assert "Freder’s (Gustav Fröhlich)" in page.read_text(encoding="utf-8")
    assert "<h1" in entry.read_text(encoding="utf-8")
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert picture.stat().st_size > 50_000
    assert "Traceback" not in done.stderr
