"""What the writer sees after a bug of ours: that the text is safe, and details to send."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit

from desktop_app.ui.widgets.label import make_label
from desktop_app.ui.widgets.sheet import Sheet
from desktop_app.ui.widgets.text_button import TextButton

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_app.ui.icons import Icons
    from desktop_app.ui.theme import Theme


class CrashSheet(Sheet):
    """Details to copy, folded out, and a way back to the text."""

    def __init__(self, theme: Theme, icons: Icons, details: str, *, parent: QWidget) -> None:
        super().__init__(theme, parent, "", width=600)
        self.set_title(
            self.tr("Something went wrong in Marquee"),
            self.tr("Your text is safe: every word up to now is on disk."),
        )
        self.body.addWidget(
            make_label(
                theme,
                self.tr("These lines help to mend it. Copy them into a report if you write one."),
                size=12.5,
                wrap=True,
            )
        )
        self.details = QPlainTextEdit(details)
        self.details.setReadOnly(True)
        self.details.setTabChangesFocus(True)
        self.details.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.details.setAccessibleName(self.tr("Details"))
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        fixed.setPixelSize(12)
        self.details.setFont(fixed)
        self.details.setFixedHeight(220)
        self.details.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.body.addWidget(self.details)
        self.copy_button = TextButton(icons, self.tr("Copy details"), "copy", kind="quiet")
        self.copy_button.clicked.connect(self._copy)
        close = TextButton(icons, self.tr("Go on"), kind="primary")
        close.clicked.connect(self.accept)
        self.add_button(self.copy_button, left=True)
        self.add_button(close, default=True)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.details.toPlainText())
        self.copy_button.setText(self.tr("Copied"))
        self.copy_button.set_icon_name("check")
