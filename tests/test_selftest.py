"""The self-test: what it tries without a window, what it takes for a page, what it reports."""

from __future__ import annotations

import io
import sys
from dataclasses import fields
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter

from desktop_app import __main__, cli, selftest
from desktop_app.errors import LibraryError
from desktop_app.paths import paths_inside
from desktop_app.selftest import BrokenError, Part, Trial, looks_painted, report

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path


@pytest.fixture
def trial(tmp_path: Path) -> Iterator[Trial]:
    made = Trial(tmp_path, safe=True)
    yield made
    made.close()


def _work(trial: Trial, name: str) -> str:
    return next(part for part in trial.parts() if part.name == name).work()


def test_without_a_window(trial: Trial, tmp_path: Path) -> None:
    assert "2 articles, SQLite 3." in _work(trial, "Library")
    assert "640 × 400" in _work(trial, "Picture")
    assert "2 articles kept, lost and restored" in _work(trial, "Backup")
    assert (tmp_path / "Backups").is_dir()


def test_what_needs_the_library_says_so_where_there_is_none(trial: Trial) -> None:
    for name in ("Picture", "Exports", "Spelling", "Backup"):
        with pytest.raises(BrokenError, match="no library"):
            _work(trial, name)
    with pytest.raises(BrokenError, match="no window"):
        _work(trial, "Preview")


def test_all_its_folders_are_in_one(tmp_path: Path) -> None:
    paths = paths_inside(tmp_path)
    for field in fields(paths):
        if field.name != "socket":
            assert getattr(paths, field.name).is_relative_to(tmp_path), field.name


def test_one_failure_is_said_and_does_not_stop_the_rest() -> None:
    def broken() -> str:
        raise BrokenError("The page stayed blank.")

    def refused() -> str:
        raise LibraryError("There is no room.", "Make some.")

    def bug() -> str:
        raise ValueError("seven")

    parts = [Part("One", broken), Part("Two", refused), Part("Three", bug)]
    said: list[str] = []
    assert report([*parts, Part("Four", lambda: "fine")], said.append) == 1
    assert [line.split()[0] for line in said[1:5]] == ["FAILED", "FAILED", "FAILED", "ok"]
    assert "The page stayed blank." in said[1]
    assert "There is no room." in said[2]
    assert "ValueError: seven" in said[3]
    assert said[-1] == "3 of 4 parts failed."
    assert report([Part("Four", lambda: "fine")], said.append) == 0
    assert said[-1] == "Everything works."


def test_what_the_system_cannot_write_stops_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    written = io.BytesIO()
    stream = io.TextIOWrapper(written, encoding="cp1251")  # Russian Windows, into a file
    monkeypatch.setattr(sys, "stdout", stream)
    assert selftest.report([Part("One", lambda: "640 × 400")], selftest._say) == 0
    assert b"640 \\xd7 400" in written.getvalue()


@pytest.mark.usefixtures("qapp")
def test_a_blank_page_is_not_painted() -> None:
    page = QImage(500, 300, QImage.Format.Format_RGB32)
    assert not looks_painted(QImage())
    page.fill(QColor("white"))
    assert not looks_painted(page)
    painter = QPainter(page)
    painter.fillRect(0, 0, 500, 60, QColor("#333"))  # a box, as an error page may have
    assert not looks_painted(page)
    colours = QLinearGradient(0, 0, 500, 0)
    colours.setColorAt(0, QColor("red"))
    colours.setColorAt(1, QColor("blue"))
    painter.fillRect(0, 60, 500, 100, colours)
    painter.end()
    assert looks_painted(page)


def test_it_needs_no_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    bare: dict[str, str] = {}
    selftest.choose_screen(bare)
    assert bare == {"QT_QPA_PLATFORM": "offscreen"}
    shown = {"DISPLAY": ":0"}
    selftest.choose_screen(shown)
    assert shown == {"DISPLAY": ":0"}


@pytest.mark.parametrize("options", [["--self-test"], ["--safe-mode", "--self-test"]])
def test_it_is_started_by_its_option(options: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[list[str]] = []

    def run(given: Sequence[str]) -> int:
        asked.append(list(given))
        return 7

    monkeypatch.setattr(sys, "argv", ["marquee", *options])
    monkeypatch.setattr(__main__, "prepare", lambda: None)
    monkeypatch.setattr(selftest, "run", run)
    assert __main__.main() == 7
    assert asked == [options]


def test_help_names_the_options_of_the_window(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["--help"]) == 0
    said = capsys.readouterr().out
    for option in ("--safe-mode", "--reset-ui", "--self-test"):
        assert option in said
