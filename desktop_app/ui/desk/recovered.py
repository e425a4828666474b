"""What a crash had left: one quiet line, or both texts where the library had a newer one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop_app.errors import NotFoundError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from desktop_app.domain.article import Article
    from desktop_app.services.recovery import Recovered
    from desktop_app.ui.desk.parts import DeskCore
    from desktop_app.ui.saving import KeptApart


class RecoveredDesk(QObject):
    """Tells what was recovered, and lets the writer choose between two texts of one article."""

    def __init__(self, desk: DeskCore) -> None:
        super().__init__()
        self._desk = desk

    def say(self, recovered: Sequence[Recovered]) -> bool:
        """Say in one line what was brought back; whether two texts are shown as well."""
        if not recovered:
            return False
        self._desk.parts.window.status.show_message(self._line(recovered))
        apart = next((one for one in recovered if one.apart), None)
        if apart is not None:
            self.show_both(apart.journal_of, apart.article)
        return apart is not None

    def show_kept_apart(self, kept: KeptApart) -> None:
        """The stored text was newer than the one that was to be saved: show both."""
        self._desk.parts.window.status.show_message(
            self.tr("The stored text was newer. Yours was kept as an article of its own.")
        )
        self.show_both(kept.of, kept.article)

    def show_both(self, original: UUID, copy: Article) -> None:
        """Open the copy that was kept, with both texts over it to choose from."""
        services, parts = self._desk.services, self._desk.parts
        if services is None:
            return
        library = services.library

        def show(stored: Article) -> None:
            sheet = parts.sheets.two_texts()(
                parts.theme, parts.icons, stored, copy, parent=parts.window
            )
            sheet.library_chosen.connect(lambda: self._use_stored(original, copy))
            sheet.mine_chosen.connect(lambda: self._use_mine(original, copy))
            sheet.finished.connect(sheet.deleteLater)
            sheet.open()

        self._desk.open_article(
            copy.id,
            then=lambda: parts.lanes.library.run(
                lambda: library.article(original), show, self._no_original
            ),
        )

    def _no_original(self, error: BaseException) -> None:
        if not isinstance(error, NotFoundError):  # else there is only the one text
            self._desk.troubles.show(error)

    def _use_stored(self, original: UUID, copy: Article) -> None:
        self._desk.open_article(original, then=lambda: self._trash(copy))

    def _use_mine(self, original: UUID, copy: Article) -> None:
        article = self._desk.parts.article

        def take() -> None:
            if article.article_id() != original:
                return
            # Status and dates are no text; the slug was made free for the copy.
            article.replace_content(
                replace(copy, headline=_plain(copy.headline), details=article.details),
                self.tr("Take the recovered text"),
            )
            self._trash(copy)

        self._desk.open_article(original, then=take)

    def _trash(self, copy: Article) -> None:
        services, parts = self._desk.services, self._desk.parts
        assert services is not None
        parts.lanes.library.run(
            lambda: services.library.trash([copy.id]), parts.bus.publish, self._desk.troubles.show
        )

    def _line(self, recovered: Sequence[Recovered]) -> str:
        first = recovered[0]
        if len(recovered) > 1:
            return self.tr("Recovered what was not saved yet in {0} articles.").format(
                len(recovered)
            )
        name = _plain(first.article.headline).strip()
        where = self.tr("“{0}”").format(name) if name else self.tr("an untitled article")
        if first.sentences == 1:
            return self.tr("Recovered 1 sentence in {0}.").format(where)
        if first.sentences:
            return self.tr("Recovered {0} sentences in {1}.").format(first.sentences, where)
        return self.tr("Recovered your last changes in {0}.").format(where)


def _plain(headline: str) -> str:
    return headline.removesuffix("(recovered)").rstrip()
