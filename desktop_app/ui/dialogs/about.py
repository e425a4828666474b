"""What this program is, and whose work is in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QWidget

from desktop_app.ui.widgets.hairline import Hairline
from desktop_app.ui.widgets.label import make_label
from desktop_app.ui.widgets.sheet import Sheet
from desktop_app.ui.widgets.text_button import TextButton

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.ui.icons import Icons


class AboutSheet(Sheet):
    """Version, `facts` such as Qt's and SQLite's versions, and the licences of what is bundled.

    With `licences` it offers them whole. Signals: `request_licences()` to show them.
    """

    request_licences = Signal()

    def __init__(
        self,
        icons: Icons,
        parent: QWidget,
        version: str,
        facts: Sequence[tuple[str, str]],
        *,
        licences: bool = False,
    ) -> None:
        super().__init__(icons.theme, parent, "Marquee", width=440)
        self.set_title("Marquee", self.tr("Version {0}").format(version))
        self._icons = icons
        self.body.addLayout(self._pairs(facts))
        self.body.addWidget(Hairline())
        self.body.addLayout(
            self._pairs(
                (
                    (self.tr("Marquee"), self.tr("MIT licence")),
                    (self.tr("Icons"), self.tr("Lucide, ISC licence")),
                    ("Inter", self.tr("SIL Open Font License")),
                    ("Source Serif 4", self.tr("SIL Open Font License")),
                    ("iA Writer Quattro", self.tr("SIL Open Font License")),
                    ("Qt, PySide6", self.tr("LGPL 3")),
                )
            )
        )
        self.body.addWidget(Hairline())
        self._add_words(
            self.tr(
                "Qt and PySide6 are used under the LGPL 3: you may replace them by versions of your"
                " own. The licences say how, and where their source is."
            )
        )
        self._add_words(
            self.tr(
                "The next version comes the way this one came to you. Marquee never looks for it by"
                " itself, and sends nothing anywhere."
            )
        )
        if licences:
            whole = TextButton(icons, self.tr("Licences"))
            whole.clicked.connect(self.request_licences)
            self.add_button(whole, left=True)
        close = TextButton(icons, self.tr("Close"))
        close.clicked.connect(self.accept)
        self.add_button(close, default=True)

    def _add_words(self, text: str) -> None:
        self.body.addWidget(make_label(self._icons.theme, text, size=13, tone="soft", wrap=True))

    def _pairs(self, pairs: Sequence[tuple[str, str]]) -> QFormLayout:
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(20)
        form.setVerticalSpacing(5)
        for name, value in pairs:
            label = make_label(self._icons.theme, name, size=13, tone="soft")
            label.setMinimumWidth(120)
            form.addRow(label, make_label(self._icons.theme, value, size=13, wrap=True))
        return form
