"""Articles out of the library, as folders: whole or not at all."""

from __future__ import annotations

import secrets
import shutil
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop_app.domain.finding import Severity
from desktop_app.errors import (
    BlockedError,
    CancelledError,
    InputError,
    NotFoundError,
    TargetError,
    TargetExistsError,
)
from desktop_app.exporters import REGISTRY
from desktop_app.exporters.base import Assets, ExportJob
from desktop_app.exporters.html import fragment
from desktop_app.markdown.blocks import (
    CastBox,
    ImageUse,
    Related,
    ReviewBox,
    own_inlines,
    walk,
)
from desktop_app.markdown.parser import parse
from desktop_app.services.checking import CheckingService
from desktop_app.services.clock import utc_now
from desktop_app.services.outgoing import heavy_pictures, outgoing_picture
from desktop_app.store.files import make_folder, replace_folder, target_error

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime
    from pathlib import Path

    from desktop_app.domain.article import Article
    from desktop_app.domain.finding import Finding
    from desktop_app.domain.records import HouseStyle, Image, Records
    from desktop_app.exporters.base import Exporter, Picture, Progress
    from desktop_app.markdown.blocks import Block, Document
    from desktop_app.resources import Resources
    from desktop_app.services.library import LibraryService
    from desktop_app.services.pictures import PictureService

# What an export puts into its folder: only such a folder is ever replaced.
_ENTRIES = frozenset({"index.html", "index.md"})
_OURS = _ENTRIES | {"style.css", "images"}


@dataclass(frozen=True)
class ExportResult:
    """What was written: the file to open, how many files, and what of the article is not there."""

    entry: Path
    files: int
    left_out: tuple[str, ...] = ()
    heavy: tuple[str, ...] = ()  # pictures above the house's budget, one short phrase each


class ExportService:
    """Checks articles and writes them in any registered format."""

    def __init__(
        self,
        library: LibraryService,
        pictures: PictureService,
        resources: Resources,
        clock: Callable[[], datetime] = utc_now,
    ) -> None:
        self._library = library
        self._pictures = pictures
        self._resources = resources
        self._checking = CheckingService(library, pictures, clock)

    def formats(self) -> tuple[Exporter, ...]:
        """Every format, with its key, name and note."""
        return REGISTRY

    def check(self, article: Article) -> tuple[Finding, ...]:
        """What would be found at an export; findings of severity *error* stop it."""
        return self._checking.check(article)

    def export(
        self,
        article: Article,
        format_key: str,
        target: Path,
        *,
        overwrite: bool = False,
        anyway: bool = False,
        records: Records | None = None,
        progress: Progress | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> ExportResult:
        """Write the article into the folder `target`, which is made, or replaced by `overwrite`.

        `anyway` exports in spite of errors; folders that are missing above `target` are made. With
        `records` the library is not asked, so that it may run in any thread. Raises BlockedError,
        TargetError, TargetExistsError, InputError or CancelledError; nothing is written then, and
        what was there is untouched.
        """
        exporter = _exporter(format_key)
        records = records or self._library.records()
        self._refuse_errors(article, records, anyway=anyway)
        target = _usable(target, overwrite=overwrite)
        step = _stepper(progress, cancelled)
        job = self._job(article, records, step, anyway=anyway)
        scratch = target.with_name(f".{target.name[:80]}.{secrets.token_hex(6)}.part")
        try:
            make_folder(target.parent)
            scratch.mkdir()
            entry = exporter.export(job, scratch, step).relative_to(scratch)
            files = sum(1 for path in scratch.rglob("*") if path.is_file())
            step("Finishing", 1, 1)
            replace_folder(scratch, target)
        except OSError as error:
            raise target_error(error, target) from error
        finally:
            shutil.rmtree(scratch, ignore_errors=True)
        return ExportResult(target / entry, files, tuple(_left_out(job)), heavy_pictures(job))

    def copy_html(
        self, article: Article, *, anyway: bool = False, records: Records | None = None
    ) -> str:
        """The article as an HTML fragment, with pictures where an export would put them.

        Raises BlockedError, as an export does.
        """
        records = records or self._library.records()
        self._refuse_errors(article, records, anyway=anyway)
        return fragment(self._job(article, records, _stepper(None, None), anyway=anyway))

    def _refuse_errors(self, article: Article, records: Records, *, anyway: bool) -> None:
        if anyway:
            return
        found = self._checking.check(article, records)
        errors = tuple(one for one in found if one.severity is Severity.ERROR)
        if errors:
            count = "One finding stops" if len(errors) == 1 else f"{len(errors)} findings stop"
            raise BlockedError(f"{count} the export.", errors, "Settle them, or export anyway.")

    def _job(
        self, article: Article, records: Records, step: Progress, *, anyway: bool
    ) -> ExportJob:
        """Everything that the exporter needs; the records get the sizes of the copies."""
        document = parse(article.body, records, article.details)
        shown = _shown_images(article, document, records)
        pictures: dict[str, Picture] = {}
        for done, record in enumerate(shown):
            step("Preparing pictures", done, len(shown))
            picture = self._picture(record, done + 1, records.house, anyway=anyway)
            if picture:
                pictures[record.slug] = picture
        images = {
            slug: replace(records.images[slug], width=picture.width, height=picture.height)
            for slug, picture in pictures.items()
        }
        records = replace(records, images={**records.images, **images})
        return ExportJob(
            article=article,
            document=parse(article.body, records, article.details),
            records=records,
            assets=Assets(
                page_template=self._resources.text("templates", "export", "page.html"),
                page_css=self._resources.text("preview", "page.css"),
            ),
            pictures=pictures,
        )

    def _picture(
        self, record: Image, number: int, house: HouseStyle, *, anyway: bool
    ) -> Picture | None:
        """The copies of a picture; None where it is missing and the export goes on without."""
        try:
            return outgoing_picture(self._pictures.path_of(record), record, number, avif=house.avif)
        except (InputError, NotFoundError):
            if anyway:
                return None
            raise


def _exporter(key: str) -> Exporter:
    for exporter in REGISTRY:
        if exporter.key == key:
            return exporter
    known = ", ".join(exporter.key for exporter in REGISTRY)
    raise InputError(f"There is no format “{key}”.", f"There are {known}.")


def _usable(target: Path, *, overwrite: bool) -> Path:
    """The folder to write, by its full path; raises TargetError where it must not be written."""
    target = target.absolute()
    try:
        if target.is_symlink():
            target = target.resolve()
        if not target.exists():
            return target
        if not target.is_dir():
            raise TargetError(f"{target} is a file, not a folder.", "Choose another name.")
        inside = {path.name for path in target.iterdir()}
    except OSError as error:
        raise target_error(error, target) from error
    if inside and not overwrite:
        raise TargetExistsError(f"{target} exists already.", "Replace it, or choose another name.")
    if inside and (not inside <= _OURS or not inside & _ENTRIES):
        raise TargetError(
            f"{target} holds files that are not from an export.", "Choose another folder."
        )
    return target


def _stepper(progress: Progress | None, cancelled: Callable[[], bool] | None) -> Progress:
    """Tells of each step, and stops where the writer has called it off."""

    def step(what: str, done: int, total: int) -> None:
        if cancelled is not None and cancelled():
            raise CancelledError("The export was cancelled.")
        if progress is not None:
            progress(what, done, total)

    return step


def _blocks(document: Document) -> Iterator[Block]:
    yield from walk(document.blocks)
    for note in document.footnotes:
        yield from walk(note.blocks)


def _shown_images(article: Article, document: Document, records: Records) -> list[Image]:
    """The records of every picture on the page, the hero first, each once."""
    slugs = [article.details.hero or ""]
    slugs += [
        inline.slug
        for block in _blocks(document)
        for inline in own_inlines(block)
        if isinstance(inline, ImageUse)
    ]
    return [records.images[slug] for slug in dict.fromkeys(slugs) if slug in records.images]


def _left_out(job: ExportJob) -> Iterator[str]:
    """What of the article is on no page, one short phrase each."""
    named = [job.article.details.hero or ""]
    for block in _blocks(job.document):
        named += [inline.slug for inline in own_inlines(block) if isinstance(inline, ImageUse)]
        match block:
            case Related(subject=subject, links=()):
                yield f"the list on {subject}, which is empty"
            case CastBox(slug=slug, production=None):
                yield f"the cast of {slug}, which is not in the library"
            case ReviewBox(review=None):
                yield "the review box, since the article has no review"
            case _:
                pass
    for slug in dict.fromkeys(named):
        if slug and slug not in job.pictures:
            yield f"the image {slug}, which has no file"
