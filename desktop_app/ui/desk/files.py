"""Files taken in as articles from the window."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

if TYPE_CHECKING:
    from desktop_app.domain.article import Article
    from desktop_app.services.files import TakenIn
    from desktop_app.ui.desk.parts import DeskCore


class FileDesk(QObject):
    """Takes files in, and asks where one that is known has changed."""

    def __init__(self, desk: DeskCore) -> None:
        super().__init__()
        self._desk = desk

    def choose(self) -> None:
        """Ask which files to take in as articles."""
        names, _chosen = QFileDialog.getOpenFileNames(
            self._desk.parts.window,
            self.tr("Import files"),
            "",
            self.tr("Markdown and text (*.md *.markdown *.txt)"),
        )
        if len(names) > 1:
            self._desk.back_up("before-import")
        for name in names:
            self.open(Path(name))

    def open(self, file: Path) -> None:
        """Show the file's article, which is made the first time."""
        services = self._desk.services
        assert services is not None, "commands are off until the library is open"
        self._desk.parts.lanes.library.run(
            lambda: services.files.take_in(file),
            lambda taken: self._show(file, taken),
            self._desk.troubles.show,
        )

    def _show(self, file: Path, taken: TakenIn) -> None:
        if taken.changes is not None:
            self._desk.parts.bus.publish(taken.changes)
        newer = taken.newer
        if newer is None:
            self._desk.open_article(taken.article.id)
        else:
            self._desk.open_article(taken.article.id, then=lambda: self._ask(file, newer, taken))

    def _ask(self, file: Path, newer: Article, taken: TakenIn) -> None:
        services, parts = self._desk.services, self._desk.parts
        assert services is not None
        sheet = parts.sheets.message()(
            parts.theme,
            parts.icons,
            self.tr("{0} has changed since it was taken in.").format(file.name),
            self.tr("Its new text can take the place of the article’s; undo brings that back."),
            close=self.tr("Keep the article"),
            parent=parts.window,
        )

        def take() -> None:
            if parts.article.article_id() == taken.article.id:
                # The details are the article's: status and dates are no text.
                text = replace(newer, details=parts.article.details)
                parts.article.replace_content(text, self.tr("Take in file"))

        def settle() -> None:
            parts.lanes.library.run(
                lambda: services.files.settle(file, taken.article.id),
                failed=self._desk.troubles.show,
            )

        sheet.add_way_out(self.tr("Take the new text in"), take, primary=True)
        sheet.finished.connect(settle)
        sheet.open()
