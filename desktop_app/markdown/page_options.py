"""What a page's HTML depends on besides the article."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.markdown.blocks import ImageUse


def no_sources(_use: ImageUse) -> tuple[tuple[str, str], ...]:
    """Nothing to choose from."""
    return ()


@dataclass(frozen=True)
class PageOptions:
    """`image_url` gives the address of a picture that has a file, or "" where there is none.

    The preview also shows what is missing, so that the writer sees it; an export leaves out
    what would be an empty box. `sources` gives the suffix and the `srcset` of each format that a
    picture is there in, the preferred one first.
    """

    image_url: Callable[[ImageUse], str]
    preview: bool = False
    sources: Callable[[ImageUse], tuple[tuple[str, str], ...]] = no_sources
