"""What a package is made from fits the program; building one is `make package-test`'s to prove."""

from __future__ import annotations

import configparser
import importlib.util
import os
import plistlib
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
WINDOWS = PACKAGING / "windows"
MACOS = PACKAGING / "macos"
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
ID = "app.marqueedesk.Marquee"


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _module(file: str) -> ModuleType:
    path = PACKAGING / file
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def pruning() -> ModuleType:
    return _module("pruning.py")


@pytest.fixture
def msi(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(WINDOWS))
    return _module("windows/msi.py")


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
        ("PySide6\\opengl32sw.dll", True),
        ("PySide6\\translations\\qtwebengine_locales\\en-GB.pak", True),
        ("PySide6\\translations\\qtwebengine_locales\\de.pak", False),
        ("PySide6\\translations\\qt_de.qm", False),
        ("PySide6\\plugins\\tls\\qschannelbackend.dll", False),
        ("PySide6/Qt/lib/QtCore.framework/Versions/A/QtCore", True),
        ("PySide6/Qt/plugins/platforms/libqminimal.dylib", False),
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


# --------------------------------------------------------------------------------------- Windows


@pytest.mark.parametrize(
    ("version", "numbers", "flags"),
    [("0.1.0", (0, 1, 0, 0), 0), ("1.12.3", (1, 12, 3, 0), 0), ("1.0.0rc2", (1, 0, 0, 0), 2)],
)
def test_windows_reads_the_version(version: str, numbers: tuple[int, ...], flags: int) -> None:
    made = _module("windows/version.py")
    assert made.numbers(version) == numbers
    said = made.resource("marquee", version)
    compile(said, "version", "eval")  # as PyInstaller does
    assert f"filevers={numbers}" in said
    assert f"flags={flags}" in said
    assert f'StringStruct("FileVersion", "{version}")' in said


def test_a_version_that_windows_could_not_hold_is_refused() -> None:
    with pytest.raises(ValueError, match="three numbers"):
        _module("windows/version.py").numbers("1.0")


def test_the_setup_program_removes_only_what_it_brought() -> None:
    script = _text(WINDOWS / "marquee.nsi")
    assert re.findall(r"RMDir /r (.+)", script) == [r'"$INSTDIR\_internal"']
    assert "RequestExecutionLevel user" in script
    # Libraries lie in AppData\\Local\\Marquee: the program must never be put there.
    assert r"$LOCALAPPDATA\Programs\${NAME}" in script
    assert not re.search(r"\$LOCALAPPDATA\\(\$\{NAME\}|Marquee)", script)


def test_both_installers_register_the_same_file_types(msi: ModuleType) -> None:
    script = _text(WINDOWS / "marquee.nsi")
    names = dict(re.findall(r'^!define (\w+) "(.+)"$', script, re.MULTILINE))
    setup = set()
    for key, name, value in re.findall(
        r"""WriteRegStr SHCTX "(Software\\Classes\\.+?)" "(.*?)" (?:"|')(.*)(?:"|')$""",
        script,
        re.MULTILINE,
    ):
        for word, meant in names.items():
            key, name, value = (text.replace(f"${{{word}}}", meant) for text in (key, name, value))
        setup.add((key, name, value.replace("$INSTDIR\\", "[INSTALLDIR]")))
    assert set(msi._REGISTRY) <= setup
    kind = ET.parse(LINUX / f"{ID}.mime.xml").getroot()[0].get("type")
    assert ("Software\\Classes\\.marquee", "Content Type", kind) in setup


def test_the_msi_holds_every_file_under_a_name_that_stays(msi: ModuleType, tmp_path: Path) -> None:
    bundle = tmp_path / "bundle"
    for name in ("marquee.exe", "_internal/a.dll", "_internal/deep/er/b.txt", "_internal/b.txt"):
        (bundle / name).parent.mkdir(parents=True, exist_ok=True)
        (bundle / name).write_text(name)
    root = msi.described(bundle, "0.1.0")
    files = {file.get("Source"): file.get("Id") for file in root.iter("File")}
    assert set(files) == {
        f"bundle/{name}"
        for name in ("marquee.exe", "_internal/a.dll", "_internal/deep/er/b.txt", "_internal/b.txt")
    }
    components = {part.get("Id"): part.get("Guid") for part in root.iter("Component")}
    assert {part.get("Id") for part in root.iter("ComponentRef")} == set(components)
    assert len(set(components.values())) == len(components)
    (bundle / "_internal" / "new.txt").write_text("of the next version")
    later = msi.described(bundle, "0.2.0")
    guids = {part.get("Id"): part.get("Guid") for part in later.iter("Component")}
    assert components.items() < guids.items()
    product, newer = root[0], later[0]
    assert product.get("UpgradeCode") == newer.get("UpgradeCode")
    assert (product.get("Version"), newer.get("Version")) == ("0.1.0.0", "0.2.0.0")
    assert product.get("Id") == "*"  # each build is a product of its own, so that it upgrades


def test_the_msi_removes_the_folder_that_chromium_makes(msi: ModuleType, tmp_path: Path) -> None:
    resources = tmp_path / "_internal" / "PySide6" / "resources"
    resources.mkdir(parents=True)
    (resources / "icudtl.dat").write_text("")
    fresh = msi.described(tmp_path, "0.1.0")
    (resources / "locales").mkdir()  # the bundle has run
    assert ET.tostring(msi.described(tmp_path, "0.1.0")) == ET.tostring(fresh)
    (folder,) = [one for one in fresh.iter("Directory") if one.get("Name") == "locales"]
    assert [one.get("On") for one in folder.iter("RemoveFolder")] == ["uninstall"]


# ----------------------------------------------------------------------------------------- macOS


def test_macos_is_told_of_the_hand_over_file() -> None:
    told = _module("macos/info.py").info("0.1.0")
    assert plistlib.loads(plistlib.dumps(told)) == told
    exported = told["UTExportedTypeDeclarations"][0]
    tags = exported["UTTypeTagSpecification"]
    kind = ET.parse(LINUX / f"{ID}.mime.xml").getroot()[0].get("type")
    assert tags == {"public.filename-extension": ["marquee"], "public.mime-type": [kind]}
    ranks = {
        name: entry["LSHandlerRank"]
        for entry in told["CFBundleDocumentTypes"]
        for name in entry["LSItemContentTypes"]
    }
    assert ranks.pop(exported["UTTypeIdentifier"]) == "Owner"
    assert set(ranks.values()) == {"Alternate"}  # nobody's Markdown editor is replaced


def test_macos_lets_chromium_compile_and_nothing_more() -> None:
    asked = plistlib.loads((MACOS / "entitlements.plist").read_bytes())
    assert set(asked) == {
        "com.apple.security.cs.allow-jit",
        "com.apple.security.cs.disable-library-validation",
    }


# --------------------------------------------------------------------------------- what they share


def test_ubuntu_lets_chromium_lock_itself_in_where_the_package_puts_it() -> None:
    profile = _text(LINUX / "apparmor")
    package = _text(PACKAGING / "package.py")
    assert '"dst": "/usr/lib/marquee"' in package
    assert "/usr/lib/marquee/{marquee,_internal/PySide6/Qt/libexec/QtWebEngineProcess}" in profile
    assert re.search(r"^\s+userns,$", profile, re.MULTILINE)
    where = re.search(r"/usr/share/\S+/apparmor", package)
    assert where is not None
    assert f"ours={where.group()}" in _text(LINUX / "postinst.sh").replace('"', "")
    targets = {
        re.search(r"^profile=(.+)$", _text(LINUX / name), re.MULTILINE).group(1)  # type: ignore[union-attr]
        for name in ("postinst.sh", "postrm.sh")
    }
    assert targets == {"/etc/apparmor.d/marquee-desk"}


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_asks_only_for_what_is_there(path: Path) -> None:
    from ruamel.yaml import YAML

    jobs = YAML(typ="safe", pure=True).load(_text(path))["jobs"]
    said = "\n".join(step["run"] for job in jobs.values() for step in job["steps"] if "run" in step)
    for name in re.findall(r"(?<![\w/])(?:\./)?(packaging/[\w./-]+|requirements[\w-]*\.txt)", said):
        assert (ROOT / name).is_file(), name
        if name.endswith(".sh"):
            assert os.access(ROOT / name, os.X_OK), name
    targets = set(re.findall(r"^([\w-]+):", _text(ROOT / "Makefile"), re.MULTILINE))
    for target in re.findall(r"\bmake ([\w-]+)$", said, re.MULTILINE):
        assert target in targets
    for name, job in jobs.items():
        assert job["timeout-minutes"] <= 60, name
        needed = job.get("needs", [])
        assert ({needed} if isinstance(needed, str) else set(needed)) <= set(jobs), name


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_what_others_wrote_is_named_by_its_commit(path: Path) -> None:
    used = re.findall(r"uses: (.+)$", _text(path), re.MULTILINE)
    assert used
    for name in used:
        assert re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", name), name


def test_a_release_has_what_is_for_staff_and_nothing_else() -> None:
    from ruamel.yaml import YAML

    jobs = YAML(typ="safe", pure=True).load(_text(ROOT / ".github/workflows/release.yml"))["jobs"]

    def names(job: str, action: str) -> list[str]:
        steps = [step for step in jobs[job]["steps"] if action in step.get("uses", "")]
        return [step["with"].get("name", "everything") for step in steps]

    kept = [name for job in jobs for name in names(job, "upload-artifact")]
    assert len(kept) == len(set(kept))
    # The bare bundle for Windows, unsigned, is for the next step alone.
    assert set(names("release", "download-artifact")) == set(kept) - {"windows-bundle"}


def test_a_checkout_is_the_same_on_every_system() -> None:
    assert "* -text" in _text(ROOT / ".gitattributes").splitlines()


def test_what_a_release_fetches_is_held_to_its_checksum() -> None:
    for path in WORKFLOWS:
        text = _text(path)
        assert len(re.findall(r"\bcurl\b", text)) == len(
            re.findall(r"sha256sum --check$", text, re.M)
        )
