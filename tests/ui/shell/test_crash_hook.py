"""What Qt says is logged without words of the article; before it ends all, they are safe."""

from __future__ import annotations

import logging
import subprocess
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import qCritical, qDebug, qWarning

from desktop_app.ui import crash
from desktop_app.ui.crash import CrashHook

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

ROOT = Path(__file__).resolve().parents[3]


def open_log(path: Path) -> logging.Handler:
    return RotatingFileHandler(path, maxBytes=50_000, backupCount=1, encoding="utf-8")


@pytest.fixture
def hook(qapp: QApplication, tmp_path: Path) -> Iterator[CrashHook]:
    made = CrashHook(tmp_path / "logs", open_log)
    made.install()
    yield made
    made.uninstall()


def log(tmp_path: Path) -> str:
    for handler in logging.getLogger("marquee").handlers:
        handler.flush()
    return (tmp_path / "logs" / "marquee.log").read_text(encoding="utf-8")


@pytest.mark.qt_log_ignore("QThing", "QOther")
def test_warnings_are_logged_without_what_they_quote(hook: CrashHook, tmp_path: Path) -> None:
    qWarning('QThing: cannot paint "Freder’s secret" here')
    qCritical("QOther: lost Bögen geheim")
    qDebug("QThing: chatter")
    text = log(tmp_path)
    assert "QThing: cannot paint" in text
    assert "QOther: lost B" in text
    for word in ("secret", "geheim", "chatter"):
        assert word not in text


@pytest.mark.qt_log_ignore("QLayout")
def test_what_comes_with_every_key_is_logged_a_few_times(hook: CrashHook, tmp_path: Path) -> None:
    for _ in range(100):
        qWarning("QLayout: again")
    assert log(tmp_path).count("QLayout: again") == crash._AS_OFTEN


def test_a_long_log_of_faults_is_put_aside(qapp: QApplication, tmp_path: Path) -> None:
    logs = tmp_path / "logs"
    logs.mkdir()
    (logs / "fault.log").write_bytes(b"x" * (crash.FAULT_BYTES + 1))
    made = CrashHook(logs, open_log)
    made.install()
    made.uninstall()
    assert (logs / "fault.log").stat().st_size == 0
    assert (logs / "fault.log.1").stat().st_size == crash.FAULT_BYTES + 1


def test_before_qt_ends_the_program_the_text_is_safe(tmp_path: Path) -> None:
    script = f"""
import logging
from pathlib import Path
from PySide6.QtCore import QCoreApplication, qFatal
from desktop_app.ui.crash import CrashHook
app = QCoreApplication([])
folder = Path({str(tmp_path)!r})
hook = CrashHook(folder / "logs", lambda path: logging.FileHandler(path))
hook.install()
hook.set_rescue(lambda: (folder / "journal").touch())
qFatal("QThing: this is the end of 'a secret'")
"""
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, timeout=60)
    assert done.returncode != 0
    assert (tmp_path / "journal").exists()
    assert "the end of" in (tmp_path / "logs" / "marquee.log").read_text(encoding="utf-8")
    assert "secret" not in (tmp_path / "logs" / "marquee.log").read_text(encoding="utf-8")
    assert "Fatal Python error" in (tmp_path / "logs" / "fault.log").read_text(encoding="utf-8")
