"""Articles out of the library, as folders: whole or not at all."""

from __future__ import annotations

import secrets
import shutil
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop_app.domain.finding import Finding, Severity
from desktop_app.domain.leave import EMBARGO, Leave
from desktop_app.errors import (
    BlockedError,
    CancelledError,
    InputError,
    NotFoundError,
    TargetError,
    TargetExistsError,
)
from desktop_app.exporters import REGISTRY
from desktop_app.exporters.base import Assets, ExportJob, put_text
from desktop_app.exporters.clipboard import markdown_copy, rich_text
from desktop_app.exporters.html import fragment
from desktop_app.exporters.profile import profile_from
from desktop_app.exporters.words import lost_words
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
from desktop_app.services.outgoing import heavy_pictures, outgoing_picture, stilled_pictures
from desktop_app.services.profiles import Profiles, resolved
from desktop_app.services.site_tree import MANIFEST, digests, files_of, manifest_text, put_tree
from desktop_app.services.swaps import SwapJournal
from desktop_app.services.turns import Turns
from desktop_app.store.files import make_folder, replace_folder, target_error

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime
    from pathlib import Path

    from desktop_app.domain.article import Article
    from desktop_app.domain.records import HouseStyle, Image, Records
    from desktop_app.exporters.base import Exporter, Picture, Progress
    from desktop_app.exporters.profile import Profile
    from desktop_app.markdown.blocks import Block, Document
    from desktop_app.resources import Resources
    from desktop_app.services.library import LibraryService
    from desktop_app.services.pictures import PictureService

# What older exports put into their folders, which had no manifest.
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
    """Checks articles and writes them by any profile."""

    def __init__(
        self,
        library: LibraryService,
        pictures: PictureService,
        resources: Resources,
        clock: Callable[[], datetime] = utc_now,
        folder: Callable[[], Path | None] = lambda: None,
        swaps: SwapJournal | None = None,
        turns: Turns | None = None,
    ) -> None:
        """`folder` is the library's, whose house style may hold profiles."""
        self._library = library
        self._pictures = pictures
        self._resources = resources
        self._checking = CheckingService(library, pictures, clock)
        self._profiles = Profiles(resources, folder)
        self._swaps = swaps or SwapJournal(None)
        self._turns = turns or Turns(None)

    def formats(self) -> tuple[Exporter, ...]:
        """Every format, with its key, name and note."""
        return REGISTRY

    def profiles(self) -> tuple[Profile, ...]:
        """Every profile; raises InputError where the library's own are wrong."""
        return self._profiles.all()

    def check(
        self, article: Article, profile: str = "", records: Records | None = None
    ) -> tuple[Finding, ...]:
        """What would be found at an export; findings of severity *error* stop it."""
        records = records or self._library.records()
        if profile:
            records = resolved(records, self._profiles.named(profile))
        return self._checking.check(article, records)

    def export(
        self,
        article: Article,
        profile_key: str,
        target: Path,
        *,
        overwrite: bool = False,
        anyway: bool = False,
        leave: Leave | None = None,
        spoilers: str = "",
        images: str = "",
        records: Records | None = None,
        progress: Progress | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> ExportResult:
        """Write the article into `target`: a folder of its own, or a site, as the profile says.

        A folder is made, or replaced by `overwrite`. `anyway` exports in spite of errors, `leave`
        says more exactly which may pass; `spoilers` and `images` take the place of the profile's
        choices of spoilers and image_formats.
        Folders that are missing above `target` are made. With `records` the library is not
        asked, so that it may run in any thread. Raises BlockedError, TargetError,
        TargetExistsError, InputError or CancelledError; nothing is written then, and what was
        there is untouched.
        """
        profile = self._profiles.named(profile_key)
        if spoilers:
            profile = profile_from(profile.key, {"spoilers": spoilers}, profile)
        if images:
            profile = profile_from(profile.key, {"image_formats": images}, profile)
        exporter = _exporter(profile.format)
        records = resolved(records or self._library.records(), profile)
        leave = leave or Leave(anyway=anyway)
        self._refuse_errors(article, records, leave)
        alone = profile.into == "folder"
        target = _usable(target, overwrite=overwrite) if alone else _site(target)
        step, tell = _stepper(progress, cancelled), _stepper(progress, None)
        job = self._job(
            article, records, step, profile, anyway=leave.anyway or bool(leave.findings)
        )
        scratch = target.with_name(f".{target.name[:80]}.{secrets.token_hex(6)}.part")
        try:
            make_folder(target.parent)
            with self._swaps.swap(target, scratch, site_of="" if alone else job.slug):
                scratch.mkdir()
                entry = exporter.export(job, scratch, step).relative_to(scratch)
                _refuse_losses(job, scratch / entry, leave)
                files = sum(1 for path in scratch.rglob("*") if path.is_file())
                name = entry.as_posix()
                if alone:
                    put_text(scratch / MANIFEST, manifest_text(profile.key, name, digests(scratch)))
                    files += 1
                with self._turns.turn(target, lambda: step("Waiting for another export", 0, 0)):
                    if alone:
                        step("Finishing", 1, 1)
                        _usable(target, overwrite=overwrite)  # it may have come meanwhile
                        replace_folder(scratch, target)
                    else:
                        step("Writing into the site", 0, 1)
                        put_tree(  # called off while files move, it would be half a site
                            scratch, target, job.slug, profile.key, name, tell, overwrite=overwrite
                        )
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
        return fragment(self._copy_job(article, "fragment", anyway=anyway, records=records))

    def copy_rich(
        self, article: Article, *, anyway: bool = False, records: Records | None = None
    ) -> tuple[str, str]:
        """The article for an editor on the web: clean HTML with its pictures inside, and text."""
        job = self._copy_job(article, "wordpress-classic", anyway=anyway, records=records)
        return rich_text(job), markdown_copy(job)

    def copy_markdown(
        self, article: Article, *, anyway: bool = False, records: Records | None = None
    ) -> str:
        """The article as plain Markdown under its headline."""
        return markdown_copy(self._copy_job(article, "markdown", anyway=anyway, records=records))

    def _copy_job(
        self, article: Article, profile: str, *, anyway: bool, records: Records | None
    ) -> ExportJob:
        chosen = self._profiles.named(profile)
        records = resolved(records or self._library.records(), chosen)
        self._refuse_errors(article, records, Leave(anyway=anyway))
        return self._job(article, records, _stepper(None, None), chosen, anyway=anyway)

    def _refuse_errors(self, article: Article, records: Records, leave: Leave) -> None:
        found = self._checking.check(article, records)
        errors = [one for one in found if one.severity is Severity.ERROR]
        errors = [one for one in errors if not leave.passes(one)]
        if errors:
            count = "One finding stops" if len(errors) == 1 else f"{len(errors)} findings stop"
            way_out = "Settle them, or export anyway."
            if [one.code for one in errors] == [EMBARGO]:
                way_out = "Wait for it, or give a reason."
            raise BlockedError(f"{count} the export.", tuple(errors), way_out)

    def _job(
        self, article: Article, records: Records, step: Progress, profile: Profile, *, anyway: bool
    ) -> ExportJob:
        """Everything that the exporter needs; the records get the sizes of the copies."""
        article = _under_new_names(article, records)
        document = parse(article.body, records, article.details)
        shown = _shown_images(article, document, records)
        pictures: dict[str, Picture] = {}
        for done, record in enumerate(shown):
            step("Preparing pictures", done, len(shown))
            lead = record.slug == article.details.hero
            formats = image_formats(profile, records.house)
            picture = self._picture(record, done + 1, formats, anyway=anyway, lead=lead)
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
            profile=profile,
        )

    def _picture(
        self, record: Image, number: int, formats: tuple[str, ...], *, anyway: bool, lead: bool
    ) -> Picture | None:
        """The copies of a picture; None where it is missing and the export goes on without."""
        try:
            path = self._pictures.path_of(record)
            return outgoing_picture(path, record, number, formats=formats, lead=lead)
        except (InputError, NotFoundError):
            if anyway:
                return None
            raise


def image_formats(profile: Profile, house: HouseStyle) -> tuple[str, ...]:
    """The suffixes of the copies that a browser may choose beside JPEG or PNG."""
    if profile.image_formats == "plain":
        return ()
    avif = profile.image_formats == "avif" or (profile.image_formats == "house" and house.avif)
    return (".webp", ".avif") if avif else (".webp",)


def _under_new_names(article: Article, records: Records) -> Article:
    """The article with the slugs that its lead image, productions and hubs have by now."""
    details = article.details
    hero = records.image(details.hero)
    new = replace(
        details,
        hero=hero.slug if hero else details.hero,
        productions=tuple(
            found.slug if (found := records.production(slug)) else slug
            for slug in details.productions
        ),
        hubs=tuple(hub.slug if (hub := records.hub(slug)) else slug for slug in details.hubs),
    )
    return article if new == details else replace(article, details=new)


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
    ours = files_of(target / MANIFEST)
    if ours:
        there = {
            path.relative_to(target).as_posix() for path in target.rglob("*") if path.is_file()
        }
        strange = bool(there - ours.keys() - {MANIFEST})
    else:
        strange = not inside <= _OURS or not inside & _ENTRIES
    if inside and strange:
        raise TargetError(
            f"{target} holds files that are not from an export.", "Choose another folder."
        )
    return target


def _site(target: Path) -> Path:
    """The site's folder by its full path; raises TargetError where it is none."""
    target = target.absolute()
    try:
        if target.exists() and not target.is_dir():
            raise TargetError(f"{target} is a file, not a folder.", "Choose the site’s folder.")
    except OSError as error:
        raise target_error(error, target) from error
    return target


def _refuse_losses(job: ExportJob, entry: Path, leave: Leave) -> None:
    """Count the words in and out; raises BlockedError where some are missing."""
    text = entry.read_text(encoding="utf-8")
    lost = lost_words(job, text, is_html=entry.suffix == ".html")
    if not lost:
        return
    more = f" and {len(lost) - 1} more" if len(lost) > 1 else ""
    why = f"“{lost[0]}”{more} would not be in {entry.name}"
    found = Finding("words-lost", Severity.ERROR, 0, 0, 0, "Words would be lost", why)
    if not leave.passes(found):
        raise BlockedError(
            "Words would be lost.", (found,), "Export anyway, or choose another profile."
        )


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
    yield from stilled_pictures(job)
