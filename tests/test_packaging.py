"""What a package is made from fits the program; building one is `make package-test`'s to prove."""

from __future__ import annotations

import configparser
import importlib.util
import re
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).resolve().parents[1]
PACKAGING = ROOT / "packaging"
LINUX = PACKAGING / "linux"
ID = "app.marqueedesk.Marquee"


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def pruning() -> ModuleType:
    spec = importlib.util.spec_from_file_location("pruning", PACKAGING / "pruning.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _pins(path: Path) -> dict[str, str]:
    return dict(re.findall(r"^([\w.-]+)==([^\s;\\]+)", _text(path), re.MULTILINE))


def test_packages_hold_what_the_tests_have_tried() -> None:
    tried, packed = _pins(ROOT / "requirements.txt"), _pins(PACKAGING / "requirements.txt")
    assert {"pyinstaller", "nfpm", "cyclonedx-bom"} <= set(packed)
    assert not {"pyinstaller", "nfpm"} & set(tried)  # not in everybody's environment
    both = set(tried) & set(packed)
    assert {"pyside6", "pysqlite3", "sqlalchemy", "pillow"} <= both
    assert {name: tried[name] for name in both} == {name: packed[name] for name in both}


def test_nothing_that_marquee_imports_is_left_out() -> None:
    left_out = set(re.findall(r'"(PySide6\.\w+)"', _text(PACKAGING / "marquee.spec")))
    assert left_out
    used: set[str] = set()
    for path in (ROOT / "desktop_app").rglob("*.py"):
        used |= set(re.findall(r"PySide6\.\w+", _text(path)))
    assert not left_out & used


def test_modules_that_migrations_import_are_in_the_bundle() -> None:
    spec = _text(PACKAGING / "marquee.spec")
    for path in (ROOT / "desktop_app" / "store" / "migrations").rglob("*.py"):
        for module, names in re.findall(r"^from (alembic\S*) import (.+)$", _text(path), re.M):
            for name in names.split(","):
                assert f'"{module}.{name.strip()}"' in spec, path.name


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("PySide6/Qt/lib/libQt6WebEngineCore.so.6", True),
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6/Qt/plugins/platforms/libqoffscreen.so", True),
        ("PySide6\\plugins\\imageformats\\qsvg.dll", True),
        ("PySide6/Qt/resources/icudtl.dat", True),
        ("PySide6/Qt/translations/qtwebengine_locales/en-US.pak", True),
        ("PySide6/Qt/translations/qtwebengine_locales/de.pak", False),
        ("PySide6/Qt/translations/qt_de.qm", False),
        ("PySide6/Qt/qml/QtQuick/libqtquick2plugin.so", False),
        ("PySide6/Qt/plugins/platformthemes/libqgtk3.so", False),
        ("PySide6/Qt/resources/qtwebengine_devtools_resources.pak", False),
    ],
)
def test_what_of_qt_is_taken_along(pruning: ModuleType, name: str, kept: bool) -> None:
    assert pruning._is_used(name) is kept


def test_the_menu_entry_and_the_window_bear_one_name() -> None:
    entry = configparser.ConfigParser(interpolation=None)
    entry.optionxform = str  # type: ignore[assignment,method-assign]
    entry.read_string(_text(LINUX / f"{ID}.desktop"))
    main = entry["Desktop Entry"]
    assert f'setDesktopFileName("{main["Icon"]}")' in _text(ROOT / "desktop_app" / "app.py")
    assert main["Exec"] == "marquee %f"
    about = ET.parse(LINUX / f"{ID}.metainfo.xml").getroot()
    assert about.findtext("id") == ID
    assert about.findtext("launchable") == f"{ID}.desktop"
    kind = ET.parse(LINUX / f"{ID}.mime.xml").getroot()[0]
    assert kind.get("type") == "application/x-marquee"


def test_the_manual_names_every_option_and_command() -> None:
    from desktop_app.__main__ import COMMANDS

    manual = _text(LINUX / "marquee.1").replace("\\-", "-")
    for word in (*COMMANDS, "--safe-mode", "--reset-ui", "--self-test", "--library", "--version"):
        assert word in manual, word
