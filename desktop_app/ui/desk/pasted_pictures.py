"""Pictures out of pasted rich text: those that came along are taken in, others are wanted."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop_app.domain.finding import TextEdit
from desktop_app.domain.picture_text import picture_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop_app.domain.records import Image
    from desktop_app.language.rich_text.convert import Pasted, PastedPicture
    from desktop_app.services.changes import Changes
    from desktop_app.ui.desk.parts import DeskCore
    from desktop_app.ui.desk.pictures import PictureDesk


class PastedPictures(QObject):
    """Brings the pictures of a paste into the library and into the text; asks no network."""

    def __init__(self, desk: DeskCore, pictures: PictureDesk) -> None:
        super().__init__()
        self._desk = desk
        self._pictures = pictures

    def settle(self, made: Pasted, put: Callable[[Pasted], None]) -> None:
        """Make wanted images of those that are elsewhere, then `put` the text that names them."""
        services = self._desk.services
        far = {one.address: one for one in made.noted if one.address and not one.data}
        if services is None or not services.writable or not far:
            put(made)
            return

        def named(result: tuple[dict[str, str], Changes]) -> None:
            slugs, changes = result
            self._desk.parts.bus.publish(changes)
            lines = {
                one.line: f"![{_escaped(one.alt)}](image:{slugs[one.address]})"
                for one in made.noted
                if one.address in slugs and not one.data
            }
            text = "\n".join(lines.get(line, line) for line in made.text.split("\n"))
            left = tuple(one for one in made.noted if one.line not in lines)
            put(replace(made, text=text, pictures=len(left), wanted=len(lines), noted=left))

        def failed(_error: BaseException) -> None:
            put(made)  # the note of it stays in the text, with its address

        self._desk.parts.lanes.library.run(
            lambda: services.taking_in.want([(one.alt, one.address) for one in far.values()]),
            named,
            failed,
        )

    def take_in(self, noted: Sequence[PastedPicture]) -> None:
        """Ask about the pictures that came along; each takes the place of its note."""
        came = [one for one in noted if one.data]
        services = self._desk.services
        if not came or services is None or not services.writable:
            return
        article_id = self._desk.parts.article.article_id()
        lines = {hashlib.sha256(one.data).hexdigest(): one for one in reversed(came)}

        def put(stored: Sequence[Image]) -> None:
            if self._desk.parts.article.article_id() == article_id:
                self._refer(stored, came, lines)

        self._pictures.add([one.data for one in came], place=0, put=put)

    def _refer(
        self,
        stored: Sequence[Image],
        came: Sequence[PastedPicture],
        known: dict[str, PastedPicture],
    ) -> None:
        """Put the pictures where their notes are, as one step."""
        article = self._desk.parts.article
        body = article.body.text
        images = {image.sha256: image for image in stored}
        edits = []
        for one in came:
            image = images.get(hashlib.sha256(one.data).hexdigest())
            at = body.find(one.line)
            if image is None or at < 0:
                continue
            text = picture_text(image if image.alt else replace(image, alt=one.alt))
            edits.append(TextEdit(at, at + len(one.line), text))
        if edits:
            article.apply(edits, self.tr("Paste pictures"))


def _escaped(alt: str) -> str:
    return "".join(f"\\{char}" if char in "\\[]`*_<&" else char for char in alt)
