"""A headline or dek that is too long for its field: shown in part, kept whole, and a way out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop_app.ui.editor.strip import Strip
from desktop_app.ui.text.held_back import FIELD_SHOWN

if TYPE_CHECKING:
    from desktop_app.ui.editor.header import HeaderPanel
    from desktop_app.ui.icons import Icons
    from desktop_app.ui.open_article import OpenArticle


class LongFields(QObject):
    """Says what is the matter, and moves what is too much to the beginning of the text."""

    def __init__(self, article: OpenArticle, header: HeaderPanel, icons: Icons) -> None:
        super().__init__(header)
        self._article = article
        self._fields = (header.headline, header.dek)
        self.strip = Strip(
            icons,
            self.tr(
                "The headline or dek is too long to be edited. It is kept and exported whole;"
                " here you see its beginning."
            ),
            self.tr("Move the rest into the text"),
        )
        self.strip.pressed.connect(self.move_rest)
        article.opened.connect(self._look)
        article.closed.connect(self._look)
        for field in self._fields:
            field.tracked.loaded.connect(self._look)

    def move_rest(self) -> None:
        """Leave the beginning of each long field, up to a blank, as one step."""
        rests = []
        with self._article.compound(self.tr("Move the rest into the text")):
            for field in self._fields:
                text = field.tracked.text
                if field.tracked.held_back:
                    blank = text.rfind(" ", 1, FIELD_SHOWN)
                    end = blank if blank > 0 else FIELD_SHOWN
                    rests.append(text[end:].strip(" "))
                    field.tracked.replace(end, len(text), "")
            self._article.body.replace(0, 0, "".join(f"{rest}\n\n" for rest in rests))

    def _look(self, _opened: object = None) -> None:
        free = self._article.is_open() and not self._article.is_locked()
        for field in self._fields:
            field.setReadOnly(field.tracked.held_back or self._article.is_locked())
        held = any(field.tracked.held_back for field in self._fields)
        self.strip.setVisible(held and self._article.is_open())
        self.strip.button.setVisible(free)
