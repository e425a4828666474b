"""Files on their way in: how far it is, and at the end what came in and what did not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from desktop_app.ui.widgets.label import make_label
from desktop_app.ui.widgets.sheet import Sheet
from desktop_app.ui.widgets.text_button import TextButton

if TYPE_CHECKING:
    from desktop_app.ui.icons import Icons
    from desktop_app.ui.import_report import ImportReport

_MOST_LINES = 200


class ImportSheet(Sheet):
    """Progress with a way to stop, then the report. Signals: `request_stop()`."""

    request_stop = Signal()

    def __init__(self, icons: Icons, *, parent: QWidget) -> None:
        super().__init__(icons.theme, parent, self.tr("Import"), width=560)
        self._theme = icons.theme
        self._done = False
        self.progress = make_label(self._theme, self.tr("Looking for articles…"), wrap=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.body.addWidget(self.progress)
        self.body.addWidget(self.bar)
        self.button = TextButton(icons, self.tr("Stop"))
        self.button.clicked.connect(self.reject)
        self.add_button(self.button, default=True)

    def show_progress(self, name: str, done: int, total: int) -> None:
        """Say which file is read, and how many there are."""
        if self._done:
            return
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        text = self.tr("{0} of {1}: {2}").format(done + 1, total, name)
        self.progress.setText(text)

    def show_report(self, report: ImportReport) -> None:
        """Say what came in, and below what did not, or came in otherwise."""
        self._done = True
        self.bar.hide()
        title = self.tr("Import stopped") if report.stopped else self.tr("Imported")
        self.set_title(title if report.articles or report.stopped else self.tr("Import"))
        self.progress.setText(self.summary(report))
        if report.refused:
            self._add_list(self.tr("Not taken in"), report.refused)
        if report.remarks:
            self._add_list(self.tr("Worth a look"), report.remarks)
        self.button.setText(self.tr("Close"))
        self.button.setFocus()

    def summary(self, report: ImportReport) -> str:
        """The counts in a sentence."""
        one, many = self.tr("{0} article came in"), self.tr("{0} articles came in")
        parts = [(one if report.articles == 1 else many).format(report.articles)]
        if not report.articles:
            parts = [self.tr("Nothing new came in")]
        elif report.pictures:
            one, many = self.tr("with {0} picture"), self.tr("with {0} pictures")
            parts.append((one if report.pictures == 1 else many).format(report.pictures))
        text = " ".join(parts)
        if report.wanted and report.articles:
            one, many = self.tr("{0} image still waits"), self.tr("{0} images still wait")
            waits = (one if report.wanted == 1 else many).format(report.wanted)
            text += self.tr("; {0} for a file").format(waits)
        if report.known:
            one = self.tr("{0} article was there already")
            many = self.tr("{0} articles were there already")
            text += "; " + (one if report.known == 1 else many).format(report.known)
        return f"{text}."

    def reject(self) -> None:
        """Stop what is under way; what is in stays in. A second time, or at the end, close."""
        if self._done:
            super().reject()
            return
        self.progress.setText(self.tr("Stopping…"))
        self.request_stop.emit()

    def _add_list(self, title: str, sentences: tuple[str, ...]) -> None:
        self.body.addWidget(make_label(self._theme, title, weight=600))
        for sentence in sentences[:_MOST_LINES]:
            label = make_label(self._theme, sentence, size=13, tone="soft", wrap=True)
            self.body.addWidget(label)
        more = len(sentences) - _MOST_LINES
        if more > 0:
            text = self.tr("{0} more of these are not shown.").format(more)
            self.body.addWidget(make_label(self._theme, text, size=13, tone="soft"))
