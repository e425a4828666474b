"""The rules that no linter knows: sizes, registries, what the first paint may load."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "desktop_app"
MODULES = sorted(PACKAGE.rglob("*.py"))
HEAVY = ("sqlmodel", "sqlalchemy", "pydantic", "alembic", "PIL", "jinja2", "markdown_it", "tomlkit")


def _imports(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return names


def _calls(path: Path) -> list[ast.Call]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, ast.Call)]


def _loaded(code: str) -> set[str]:
    script = f"{code}\nimport sys\nprint('\\n'.join(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT
    )
    return set(done.stdout.split("\n"))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_module_is_too_long(path: Path) -> None:
    budget = 400 if path.name == "main_window.py" else 600
    assert len(path.read_text(encoding="utf-8").splitlines()) <= budget


def test_only_the_composition_root_knows_both_window_and_store() -> None:
    both = [
        path.name
        for path in MODULES
        if any(name.startswith("desktop_app.ui") for name in _imports(path))
        and any(name.startswith("desktop_app.store") for name in _imports(path))
    ]
    assert set(both) <= {"app.py"}


def test_only_the_commands_print() -> None:
    printing = [
        path.relative_to(PACKAGE).as_posix()
        for path in MODULES
        for call in _calls(path)
        if isinstance(call.func, ast.Name) and call.func.id == "print"
    ]
    assert {name for name in printing if not name.startswith("cli/")} <= {"selftest.py"}


def test_only_one_helper_writes_files() -> None:
    writing = [
        f"{path.relative_to(PACKAGE)}:{call.lineno}"
        for path in MODULES
        if path.relative_to(PACKAGE).as_posix() not in {"store/files.py", "store/journal.py"}
        for call in _calls(path)
        if isinstance(call.func, ast.Attribute) and call.func.attr in {"write_text", "write_bytes"}
    ]
    assert writing == []


def test_the_window_loads_nothing_heavy() -> None:
    loaded = _loaded("import desktop_app.app")
    assert not {name for name in loaded if name.split(".")[0] in HEAVY}
    assert "desktop_app.ui.main_window" in loaded


@pytest.mark.parametrize("option", ["--version", "--help"])
def test_short_answers_load_neither_sql_nor_qt(option: str) -> None:
    code = (
        "import sys, contextlib, io\n"
        f"sys.argv = ['marquee', {option!r}]\n"
        "from desktop_app.__main__ import main\n"
        "with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):\n"
        "    main()"
    )
    loaded = _loaded(code)
    unwanted = ("sqlalchemy", "sqlmodel", "PySide6", "markdown_it")
    assert not {name for name in loaded if name.startswith(unwanted)}
    assert "desktop_app.cli" in loaded
    assert not {name for name in loaded if name.startswith("desktop_app.services")}


def test_every_command_is_whole_and_in_the_guide() -> None:
    from desktop_app.ui.commands import REGISTRY

    guide = " ".join((ROOT / "docs" / "guide.md").read_text(encoding="utf-8").split())
    ids = [spec.id for spec in REGISTRY]
    assert len(ids) == len(set(ids))
    for spec in REGISTRY:
        assert spec.text, spec.id
        assert spec.tooltip, spec.id
        assert spec.text.replace("…", "") in guide, f"{spec.text} is not in docs/guide.md"


def test_every_word_of_the_command_line_is_known_and_in_the_guide() -> None:
    from desktop_app import __main__, cli

    names = [command.name for command in cli.REGISTRY]
    assert {name.split()[0] for name in names} == __main__.COMMANDS
    assert {name.split()[0] for name in names if " " in name} == set(cli.FAMILIES)
    guide = (ROOT / "docs" / "guide.md").read_text(encoding="utf-8")
    for command in cli.REGISTRY:
        assert f"\nmarquee {command.name} " in guide.replace("\n", " \n"), command.name
        file = command.load()
        assert callable(file.add_options), command.name
        assert callable(file.run), command.name


def test_no_two_commands_share_a_shortcut() -> None:
    from desktop_app.ui.commands import REGISTRY

    keys = [spec.shortcut for spec in REGISTRY if spec.shortcut]
    assert sorted(keys) == sorted(set(keys))


@pytest.mark.parametrize(
    ("registry", "fixtures"),
    [
        ("desktop_app.markdown.constructs", "tests/markdown/fixtures/{}.md"),
        ("desktop_app.exporters", "tests/exporters/golden/{}"),
        ("desktop_app.checks", "tests/checks/fixtures/{}.md"),
    ],
)
def test_every_registered_thing_has_its_fixture(registry: str, fixtures: str) -> None:
    import importlib

    entries = importlib.import_module(registry).REGISTRY
    assert entries
    for entry in entries:
        name = getattr(entry, "name", None) if "constructs" in registry else None
        key = name or getattr(entry, "key", None) or entry.code
        assert (ROOT / fixtures.format(key)).exists(), key


def test_every_migration_has_a_test() -> None:
    versions = sorted((PACKAGE / "store" / "migrations" / "versions").glob("v*_*.py"))
    tests = "\n".join(
        path.read_text(encoding="utf-8") for path in (ROOT / "tests" / "store").glob("test_*.py")
    )
    assert versions
    for version in versions:
        assert version.stem[1:5] in tests, version.name


def test_the_longest_test_files_are_there() -> None:
    from tests.longest_first import LONGEST

    assert all((ROOT / name).is_file() for name in LONGEST)
    assert list(LONGEST.values()) == sorted(LONGEST.values(), reverse=True)


def test_signals_survive_many_emissions() -> None:
    """One release of the Qt binding lost a reference to True at each emission and aborted."""
    from PySide6.QtCore import QObject, Signal

    class Emitter(QObject):
        happened = Signal(bool)

    heard = 0

    def hear(value: bool) -> None:
        nonlocal heard
        heard += value

    emitter = Emitter()
    emitter.happened.connect(hear)
    for _ in range(5000):
        emitter.happened.emit(True)
    assert heard == 5000
