"""What the writer decides about names: answers, silenced findings, new people, “also stars”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop_app.domain.finding import TextEdit
from desktop_app.domain.foundcast import Part
from desktop_app.domain.settled import here, with_answer, with_silenced
from desktop_app.ui.desk.hover import Hover
from desktop_app.ui.desk.name_hover import NameHover
from desktop_app.ui.sidebar.requests import Silence

if TYPE_CHECKING:
    from desktop_app.domain.finding import Fix
    from desktop_app.services.changes import Changes
    from desktop_app.ui.desk.parts import DeskCore
    from desktop_app.ui.sidebar.requests import SilenceRequest


class NameDesk(QObject):
    """Carries out what concerns the names in the open article."""

    def __init__(self, desk: DeskCore) -> None:
        super().__init__()
        self._desk = desk
        self.hover = Hover(desk)
        self.hover.sources.append(NameHover(desk).words_at)

    def settle(self, fix: Fix) -> bool:
        """Carry out a fix that is no edit of the text; says whether it was one."""
        if fix.answer is not None:
            article = self._desk.parts.article
            article.set_details(with_answer(article.details, *fix.answer), fix.label)
            self._desk.parts.reading.touch()
        elif fix.person:
            self._add(fix.person)
        else:
            return False
        return True

    def silence(self, request: SilenceRequest) -> None:
        """Silence a finding by itself, its check in this article, or its check in the house."""
        parts, finding = self._desk.parts, request.finding
        if request.scope is Silence.HOUSE:
            self._silence_in_house(finding.code)
            return
        name = finding.code
        if request.scope is Silence.HERE:
            name = here(finding, parts.article.body.text)
        label = self.tr("Silence finding")
        parts.article.set_details(with_silenced(parts.article.details, name), label)
        parts.reading.touch()

    def insert_also_stars(self) -> None:
        """Put the sentence at the caret, or bring the one that is there up to date."""
        desk, parts = self._desk, self._desk.parts
        also = desk.reading.also_stars if desk.reading is not None else None
        if also is None or not (also.sentence or also.edit):
            parts.window.status.show_message(
                self.tr("Everyone in the cast is named already.")
                if also is not None
                else self.tr("This article has no production with a cast.")
            )
            return
        if also.edit is None:
            parts.editor.insert_block(also.sentence)
            return
        places = parts.article.rebase([(also.edit.start, also.edit.end)], desk.reading_revision)
        if places is not None:
            edit = TextEdit(*places[0], also.edit.text)
            parts.article.apply((edit,), self.tr("Refresh “also stars”"))

    def _silence_in_house(self, code: str) -> None:
        services = self._desk.services
        if services is None:
            return
        self._desk.parts.lanes.library.run(
            lambda: services.house.silence(code),
            self._desk.parts.bus.publish,
            self._desk.troubles.show,
        )

    def _add(self, name: str) -> None:
        services, parts = self._desk.services, self._desk.parts
        slugs = self._desk.records.of_article(parts.article.details.productions)
        if services is None or not slugs:
            return
        casting, slug = services.casting, slugs[0].slug

        def add() -> Changes:
            return casting.extend_cast(slug, (Part(name),))[1]

        parts.lanes.library.run(add, parts.bus.publish, self._desk.troubles.show)
