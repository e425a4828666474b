"""The parts of the export sheet: the folder's row, the question, progress and result."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from desktop_app.ui.widgets.combo_box import ComboBox
from desktop_app.ui.widgets.elided_label import ElidedLabel
from desktop_app.ui.widgets.label import make_label
from desktop_app.ui.widgets.text_button import TextButton

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop_app.ui.icons import Icons
    from desktop_app.ui.theme import Theme

MOST_LEFT_OUT = 8


class FolderRow(QWidget):
    """Where the export goes: a folder of its own inside the one that is chosen.

    Signals: `changed()` after another folder was chosen.
    """

    changed = Signal()

    def __init__(self, theme: Theme, icons: Icons, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self.whole = False  # the folder that is chosen is the target itself: a site
        self._icons = icons
        label = make_label(theme, self.tr("Folder"), tone="soft")
        label.setFixedWidth(108)
        frame = QFrame()
        frame.setProperty("card", "true")
        frame.setFixedHeight(32)
        self._mark = QLabel()
        self._path = ElidedLabel(theme, mode=Qt.TextElideMode.ElideLeft)
        self.change = TextButton(icons, self.tr("Change"), kind="link")
        self.change.setToolTip(self.tr("Choose another folder"))
        self.change.clicked.connect(self._choose)
        inside = QHBoxLayout(frame)
        inside.setContentsMargins(10, 0, 7, 0)
        inside.setSpacing(8)
        inside.addWidget(self._mark)
        inside.addWidget(self._path, 1)
        inside.addWidget(self.change)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(label)
        row.addWidget(frame, 1)
        self._refresh()
        theme.changed.connect(self._refresh)

    def folder(self) -> Path:
        """The folder that the export will be."""
        return self._folder

    def set_folder(self, folder: Path) -> None:
        """Export to this folder."""
        if folder != self._folder:
            self._folder = folder
            self._refresh()
            self.changed.emit()

    def _refresh(self) -> None:
        ratio = self.devicePixelRatioF()
        self._mark.setPixmap(self._icons.pixmap("folder", "ink", 17, ratio))
        parts = [part for part in self._folder.parts[-2:] if part.strip("/\\")]
        self._path.set_text(" / ".join(parts))
        self._path.setToolTip(str(self._folder))

    def _choose(self) -> None:
        dialog = QFileDialog(
            self.window(),
            self.tr("Export into"),
            str(self._folder if self.whole else self._folder.parent),
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self._on_chosen)
        dialog.open()

    def _on_chosen(self, path: str) -> None:
        self.set_folder(Path(path) if self.whole else Path(path) / self._folder.name)


class ChoiceRow(QWidget):
    """One of several ways, by its name. Signals: `changed()`."""

    changed = Signal()

    def __init__(self, theme: Theme, icons: Icons, label: str, names: Mapping[str, str]) -> None:
        super().__init__()
        self._names = names
        words = make_label(theme, label, tone="soft")
        words.setFixedWidth(108)
        self.box = ComboBox(icons, label)
        self.box.setFixedHeight(32)
        self.box.activated.connect(self.changed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(words)
        row.addWidget(self.box, 1)

    def show_ways(self, ways: Sequence[str], chosen: str) -> None:
        """Offer these; nothing is shown where there is no choice."""
        self.box.clear()
        for way in ways:
            self.box.addItem(self._names.get(way, way), way)
        self.box.setCurrentIndex(max(0, self.box.findData(chosen)))
        self.setVisible(len(ways) > 1)

    def way(self) -> str:
        """The chosen one, "" where there is no choice."""
        return str(self.box.currentData() or "") if self.box.count() > 1 else ""


class ReplaceQuestion(QFrame):
    """Asks before something is overwritten. Signals: `answered(bool)`."""

    answered = Signal(bool)

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self.setProperty("card", "true")
        self._text = make_label(theme, "", weight=600, wrap=True)
        self._note = note = make_label(theme, "", size=12, tone="soft", wrap=True)
        self.keep = TextButton(icons, self.tr("Keep it"))
        self.replace = TextButton(icons, self.tr("Replace"), kind="primary")
        self.keep.clicked.connect(self._on_keep)
        self.replace.clicked.connect(self._on_replace)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self._text)
        words.addWidget(note)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 10, 10, 10)
        row.setSpacing(8)
        row.addLayout(words, 1)
        row.addWidget(self.keep)
        row.addWidget(self.replace)
        self.hide()

    def ask(self, folder: Path, *, site: bool = False) -> None:
        """Ask about this folder; in a site about this article's files alone."""
        question = self.tr("There is a “{0}” already. Replace what is there?")
        note = self.tr("The new export takes the place of the whole folder.")
        if site:
            question = self.tr("A file in “{0}” is not as Marquee left it. Write over it?")
            note = self.tr("Only the files of this article are written, and no others.")
        self._text.setText(question.format(folder.name))
        self._note.setText(note)
        self.show()
        self.keep.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_keep(self) -> None:
        self.hide()
        self.answered.emit(False)

    def _on_replace(self) -> None:
        self.hide()
        self.answered.emit(True)


class ExportProgress(QWidget):
    """How far the export is."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._text = make_label(theme, self.tr("Exporting…"), wrap=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Exporting"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 12)
        column.setSpacing(10)
        column.addWidget(self._text)
        column.addWidget(self.bar)

    def show_step(self, text: str, done: int, total: int) -> None:
        """Say what is being done; a total of 0 means that nobody knows how much there is."""
        self._text.setText(text or self.tr("Exporting…"))
        self.bar.setRange(0, max(0, total))
        self.bar.setValue(done)


class ExportResult(QWidget):
    """That it is done, where it is, and what stayed behind; or why it is not."""

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._icons = icons
        self._mark = QLabel()
        self._title = make_label(theme, "", weight=600, wrap=True)
        self._note = make_label(theme, "", size=12.5, tone="soft", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(3)
        words.addWidget(self._title)
        words.addWidget(self._note)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 6, 0, 10)
        row.setSpacing(10)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)

    def show_done(
        self, folder: Path, files: int, left_out: Sequence[str], heavy: Sequence[str] = ()
    ) -> None:
        """Say what was written, what was left out, and which pictures are slow to load."""
        self._set_mark("circle-check", "good")
        count = self.tr("1 file") if files == 1 else self.tr("{0} files").format(files)
        self._title.setText(self.tr("Exported to {0}").format(folder.name))
        lines = [f"{count} · {folder}"]
        lines += self._list(self.tr("Left out:"), left_out)
        lines += self._list(self.tr("Above the house’s budget for pictures:"), heavy)
        self._note.setText("\n".join(lines))
        self._note.setVisible(True)

    def _list(self, title: str, names: Sequence[str]) -> list[str]:
        lines = [f"· {name}" for name in names[:MOST_LEFT_OUT]]
        if len(names) > MOST_LEFT_OUT:
            lines.append(self.tr("· and {0} more").format(len(names) - MOST_LEFT_OUT))
        return [title, *lines] if names else []

    def show_error(self, sentence: str, way_out: str) -> None:
        """Say why nothing was written, and what can be done."""
        self._set_mark("circle-alert", "bad")
        self._title.setText(sentence)
        self._note.setText(way_out)
        self._note.setVisible(bool(way_out))

    def text(self) -> str:
        """Everything that it says."""
        return f"{self._title.text()}\n{self._note.text()}"

    def _set_mark(self, name: str, token: str) -> None:
        self._mark.setPixmap(self._icons.pixmap(name, token, 18, self.devicePixelRatioF()))
