"""Articles out of the library, as folders: whole or not at all."""

from __future__ import annotations

import secrets
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.domain.finding import Finding, Severity
from desktop_app.domain.leave import EMBARGO, Leave
from desktop_app.errors import (
    BlockedError,
    CancelledError,
    InputError,
)
from desktop_app.exporters import REGISTRY
from desktop_app.exporters.clipboard import markdown_copy, rich_text
from desktop_app.exporters.html import fragment
from desktop_app.exporters.profile import profile_from
from desktop_app.exporters.words import lost_words
from desktop_app.services.checking import CheckingService
from desktop_app.services.clock import utc_now
from desktop_app.services.export_job import JobMaker, left_out
from desktop_app.services.export_places import OwnFolder, Place, SiteFolder
from desktop_app.services.outgoing import heavy_pictures
from desktop_app.services.profiles import Profiles, resolved
from desktop_app.services.swaps import SwapJournal
from desktop_app.services.turns import Turns
from desktop_app.store.files import make_folder, target_error

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from desktop_app.domain.article import Article
    from desktop_app.domain.records import Records
    from desktop_app.exporters.base import Exporter, ExportJob, Progress
    from desktop_app.exporters.profile import Profile
    from desktop_app.resources import Resources
    from desktop_app.services.library import LibraryService
    from desktop_app.services.pictures import PictureService


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
        self._jobs = JobMaker(pictures, resources)
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
        profile = self._chosen(profile_key, spoilers=spoilers, images=images)
        exporter = _exporter(profile.format)
        records = resolved(records or self._library.records(), profile)
        leave = leave or Leave(anyway=anyway)
        self._refuse_errors(article, records, leave)
        kind = OwnFolder if profile.into == "folder" else SiteFolder
        place: Place = kind(target, overwrite=overwrite)
        step = _stepper(progress, cancelled)
        job = self._jobs.make(
            article, records, step, profile, anyway=leave.anyway or bool(leave.findings)
        )
        scratch = place.target.with_name(f".{place.target.name[:80]}.{secrets.token_hex(6)}.part")
        try:
            make_folder(place.target.parent)
            with self._swaps.swap(place.target, scratch, site_of=place.site_of(job)):
                scratch.mkdir()
                entry = exporter.export(job, scratch, step).relative_to(scratch)
                _refuse_losses(job, scratch / entry, leave)
                place.sign(scratch, job, entry.as_posix())
                files = sum(1 for path in scratch.rglob("*") if path.is_file())
                with self._turns.turn(
                    place.target, lambda: step("Waiting for another export", 0, 0)
                ):
                    step(*place.last_step)
                    # From here on it cannot be called off: it would be half a site.
                    place.put(scratch, job, entry.as_posix(), _stepper(progress, None))
        except OSError as error:
            raise target_error(error, place.target) from error
        finally:
            shutil.rmtree(scratch, ignore_errors=True)
        return ExportResult(place.target / entry, files, tuple(left_out(job)), heavy_pictures(job))

    def _chosen(self, key: str, *, spoilers: str, images: str) -> Profile:
        """The profile, with what was chosen for this once in the place of its own."""
        profile = self._profiles.named(key)
        if spoilers:
            profile = profile_from(profile.key, {"spoilers": spoilers}, profile)
        if images:
            profile = profile_from(profile.key, {"image_formats": images}, profile)
        return profile

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
        return self._jobs.make(article, records, _stepper(None, None), chosen, anyway=anyway)

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


def _exporter(key: str) -> Exporter:
    for exporter in REGISTRY:
        if exporter.key == key:
            return exporter
    known = ", ".join(exporter.key for exporter in REGISTRY)
    raise InputError(f"There is no format “{key}”.", f"There are {known}.")


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
