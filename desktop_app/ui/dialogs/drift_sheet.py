"""The unpublished articles that still name a cast as the record had it, with a fix for each."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.article import Status
from desktop_app.ui.widgets.hairline import Hairline
from desktop_app.ui.widgets.label import make_label, set_tone
from desktop_app.ui.widgets.sheet import Sheet
from desktop_app.ui.widgets.text_button import TextButton

if TYPE_CHECKING:
    from uuid import UUID

    from desktop_app.services.drift import Drift
    from desktop_app.ui.icons import Icons

_MOST_ROWS = 100
_MOST_PAIRS = 3


@dataclass(frozen=True)
class DriftOpened:
    """Show that article, at the first name in it."""

    drift: Drift


@dataclass(frozen=True)
class DriftFixed:
    """Bring that article up to date."""

    article_id: UUID


class DriftRow(QWidget):
    """One article: its headline, what it says and should say, and what can be done."""

    def __init__(self, icons: Icons, drift: Drift) -> None:
        super().__init__()
        theme = icons.theme
        self.drift = drift
        title = drift.headline.strip() or self.tr("Untitled")
        self.title = make_label(theme, title, weight=600, wrap=True)
        self.note = make_label(theme, self._note(), size=12, tone="soft", wrap=True)
        self.open = TextButton(icons, self.tr("Open"), kind="link")
        self.fix = TextButton(icons, self.tr("Fix"))
        self.open.setAccessibleName(self.tr("Open “{0}”").format(title))
        self.fix.setAccessibleName(self.tr("Fix “{0}”").format(title))
        self.fix.setVisible(bool(drift.edits))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.note)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(10)
        row.addLayout(words, 1)
        # Of different heights, on one line all the same.
        ways = QWidget()
        side_by_side = QHBoxLayout(ways)
        side_by_side.setContentsMargins(0, 0, 0, 0)
        side_by_side.setSpacing(10)
        side_by_side.addWidget(self.open)
        side_by_side.addWidget(self.fix)
        row.addWidget(ways, 0, Qt.AlignmentFlag.AlignTop)

    def show_fixed(self, *, undone_by_key: bool) -> None:
        """Say that it is done, and what brings the text back; it can still be opened."""
        self.fix.hide()
        kept = self.tr("Changed. The text as it was is kept in its history.")
        self.note.setText(self.tr("Changed. Undo takes it back.") if undone_by_key else kept)
        set_tone(self.note, "good")

    def _note(self) -> str:
        drift = self.drift
        pairs = [self._pair(one.was(), one.now()) for one in drift.pairs[:_MOST_PAIRS]]
        if len(drift.pairs) > _MOST_PAIRS:
            pairs.append(self.tr("and {0} more").format(len(drift.pairs) - _MOST_PAIRS))
        states = {
            Status.DRAFT: self.tr("Draft"),
            Status.IN_EDIT: self.tr("In edit"),
            Status.READY: self.tr("Ready"),
        }
        facts = [states[drift.status]]
        if drift.places():
            one, many = self.tr("1 place"), self.tr("{0} places")
            facts.append(one if drift.places() == 1 else many.format(drift.places()))
        if drift.quoted:
            facts.append(self.tr("{0} in a quotation, which stays").format(drift.quoted))
        if drift.unclear:
            facts.append(self.tr("{0} to rewrite yourself").format(drift.unclear))
        return "\n".join([*pairs, " · ".join(facts)])

    def _pair(self, was: str, now: str) -> str:
        if now:
            return self.tr("{0} is {1} now").format(was, now)
        return self.tr("{0} is not in the record any more").format(was)


class DriftSheet(Sheet):
    """Grows while articles are still being read; nothing is changed but by its buttons.

    Signals: `request_open(DriftOpened)`; `request_fix(DriftFixed)`.
    """

    request_open = Signal(object)
    request_fix = Signal(object)

    def __init__(self, icons: Icons, parent: QWidget) -> None:
        title = self.tr("Articles that name the cast as it was")
        super().__init__(
            icons.theme,
            parent,
            title,
            self.tr("None of them is published, and none is changed until you say so."),
            width=620,
        )
        self._icons = icons
        self.rows: dict[UUID, DriftRow] = {}
        self._more = make_label(icons.theme, size=12, tone="soft")
        self._hidden = 0
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self.body.addLayout(self._list)
        self.body.addWidget(self._more)
        self._more.hide()
        self.done_button = TextButton(icons, self.tr("Done"), kind="primary")
        self.done_button.clicked.connect(self.accept)
        self.fix_all = TextButton(icons, self.tr("Fix all"))
        self.fix_all.setAccessibleName(self.tr("Fix all of them"))
        self.fix_all.clicked.connect(self._fix_all)
        self.fix_all.hide()
        self.add_button(self.fix_all)
        self.add_button(self.done_button, default=True)

    def add(self, drift: Drift) -> None:
        """List one more article."""
        if len(self.rows) >= _MOST_ROWS:
            self._hidden += 1
            self._more.setText(self.tr("And {0} more").format(self._hidden))
            self._more.show()
            return
        row = DriftRow(self._icons, drift)
        row.open.clicked.connect(partial(self._open, drift))
        row.fix.clicked.connect(partial(self._fix, drift))
        if self.rows:
            self._list.addWidget(Hairline())
        self.rows[drift.article_id] = row
        self._list.addWidget(row)
        self._show_fix_all()

    def show_fixed(self, article_id: UUID, *, undone_by_key: bool) -> None:
        """Say that an article is up to date now: the open one is so by a step of its undo."""
        row = self.rows.get(article_id)
        if row is None:
            return
        had_keys = row.fix.hasFocus()
        row.show_fixed(undone_by_key=undone_by_key)
        self._show_fix_all()
        if had_keys:
            self._next_button().setFocus()

    def allow_fix(self, article_id: UUID) -> None:
        """Let a fix that did not come about be tried again."""
        row = self.rows.get(article_id)
        if row is not None:
            row.fix.setEnabled(True)
            self._show_fix_all()

    def _next_button(self) -> TextButton:
        left = (row.fix for row in self.rows.values() if not row.fix.isHidden())
        return next(left, self.done_button)

    def _to_fix(self) -> list[DriftRow]:
        rows = self.rows.values()
        return [row for row in rows if not row.fix.isHidden() and row.fix.isEnabled()]

    def _show_fix_all(self) -> None:
        # With one row its own button says it all.
        several = len(self._to_fix()) > 1
        if self.focusWidget() is self.fix_all and not several:
            self.done_button.setFocus()
        self.fix_all.setVisible(several)

    def _fix_all(self) -> None:
        for row in self._to_fix():
            self._fix(row.drift)

    def _open(self, drift: Drift) -> None:
        self.accept()
        self.request_open.emit(DriftOpened(drift))

    def _fix(self, drift: Drift) -> None:
        # Once only: the answer comes from another thread.
        self.rows[drift.article_id].fix.setEnabled(False)
        self._show_fix_all()
        self.request_fix.emit(DriftFixed(drift.article_id))
