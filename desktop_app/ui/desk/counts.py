"""What the status bar counts: words or characters, the selection, the session, the goal."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, QTimer

from desktop_app.ui.goal_item import GoalItem
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.ask_sheet import AskSheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.settings import CountKind
    from desktop_app.ui.desk.parts import DeskCore
    from desktop_app.ui.jobs import Lane, Ticket
    from desktop_app.worker.protocol import Reading

_KINDS: tuple[CountKind, ...] = ("words", "characters", "session")
_SETTLE = 120  # milliseconds that a selection stays the same before it is counted
_MOST = 200_000  # words of a goal

Measure = tuple[int, int]  # words and characters of prose


class CountDesk(QObject):
    """Counts what the writer wants to know; a click on the count shows the next kind."""

    def __init__(
        self, desk: DeskCore, lane: Callable[[], Lane], measure: Callable[[str], Measure]
    ) -> None:
        super().__init__()
        self._desk = desk
        self._lane = lane
        self._measure = measure
        self._words = 0
        self._characters: int | None = None
        self._selected: Measure | None = None
        self._ticket: Ticket | None = None
        self.session = Session(time.monotonic)
        parts = desk.parts
        self._status = parts.window.status
        self.goal = GoalItem(parts.icons)
        self._status.add_item(self.goal)
        self._wait = QTimer(self, singleShot=True)
        self._wait.timeout.connect(self._count)
        parts.reading.read.connect(self._on_reading)
        parts.article.edited.connect(self._on_edited)
        parts.article.opened.connect(self._on_opened)
        parts.article.closed.connect(self._on_closed)
        parts.editor.body.caret_moved.connect(self._on_caret)
        self._status.words.clicked.connect(self.show_next)
        self.goal.clicked.connect(self.ask_goal)

    # ------------------------------------------------------------------------------- counting

    def _on_reading(self, reading: Reading) -> None:
        article_id = self._desk.parts.article.article_id()
        if article_id is None or self._desk.reading is not reading:
            return  # of an article that has been left
        self._words = reading.words
        self.session.note_words(article_id, reading.words)
        self._show()
        if self._kind == "characters":
            self._wait.start(_SETTLE)

    def _on_edited(self, _edited: object) -> None:
        self.session.note_edit()

    def _on_opened(self, _opened: object) -> None:
        self._selected = self._characters = None
        self.goal.show_goal(0, 0)

    def _on_closed(self) -> None:
        self._on_opened(None)

    def _on_caret(self) -> None:
        anchor, caret = self._desk.parts.editor.body.place()
        if anchor != caret:
            self._wait.start(_SETTLE)
        elif self._selected is not None:
            self._selected = None
            self._show()

    def _count(self) -> None:
        text = self._desk.parts.editor.selected_text()
        body = self._desk.parts.article.body.text
        whole = self._kind == "characters"
        if self._ticket is not None:
            self._ticket.cancel()

        def count() -> tuple[Measure | None, Measure | None]:
            return (
                self._measure(text) if text else None,
                self._measure(body) if whole else None,
            )

        def show(counts: tuple[Measure | None, Measure | None]) -> None:
            self._ticket = None
            still = bool(self._desk.parts.editor.selected_text())
            self._selected = counts[0] if still else None
            if counts[1] is not None:
                self._characters = counts[1][1]
            self._show()

        self._ticket = self._lane().run(count, show)

    # -------------------------------------------------------------------------------- showing

    @property
    def _kind(self) -> CountKind:
        return self._desk.settings.count

    def show_next(self) -> None:
        """Show the next kind of count."""
        following = _KINDS[(_KINDS.index(self._kind) + 1) % len(_KINDS)]
        self._desk.change_settings(count=following)
        self._wait.start(0)
        self._show()

    def _show(self) -> None:
        if not self._desk.parts.article.is_open():
            return
        tip = self.tr("Count words, characters, or this session’s words")
        self._status.words.show_text(self._text(), tip=tip)
        self.goal.show_goal(self._words, self._goal())

    def _text(self) -> str:
        if self._kind == "session":
            return self._session_text()
        # Until they have been counted, the words stay.
        characters = self._kind == "characters" and self._characters is not None
        whole = (self._characters or 0) if characters else self._words
        name = self.tr("{0} characters") if characters else self.tr("{0} words")
        if whole == 1:
            name = self.tr("{0} character") if characters else self.tr("{0} word")
        if self._selected is None:
            return name.format(_number(whole))
        part = self._selected[1 if characters else 0]
        return name.format(self.tr("{0} of {1}").format(_number(part), _number(whole)))

    def _session_text(self) -> str:
        words, minutes = self.session.words, self.session.minutes
        sign = "+" if words > 0 else "−" if words < 0 else ""
        text = self.tr("{0} this session").format(f"{sign}{_number(abs(words))}")
        return self.tr("{0} in {1} min").format(text, minutes) if minutes else text

    # ------------------------------------------------------------------------------- the goal

    def ask_goal(self) -> None:
        """Ask how many words the open article is to have."""
        parts, goal = self._desk.parts, self._goal()
        sheet = AskSheet(
            parts.icons,
            parts.window,
            self.tr("Word goal"),
            self.tr("How many words this article is to have; 0 for no goal."),
            button=self.tr("Set goal"),
            text=str(goal) if goal else "",
            placeholder="600",
        )
        sheet.answered.connect(self.set_goal)
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()

    def set_goal(self, text: str) -> None:
        """Set the goal of the open article from what was typed."""
        article_id = self._desk.parts.article.article_id()
        digits = "".join(char for char in text if char in "0123456789")
        if article_id is None or not digits or text.strip().startswith(("-", "−")):
            self._status.show_message(self.tr("A goal is a number of words."))
            return
        goals = _read(self._desk.settings.goals)
        goals.pop(str(article_id), None)
        goal = min(int(digits[:9]), _MOST)
        if goal:
            goals[str(article_id)] = goal
        self._desk.change_settings(goals=" ".join(f"{id_}={n}" for id_, n in goals.items()))
        self._show()

    def _goal(self) -> int:
        return _read(self._desk.settings.goals).get(str(self._desk.parts.article.article_id()), 0)


def _read(goals: str) -> dict[str, int]:
    """The goals by article, as the settings hold them: `id=600 id=800`."""
    pairs = (pair.partition("=") for pair in goals.split())
    return {id_: int(number) for id_, _, number in pairs if number.isdecimal()}


def _number(count: int) -> str:
    return QLocale(QLocale.Language.English).toString(count)
