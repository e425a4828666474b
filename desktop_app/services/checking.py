"""Reading the copy for faults, outside the editor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.checks.base import CheckContext, finding
from desktop_app.checks.missing_image import MissingImage
from desktop_app.checks.run import run_checks
from desktop_app.errors import NotFoundError
from desktop_app.markdown.parser import parse
from desktop_app.services.clock import utc_now

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from desktop_app.domain.article import Article
    from desktop_app.domain.finding import Finding
    from desktop_app.domain.records import Image, Records
    from desktop_app.services.library import LibraryService
    from desktop_app.services.pictures import PictureService


class CheckingService:
    """Runs every check over an article and the library's records."""

    def __init__(
        self,
        library: LibraryService,
        pictures: PictureService | None = None,
        clock: Callable[[], datetime] = utc_now,
    ) -> None:
        """With `pictures` it looks for the pictures' files as well."""
        self._library = library
        self._pictures = pictures
        self._clock = clock

    def check(self, article: Article, records: Records | None = None) -> tuple[Finding, ...]:
        """What is found, in the order of the text; `records` spares asking the library."""
        if records is None:
            records = self._library.records()
        document = parse(article.body, records, article.details)
        context = CheckContext(article, document, records, self._clock())
        found = [*run_checks(context), *self._lost_files(context)]
        return tuple(sorted(found, key=lambda one: (one.start, one.end)))

    def _lost_files(self, context: CheckContext) -> Iterator[Finding]:
        """Pictures whose record names a file that is not in the media folder any more."""
        uses: list[tuple[tuple[int, int] | None, Image | None]] = [(None, context.hero)]
        uses += [(image.span, image.record) for image in context.images]
        for span, record in uses:
            if record is not None and not record.wanted() and not self._has_file(record):
                why = f"{record.slug} · add the picture again"
                yield finding(MissingImage(), context, span, "Image has lost its file", why)

    def _has_file(self, record: Image) -> bool:
        if self._pictures is None:
            return True
        try:
            return self._pictures.path_of(record).is_file()
        except NotFoundError:
            return False
