"""What this program is, and whose work is in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFormLayout, QWidget

from desktop_app.ui.widgets.hairline import Hairline
from desktop_app.ui.widgets.label import make_label
from desktop_app.ui.widgets.sheet import Sheet
from desktop_app.ui.widgets.text_button import TextButton

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.ui.icons import Icons


class AboutSheet(Sheet):
    """Version, `facts` such as Qt's and SQLite's versions, and the licences of what is bundled."""

    def __init__(
        self, icons: Icons, parent: QWidget, version: str, facts: Sequence[tuple[str, str]]
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
        close = TextButton(icons, self.tr("Close"))
        close.clicked.connect(self.accept)
        self.add_button(close, default=True)

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
