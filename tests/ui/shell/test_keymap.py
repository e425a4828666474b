"""The keys of commands: what may be given, what is kept, and what a damaged file does."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QKeySequence

from desktop_app.ui.command_spec import ActionSpec
from desktop_app.ui.commands import REGISTRY
from desktop_app.ui.keymap import Keymap, is_for_commands

pytestmark = pytest.mark.usefixtures("qapp")  # Qt asks the platform for its keys


@pytest.fixture
def keymap() -> Keymap:
    return Keymap(REGISTRY)


def test_given_keys_are_taken_from_whoever_had_them(keymap: Keymap) -> None:
    assert keymap.owner("Ctrl+B") == "format.bold"
    keymap.give("article.import", "Ctrl+B")
    assert keymap.keys("article.import") == "Ctrl+B"
    assert keymap.keys("format.bold") == ""
    assert keymap.owner("Ctrl+O") == ""
    keymap.reset("format.bold")
    assert keymap.keys("article.import") == ""
    assert keymap.keys("format.bold") == "Ctrl+B"
    keymap.reset_all()
    assert not keymap.is_any_changed()
    assert keymap.keys("article.import") == "Ctrl+O"


def test_one_of_two_keys_can_be_taken(keymap: Keymap) -> None:
    keymap.give("format.bold", "Ctrl+=")
    assert keymap.keys("zoom.in") == "Ctrl++"


def test_what_is_kept_comes_back(keymap: Keymap) -> None:
    keymap.give("format.strike", "Ctrl+Alt+X")
    keymap.give("article.import", "Ctrl+B")
    again = Keymap(REGISTRY, keymap.text())
    assert again.text() == keymap.text() != ""
    assert [again.keys(s.id) for s in REGISTRY] == [keymap.keys(s.id) for s in REGISTRY]
    keymap.reset_all()
    assert keymap.text() == ""


@pytest.mark.parametrize(
    "line",
    [
        "format.bold",
        "format.blink=Ctrl+U",
        "format.bold=Ctrl+",
        "format.bold=Ctrl+Ctrl",
        "format.bold=nonsense",
        "format.bold=b",
        "format.bold=Shift+B",
        "format.bold=Ctrl+C",
        "format.bold=Ctrl+U, Ctrl+U",
        "format.bold=Escape",
        "format.bold=Ctrl+T",
        "=Ctrl+U",
        "\x00=\x00",
    ],
)
def test_a_damaged_entry_is_left_out(line: str) -> None:
    keymap = Keymap(REGISTRY, f"{line}\nformat.italic=Ctrl+Alt+I")
    assert keymap.keys("format.bold") == "Ctrl+B"
    assert keymap.keys("format.italic") == "Ctrl+Alt+I"


def test_two_commands_never_share_keys_also_from_a_file() -> None:
    # Ctrl+I is chosen for bold: italic, which has it by itself, goes without.
    keymap = Keymap(REGISTRY, "format.bold=Ctrl+I\nformat.strike=Ctrl+I")
    having = [spec.id for spec in REGISTRY if "Ctrl+I" in keymap.keys(spec.id).split("; ")]
    assert having == ["format.bold"]


@pytest.mark.parametrize(
    ("keys", "allowed"),
    [("B", False), ("Shift+B", False), ("Tab", False), ("Esc", False), ("Ctrl+B", True),
     ("Alt+Shift+Down", True), ("F5", True), ("Shift+F10", False), ("Shift+F5", True),
     ("Down", False), ("Meta+J", True)],
)  # fmt: skip
def test_what_a_command_may_have(keys: str, allowed: bool) -> None:
    assert is_for_commands(QKeySequence(keys)[0]) is allowed  # type: ignore[index]


@pytest.mark.parametrize("keys", ["Ctrl+C", "Ctrl+V", "Ctrl+Z", "Ctrl+Right", "Ctrl+A", "Ctrl+Y"])
def test_what_text_fields_need_is_theirs(keymap: Keymap, keys: str) -> None:
    assert keymap.is_taken_by_text("format.bold", keys)


def test_keys_of_a_text_that_are_a_commands_own_can_be_had_again() -> None:
    copies = Keymap([ActionSpec("a", "A", "A", shortcut="Ctrl+C"), ActionSpec("b", "B", "B")])
    assert not copies.is_taken_by_text("a", "Ctrl+C")
    assert copies.is_taken_by_text("b", "Ctrl+C")


def test_every_command_has_keys_and_no_stroke_hides_two(keymap: Keymap) -> None:
    assert [spec.id for spec in REGISTRY if not spec.shortcut] == []
    every = [keys for spec in REGISTRY for keys in spec.shortcut.split("; ")]
    assert len(set(every)) == len(every)
    assert all(QKeySequence(keys).toString() == keys for keys in every)
    assert [keys for keys in every if keymap.begins_others(keys)] == []
    assert keymap.begins_others("Ctrl+T")


def test_every_key_of_ours_can_be_had_again(keymap: Keymap) -> None:
    for spec in REGISTRY:
        for keys in filter(None, spec.shortcut.split("; ")):
            assert not keymap.is_taken_by_text(spec.id, keys), spec.id
            assert is_for_commands(QKeySequence(keys)[0]), spec.id  # type: ignore[index]
