"""What stands in the way of an export, and what should be looked at before it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal, SignalInstance
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop_app.domain.finding import Severity
from desktop_app.domain.leave import EMBARGO
from desktop_app.ui.sidebar.finding_model import SEVERITY_ICONS
from desktop_app.ui.sidebar.requests import FixRequest
from desktop_app.ui.widgets.label import make_label
from desktop_app.ui.widgets.text_button import TextButton

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from desktop_app.domain.finding import Finding, FindingKey
    from desktop_app.ui.icons import Icons
    from desktop_app.ui.theme import Theme

MOST_ROWS = 6


def settles_itself(finding: Finding) -> bool:
    """Whether its fix needs nothing from the writer: no words to supply, no record to fill in."""
    fix = finding.fix
    return fix is not None and bool(fix.edits) and fix.caret is None and not fix.image


class FindingRow(QWidget):
    """A finding in two lines, with what can be done about it at the right.

    Signals: `fix_asked(FixRequest)`, `jump_asked(Finding)`, `leave_asked(Finding)` to let it pass,
    or no longer.
    """

    fix_asked = Signal(object)
    jump_asked = Signal(object)
    leave_asked = Signal(object)

    def __init__(self, theme: Theme, icons: Icons, finding: Finding, *, left: bool = False) -> None:
        super().__init__()
        self._theme = theme
        self._error = finding.severity is Severity.ERROR
        self._left = left
        self._stops = self._error and not left
        mark = QLabel()
        name, token = SEVERITY_ICONS[finding.severity]
        mark.setPixmap(icons.pixmap(name, token, 17, self.devicePixelRatioF()))
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(make_label(theme, finding.message, weight=600, wrap=True))
        words.addWidget(make_label(theme, self._place(finding), size=12, tone="soft", wrap=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 7, 8, 7)
        row.setSpacing(10)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.fix = TextButton(icons, finding.fix.label if finding.fix else "", kind="link")
        self.fix.clicked.connect(partial(self._ask, finding))
        self.jump = TextButton(icons, self.tr("Show"), kind="link")
        self.jump.setToolTip(self.tr("Go to this place in the text"))
        self.jump.setAccessibleName(self.tr("Show: {0}").format(finding.message))
        self.jump.clicked.connect(partial(self._emit, self.jump_asked, finding))
        self.leave = TextButton(icons, self._leave_words(finding), kind="link")
        self.leave.setAccessibleName(f"{self.leave.text()}: {finding.message}")
        self.leave.clicked.connect(partial(self._emit, self.leave_asked, finding))
        for button in (self.jump, self.leave, self.fix):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self.jump.setVisible(finding.line > 0)
        self.leave.setVisible(self._error)
        self.fix.setVisible(finding.fix is not None)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Lay the accent's wash under what stops the export."""
        if self._stops:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("accent_soft"))
            painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
            painter.end()

    def _place(self, finding: Finding) -> str:
        stops = self.tr("Stops the export") if self._stops else ""
        if self._left:
            stops = self.tr("Goes out as it is")
        line = self.tr("line {0}").format(finding.line) if finding.line > 0 else ""
        text = " · ".join(part for part in (stops, line, finding.why) if part)
        return text[:1].upper() + text[1:]

    def _ask(self, finding: Finding, _checked: bool = False) -> None:
        self.fix_asked.emit(FixRequest(finding))

    def _leave_words(self, finding: Finding) -> str:
        if self._left:
            return self.tr("Stop it again")
        if finding.code == EMBARGO:
            return self.tr("Give a reason")
        return self.tr("Export anyway")

    def _emit(self, signal: SignalInstance, finding: Finding, _checked: bool = False) -> None:
        signal.emit(finding)


class ReasonRow(QWidget):
    """Asks why an article goes out before its embargo. Signals: `given()`."""

    given = Signal()

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self.line = QLineEdit()
        self.line.setFont(theme.ui_font(13))
        self.line.setFixedHeight(32)
        self.line.setPlaceholderText(self.tr("Why may it go out before the embargo?"))
        self.line.setAccessibleName(self.tr("Reason to override the embargo"))
        self.keep = TextButton(icons, self.tr("Override"))
        self.keep.setEnabled(False)
        self.line.textChanged.connect(self._on_text)
        self.line.returnPressed.connect(self._on_keep)
        self.keep.clicked.connect(self._on_keep)
        row = QHBoxLayout(self)
        row.setContentsMargins(37, 2, 8, 6)
        row.setSpacing(8)
        row.addWidget(self.line, 1)
        row.addWidget(self.keep)
        self.hide()

    def reason(self) -> str:
        """What was typed."""
        return self.line.text().strip()

    def ask(self) -> None:
        """Show it with the caret in it."""
        self.show()
        self.line.setFocus()

    def _on_text(self) -> None:
        self.keep.setEnabled(bool(self.reason()))

    def _on_keep(self) -> None:
        if self.reason():
            self.hide()
            self.given.emit()


class ExportFindings(QWidget):
    """Rows for errors and warnings, and a line that says what is in order.

    Signals: as a row's.
    """

    fix_asked = Signal(object)
    jump_asked = Signal(object)
    leave_asked = Signal(object)

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme, self._icons = theme, icons
        self._column = QVBoxLayout(self)
        # The wash of a row reaches a little beyond the text above and below it.
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self.rows: list[FindingRow] = []

    def show_findings(
        self,
        findings: Sequence[Finding],
        *,
        embargoed: bool,
        left: frozenset[FindingKey] = frozenset(),
    ) -> None:
        """Show them, the gravest first; those that are `left` stop nothing."""
        while (item := self._column.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        asking = [found for found in findings if found.severity is not Severity.INFO]
        asking.sort(key=lambda found: found.severity is not Severity.ERROR)
        self.rows = []
        for finding in asking[:MOST_ROWS]:
            row = FindingRow(self._theme, self._icons, finding, left=finding.key in left)
            row.fix_asked.connect(self.fix_asked)
            row.jump_asked.connect(self.jump_asked)
            row.leave_asked.connect(self.leave_asked)
            self._column.addWidget(row)
            self.rows.append(row)
        if len(asking) > MOST_ROWS:
            more = self.tr("{0} more in Checks").format(len(asking) - MOST_ROWS)
            label = make_label(self._theme, more, size=12, tone="soft")
            label.setContentsMargins(37, 4, 0, 4)
            self._column.addWidget(label)
        sentence = self.in_order(findings, embargoed=embargoed)
        if sentence:
            self._column.addWidget(self._good(sentence))

    def in_order(self, findings: Sequence[Finding], *, embargoed: bool) -> str:
        """What can be said to be in order: only what is."""
        codes = {finding.code for finding in findings}
        parts = [
            (not embargoed and "embargo-ahead" not in codes, self.tr("no embargo")),
            (
                not codes & {"image-without-credit", "missing-image"},
                self.tr("every image credited"),
            ),
            ("unresolved-link" not in codes, self.tr("every link resolved")),
        ]
        text = ", ".join(words for holds, words in parts if holds)
        return text[:1].upper() + text[1:]

    def _good(self, sentence: str) -> QWidget:
        holder = QWidget()
        mark = QLabel()
        mark.setPixmap(self._icons.pixmap("check", "good", 17, self.devicePixelRatioF()))
        row = QHBoxLayout(holder)
        row.setContentsMargins(10, 7, 8, 7)
        row.setSpacing(10)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(make_label(self._theme, sentence, weight=600, wrap=True), 1)
        return holder
