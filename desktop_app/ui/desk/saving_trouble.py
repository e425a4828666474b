"""Where the library does not take the text: what is wrong, and two ways out of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from desktop_app.domain.text import slugify
from desktop_app.errors import MarqueeError, NotFoundError
from desktop_app.services.changes import Changes
from desktop_app.ui.editor.strip import Strip

if TYPE_CHECKING:
    from desktop_app.domain.article import Article
    from desktop_app.ui.desk.parts import DeskCore


class SavingTrouble(QObject):
    """Keeps a strip over the text while it is not in the library, and carries out its buttons."""

    def __init__(self, desk: DeskCore) -> None:
        super().__init__()
        self._desk = desk
        self.strip: Strip | None = None
        desk.parts.saver.trouble.connect(self._show)
        desk.troubles.set_ways(self.save_copy, self.try_again, desk.parts.article.is_open)

    def save_copy(self) -> None:
        """Ask where, and write the text as it stands there as Markdown."""
        parts = self._desk.parts
        if not parts.article.is_open():
            return
        article = parts.article.article()
        name, _kind = QFileDialog.getSaveFileName(
            parts.window,
            self.tr("Save a copy elsewhere"),
            str(Path.home() / f"{slugify(article.details.slug or article.headline)}.md"),
            self.tr("Markdown (*.md)"),
        )
        if name:
            self.write_copy(Path(name))

    def write_copy(self, path: Path) -> None:
        """Write the open text to that file."""
        article, save = self._desk.parts.article.article(), self._desk.parts.save_copy

        def say(_done: object) -> None:
            text = self.tr("Saved a copy as {0}.").format(path.name)
            self._desk.parts.window.status.show_message(text)

        self._desk.parts.lanes.export.run(
            lambda: save(article, path), say, self._desk.troubles.show
        )

    def try_again(self) -> None:
        """Go on with the file that is there now, where others changed it, and save again."""
        services, parts = self._desk.services, self._desk.parts
        if services is None:
            return
        article_id = parts.article.article_id()

        def reconnect() -> tuple[bool, Article | None]:
            changed = services.reconnect()
            try:
                return changed, services.library.article(article_id) if article_id else None
            except NotFoundError:
                return changed, None

        def go_on(found: tuple[bool, Article | None]) -> None:
            if not found[0]:
                parts.saver.retry_now()
                return
            parts.saver.meet(found[1])
            everything = Changes(article_list=True, productions=True, images=True, hubs=True)
            parts.bus.publish(everything)

        parts.lanes.library.run(reconnect, go_on, self._desk.troubles.show_not_saved)

    def _show(self, error: BaseException | None) -> None:
        if error is None:
            if self.strip is not None:
                self.strip.hide()
            return
        if self.strip is None:
            self.strip = self._make()
        why = error.sentence if isinstance(error, MarqueeError) else str(error)
        kept = self.tr("Your words are kept beside the library meanwhile.")
        self.strip.set_text(f"{why} {kept}")
        self.strip.show()

    def _make(self) -> Strip:
        parts = self._desk.parts
        strip = Strip(parts.icons, "", self.tr("Try again"))
        strip.pressed.connect(self.try_again)
        strip.add_button(self.tr("Save a copy elsewhere…")).clicked.connect(self.save_copy)
        parts.editor.put_strip(strip)
        return strip
