from __future__ import annotations

import sys
import time
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, Qt

from desktop_app.domain.article import Status
from desktop_app.domain.records import Person
from desktop_app.ui.dialogs.about import AboutSheet
from desktop_app.ui.dialogs.fuzzy import candidate, rank, warm_up
from desktop_app.ui.dialogs.palette_box import PaletteBox

LEFT = Qt.MouseButton.LeftButton
TEXTS = [
    "Save current file", "Export…", "Almost all of ‘Metropolis’ has been found",
    "‘The General’ still runs on time", "Find a command", "Metropolitan news",
]  # fmt: skip


def found(query):
    return rank(query, [candidate(text, text) for text in TEXTS])


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("scf", "Save current file"),
        ("exp", "Export…"),
        ("found metro", "Almost all of ‘Metropolis’ has been found"),
        ("metropolis", "Almost all of ‘Metropolis’ has been found"),
        ("general", "‘The General’ still runs on time"),
        ("metr", "Metropolitan news"),
        ("metrpoolis", "Almost all of ‘Metropolis’ has been found"),
        ("GENRAL", "‘The General’ still runs on time"),
    ],
)
def test_fuzzy_finds_what_was_meant(query, first):
    assert found(query)[0] == first


def test_fuzzy_finds_nothing_in_noise_and_everything_in_silence():
    assert found("qqxz") == []
    assert found("  ") == TEXTS


def test_fuzzy_is_quick_among_ten_thousand():
    warm_up()
    many = [candidate(f"Headline {number} of the lost reels", number) for number in range(10_000)]
    start = time.process_time()
    assert rank("headline 77 reels", many)[0] == 77
    # Measured 0.02 s.
    assert time.process_time() - start < 0.2


def test_the_box_costs_nothing_at_the_start():
    import subprocess

    code = "import sys, desktop_app.ui.main_window; sys.exit('rapidfuzz' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.fixture
def box(window, icons, commands, row):
    box = PaletteBox(icons, commands, window)
    box.show_articles(row(number, headline=f"Reel {number}") for number in range(1, 4))
    return box


def titles(box):
    return [choice.title for choice in box.choices()]


def test_a_few_letters_and_enter_run_a_command(box, commands, qtbot, window):
    got = []
    commands.bind("format.bold", lambda: got.append(window.centralWidget().hasFocus()))
    box.open_with()
    assert box.field.hasFocus()
    qtbot.keyClicks(box.field, "bold")
    qtbot.keyClick(box.field, Qt.Key.Key_Return)
    assert got == [True]  # the keyboard was back in the text before the command ran
    assert box.isHidden()


def test_articles_are_chosen_by_arrow_and_by_mouse(box, qtbot):
    box.open_with("/")
    assert titles(box) == ["Reel 1", "Reel 2", "Reel 3"]
    qtbot.keyClick(box.field, Qt.Key.Key_Down)
    with qtbot.waitSignal(box.article_chosen) as chosen:
        qtbot.keyClick(box.field, Qt.Key.Key_Return)
    assert chosen.args[0].id == UUID(int=2)
    box.open_with("/")
    with qtbot.waitSignal(box.article_chosen) as chosen:
        at = box.list.visualRect(box.model.index(2, 0)).center()
        qtbot.mouseClick(box.list.viewport(), LEFT, pos=at)
    assert chosen.args[0].id == UUID(int=3)


def test_people_are_found_by_any_name_and_by_their_prefix(box, qtbot):
    helm = Person(UUID(int=7), "Brigitte Helm", "", "Helm, Brigitte", ("Gisele Schittenhelm",))
    box.show_people([Person(UUID(int=8), "Fritz Rasp", "", "Rasp, Fritz"), helm])
    box.open_with()
    assert not any(choice.person for choice in box.choices())
    box.open_with("@")
    assert titles(box) == ["Brigitte Helm", "Fritz Rasp"]
    box.open_with("schitten")
    assert (titles(box)[0], box.choices()[0].note) == ("Brigitte Helm", "Person")
    with qtbot.waitSignal(box.person_chosen) as chosen:
        qtbot.keyClick(box.field, Qt.Key.Key_Return)
    assert chosen.args[0].id == helm.id
    box.open_with("/helm")
    assert not any(choice.person for choice in box.choices())


def test_down_and_enter_toggle_between_the_last_two(box):
    box.note_opened(UUID(int=3))
    box.note_opened(UUID(int=2))
    box.open_with("/")
    assert titles(box) == ["Reel 2", "Reel 3", "Reel 1"]


def test_enter_on_no_match_makes_an_article(box, qtbot):
    box.open_with("/")
    qtbot.keyClicks(box.field, "A lost reel")
    assert titles(box) == ["New article “A lost reel”"]
    with qtbot.waitSignal(box.request_new) as wanted:
        qtbot.keyClick(box.field, Qt.Key.Key_Return)
    assert wanted.args[0].headline == "A lost reel"
    assert box.isHidden()
    box.open_with("/reel 1")
    assert titles(box)[0] == "Reel 1"
    assert "New article" not in " ".join(titles(box))  # that headline is there


def test_articles_are_found_by_status_and_by_what_a_search_knows(box, row, qtbot):
    rows = [row(1, headline="One", status=Status.READY), row(2, headline="Two")]
    box.show_articles(rows)
    box.open_with("/")
    qtbot.keyClicks(box.field, "ready")
    assert titles(box)[0] == "One"
    assert box.choices()[0].note == "Article, ready"
    box.open_with("/")
    asked = []
    box.request_articles.connect(lambda wanted: asked.append(wanted.query))
    qtbot.keyClicks(box.field, "helm")
    assert asked == ["he", "hel", "helm"]
    asked.clear()
    box.show_found("hel", [UUID(int=1)])  # late: of another word
    assert titles(box) == ["New article “helm”"]
    box.field.setText("/helmut")
    assert titles(box) == ["New article “helmut”"]
    box.field.setText("/helm")
    box.show_found("helm", [UUID(int=2), UUID(int=77)])
    assert titles(box) == ["Two", "New article “helm”"]
    with qtbot.waitSignal(box.article_chosen) as chosen:
        qtbot.keyClick(box.field, Qt.Key.Key_Return)
    assert chosen.args[0].id == UUID(int=2)


def test_pinned_commands_stand_on_top_of_what_was_used_last(box, commands, qtbot):
    commands.bind("format.italic", lambda: None)
    commands.action("format.italic").trigger()
    box.open_with(">")
    qtbot.keyClicks(box.field, "numbered list")
    told = []
    box.pins_changed.connect(lambda pins: told.append(pins.ids))
    qtbot.keyClick(box.field, Qt.Key.Key_P, Qt.KeyboardModifier.AltModifier)
    box.open_with()
    assert titles(box)[:3] == ["Numbered list", "Italic", "Reel 1"]
    assert [choice.pinned for choice in box.choices()[:2]] == [True, False]
    qtbot.keyClick(box.field, Qt.Key.Key_P, Qt.KeyboardModifier.AltModifier)
    assert titles(box)[0] == "Italic"
    assert told == [("format.numbers",), ()]
    assert box.list.currentIndex().data() == "Numbered list"  # it is not lost from sight


def test_prefixes_keep_to_one_kind(box, qtbot):
    box.open_with(">")
    assert not any(choice.article for choice in box.choices())
    qtbot.keyClicks(box.field, "reel")
    assert "Reel 1" not in titles(box)
    box.open_with("/")
    assert not any(choice.command for choice in box.choices())


def test_what_was_used_last_comes_first(box, commands):
    commands.bind("format.italic", lambda: None)
    commands.action("format.italic").trigger()
    box.open_with()
    assert titles(box)[:4] == ["Italic", "Reel 1", "Reel 2", "Reel 3"]


def test_a_disabled_command_says_why_and_does_not_run(box, commands, qtbot):
    got = []
    commands.bind("edit.undo", lambda: got.append(1))
    commands.set_enabled("edit.undo", False, "Nothing to take back.")
    box.open_with(">undo")
    choice = box.choices()[0]
    assert (choice.title, choice.note, choice.enabled) == ("Undo", "Nothing to take back.", False)
    qtbot.keyClick(box.field, Qt.Key.Key_Return)
    assert box.isVisible()
    assert got == []


def test_nothing_found_is_said_and_cannot_be_chosen(box, qtbot):
    box.open_with(">qqqq")
    assert titles(box) == ["Nothing found"]
    qtbot.keyClick(box.field, Qt.Key.Key_Return)
    assert box.isVisible()


@pytest.mark.parametrize("how", ["escape", "beside"])
def test_the_box_closes_and_gives_the_keyboard_back(box, qtbot, window, how):
    box.open_with()
    if how == "escape":
        qtbot.keyClick(box.field, Qt.Key.Key_Escape)
    else:
        qtbot.mouseClick(box, LEFT, pos=QPoint(20, 600))
    assert box.isHidden()
    assert window.centralWidget().hasFocus()


def test_trashed_articles_are_not_offered(box, row):
    from datetime import UTC, datetime

    box.show_articles([row(1, headline="Gone", trashed_at=datetime.now(UTC)), row(2)])
    box.open_with("/")
    assert titles(box) == ["Headline 2"]


def test_a_renamed_article_is_found_by_its_new_name(box, row):
    box.open_with("/")
    box.show_articles([row(1, headline="Spool 1")])
    box.open_with("/spool")
    assert titles(box) == ["Spool 1", "New article “spool”"]


def test_list_keeps_within_the_window(box, window):
    window.resize(900, 560)
    box.open_with(">")
    assert box.card.geometry().bottom() < window.height()


def test_about_names_versions_and_licences(icons, window, qtbot):
    from PySide6.QtWidgets import QLabel

    sheet = AboutSheet(icons, window, "0.1.0", [("SQLite", "3.51.3")])
    sheet.open()
    texts = {label.text() for label in sheet.findChildren(QLabel)}
    assert {"Version 0.1.0", "3.51.3", "Lucide, ISC licence", "SIL Open Font License"} <= texts


def test_about_says_what_qt_asks_for_and_offers_the_licences(icons, window, qtbot):
    from PySide6.QtWidgets import QLabel, QPushButton

    sheet = AboutSheet(icons, window, "0.1.0", [], licences=True)
    sheet.open()
    said = " ".join(label.text() for label in sheet.findChildren(QLabel))
    assert "LGPL 3" in said
    assert "replace" in said
    assert "source" in said
    assert "never looks for it" in said
    buttons = {button.text(): button for button in sheet.findChildren(QPushButton)}
    with qtbot.waitSignal(sheet.request_licences):
        buttons["Licences"].click()
    bare = AboutSheet(icons, window, "0.1.0", [])
    assert "Licences" not in {button.text() for button in bare.findChildren(QPushButton)}


def test_about_knows_what_marquee_is_built_upon():
    from desktop_app.resources import find_licences
    from desktop_app.ui.desk.about import facts

    known = dict(facts("3.53.4"))
    assert list(known) == ["Qt", "Chromium", "SQLite", "Pillow"]
    assert all(version[0].isdigit() for version in known.values())
    assert "SQLite" not in dict(facts(""))
    place = find_licences()
    assert place is not None
    assert place.exists()
