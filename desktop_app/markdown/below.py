"""What stands below the text of a recap: the ways to the recaps before and after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.domain.recaps import NEXT, PREVIOUS, neighbour
from desktop_app.markdown.blocks import Link, Paragraph, Text

if TYPE_CHECKING:
    from desktop_app.domain.article import Details
    from desktop_app.domain.records import Records

_NOWHERE = (0, 0)
_NAMES = ((PREVIOUS, "Previous recap"), (NEXT, "Next recap"))


def neighbours_below(details: Details, records: Records) -> tuple[Paragraph, ...]:
    """A line for each of them, as links; the slug stands for an article that nobody knows."""
    found = []
    for which, name in _NAMES:
        slug = neighbour(details, which)
        if slug:
            article = records.article(slug)
            url, words = (article.url, article.headline) if article else ("", slug)
            link = Link(f"article:{slug}", url, (Text(words or slug),))
            found.append(Paragraph((Text(f"{name}: "), link), _NOWHERE))
    return tuple(found)
