"""Articles handed over whole: with the records, people and pictures that they draw on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app import __version__
from desktop_app.errors import (
    CancelledError,
    InputError,
    NotFoundError,
    TargetError,
    TargetExistsError,
)
from desktop_app.exporters.handover import Handover, handover_bytes
from desktop_app.markdown.renaming import named_in
from desktop_app.store.files import atomic_write, make_folder, target_error

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from desktop_app.domain.article import Article
    from desktop_app.domain.records import Image, Records
    from desktop_app.services.pictures import PictureService

SUFFIX = ".marquee"
MOST_BYTES = 450_000_000  # what comes in may be a little larger than what goes out


class HandoverService:
    """Makes hand-over files; from any thread, as articles and records are handed in."""

    def __init__(self, pictures: PictureService) -> None:
        self._pictures = pictures

    def hand_over(
        self,
        articles: Sequence[Article],
        records: Records,
        target: Path,
        *,
        overwrite: bool = False,
        progress: Callable[[str, int, int], None] = lambda *_: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> tuple[str, ...]:
        """Write the file, whole or not at all; answers with what could not go along.

        Raises TargetError where it cannot be written, TargetExistsError where there is one,
        InputError where it would be too large, CancelledError.
        """
        _check(target, overwrite=overwrite)
        if not articles:
            raise InputError("There is no article to hand over.", "Choose one first.")
        named = frozenset().union(*(named_in(article.body) for article in articles))
        for article in articles:
            details = article.details
            named |= {f"production:{slug}" for slug in details.productions}
            named |= {f"hub:{slug}" for slug in details.hubs}
            named |= {f"image:{details.hero}"} if details.hero else set()
        aliases = {key: records.aliases[key] for key in named & records.aliases.keys()}
        slugs = {key.partition(":")[0] + ":" + aliases.get(key, key.partition(":")[2])
                 for key in named}  # fmt: skip
        left: list[str] = []
        images = self._with_files(
            [one for slug, one in sorted(records.images.items()) if f"image:{slug}" in slugs],
            left, progress, cancelled,
        )  # fmt: skip
        handover = Handover(
            articles=tuple(articles),
            images=images,
            productions=tuple(
                one for slug, one in sorted(records.productions.items())
                if f"production:{slug}" in slugs
            ),
            hubs=tuple(one for slug, one in sorted(records.hubs.items()) if f"hub:{slug}" in slugs),
            aliases=aliases,
        )  # fmt: skip
        data = handover_bytes(handover, f"Marquee {__version__}")
        if cancelled():
            raise CancelledError("The hand-over was called off.")
        make_folder(target.absolute().parent)
        atomic_write(target.absolute(), data)
        return tuple(left)

    def _with_files(
        self,
        images: Sequence[Image],
        left: list[str],
        progress: Callable[[str, int, int], None],
        cancelled: Callable[[], bool],
    ) -> tuple[tuple[Image, bytes], ...]:
        found: list[tuple[Image, bytes]] = []
        size = 0
        for number, image in enumerate(images):
            if cancelled():
                raise CancelledError("The hand-over was called off.")
            progress("Reading pictures", number, len(images))
            data = b""
            if not image.wanted():
                try:
                    data = self._pictures.path_of(image).read_bytes()
                except (NotFoundError, OSError):
                    left.append(f"the file of the image {image.slug}, which is missing")
            size += len(data)
            if size > MOST_BYTES:
                raise InputError(
                    f"The pictures have more than {MOST_BYTES // 1_000_000} MB.",
                    "Hand over fewer articles at once.",
                )
            found.append((image, data))
        return tuple(found)


def _check(target: Path, *, overwrite: bool) -> None:
    try:
        if target.is_dir():
            raise TargetError(f"{target} is a folder, not a file.", "Choose another name.")
        if target.exists() and not overwrite:
            raise TargetExistsError(
                f"{target} exists already.", "Replace it, or choose another name."
            )
    except OSError as error:
        raise target_error(error, target) from error
