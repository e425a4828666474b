"""Pictures from the window: taken in, named, renamed, and put into the text."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFileDialog

from desktop_app.errors import InputError, MarqueeError
from desktop_app.ui.desk.picture_text import as_text, joined, ready_as_it_is, told_apart
from desktop_app.ui.dialogs.name_images import NameImagesSheet, ToName
from desktop_app.ui.sidebar.image_model import THUMBNAIL_WIDTH
from desktop_app.ui.sidebar.requests import (
    FileForWanted,
    FilesForLibrary,
    ImagesRequest,
    PicturesWish,
    RemoveImage,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from uuid import UUID

    from desktop_app.domain.finding import TextEdit
    from desktop_app.domain.records import Image
    from desktop_app.services.bundle import Services
    from desktop_app.services.changes import Changes
    from desktop_app.services.taken import IntakeLike
    from desktop_app.ui.desk.parts import DeskCore
    from desktop_app.ui.dialogs.image_record import ImageSaved
    from desktop_app.ui.dialogs.name_images import ImagesNamed
    from desktop_app.ui.editor.body import ImageFiles
    from desktop_app.ui.preview.pane import FilesDropped

_SMALL = 240


@dataclass(frozen=True)
class _Looked:
    """A sound picture, small as well, and the record that it has or may get."""

    taken: IntakeLike
    small: bytes
    name: str
    image: Image | None = None
    known: bool = False


@dataclass
class _Batch:
    """Pictures that arrived together; they are asked about together."""

    waiting: int
    place: int | None
    revision: int
    article_id: UUID | None
    looked: list[_Looked] = field(default_factory=list)
    refused: list[BaseException] = field(default_factory=list)
    source_url: str = ""
    put: Callable[[Sequence[Image]], None] | None = None  # into the text, else at `place`


class PictureDesk(QObject):
    """Carries out what editor, sidebar and preview ask of the pictures."""

    def __init__(self, desk: DeskCore) -> None:
        super().__init__()
        self._desk = desk

    # ----------------------------------------------------------------------------- taking in

    def choose_images(self) -> None:
        """Ask which pictures to take in."""
        names, _chosen = QFileDialog.getOpenFileNames(
            self._desk.parts.window, self.tr("Add images"), "", self._kinds()
        )
        self.add([Path(name) for name in names])

    def on_image_files(self, files: ImageFiles) -> None:
        """Take in what was dropped or pasted into the text, and refer to it there."""
        sources: list[Path | bytes] = [*files.paths, *files.pictures]
        self.add(sources, place=files.position, source_url=files.source_url)

    def on_page_drop(self, dropped: FilesDropped) -> None:
        """Fill the place of a wanted picture; elsewhere on the page files go into the library."""
        image = self._desk.records.image(dropped.image)
        if image is not None and image.wanted() and len(dropped.paths) == 1:
            self.add_to_wanted(FileForWanted(image, dropped.paths[0]))
        else:
            self.add(dropped.paths)

    def add(
        self,
        sources: Sequence[Path | bytes],
        *,
        place: int | None = None,
        source_url: str = "",
        put: Callable[[Sequence[Image]], None] | None = None,
    ) -> None:
        """Look at pictures in a helper process, ask about them once, then store them.

        `put` brings them into the text instead of a place for all of them.
        """
        if not sources:
            return
        services, parts = self._services(), self._desk.parts
        article = parts.article
        batch = _Batch(
            len(sources),
            place,
            article.revision,
            article.article_id(),
            source_url=source_url,
            put=put,
        )
        pasted = self.tr("The pasted picture")
        parts.window.status.show_message(self.tr("Looking at the pictures…"))

        def look(source: Path | bytes) -> _Looked:
            name = pasted if isinstance(source, bytes) else source.name
            taken = services.pictures.look(source, name)
            stem = "pasted-image" if isinstance(source, bytes) else source.stem
            return _Looked(taken, services.pictures.small(taken, _SMALL), stem)

        for source in sources:
            parts.lanes.pictures.run(
                lambda source=source: look(source),  # type: ignore[misc]
                lambda looked: self._on_looked(batch, looked),
                lambda error: self._on_looked(batch, error),
            )

    def _on_looked(self, batch: _Batch, found: _Looked | BaseException) -> None:
        batch.waiting -= 1
        if isinstance(found, _Looked):
            batch.looked.append(found)
        else:
            batch.refused.append(found)
        done = len(batch.looked) + len(batch.refused)
        status = self._desk.parts.window.status
        if batch.waiting:
            total = done + batch.waiting
            status.show_message(self.tr("Looking at the pictures: {0} of {1}").format(done, total))
            return
        status.clear_message()
        if not batch.looked:
            self._say_refused(batch)
            return
        services = self._services()

        def propose() -> list[_Looked]:
            known = {image.id for image in services.pictures.images()}
            proposed: dict[bytes, _Looked] = {}
            for looked in batch.looked:
                image = services.pictures.proposal(looked.taken, looked.name)
                if batch.source_url and image.id not in known:
                    image = replace(image, source_url=batch.source_url)
                proposed.setdefault(
                    looked.taken.data,
                    replace(looked, image=image, known=image.id in known),
                )
            return list(proposed.values())

        self._desk.parts.lanes.library.run(
            propose, lambda looked: self._ask(batch, looked), self._desk.troubles.show
        )

    def _say_refused(self, batch: _Batch) -> None:
        bugs = [error for error in batch.refused if not isinstance(error, MarqueeError)]
        said = [error for error in batch.refused if isinstance(error, MarqueeError)]
        for error in bugs:
            self._desk.troubles.show(error)
        if len(said) == 1:
            self._desk.troubles.show(said[0])
        elif said:
            sentences = " ".join(error.sentence for error in said[:3])
            more = len(said) - 3
            if more > 0:
                sentences += " " + self.tr("{0} more were refused too.").format(more)
            way_out = self.tr("Marquee takes whole JPEG, PNG, WebP, GIF and AVIF pictures.")
            self._desk.troubles.show(InputError(sentences, way_out))

    def _ask(self, batch: _Batch, looked: list[_Looked]) -> None:
        if batch.refused:
            self._say_refused(batch)
        images = told_apart([(one.image, one.known) for one in looked if one.image is not None])
        credit = self._desk.settings.last_credit
        if all(one.known for one in looked) and all(map(ready_as_it_is, images)):
            order = tuple(images)
            self._store(batch, looked, order, gallery=False)
            return
        sheet = NameImagesSheet(
            self._desk.parts.theme,
            self._desk.parts.icons,
            [
                ToName(image, _pixmap(one.small), one.known)
                for image, one in zip(images, looked, strict=True)
            ],
            credit,
            placing=batch.place is not None and batch.put is None,
            parent=self._desk.parts.window,
        )
        sheet.request_use.connect(lambda named: self._on_named(batch, looked, named))
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()

    def _on_named(self, batch: _Batch, looked: list[_Looked], named: ImagesNamed) -> None:
        if named.credit:
            self._desk.change_settings(last_credit=named.credit)
        self._store(batch, looked, named.images, gallery=named.gallery)

    def _store(
        self, batch: _Batch, looked: list[_Looked], images: tuple[Image, ...], *, gallery: bool
    ) -> None:
        services = self._services()
        taken = {one.image.id: one.taken for one in looked if one.image is not None}

        def store() -> tuple[list[Image], Changes]:
            done = [services.pictures.take(taken[image.id], image) for image in images]
            return [image for image, _ in done], joined(changes for _, changes in done)

        def show(result: tuple[list[Image], Changes]) -> None:
            stored, changes = result
            self._desk.parts.bus.publish(changes)
            words = self.tr("Added {0} images").format(len(stored))
            if len(stored) == 1:
                words = self.tr("Added {0}").format(stored[0].slug)
            self._desk.parts.window.status.show_message(words)
            if batch.put is not None:
                batch.put(stored)
            else:
                self._insert(batch, as_text(stored, gallery=gallery))

        self._desk.parts.lanes.library.run(store, show, self._desk.troubles.show)

    def _insert(self, batch: _Batch, text: str) -> None:
        article = self._desk.parts.article
        if batch.place is None or article.article_id() != batch.article_id:
            return
        place = batch.place
        now = article.rebase([(place, place)], batch.revision)
        self._desk.parts.editor.insert_block(text, now[0][0] if now else len(article.body.text))

    # ------------------------------------------------------------------------------- galleries

    def build_gallery(self, images: Sequence[Image]) -> None:
        """Show the chosen pictures to be put in order, then into the text as one gallery."""
        parts = self._desk.parts
        sheet = NameImagesSheet(
            parts.theme,
            parts.icons,
            [
                ToName(image, parts.thumbnails.pixmap(image, THUMBNAIL_WIDTH), known=True)
                for image in images
            ],
            "",
            placing=True,
            building=True,
            parent=parts.window,
        )
        sheet.request_use.connect(lambda named: self._on_gallery(images, named))
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()

    def _on_gallery(self, before: Sequence[Image], named: ImagesNamed) -> None:
        changed = [image for image in named.images if image not in before]
        self.save_all(changed)
        self._desk.parts.editor.insert_block(as_text(named.images, gallery=True))

    # --------------------------------------------------------------------------------- records

    def edit_image(self, slug: str, field: str = "") -> None:
        """Show the record of a picture, with the caret in `field`: "alt" or "credit"."""
        records = self._desk.records
        image = records.image(slug)
        if image is None:
            return
        services = self._services()
        self._desk.parts.lanes.library.run(
            lambda: services.pictures.used_in(image.slug),
            lambda used: self._show_record(image, field, used),
            self._desk.troubles.show,
        )

    def add_wanted(self) -> None:
        """Begin the record of an image that is still to come."""
        services = self._services()
        self._desk.parts.lanes.library.run(
            services.pictures.new_wanted,
            lambda image: self._show_record(image, "", ()),
            self._desk.troubles.show,
        )

    def _show_record(self, image: Image, field: str, used: tuple[UUID, ...]) -> None:
        parts = self._desk.parts
        rows = [row for row in map(self._desk.listed, used) if row is not None]
        sheet = parts.sheets.image()(
            parts.theme,
            parts.icons,
            parts.thumbnails,
            image,
            pattern=self._desk.records.house.credit_pattern,
            uses=[(row.id, row.headline or self.tr("Untitled")) for row in rows],
            parent=parts.window,
        )
        sheet.request_save.connect(self.save_image)
        sheet.request_file.connect(self.add_to_wanted)
        sheet.request_article.connect(self._desk.open_article)
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()
        if field:
            sheet.focus_field(field)

    def save_image(self, saved: ImageSaved) -> None:
        """Store a record; under another slug, every article follows as one step."""
        services, article = self._services(), self._desk.parts.article
        if saved.image.credit:
            self._desk.change_settings(last_credit=saved.image.credit)
        known = self._desk.records.images.values()
        before = next((one for one in known if one.id == saved.image.id), None)
        apart, revision, body = article.article_id(), article.revision, article.body.text

        def save() -> tuple[Image, Changes, tuple[TextEdit, ...]]:
            return services.pictures.rename_and_edits(saved.image, apart, body)

        def show(result: tuple[Image, Changes, tuple[TextEdit, ...]]) -> None:
            image, changes, edits = result
            if article.article_id() == apart:
                self._rename_here(edits, revision, saved.image.id, image.slug)
            self._desk.parts.bus.publish(changes)
            if before is not None and before.slug != image.slug:
                words = self.tr("Renamed {0} to {1}, wherever it is used")
                self._desk.parts.window.status.show_message(
                    words.format(before.slug, image.slug),
                    lambda: self.save_image(replace(saved, image=before)),
                )

        self._desk.parts.lanes.library.run(save, show, self._desk.troubles.show)

    def _rename_here(
        self, edits: tuple[TextEdit, ...], revision: int, image_id: UUID, slug: str
    ) -> None:
        """Follow in the open article, text and lead image as one step."""
        article, label = self._desk.parts.article, self.tr("Edit image")
        spans = article.rebase([(edit.start, edit.end) for edit in edits], revision)
        hero = self._desk.records.image(article.details.hero)
        with article.compound(label, article.caret):
            if edits and spans and len(spans) == len(edits):
                moved = [
                    replace(edit, start=start, end=end)
                    for edit, (start, end) in zip(edits, spans, strict=True)
                ]
                article.apply(moved, label)
            if hero is not None and hero.id == image_id and hero.slug != slug:
                article.set_details(replace(article.details, hero=slug), label)

    def save_all(self, images: Sequence[Image]) -> None:
        """Store several records at once."""
        if not images:
            return
        services = self._services()
        self._desk.parts.lanes.library.run(
            lambda: services.pictures.save_all(images),
            self._desk.parts.bus.publish,
            self._desk.troubles.show,
        )

    def on_request(self, request: object) -> None:
        """Do what the sidebar asks of pictures: its request says what."""
        match request:
            case ImagesRequest(images=images, gallery=True):
                self.build_gallery(images)
            case ImagesRequest(images=images):
                self.edit_many(images)
            case FileForWanted():
                self.add_to_wanted(request)
            case RemoveImage(image=image):
                self.remove(image)
            case FilesForLibrary(paths=paths):
                self.add(paths)
            case PicturesWish.WANTED:
                self.add_wanted()
            case PicturesWish.UNUSED:
                self.find_unused()

    def edit_many(self, images: Sequence[Image]) -> None:
        """Show one sheet for the records of several pictures."""
        parts = self._desk.parts
        sheet = parts.sheets.many_images()(parts.theme, parts.icons, images, parent=parts.window)
        sheet.request_save.connect(self.save_all)
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()

    def remove(self, image: Image) -> None:
        """Take a record out of the library, with a way back in the status bar."""
        services, parts = self._services(), self._desk.parts
        parts.saver.store_now()  # what was typed last may name it

        def back() -> None:
            self.save_all([image])

        def gone(changes: Changes) -> None:
            parts.bus.publish(changes)
            words = self.tr("Removed {0}; its file stays for now").format(image.slug)
            parts.window.status.show_message(words, back)

        parts.lanes.library.run(
            lambda: services.pictures.remove(image), gone, self._desk.troubles.show
        )

    def find_unused(self) -> None:
        """Tell the sidebar which pictures no article uses."""
        services = self._services()
        self._desk.parts.lanes.library.run(
            services.pictures.unused,
            self._desk.parts.sidebar.images.show_unused,
            self._desk.troubles.show,
        )

    # ---------------------------------------------------------------------------- wanted images

    def add_to_wanted(self, wanted: FileForWanted) -> None:
        """Give a wanted image its file."""
        path = wanted.path
        if path is None:
            name, _chosen = QFileDialog.getOpenFileName(
                self._desk.parts.window, self.tr("Add file"), "", self._kinds()
            )
            if not name:
                return
            path = Path(name)
        services, file = self._services(), path
        lanes = self._desk.parts.lanes

        def take(taken: IntakeLike) -> tuple[Image, Image, Changes]:
            known = services.pictures.proposal(taken, wanted.image.slug)
            return known, *services.pictures.take(taken, wanted.image)

        def show(result: tuple[Image, Image, Changes]) -> None:
            known, image, changes = result
            self._desk.parts.bus.publish(changes)
            words = self.tr("{0} has its file").format(image.slug)
            if known.file and known.id != image.id:
                words = self.tr("{0} has its file; it is the same picture as {1}").format(
                    image.slug, known.slug
                )
            self._desk.parts.window.status.show_message(words)

        def store(taken: IntakeLike) -> None:
            lanes.library.run(lambda: take(taken), show, self._desk.troubles.show)

        lanes.pictures.run(lambda: services.pictures.look(file), store, self._desk.troubles.show)

    def _kinds(self) -> str:
        return self.tr("Images (*.jpg *.jpeg *.png *.webp *.gif *.avif);;All files (*)")

    def _services(self) -> Services:
        services = self._desk.services
        assert services is not None, "commands are off until the library is open"
        return services


def _pixmap(data: bytes) -> QPixmap:
    pixmap = QPixmap()
    # The bytes are our own encoder's; the format is named so that Qt guesses nothing.
    if not pixmap.loadFromData(data, "PNG"):
        pixmap.loadFromData(data, "JPG")
    return pixmap
